"""A row of the register as the table holds it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from storage.register_records import FIELDS, Key, Moment, RegisterRow

MOMENTS = ("received", "registered", "answered")
PLAIN = tuple(name for name in FIELDS if name not in (*MOMENTS, "duplicate_of"))
COLUMNS = (
    *PLAIN,
    "duplicate_of",
    *(f"{name}_{half}" for name in MOMENTS for half in ("at", "day")),
)
"""Of the table, those that a file fills; those of messages are not among them."""


def columns_of(row: RegisterRow) -> dict[str, Any]:
    """All of COLUMNS."""
    told: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    told["duplicate_of"] = str(row.duplicate_of) if row.duplicate_of else None
    for name in MOMENTS:
        moment = getattr(row, name)
        told[f"{name}_at"] = moment.at if moment else None
        told[f"{name}_day"] = moment.day if moment else None
    return told


def row_of(found: Row[Any]) -> RegisterRow:
    told = {name: getattr(found, name) for name in PLAIN}
    for name in MOMENTS:
        at: datetime | None = getattr(found, f"{name}_at")
        told[name] = Moment(at, getattr(found, f"{name}_day")) if at else None
    told["duplicate_of"] = Key.parse(found.duplicate_of) if found.duplicate_of else None
    return RegisterRow(**told)


def differences(was: RegisterRow, row: RegisterRow) -> Iterator[tuple[str, str | None, str | None]]:
    """(column of contract §4, old, new). Of a text only the fact of its change."""
    for name in FIELDS:
        old, new = getattr(was, name), getattr(row, name)
        if old == new:
            continue
        if name == "text":
            yield name, None, None
        elif name in MOMENTS:
            yield f"{name}_at", _time(old), _time(new)
        else:
            yield name, _word(old), _word(new)


def _time(moment: Moment | None) -> str | None:
    return moment.at.isoformat() if moment else None


def _word(value: object) -> str | None:
    if isinstance(value, bool):
        return str(int(value))
    return None if value is None else str(value)
