"""Cases: messages as staff work with them, listed, opened, and stepped on one at a time.

Messages are registered on receipt (by whoever keeps them): the author gets the number at that
moment, and waiting is counted from it (R-27). Taking a case registers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from config.workdays import of_region
from storage.case_judging import judge
from storage.case_records import (
    Case,
    CaseStep,
    ChangedMeanwhile,
    NoSuchCase,
)
from storage.correction_records import Correction
from storage.engine import Engine
from storage.keys import Keys
from storage.queue_records import Filter
from storage.register_records import WITHDRAWN, Change, Key
from storage.sql import (
    case_changes,
    case_corrections,
    case_links,
    case_threads,
    file_rows,
    questions,
)
from storage.sql.case_rows import case_of, cases, filtered
from storage.sql.questions import EXPIRED as EXPIRED
from storage.sql.ratings import follow_step
from storage.sql.search_conditions import shown
from storage.tables_messages import message
from storage.tables_office import unit
from storage.tables_register import appeal, appeal_change
from storage.twin_records import Original

PAGE = 50
"""Cases of one page of the desk, and more than one message of a chat can list."""


class Cases:
    """`clock` is aware, in the town's zone.

    `workdays`: the calendar of the town's region, once it is known (Case.is_overdue).
    """

    workdays = of_region("RU")

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._only: tuple[ColumnElement[bool], ...] = ()

    def of_room(self, chat: str) -> Cases:
        """The same door, to list and to look: cases of units of this chat, and no others."""
        narrowed = copy(self)
        theirs = select(unit.c.id).where(unit.c.chat == chat, unit.c.is_used)
        narrowed._only = (appeal.c.unit.in_(theirs),)
        return narrowed

    def of_unit(self, name: str) -> Cases:
        """As `of_room`, of one unit."""
        narrowed = copy(self)
        narrowed._only = (appeal.c.unit == name,)
        return narrowed

    async def listed(
        self, asked: Filter, owner: str = "", page: int = 0, size: int = PAGE
    ) -> list[Case]:
        """Without threads, `size` a page. Urgent ones first, then by term; closed ones newest
        first."""
        a = appeal.c
        order: tuple[Any, ...] = (
            message.c.urgent.desc(),
            a.due.is_(None),
            a.due,
            a.received_day,
            a.id,
        )
        if asked == "closed":
            order = (a.answered_day.desc(), a.id)
        found = cases().where(*filtered(asked, owner, self._workday()), *self._only)
        found = found.order_by(*order)
        async with self._engine.reading() as connection:
            rows = await connection.execute(found.limit(size).offset(page * size))
            return [case_of(row) for row in rows]

    async def count(self, asked: Filter, owner: str = "") -> int:
        """How many cases it finds, by index alone."""
        is_found = shown(asked, owner, self._workday())
        found = select(func.count()).select_from(appeal).where(is_found, *self._only)
        async with self._engine.reading() as connection:
            return int((await connection.execute(found)).scalar_one())

    async def one(self, number: str) -> Case:
        """With its thread, opened if it is sealed. Raises NoSuchCase."""
        async with self._engine.reading() as connection:
            return await self._case(connection, number)

    async def by_id(self, name: int) -> Case:
        """As `one`, by the id of its row. Raises NoSuchCase."""
        async with self._engine.reading() as connection:
            found = (await connection.execute(cases().where(appeal.c.id == name))).first()
            if found is None:
                raise NoSuchCase(str(name))
            return await self._whole(connection, found)

    async def history(self, number: str) -> list[Change]:
        """The log of a case, the oldest first: roles and fields, no names and no texts."""
        log = appeal_change.c
        asked = (
            select(log.field, log.old, log.new, log.at, log.actor)
            .join(appeal, appeal.c.id == log.appeal)
            .where(appeal.c.number == number)
            .order_by(log.at, log.id)
        )
        async with self._engine.reading() as connection:
            return [Change(*row) for row in await connection.execute(asked)]

    async def take_step(self, step: CaseStep) -> Case:
        """Writes the step whole and comes back with the case as it is then.

        Raises NoSuchCase, ChangedMeanwhile, NotAllowed or HeardBefore: nothing was written.
        """
        async with self._engine.writing() as connection:
            await case_changes.hear(connection, step.update, self._clock())
            for touched in _touched(step):
                await case_changes.lock(connection, touched)
            case = await self._case(connection, step.number)
            if case.revision != step.revision:
                raise ChangedMeanwhile(case)
            values = judge(case, step)
            await case_changes.write(connection, case, step, values)
            if step.unit:
                await case_changes.make_room(connection, case, step.unit)
            if step.original:
                await case_links.link(connection, self._keys, case, step)
            elif case.state == "linked":
                await case_links.unlink(connection, case, step)
            await follow_step(connection, case.message.appeal, step, values.columns.get("outcome"))
            if values.state.get("hidden") or values.columns.get("outcome") == WITHDRAWN:
                await case_links.free(connection, case.message.appeal, step.at.at, step.role)
            await case_threads.tell(connection, self._keys, case, step)
            await questions.remind(connection, self._keys, (case, step), self.workdays)
            return await self._case(connection, step.number)

    async def correct(self, told: Correction) -> Case:
        """What the register says of a case, each change in its log.

        Raises as `take_step`, and Impossible for a date that cannot be.
        """
        async with self._engine.writing() as connection:
            await case_changes.hear(connection, told.update, self._clock())
            await case_changes.lock(connection, appeal.c.number == told.number)
            case = await self._case(connection, told.number)
            if case.revision != told.revision:
                raise ChangedMeanwhile(case)
            await case_corrections.write(connection, case, told)
            return await self._case(connection, told.number)

    async def original(self, case: Case, told: str) -> Original | None:
        """What is answered for the case, by its number or as channel:external_id; the original of
        that, if it is a duplicate itself. None if there is no such message, or it may not be."""
        async with self._engine.reading() as connection:
            found = await case_links.original(connection, self._keys, told.strip(), case)
            if found is None or not self._only:
                return found
            theirs = select(appeal.c.id).where(appeal.c.number == found.number, *self._only)
            return found if (await connection.execute(theirs)).first() is not None else None

    async def hear(self, update_name: tuple[str, str]) -> None:
        """Keeps the name of an update that changes nothing. Raises HeardBefore."""
        async with self._engine.writing() as connection:
            await case_changes.hear(connection, update_name, self._clock())

    async def end_questions(self, tell: Sequence[str] = ()) -> list[Case]:
        """Cases whose author kept silent to the last day go on by themselves; these ones.

        `tell`: staff chats that hear of it, in the same transaction, as their authors do.
        """
        async with self._engine.writing() as connection:
            return await questions.end(connection, self._keys, self._clock(), tell)

    def _workday(self) -> date:
        return self.workdays.previous_workday(self._clock().date())

    async def _case(self, connection: AsyncConnection, number: str) -> Case:
        asked = cases().where(appeal.c.number == number, *self._only)
        found = (await connection.execute(asked)).first()
        if found is None:
            raise NoSuchCase(number)
        return await self._whole(connection, found)

    async def _whole(self, connection: AsyncConnection, row: Row[Any]) -> Case:
        thread, sealed = await case_threads.read(connection, self._keys, row.number)
        twins = await case_links.twins(connection, row)
        files = await file_rows.count(connection, row.id)
        return replace(case_of(row, thread, twins, sealed=sealed), files=files)


def _touched(step: CaseStep) -> Iterator[ColumnElement[bool]]:
    """The case and what is answered for it; then its duplicates that hear of the step. An original
    is locked before its duplicates by everybody, so that nobody waits in a ring."""
    a, is_case = appeal.c, appeal.c.number == step.number
    if step.original:
        key = Key.parse(step.original)
        yield or_(is_case, and_(a.channel == key.channel, a.external_id == key.external_id))
    else:
        yield is_case
    if step.telling and step.telling.twins:
        yield a.number.in_(list(step.telling.twins))
