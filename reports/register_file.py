"""A register's file as records of cells: CSV or the first sheet of an XLSX. Reads, judges nothing.

Line numbers are the physical line where a record starts, the header being line 1, and the row of
the sheet in an XLSX (contract A18).
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from storage.register_records import Refusal

LARGEST = 200_000_000
"""Bytes of a file: a million rows of the usual kind."""

LARGEST_UNPACKED = 1_000_000_000
"""Bytes of an XLSX unpacked: what is larger was packed to do harm."""

BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How an XLSX begins, and an old .xls or an .xlsx under a password."""

Cell = str | datetime


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[Cell]


class BadRegisterFile(Exception):
    """Nothing of the file can be taken; `fault` says at which line and why."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.fault = Refusal(line, values.pop("column", ""), code, values)


def records(path: Path) -> Iterator[Record | Refusal]:
    """The header first, then every record that is not blank. Raises BadRegisterFile."""
    return records_in(_bytes(path))


def records_in(data: bytes, largest_unpacked: int = LARGEST_UNPACKED) -> Iterator[Record | Refusal]:
    """As `records`, of a file in memory."""
    if data.startswith(BOOK):
        yield from _of_sheet(data, largest_unpacked)
    elif data.startswith(OLD_BOOK):
        raise BadRegisterFile(1, "old_excel")
    else:
        yield from _of_text(_decoded(data))


def misnamed(path: Path) -> Literal["", "text", "book"]:
    """What the file is where its name says otherwise; it is read as what it is."""
    try:
        with path.open("rb") as opened:
            begins = opened.read(len(BOOK))
    except OSError:  # `records` tells it
        return ""
    match path.suffix.lower():
        case ".csv" if begins == BOOK:
            return "book"
        case ".xlsx" if begins not in (b"", BOOK, OLD_BOOK):
            return "text"
        case _:
            return ""


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BadRegisterFile(1, "too_big", longest=str(LARGEST // 1_000_000))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise BadRegisterFile(1, "unreadable", problem=type(error).__name__) from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRegisterFile(data.count(b"\n", 0, error.start) + 1, "encoding") from error


def _of_text(text: str) -> Iterator[Record | Refusal]:
    lines = io.StringIO(text, newline="")
    told = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    while True:
        start = told.line_num + 1
        try:
            cells = next(told)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(start, "", _csv_fault(error), {"last": str(told.line_num)})
            continue
        if start == 1 or any(map(str.strip, cells)):
            yield Record(start, list(cells))


def _delimiter(text: str) -> str:
    """Whichever cuts the header into more columns; the comma of equals. Raises BadRegisterFile."""
    end = min((n for n in (text.find("\n"), text.find("\r")) if n >= 0), default=len(text))
    header = text[:end]
    commas, semicolons, tabs = (header.count(sign) for sign in ",;\t")
    if tabs > max(commas, semicolons):  # what Excel calls Unicode text
        raise BadRegisterFile(1, "tabs")
    return ";" if semicolons > commas else ","


def _csv_fault(error: csv.Error) -> str:
    told = str(error)
    if "field larger" in told:
        return "too_long"
    return "unclosed" if "unexpected end" in told else "quotes"


def _of_sheet(data: bytes, largest: int) -> Iterator[Record | Refusal]:
    """Empty cells at the end of a row are no cells; a row is as wide as the header at least."""
    width = 0
    for line, values in enumerate(_sheet(data, largest), 1):
        cells = [_cell(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if line == 1:
            width = len(cells)
        if line == 1 or cells:
            yield Record(line, [*cells, *[""] * (width - len(cells))])


def _sheet(data: bytes, largest: int) -> Iterator[tuple[object, ...]]:
    from xml.etree.ElementTree import ParseError
    from zlib import error as BadDeflate

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > largest:
                raise BadRegisterFile(1, "too_big", longest=str(largest // 1_000_000))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            if not book.worksheets:
                raise BadRegisterFile(1, "no_sheet")
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # many programs write a wrong size
            yield from sheet.iter_rows(values_only=True)
    except (zipfile.BadZipFile, BadDeflate, InvalidFileException, ParseError, EOFError) as error:
        raise BadRegisterFile(1, "broken_excel", problem=type(error).__name__) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        # what openpyxl meets in a book whose parts do not fit together
        raise BadRegisterFile(1, "broken_excel", problem=type(error).__name__) from error


def _cell(value: object) -> Cell:
    """A date stays a date, a whole number loses its ".0", the rest is its text, trimmed."""
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return (value + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
        case date():
            return datetime.combine(value, time())
        case _:
            return str(value).strip()
