"""Rows of the register as a sheet shows them: the columns of its file but the text. Pure.

So the sheet can be read back as a file of the register (contract §4).
"""

from __future__ import annotations

from datetime import date

from config.directories import Directories
from reports.register.columns import directories
from reports.register.rows import FIELDS
from storage.register_records import OPEN, RegisterLine

Line = tuple[str | date | None, ...]

LEFT_OUT = "text"
"""What people wrote is not in a report."""


def columns(known: Directories) -> tuple[str, ...]:
    return tuple(one.title for one in known.columns if one.id != LEFT_OUT)


class Sheet:
    """Turns rows into cells, titles for ids; flags are "1" or nothing."""

    def __init__(self, known: Directories) -> None:
        self._names = [FIELDS.get(one.id, one.id) for one in known.columns if one.id != LEFT_OUT]
        self._titles = directories(known)

    def cells(self, line: RegisterLine) -> Line:
        return tuple(self._cell(name, getattr(line, name)) for name in self._names)

    def _cell(self, name: str, value: str | date | bool | None) -> str | date | None:
        if isinstance(value, bool):
            return "1" if value else None
        if not value or (name == "outcome" and value == OPEN):
            return None
        if isinstance(value, str) and name in self._titles:
            return self._titles[name].title(value)
        return value
