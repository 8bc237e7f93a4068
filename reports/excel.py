"""A report as a workbook: a sheet a table, then the register row by row, however long it is.

Nothing that people wrote can become a formula or a link. Rows go to the disk as they come, so a
million of them take no memory; whoever adds them from a loop does it in a thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from textwrap import wrap
from typing import Any

from reports.clean import clean_text
from reports.document import Cell, Document, Heading, Imprint, Table, cell_text
from reports.excel_cells import AS_TYPED, Pen
from reports.wording import Say, day

MOST = 1_048_576 - 2
"""Rows of a sheet below its head; the last line bears the mark."""

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_NAME, _FOOTER = 31, 250
_NARROW, _BROAD = 9, 60
_PAGE = 150
"""Characters across a printed page; more of them would be too small to read."""
_LINE, _HIGHEST = 15.0, 409.0
"""Points of a line, and of the highest row that there is."""
_CONTENTS = 7
"""Lines above the contents: what the book is, and a blank one."""
_ABOVE = 4
"""Lines above the rows of a table: title, mark, nothing, head."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A table under the headings it stands below."""

    title: str
    table: Table


def titled(document: Document) -> Iterator[Titled]:
    above: dict[int, str] = {}
    for part in document:
        if isinstance(part, Heading):
            above = {level: text for level, text in above.items() if level < part.level}
            above[part.level] = part.text
        elif isinstance(part, Table):
            names = list(dict.fromkeys((*above.values(), part.title)))
            yield Titled(". ".join(names), part)


class Book:
    """Written to `path` at `close`. Until then parts of it lie in the folder of `path`."""

    def __init__(self, path: Path, imprint: Imprint, say: Say) -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types

        options = AS_TYPED | {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "nan_inf_to_errors": True,
        }
        self._book: Any = Workbook(str(path), options)
        self._imprint, self._say = imprint, say
        self._pen = Pen(self._book, say)
        self._rows = self._part = 0
        self._head: tuple[str, ...] = ()
        self._register: Any = None
        self._sign()

    def tables(self, document: Document) -> None:
        """A sheet with the list of tables first."""
        several = list(titled(document))
        names = [_name(number, one.table) for number, one in enumerate(several, start=1)]
        self._contents(list(zip(names, several, strict=True)))
        for name, one in zip(names, several, strict=True):
            self._table(name, one)

    def begin_register(self, head: tuple[str, ...]) -> None:
        self._head, self._rows = head, 0
        self._next_sheet()

    def add(self, lines: Sequence[Sequence[str | date | None]]) -> None:
        """Rows of the register; of more than a sheet holds the rest is in the next one."""
        for line in lines:
            if self._rows == MOST:
                self._end_sheet()
                self._next_sheet()
            self._rows += 1
            for place, value in enumerate(line):
                if value is not None:
                    self._pen.write(self._register, self._rows, place, value, "line")

    @property
    def cut(self) -> int:
        """Cells that were too long."""
        return self._pen.cut

    def close(self) -> None:
        """Raises OSError if there is no room."""
        from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # has no types

        if self._register is not None:
            self._end_sheet()
        try:
            self._book.close()
        except FileCreateError as error:
            [cause] = error.args
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error

    def _sign(self) -> None:
        """Dated by the cut-off, not by the clock."""
        told = self._imprint
        self._book.set_properties(
            {
                "title": clean_text(told.title)[:255],
                "subject": clean_text(told.mark)[:255],
                "author": clean_text(told.org)[:255],
                "keywords": told.keyword,
                "created": datetime.combine(told.day, time()),
            }
        )

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        mark = clean_text(self._imprint.mark).replace("&", "&&")[:_FOOTER]
        sheet.set_footer(f"&L{mark}&R&P / &N")
        return sheet

    def _contents(self, several: Sequence[tuple[str, Titled]]) -> None:
        say = self._say
        sheet = self._sheet(say("excel-contents"))
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, max((_BROAD, *(len(one.title) + 4 for _, one in several))))
        sheet.set_column(2, 2, 12)
        self._pen.write(sheet, 0, 0, self._imprint.title, "title")
        for row, line in enumerate(self._about(), start=1):
            self._pen.write(sheet, row, 0, line, "mark")
        heads = (say("report-no"), say("excel-table"), say("excel-rows"))
        for place, text in enumerate(heads):
            self._pen.write(sheet, _CONTENTS, place, text, "head")
        for number, (name, one) in enumerate(several, start=_CONTENTS + 1):
            self._pen.write(sheet, number, 0, number - _CONTENTS)
            self._pen.link(sheet, number, 1, (name, one.title))
            self._pen.write(sheet, number, 2, len(one.table.rows))
        below = _CONTENTS + 2 + len(several)
        self._pen.write(sheet, below, 0, say("excel-how-to-read"), "mark")

    def _about(self) -> tuple[str, ...]:
        """Of the whole book: whose it is, by which act, as of when, and how to verify it."""
        told, say = self._imprint, self._say
        as_of = say("report-as-of", day=day(told.day))
        return (
            told.mark,
            told.org,
            say("report-by-act", act=told.act) if told.act else "",
            f"{as_of}, {told.state}" if told.state else as_of,
            say("excel-snapshot", id=told.snapshot),
        )

    def _table(self, name: str, one: Titled) -> None:
        sheet, table = self._sheet(name), one.table
        widths = self._widths(table)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        self._pen.write(sheet, 0, 0, one.title, "title")
        self._pen.write(sheet, 1, 0, self._imprint.mark, "mark")
        sheet.set_row(_ABOVE - 1, self._height(table.head, widths))
        for place, text in enumerate(table.head):
            self._pen.write(sheet, _ABOVE - 1, place, text, "head")
        sheet.freeze_panes(_ABOVE, 0)
        sheet.repeat_rows(_ABOVE - 1)
        for number, row in enumerate(table.rows[:MOST], start=_ABOVE):
            sheet.set_row(number, self._height(row, widths))
            for place, cell in enumerate(row):
                self._pen.write(sheet, number, place, cell)
        if table.note:
            self._pen.write(sheet, _ABOVE + 1 + min(len(table.rows), MOST), 0, table.note, "mark")

    def _widths(self, table: Table) -> list[int]:
        """Of characters: by the longest line of each column, as far as the page has room; by its
        longest word otherwise."""
        words, lines = [_NARROW] * len(table.head), [_NARROW] * len(table.head)
        for row in (table.head, *table.rows[:200]):
            for place, cell in enumerate(row):
                text = cell_text(cell, self._say)
                words[place] = max((words[place], *(_width(one) for one in text.split())))
                lines[place] = max(lines[place], *(_width(one) for one in text.split("\n")))
        more = [line - word for line, word in zip(lines, words, strict=True)]
        room = max(0, _PAGE - sum(words))
        if sum(more) > room:
            more = [one * room // sum(more) for one in more]
        return [word + one for word, one in zip(words, more, strict=True)]

    def _height(self, row: Sequence[Cell], widths: Sequence[int]) -> float:
        """Points of a row with all its lines: not every program finds it by itself."""
        told = (cell_text(cell, self._say) for cell in row)
        lines = (_lines(text, width) for text, width in zip(told, widths, strict=True))
        return min(_LINE * max(1, *lines), _HIGHEST)

    def _next_sheet(self) -> None:
        say = self._say
        self._rows = 0
        self._part += 1
        sheet = self._register = self._sheet(say("excel-register", n=self._part))
        sheet.set_column(0, len(self._head) - 1, 16)
        for place, text in enumerate(self._head):
            self._pen.write(sheet, 0, place, text, "head")
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _end_sheet(self) -> None:
        say = self._say
        if self._rows:
            self._register.autofilter(0, 0, self._rows, len(self._head) - 1)
        said = say("excel-cut", n=self._pen.cut) if self._pen.cut else ""
        self._pen.write(self._register, self._rows + 1, 0, f"{self._imprint.mark} {said}", "mark")


def _width(text: str) -> int:
    """Characters of a column that holds it; of capitals and of bold ones fewer go in."""
    return min(len(text) + 2, _BROAD)


def _lines(text: str, width: int) -> int:
    """How many of a column so wide."""
    return sum(max(1, len(wrap(line, width - 1))) for line in text.split("\n"))


def _name(number: int, table: Table) -> str:
    """Distinct by the number; Excel takes 31 characters, and not all of them."""
    plain = " ".join(clean_text(table.title).translate(_FORBIDDEN).split())
    return f"{number}. {plain}"[:_NAME].rstrip()
