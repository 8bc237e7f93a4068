"""Corrections: what the register says of a case is changed, with every old value in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_judging import word
from storage.case_records import Case, NotAllowed
from storage.case_steps import CORRECT
from storage.correction_records import CORRECTABLE, DATES, WHENCE, Correction, Impossible
from storage.records import Channel
from storage.register_records import Change, Key
from storage.sql import appeal_words, case_links
from storage.sql.case_changes import finish, log
from storage.tables_register import appeal

EARLIEST = date(2000, 1, 1)
"""Contract A31."""
ADMIN = "admin"
NEVER_EMPTY = (
    *("kind", "organisation", "representative", "collective", "repeat", "anonymous"),
    *WHENCE,
)
DOORS = frozenset(Channel)


async def write(connection: AsyncConnection, case: Case, told: Correction) -> None:
    """Lock the row first. What is as it was leaves no line; a date without one leaves no time.

    Raises NotAllowed or Impossible before anything is written.
    """
    found = (await connection.execute(_asked(case))).one()
    was = {name: getattr(found, _column(name)) for name in CORRECTABLE}
    new = {name: value for name, value in told.values.items() if value != was.get(name)}
    _judge(case, told, new)
    _judge_dates(case, {name: new.get(name, was[name]) for name in DATES}, told.at.day)
    lines = [Change(name, word(was[name]), word(new[name]), *_by(told)) for name in new]
    if "channel" in new:
        await _move(connection, Key(found.channel, found.external_id), told)
    columns = _columns(new, told.at.at)
    if told.due is not None and told.due != case.message.due:
        columns["due"] = told.due
        lines.append(Change("due", word(case.message.due), word(told.due), *_by(told)))
    if columns:
        name = case.message.appeal
        await connection.execute(update(appeal).where(appeal.c.id == name).values(columns))
        await log(connection, name, lines)
    if "organisation" in new:
        await appeal_words.learn_anew(connection, [case.message.appeal])
    await finish(connection, told.draft)


def _judge(case: Case, told: Correction, new: Mapping[str, object]) -> None:
    """Raises NotAllowed."""
    if CORRECT not in [step.name for step in case.steps]:
        raise NotAllowed(CORRECT)
    for name, value in new.items():
        is_known = name in CORRECTABLE and (value is not None or name not in NEVER_EMPTY)
        tells_whence = name == "place" and case.message.traceless
        was_promised = name in ("anonymous", *WHENCE) and case.message.channel in DOORS
        is_door = name == "channel" and value in DOORS
        if not is_known or tells_whence or was_promised or is_door:
            raise NotAllowed(name)
        if name in DATES and told.role != ADMIN:
            raise NotAllowed(name)


async def _move(connection: AsyncConnection, was: Key, told: Correction) -> None:
    """Another channel is another key: free, and named by all that were answered for it.

    Raises Impossible.
    """
    key = Key(str(told.values["channel"]), was.external_id)
    if await case_links.is_taken(connection, key):
        raise Impossible("channel", "taken")
    await case_links.rename(connection, str(was), str(key), _by(told))


def _judge_dates(case: Case, days: Mapping[str, Any], today: date) -> None:
    """Raises Impossible: A16, A31, and what has no answer cannot have its day."""
    received, registered, answered = (days[name] for name in DATES)
    if received is None:
        raise Impossible("received", "missing")
    for name, day in days.items():
        if day is not None and day > today:
            raise Impossible(name, "future")
        if day is not None and day < EARLIEST:
            raise Impossible(name, "old")
    if registered and registered < received:
        raise Impossible("registered", "before")
    if answered and answered < (registered or received):
        raise Impossible("answered", "before")
    if case.message.is_open and answered:
        raise Impossible("answered", "not_over")
    if not case.message.is_open and answered is None:
        raise Impossible("answered", "missing")


def _columns(new: Mapping[str, object], at: datetime) -> dict[str, Any]:
    """A corrected day is known without its time: midnight in the town's zone."""
    columns: dict[str, Any] = {}
    for name, value in new.items():
        columns[_column(name)] = value
        if name in DATES:
            columns[f"{name}_at"] = _midnight(value, at)
    return columns


def _midnight(day: object, at: datetime) -> datetime | None:
    return datetime.combine(day, time(0), at.tzinfo) if isinstance(day, date) else None


def _asked(case: Case) -> Select[Any]:
    return select(appeal).where(appeal.c.id == case.message.appeal)


def _column(name: str) -> str:
    return f"{name}_day" if name in DATES else name


def _by(told: Correction) -> tuple[datetime, str]:
    return told.at.at, told.role
