"""Cells of a workbook: numbers as numbers, text as text, whatever it looks like."""

from __future__ import annotations

from datetime import date
from typing import Any

from reports.clean import clean_text
from reports.document import Cell, Change, Share, cell_text
from reports.wording import Say

LONGEST = 32_767
"""Characters of a cell, as Excel counts them: of what is longer the rest is cut, and it is said."""


AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""What xlsxwriter is told of every book: a text is a text, whatever it looks like."""


class Pen:
    """`cut`: how many cells were too long."""

    def __init__(self, book: Any, say: Say) -> None:
        self._formats = _formats(book)
        self._say = say
        self.cut = 0

    def write(self, sheet: Any, row: int, column: int, cell: Cell, how: str = "text") -> None:
        """`how`: the look of a text."""
        match cell:
            case str():
                sheet.write_string(row, column, self.held(cell), self._formats[how])
            case int() | float():
                kind = "count" if isinstance(cell, int) else "number"
                sheet.write_number(row, column, cell, self._formats[kind])
            case date():
                sheet.write_datetime(row, column, cell, self._formats["day"])
            case Change(by):
                kind = "more" if isinstance(by, int) else "more_number"
                sheet.write_number(row, column, by, self._formats[kind])
            case Share(percent=(int() | float()) as percent):
                sheet.write_number(row, column, percent / 100, self._formats["percent"])
            case _:
                told = cell_text(cell, self._say)
                sheet.write_string(row, column, told, self._formats["none"])

    def link(self, sheet: Any, row: int, column: int, target: tuple[str, str]) -> None:
        """`target`: (a sheet of the same book, what is read)."""
        name, text = target
        where = f"internal:'{name}'!A1"
        sheet.write_url(row, column, where, self._formats["link"], self.held(text)[:255])

    def held(self, text: str) -> str:
        """As much as a cell takes."""
        told = clean_text(text)
        if len(told) * 2 > LONGEST and _units(told) > LONGEST:
            self.cut += 1
            return _first(told, LONGEST - 1) + "\N{HORIZONTAL ELLIPSIS}"
        return told


def _formats(book: Any) -> dict[str, Any]:
    add, top = book.add_format, {"valign": "top", "border": 1, "border_color": "#A6A6A6"}
    head = {"bold": True, "bg_color": "#E7ECF2", "text_wrap": True}
    return {
        "title": add({"bold": True, "font_size": 13}),
        "mark": add({"italic": True, "font_color": "#595959"}),
        "head": add(head | top),
        "text": add({"text_wrap": True, "num_format": "@"} | top),
        "line": add({"num_format": "@"}),
        "count": add({"num_format": "#,##0"} | top),
        "number": add({"num_format": "#,##0.0#"} | top),
        "more": add({"num_format": "+#,##0;-#,##0;0"} | top),
        "more_number": add({"num_format": "+#,##0.0;-#,##0.0;0.0"} | top),
        "percent": add({"num_format": "0.0%"} | top),
        "day": add({"num_format": "dd.mm.yyyy", "align": "left"} | top),
        "none": add({"align": "right"} | top),
        "link": add({"font_color": "#1F3864", "underline": 1} | top),
    }


def _units(text: str) -> int:
    """Excel counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _first(text: str, units: int) -> str:
    """Not half of a character."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
