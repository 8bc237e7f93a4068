"""The register as an export: the columns of its own file, so that it can be read back (§4). Pure.

What people wrote is there only if it is asked for, and masked. Of a message that came without a
trace there are no words in the register, so none can come here; addresses of authors have no
column at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.directories import Directories, Directory
from reports.export.shape import Column, Datatype, Line, Value
from reports.register.columns import directories
from reports.register.rows import FIELDS
from storage.register_records import OPEN, Key, Moment, RegisterRow

TEXT = "text"
FLAGS = ("extended", "anonymous", "repeat", "collective")

Scrub = Callable[[str], str]
"""Leaves no name, phone, address or link in words that people wrote."""


def columns(known: Directories, *, texts: bool) -> tuple[Column, ...]:
    """In the order of contract §4."""
    told = (one for one in known.columns if texts or one.id != TEXT)
    return tuple(Column(one.id, one.title, _type(one.id)) for one in told)


def _type(name: str) -> Datatype:
    if name in FIELDS:
        return "dateTime"
    return "boolean" if name in FLAGS else "string"


class Appeals:
    """Turns rows into cells; `scrub` is None where words are left out.

    People read titles; programs, which read `named`, have ids.
    """

    def __init__(
        self, known: Directories, zone: ZoneInfo, scrub: Scrub | None, *, named: bool
    ) -> None:
        told = columns(known, texts=scrub is not None)
        self._fields = [FIELDS.get(one.name, one.name) for one in told]
        self._zone = zone
        self._scrub = scrub or _nothing
        self._titles: Mapping[str, Directory[Any]] = {} if named else directories(known)

    def line(self, row: RegisterRow) -> Line:
        return [self._cell(name, getattr(row, name)) for name in self._fields]

    def _cell(self, name: str, value: Any) -> Value:
        if isinstance(value, Moment):
            return self._local(value)
        if isinstance(value, Key):
            return str(value)
        if name == TEXT:
            return self._scrub(value) or None
        if value == "" or (name == "outcome" and value == OPEN):
            return None
        if isinstance(value, str) and name in self._titles:
            return self._titles[name].title(value)
        told: Value = value
        return told

    def _local(self, moment: Moment) -> datetime:
        return moment.at.astimezone(self._zone).replace(tzinfo=None)


def _nothing(_: str) -> str:
    return ""
