"""A register's file as records of cells: CSV or the first sheet of an XLSX. Reads, judges nothing.

Line numbers are the physical line where a record starts, the header being line 1, and the row of
the sheet in an XLSX (contract A18).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Literal

from reports.packed_texts import PackedTexts
from reports.register.record import BadRegisterFile, Cell, Record
from reports.register.text import records_of_text
from storage.register_records import Refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = ["BadRegisterFile", "Cell", "Record"]

LARGEST = 500_000_000
"""Bytes of a file: a million rows, each with some lines of text."""

LARGEST_UNPACKED = 1_000_000_000
"""Bytes of an XLSX unpacked: what is larger was packed to do harm."""

BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How an XLSX begins, and an old .xls or an .xlsx under a password."""

AT_ONCE = 1 << 16
"""Bytes."""

Note = Callable[[int], None]


def in_silence(count: int) -> None:
    """For whom nobody watches."""


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
        yield from records_of_text(opened)


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


def _of_sheet(opened: BinaryIO, largest: int) -> Iterator[Record | Refusal]:
    """Empty cells at the end of a row are no cells; a row is as wide as the header at least."""
    width = 0
    for line, values in _sheet(opened, largest):
        cells = [_cell(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if line == 1:
            width = len(cells)
        if line == 1 or cells:
            yield Record(line, [*cells, *[""] * (width - len(cells))])


def _sheet(opened: BinaryIO, largest: int) -> Iterator[tuple[int, list[object]]]:
    from xml.etree.ElementTree import ParseError
    from zlib import error as BadDeflate

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(opened) as packed:
            if sum(part.file_size for part in packed.infolist()) > largest:
                raise BadRegisterFile(1, "too_big", longest=str(largest // 1_000_000))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know
            with closing(PackedTexts()) as texts:
                yield from _rows(_book(opened, texts))
    except (zipfile.BadZipFile, BadDeflate, InvalidFileException, ParseError, EOFError) as error:
        raise BadRegisterFile(1, "broken_excel", problem=type(error).__name__) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        # what openpyxl meets in a book whose parts do not fit together
        raise BadRegisterFile(1, "broken_excel", problem=type(error).__name__) from error


def _book(opened: BinaryIO, texts: Any) -> Any:
    """openpyxl's way of opening, but that texts which cells share wait outside of memory."""
    from openpyxl.cell.text import Text
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):
        def read_strings(self) -> None:
            self.shared_strings = texts
            package: Any = self.package
            if (part := package.find(SHARED_STRINGS)) is None:
                return
            with self.archive.open(part.PartName[1:]) as source:
                for node in _passing(source, "si"):
                    text: Any = Text.from_tree(node)
                    texts.append(text.content.replace("x005F_", ""))

    reader = Reader(opened, read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _rows(book: Any) -> Iterator[tuple[int, list[object]]]:
    """(row of the sheet, cells) of those rows that are there."""
    from openpyxl.worksheet._reader import WorkSheetParser

    if not book.worksheets:
        raise BadRegisterFile(1, "no_sheet")
    sheet = book.worksheets[0]
    with sheet._get_source() as source:
        parser: Any = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for node in _passing(source, "row"):
            line, row = parser.parse_row(node)
            cells: list[object] = [None] * max((cell["column"] for cell in row), default=0)
            for cell in row:
                cells[cell["column"] - 1] = cell["value"]
            yield line, cells


def _passing(source: IO[bytes], name: str) -> Iterator[Any]:
    """Each of these nodes, let go of with its parent's hold on it: openpyxl's own reader keeps
    the empty shell of each."""
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    tag = f"{{{SHEET_MAIN_NS}}}{name}"
    above: list[Any] = []
    for event, node in iterparse(source, events=("start", "end")):
        if event == "start":
            above.append(node)
            continue
        above.pop()
        if node.tag == tag:
            yield node
            above[-1].clear()


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
