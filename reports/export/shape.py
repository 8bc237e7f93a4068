"""What an export is before it has a format: columns, rows, and the words that describe it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Datatype = Literal["string", "integer", "decimal", "boolean", "date", "dateTime"]
"""Names of W3C's CSVW."""

Value = str | int | float | bool | date | datetime | None
"""None where nothing is known. A datetime has no zone: it is the town's."""

Line = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """`name` for programs, `title` for people."""

    name: str
    title: str
    datatype: Datatype = "string"


@dataclass(frozen=True, slots=True)
class Export:
    """`mark`: may it be published. `named`: rows bear ids; else the titles that people read."""

    title: str
    columns: tuple[Column, ...]
    period: str
    start: date
    end: date  # the first day after
    as_of: date
    org: str
    timezone: str
    mark: str
    about: str
