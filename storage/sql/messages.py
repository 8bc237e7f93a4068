"""Messages as their authors and the staff read them; traceless ones are shown in batches."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.addresses import author_tag
from storage.engine import Engine
from storage.keys import Keys
from storage.message_records import EntryKind, Message, Opened, Thread
from storage.notice_records import NoticeDraft
from storage.records import Person
from storage.register_records import WITHDRAWN
from storage.scouring import StillRead
from storage.sql import clearing, questions, showing, withdrawals
from storage.sql.notices import add
from storage.sql.ratings import release_ratings
from storage.sql.threads import asked_for, own, thread_for_staff, thread_of
from storage.sql.units import rooms_of
from storage.tables_messages import entry, message
from storage.tables_register import appeal

log = logging.getLogger(__name__)

FIRST_NUMBER, NUMBERS = 100_000, 900_000
"""Six digits are read aloud in one breath; random, so that they tell no order and no total."""


class Messages:
    """Everything a clerk sees leaves out what still waits for its hour."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def fresh_number(self) -> str:
        """A number no message has; the turn that uses it checks again."""
        async with self._engine.reading() as connection:
            return await fresh_number(connection)

    async def mine(self, person: Person) -> list[Message]:
        """Addressed messages of this account, the newest first."""
        tag = author_tag(self._keys, person)
        asked = asked_for().where(message.c.author == tag)
        newest = asked.order_by(appeal.c.received_at.desc(), appeal.c.id)
        async with self._engine.reading() as connection:
            return await _messages(connection, list(await connection.execute(newest)))

    async def of_author(self, person: Person, number: str) -> Thread | None:
        """The addressed thread, if it is this very account's."""
        return await self._read(number, lambda row: self._is_own(row, person), None)

    async def of_code(self, opened: Opened) -> Thread | None:
        """The traceless thread as its author sees it; None once it is erased."""
        return await self._read(opened.number, lambda _: True, opened.thread_key)

    async def for_staff(self, number: str) -> Thread | None:
        """The thread as a clerk with the staff key sees it."""
        async with self._engine.reading() as connection:
            return await thread_for_staff(connection, self._keys, number)

    async def numbers_of(self, appeals: Iterable[int]) -> dict[int, str]:
        a = appeal.c
        asked = select(a.id, a.number).where(a.id.in_(list(appeals)))
        async with self._engine.reading() as connection:
            return {row.id: row.number for row in await connection.execute(asked)}

    async def release(
        self,
        told: Callable[[int], Sequence[NoticeDraft]],
        now: datetime,
        *,
        urgent: bool = False,
        chats: Sequence[str] = (),
    ) -> int:
        """Shows staff the traceless messages and additions that waited; how many there were.
        Ratings come with them, without a word.

        `told(count)`: what staff chats get, in the same transaction. `urgent`: only those with
        words of danger. `chats`: of staff, where a withdrawal is told as of every message.
        """
        async with self._engine.writing() as connection:
            ids = await showing.waiting(connection, urgent=urgent)
            rated = [] if urgent else await release_ratings(connection, now)
            if shown := sorted({*ids, *rated}):
                await questions.heard_by_code(connection, ids, now.tzinfo)
                await showing.show(connection, ids)
                for name in await withdrawals.settle(connection, ids, now):
                    for chat in await rooms_of(connection, name, chats):
                        gone = NoticeDraft(WITHDRAWN, name, chat)
                        await add(connection, self._keys, gone, now)
                if not self._engine.is_sqlite:
                    await showing.write_anew(connection, shown)
                await clearing.note(connection, "shown")
                if await showing.has_files(connection, shown):
                    await clearing.note(connection, "files")
            for draft in told(len(ids)) if ids else ():
                await add(connection, self._keys, draft, now)
        if shown:
            await self._clear()
        return len(ids)

    async def _clear(self) -> None:
        """Now the disk tells no more who wrote which of the batch; if not yet, in ten minutes."""
        try:
            await clearing.clear(self._engine)
        except StillRead as error:
            log.warning("after a batch of traceless messages: %s", error)

    async def _read(
        self, number: str, may: Callable[[Row[Any]], bool], key: bytes | None
    ) -> Thread | None:
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked_for().where(appeal.c.number == number))).first()
            if row is None or not may(row):
                return None
            return await thread_of(connection, row, key)

    def _is_own(self, row: Row[Any], person: Person) -> bool:
        return bool(row.author == author_tag(self._keys, person))


async def fresh_number(connection: AsyncConnection) -> str:
    while True:
        number = str(FIRST_NUMBER + randbelow(NUMBERS))
        taken = select(appeal.c.id).where(appeal.c.number == number)
        if (await connection.execute(taken)).first() is None:
            return number


async def _messages(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> list[Message]:
    n = entry.c
    said: dict[int, list[tuple[str, EntryKind]]] = {}
    asked = (
        select(n.appeal, n.voice, n.kind)
        .where(n.appeal.in_([row.id for row in rows]))
        .order_by(n.appeal, n.place)
    )
    for name, voice, kind in await connection.execute(asked):
        said.setdefault(name, []).append((voice, kind))
    return [own(row, said.get(row.id, ())) for row in rows]
