"""An export as CSV: semicolons, UTF-8 with a mark, and nothing that Excel takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from reports.clean import clean_text
from reports.export_description import DELIMITER
from reports.exported import Export, Line, Value
from reports.register_cells import guarded

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
    """A midnight is a day; an apostrophe stands before what begins as a formula does.

    >>> cell("=1+1"), cell(datetime(2026, 7, 1)), cell(datetime(2026, 7, 1, 9, 5)), cell(True)
    ("'=1+1", '2026-07-01', '2026-07-01T09:05', '1')
    """
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case str():
            return guarded(clean_text(value))
        case datetime():
            if value.time() == time():
                return value.date().isoformat()
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)
