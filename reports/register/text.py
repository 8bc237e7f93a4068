"""A register's file as CSV: records and the physical lines where they start."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reports.register.record import BadRegisterFile, Record
from storage.register_records import Refusal

LONGEST_HEADER = 1_000_000
"""Characters of the first line that are looked at for its delimiter."""


def records_of_text(opened: BinaryIO) -> Iterator[Record | Refusal]:
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
