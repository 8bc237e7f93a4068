"""An export as CSV: semicolons, UTF-8 with a mark, and nothing that Excel takes for a formula, or,
as it takes 8.3 here, for the eighth of March."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from reports.clean import clean_text
from reports.export.description import DECIMAL, DELIMITER
from reports.export.shape import Export, Line, Value
from reports.register.cells import guarded

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for an old page of codes."""


class CsvFile:
    """Lines go to the disk as they come. Raises OSError if there is no room."""

    cut = 0

    def __init__(self, path: Path, export: Export) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(BOM)
        self._out = csv.writer(self._file, delimiter=DELIMITER, lineterminator="\r\n")
        self._out.writerow([guarded(one.title) for one in export.columns])

    def add(self, lines: Iterable[Line]) -> None:
        self._out.writerows([cell(value) for value in line] for line in lines)

    def close(self) -> None:
        self._file.close()


def cell(value: Value) -> str:
    """As its description says; an apostrophe stands before what begins as a formula does.

    >>> cell("=1+1"), cell(datetime(2026, 7, 1, 9, 5)), cell(True), cell(8.3)
    ("'=1+1", '2026-07-01T09:05:00', '1', '8,3')
    """
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case str():
            return guarded(clean_text(value))
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case float():
            return str(value).replace(".", DECIMAL)
        case _:
            return str(value)
