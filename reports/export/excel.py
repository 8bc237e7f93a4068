"""An export as a workbook of one sheet, row by row to the disk; text is text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from reports.clean import clean_text
from reports.excel_cells import AS_TYPED, Pen
from reports.export.shape import Export, Line, Value
from reports.wording import Say

MOST = 1_048_575
"""Rows of a sheet below its head."""
SIGNS = 255
"""Of a property of a book."""


class TooManyRows(Exception):
    """More than one sheet takes: another program would read the first sheet alone."""


class ExcelFile:
    """Until `close` parts of it lie in the folder of `path`. Raises OSError if there is no room."""

    def __init__(self, path: Path, export: Export, say: Say) -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types

        options = AS_TYPED | {"constant_memory": True, "tmpdir": str(path.parent)}
        self._book: Any = Workbook(str(path), options)
        self._book.set_properties(
            {
                "title": clean_text(export.title)[:SIGNS],
                "subject": clean_text(export.mark)[:SIGNS],
                "author": clean_text(export.org)[:SIGNS],
                "created": datetime.combine(export.as_of, datetime.min.time()),
            }
        )
        self._pen = Pen(self._book, say)
        self._moment = self._book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"})
        self._sheet: Any = self._book.add_worksheet()
        self._rows = 0
        for place, one in enumerate(export.columns):
            self._pen.write(self._sheet, 0, place, one.title, "head")

    @property
    def cut(self) -> int:
        """Cells that were too long."""
        return self._pen.cut

    def add(self, lines: Iterable[Line]) -> None:
        """Raises TooManyRows."""
        for line in lines:
            if self._rows == MOST:
                raise TooManyRows
            self._rows += 1
            for place, value in enumerate(line):
                self._write(place, value)

    def close(self) -> None:
        from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # has no types

        try:
            self._book.close()
        except FileCreateError as error:
            [cause] = error.args
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error

    def _write(self, place: int, value: Value) -> None:
        """Nothing where nothing is said."""
        if isinstance(value, datetime):
            self._sheet.write_datetime(self._rows, place, value, self._moment)
        elif isinstance(value, bool):
            if value:
                self._pen.write(self._sheet, self._rows, place, 1)
        elif value is not None and value != "":
            self._pen.write(self._sheet, self._rows, place, value, "line")
