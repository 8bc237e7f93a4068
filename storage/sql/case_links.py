"""Duplicates: the message that is answered for another, and those that share an answer.

A link is a line in both logs, so whoever answers the original meanwhile has to look again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_records import Case, CaseStep, NotAllowed
from storage.keys import Keys
from storage.register_records import DUPLICATE, OPEN, Change, Key
from storage.sealing import Unreadable
from storage.sql.case_changes import log
from storage.sql.threads import thread_for_staff
from storage.sql.traceless import is_traceless
from storage.tables_cases import case_state
from storage.tables_messages import message
from storage.tables_register import appeal, appeal_change
from storage.twin_records import Original, Twin

TWINS = "duplicates"
"""The field of the original's log: the number of a message it is answered for."""
DEEPEST = 5
"""Links that are followed to what is answered: a file may have brought a chain of them."""

_a, _l = appeal.c, appeal_change.c


async def original(
    connection: AsyncConnection, keys: Keys, told: str, case: Case
) -> Original | None:
    """By its number, or as channel:external_id; what is answered for it, if it is one itself.

    None for the case itself, for what staff cannot see, and for a traceless message beside one
    with an address: a link between them would tell who wrote it.
    """
    found = await _root(connection, told)
    if found is None or found.id == case.message.appeal:
        return None
    if is_traceless(found) != case.message.traceless:
        return None
    answer = await _answer(connection, keys, found.number) if found.number else ""
    key = str(Key(found.channel, found.external_id))
    told_of = (found.number or "", found.topic, found.received_day, found.outcome)
    return Original(key, *told_of, answer=answer)


async def twins(connection: AsyncConnection, row: Row[Any]) -> tuple[Twin, ...]:
    """By the log of the original: every link is there, also those that were undone."""
    numbers = select(_l.new).where(_l.appeal == row.id, _l.field == TWINS, _l.new.is_not(None))
    key = str(Key(row.channel, row.external_id))
    asked = (
        select(_a.number, _a.received_day, _a.topic)
        .where(_a.number.in_(numbers), _a.duplicate_of == key)
        .order_by(_a.received_day, _a.number)
    )
    return tuple(Twin(*found) for found in await connection.execute(asked))


async def link(connection: AsyncConnection, keys: Keys, case: Case, step: CaseStep) -> None:
    """After `write`: both logs, and what was linked to the case goes to its original.

    Raises NotAllowed if the original is not one.
    """
    found = await original(connection, keys, step.original, case)
    if found is None or found.key != step.original:
        raise NotAllowed(step.step)
    root = (await connection.execute(_keyed(found.key))).one().id
    its = select(_a.channel, _a.external_id).where(_a.id == case.message.appeal)
    was = str(Key(*(await connection.execute(its)).one()))
    lines = [_line(TWINS, None, case.number, step)]
    for twin in case.twins:
        whose = _a.number == twin.number
        name = (await connection.execute(select(_a.id).where(whose))).scalar_one()
        await connection.execute(update(appeal).where(whose).values(duplicate_of=found.key))
        moved = _line("duplicate_of", was, found.key, step)
        await log(connection, name, [moved])
        await log(connection, case.message.appeal, [_line(TWINS, twin.number, None, step)])
        lines.append(_line(TWINS, None, twin.number, step))
    await log(connection, root, lines)


async def unlink(connection: AsyncConnection, case: Case, step: CaseStep) -> None:
    found = (await connection.execute(_keyed(case.of_register.duplicate_of))).first()
    if found is not None:
        await log(connection, found.id, [_line(TWINS, case.number, None, step)])


async def free(connection: AsyncConnection, name: int, at: datetime, actor: str) -> None:
    """Nobody answers this message any more: its duplicates are open again, each by itself."""
    row = (await connection.execute(select(appeal).where(_a.id == name))).one()
    for twin in await twins(connection, row):
        whose = _a.number == twin.number
        its = (await connection.execute(select(_a.id).where(whose).with_for_update())).scalar_one()
        opened = {"outcome": OPEN, "duplicate_of": None, "answered_at": None, "answered_day": None}
        opened |= {"taken_by": None}
        await connection.execute(update(appeal).where(whose).values(opened))
        again = update(case_state).where(case_state.c.appeal == its)
        await connection.execute(again.values(reopened=True))
        key = str(Key(row.channel, row.external_id))
        lines = [("outcome", DUPLICATE, OPEN), ("duplicate_of", key, None)]
        await log(connection, its, [Change(*line, at=at, actor=actor) for line in lines])
        await log(connection, name, [Change(TWINS, twin.number, None, at, actor)])


async def is_taken(connection: AsyncConnection, key: Key) -> bool:
    its = select(_a.id).where(_a.channel == key.channel, _a.external_id == key.external_id)
    return (await connection.execute(its)).first() is not None


async def rename(connection: AsyncConnection, was: str, key: str, by: tuple[datetime, str]) -> None:
    """Duplicates of what was channel:external_id, seen by staff or not, name it by its new key."""
    whose = _a.duplicate_of == was
    for name in (await connection.execute(select(_a.id).where(whose))).scalars().all():
        await log(connection, name, [Change("duplicate_of", was, key, *by)])
    await connection.execute(update(appeal).where(whose).values(duplicate_of=key))


async def _root(connection: AsyncConnection, told: str) -> Row[Any] | None:
    asked = _keyed(told) if ":" in told else _asked().where(_a.number == told)
    found: Row[Any] | None = (await connection.execute(asked)).first()
    for _ in range(DEEPEST):
        if found is None or found.duplicate_of is None:
            return found
        found = (await connection.execute(_keyed(found.duplicate_of))).first()
    return None


def _asked() -> Select[Any]:
    """What staff may see: nothing that waits for its hour, nothing hidden."""
    joined = appeal.outerjoin(message, message.c.appeal == _a.id)
    joined = joined.outerjoin(case_state, case_state.c.appeal == _a.id)
    is_told = or_(message.c.appeal.is_(None), message.c.waits.is_(False))
    named = (_a.id, _a.channel, _a.external_id, _a.number, _a.topic, _a.received_day, _a.outcome)
    asked = select(*named, _a.duplicate_of, _a.anonymous).select_from(joined)
    return asked.where(is_told, case_state.c.hidden.is_(None))


def _keyed(told: str) -> Select[Any]:
    key = Key.parse(told)
    return _asked().where(and_(_a.channel == key.channel, _a.external_id == key.external_id))


async def _answer(connection: AsyncConnection, keys: Keys, number: str) -> str:
    """The last answer of the staff, as its author read it."""
    try:
        thread = await thread_for_staff(connection, keys, number)
    except Unreadable:
        return ""
    said = reversed(thread.entries) if thread else ()
    return next((one.text for one in said if one.kind == "answer"), "")


def _line(field: str, old: str | None, new: str | None, step: CaseStep) -> Change:
    return Change(field, old, new, step.at.at, step.role)
