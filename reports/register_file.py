"""A register's file as records of cells: CSV or the first sheet of an XLSX. Reads, judges nothing.

Line numbers are the physical line where a record starts, the header being line 1, and the row of
the sheet in an XLSX (contract A18).
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from storage.register_records import Refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

LARGEST = 200_000_000
"""Bytes of a file: a million rows of the usual kind."""

LARGEST_UNPACKED = 1_000_000_000
"""Bytes of an XLSX unpacked: what is larger was packed to do harm."""

BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How an XLSX begins, and an old .xls or an .xlsx under a password."""

LONGEST_HEADER = 1_000_000
"""Characters of the first line that are looked at for its delimiter."""

AT_ONCE = 1 << 16
"""Bytes."""

Cell = str | datetime

Note = Callable[[int], None]


def in_silence(count: int) -> None:
    """For whom nobody watches."""


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[Cell]


class BadRegisterFile(Exception):
    """Nothing of the file can be taken; `fault` says at which line and why."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.fault = Refusal(line, values.pop("column", ""), code, values)


def records(path: Path, note: Note = in_silence) -> Iterator[Record | Refusal]:
    """The header first, then every record that is not blank, as they are read. `note` hears how
    many more bytes were. Raises BadRegisterFile."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadRegisterFile(1, "too_big", longest=str(LARGEST // 1_000_000))
        opened = path.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        raise BadRegisterFile(1, "unreadable", problem=type(error).__name__) from error
    with opened, io.BufferedReader(_Watched(opened, note), AT_ONCE) as watched:
        yield from _records(watched, LARGEST_UNPACKED)


def records_in(data: bytes, largest_unpacked: int = LARGEST_UNPACKED) -> Iterator[Record | Refusal]:
    """As `records`, of a file in memory."""
    yield from _records(io.BytesIO(data), largest_unpacked)


def _records(opened: BinaryIO, largest_unpacked: int) -> Iterator[Record | Refusal]:
    begins = opened.read(len(BOOK))
    opened.seek(0)
    if begins == BOOK:
        yield from _of_sheet(opened, largest_unpacked)
    elif begins == OLD_BOOK:
        raise BadRegisterFile(1, "old_excel")
    else:
        yield from _of_text(opened)


class _Watched(io.RawIOBase):
    """Tells how many more bytes were read of a file."""

    def __init__(self, opened: io.FileIO, note: Note) -> None:
        self._opened, self._note = opened, note

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._opened.seek(offset, whence)

    def readinto(self, buffer: Buffer) -> int:
        count = self._opened.readinto(buffer)
        self._note(count)
        return count


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


def _of_text(opened: BinaryIO) -> Iterator[Record | Refusal]:
    try:
        delimiter = _delimiter(_header(opened))
        yield from _cut(_text(opened), delimiter)
    except UnicodeDecodeError as error:
        raise BadRegisterFile(_undecoded(opened), "encoding") from error
    except OSError as error:
        raise BadRegisterFile(1, "unreadable", problem=type(error).__name__) from error


def _cut(lines: Iterable[str], delimiter: str) -> Iterator[Record | Refusal]:
    told = csv.reader(lines, delimiter=delimiter, strict=True)
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


def _text(opened: BinaryIO) -> io.TextIOWrapper:
    """From the beginning, with the line ends that it has."""
    opened.seek(0)
    return io.TextIOWrapper(opened, "utf-8-sig", newline="")


def _header(opened: BinaryIO) -> str:
    text = _text(opened)
    header = text.readline(LONGEST_HEADER)
    text.detach()  # or it would close the file
    return header


def _undecoded(opened: BinaryIO) -> int:
    """The line of the first byte that is not UTF-8."""
    opened.seek(0)
    for number, line in enumerate(opened, 1):
        try:
            line.decode()
        except UnicodeDecodeError:
            return number
    return 1


def _delimiter(header: str) -> str:
    """Whichever cuts the header into more columns; the comma of equals. Raises BadRegisterFile."""
    commas, semicolons, tabs = (header.count(sign) for sign in ",;\t")
    if tabs > max(commas, semicolons):  # what Excel calls Unicode text
        raise BadRegisterFile(1, "tabs")
    return ";" if semicolons > commas else ","


def _csv_fault(error: csv.Error) -> str:
    told = str(error)
    if "field larger" in told:
        return "too_long"
    return "unclosed" if "unexpected end" in told else "quotes"


def _of_sheet(opened: BinaryIO, largest: int) -> Iterator[Record | Refusal]:
    """Empty cells at the end of a row are no cells; a row is as wide as the header at least."""
    width = 0
    for line, values in enumerate(_sheet(opened, largest), 1):
        cells = [_cell(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if line == 1:
            width = len(cells)
        if line == 1 or cells:
            yield Record(line, [*cells, *[""] * (width - len(cells))])


def _sheet(opened: BinaryIO, largest: int) -> Iterator[tuple[object, ...]]:
    from xml.etree.ElementTree import ParseError
    from zlib import error as BadDeflate

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(opened) as packed:
            if sum(part.file_size for part in packed.infolist()) > largest:
                raise BadRegisterFile(1, "too_big", longest=str(largest // 1_000_000))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know
            book = load_workbook(opened, read_only=True, data_only=True, keep_links=False)
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
