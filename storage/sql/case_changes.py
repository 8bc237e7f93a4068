"""What a step or a correction changes becomes rows: columns of the register, lines of its log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.case_judging import Values
from storage.case_records import Case, CaseStep, HeardBefore, NotAllowed
from storage.dialogue_keys import week_of
from storage.register_records import Change
from storage.sql.statements import put, put_once
from storage.tables_cases import card, case_state, draft
from storage.tables_office import unit
from storage.tables_register import appeal, appeal_change


async def hear(
    connection: AsyncConnection, update_name: tuple[str, str] | None, now: datetime
) -> None:
    """Raises HeardBefore if this update's effect is there already."""
    if update_name is None:
        return
    channel, name = update_name
    row = {"channel": channel, "update_id": name, "kept_in": week_of(now.date())}
    made = await connection.execute(put_once(connection, tables.heard).values(row))
    if made.rowcount != 1:
        raise HeardBefore(name)


async def write(connection: AsyncConnection, case: Case, step: CaseStep, values: Values) -> None:
    name = case.message.appeal
    if values.columns:
        await connection.execute(update(appeal).where(appeal.c.id == name).values(values.columns))
    state = put(connection, case_state).values(appeal=name, **values.state)
    await connection.execute(state)
    lines = [Change(*line, at=step.at.at, actor=step.role) for line in values.lines]
    await log(connection, name, lines)
    await finish(connection, step.draft)


async def make_room(connection: AsyncConnection, case: Case, unit_id: str) -> None:
    """A unit that had the case before gets a new card: the old one shows where it went.

    Raises NotAllowed for a unit that takes nothing.
    """
    used = select(unit.c.id).where(unit.c.id == unit_id, unit.c.is_used)
    if (await connection.execute(used)).first() is None:
        raise NotAllowed(unit_id)
    was = (card.c.appeal == case.message.appeal, card.c.unit == unit_id)
    await connection.execute(delete(card).where(*was))


async def finish(connection: AsyncConnection, name: int | None) -> None:
    """The draft has become what it was begun for."""
    if name is not None:
        done = {"screen": "done", "version": draft.c.version + 1}
        await connection.execute(update(draft).where(draft.c.id == name).values(done))


async def log(connection: AsyncConnection, name: int, lines: Sequence[Change]) -> None:
    rows = [
        {
            "appeal": name,
            "field": line.field,
            "old": line.old,
            "new": line.new,
            "at": line.at,
            "actor": line.actor,
        }
        for line in lines
    ]
    if rows:
        await connection.execute(insert(appeal_change), rows)


async def lock(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    """In a statement of its own: PostgreSQL reads counts anew only in the one after it."""
    locked = select(appeal.c.id).where(which).order_by(appeal.c.id).with_for_update()
    await connection.execute(locked)
