"""How the work stands, for the staff chat's morning line, and what must be told at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, exists, func, literal, not_, or_, select

from storage import tables
from storage.engine import Engine
from storage.register_records import OPEN
from storage.sql.case_rows import SEEN, told_of
from storage.sql.traceless import TRACELESS
from storage.tables_messages import message
from storage.tables_register import appeal

URGENT = "urgent"
"""The job of telling a staff chat of one urgent case; its period is the case's number."""

OVER = (OPEN, "resolved", "withdrawn", "duplicate")
"""Outcomes after which no danger is left, or that are looked for otherwise."""

_a = appeal.c


@dataclass(frozen=True, slots=True)
class Due:
    """A case and the last day of its term."""

    number: str
    due: date


@dataclass(frozen=True, slots=True)
class Alarm:
    """An urgent case that no chat was told of. `id` of its row."""

    id: int
    number: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class ImportedAlarm:
    """An open one that a file brought. `id` of its row; `key`: its number in that channel."""

    id: int
    channel: str
    key: str

    @property
    def period(self) -> str:
        """Of the job of telling of it; numbers of cases have no letters."""
        return f"row{self.id}"


class Standing:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def due_by(self, first: date, last: date) -> list[Due]:
        """Open cases whose term ends on these days, both counted; the earliest first."""
        asked = told_of(select(_a.number, _a.due))
        asked = asked.where(_a.outcome == OPEN, SEEN, _a.due >= first, _a.due <= last)
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked.order_by(_a.due, _a.number))
            return [Due(row.number, row.due) for row in rows]

    async def closed_since(self, first: date, today: date) -> int:
        """Cases closed from `first` on, and before today."""
        asked = told_of(select(func.count()))
        asked = asked.where(_a.answered_day >= first, _a.answered_day < today, _a.outcome != OPEN)
        async with self._engine.reading() as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def unregistered(self) -> tuple[int, date | None]:
        """Appeals of any channel that nobody has registered, and the day the first came in."""
        asked = select(func.count(), func.min(_a.received_day)).where(
            _a.outcome == OPEN, _a.registered_day.is_(None), _a.duplicate_of.is_(None)
        )
        async with self._engine.reading() as connection:
            count, first = (await connection.execute(asked)).one()
            return count, first

    async def untold(self, causes: Collection[str], today: date) -> list[Alarm]:
        """Cases with words of danger or one of these causes that no chat was told of: open ones,
        and those closed today or yesterday with such a cause, the danger still being there.

        Traceless ones are told of in batches of their own.
        """
        j = tables.job.c
        is_told = exists().where(j.job == URGENT, j.period == _a.number)
        is_urgent = or_(message.c.urgent.is_(True), _a.cause.in_(causes))
        lately = and_(_a.answered_day >= today - timedelta(days=1), _a.answered_day <= today)
        is_left = and_(lately, _a.cause.in_(causes), _a.outcome.not_in(OVER))
        asked = told_of(select(_a.id, _a.number, _a.topic)).where(not_(TRACELESS), SEEN, ~is_told)
        async with self._engine.reading() as connection:
            found = [
                row
                for where in (and_(_a.outcome == OPEN, is_urgent), is_left)
                for row in await connection.execute(asked.where(where).order_by(_a.received_at))
            ]
        return [Alarm(*row) for row in found]

    async def imported_untold(self, causes: Collection[str]) -> list[ImportedAlarm]:
        """Open rows of files with one of these causes that no chat was told of."""
        j = tables.job.c
        is_open = _a.outcome == literal(OPEN, literal_execute=True)  # for the index of open ones
        asked = (
            select(_a.id, _a.channel, _a.external_id)
            .where(is_open, _a.cause.in_(causes), _a.id > 0, _a.duplicate_of.is_(None))
            .order_by(_a.id)
        )
        told = select(j.period).where(j.job == URGENT, j.period.like("row%"))
        async with self._engine.reading() as connection:
            found = [ImportedAlarm(*row) for row in await connection.execute(asked)]
            if not found:
                return []
            known = set((await connection.execute(told)).scalars())
        return [one for one in found if one.period not in known]
