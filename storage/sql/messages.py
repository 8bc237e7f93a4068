"""Messages as their authors and the staff read them; traceless ones are shown in batches."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import file_sealing, receipts
from storage.addresses import author_tag
from storage.engine import Engine
from storage.file_records import Attached
from storage.keys import Keys
from storage.message_records import Entry, EntryKind, Message, Opened, Thread, asks
from storage.notice_records import NoticeDraft
from storage.records import Person
from storage.scouring import StillRead, scour
from storage.sql import file_rows, showing
from storage.sql.notices import add
from storage.sql.ratings import rating_for, release_ratings
from storage.tables_cases import case_state
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
        self, told: Callable[[int], Sequence[NoticeDraft]], now: datetime, *, urgent: bool = False
    ) -> int:
        """Shows staff the traceless messages and additions that waited; how many there were.
        Ratings come with them, without a word.

        `told(count)`: what staff chats get, in the same transaction. `urgent`: only those with
        words of danger.
        """
        async with self._engine.writing() as connection:
            ids = await showing.waiting(connection, urgent=urgent)
            rated = [] if urgent else await release_ratings(connection, now)
            if shown := sorted({*ids, *rated}):
                await showing.show(connection, ids)
                if not self._engine.is_sqlite:
                    await showing.write_anew(connection, shown)
            for draft in told(len(ids)) if ids else ():
                await add(connection, self._keys, draft, now)
        if shown:
            await self._clear()
        return len(ids)

    async def _clear(self) -> None:
        """Now the disk tells no more who wrote which of the batch; if not yet, at night."""
        try:
            await scour(self._engine)
        except StillRead as error:
            log.warning("after a batch of traceless messages: %s", error)

    async def _read(
        self, number: str, may: Callable[[Row[Any]], bool], key: bytes | None
    ) -> Thread | None:
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked_for().where(appeal.c.number == number))).first()
            if row is None or not may(row):
                return None
            return await _thread(connection, row, key)

    def _is_own(self, row: Row[Any], person: Person) -> bool:
        return bool(row.author == author_tag(self._keys, person))


async def thread_for_staff(connection: AsyncConnection, keys: Keys, number: str) -> Thread | None:
    row = (await connection.execute(asked_for().where(appeal.c.number == number))).first()
    if row is None or row.waits:
        return None
    return await _thread(connection, row, staff_thread_key(keys, row), for_staff=True)


def staff_thread_key(keys: Keys, row: Row[Any]) -> bytes | None:
    """What opens a traceless thread for the staff; None for one in clear, or erased."""
    if row.staff_key is None:
        return None
    private, _ = keys.pair("staff")
    return receipts.unlock_for_staff(private, row.staff_key, row.number)


async def fresh_number(connection: AsyncConnection) -> str:
    while True:
        number = str(FIRST_NUMBER + randbelow(NUMBERS))
        taken = select(appeal.c.id).where(appeal.c.number == number)
        if (await connection.execute(taken)).first() is None:
            return number


def message_of(row: Row[Any], said: Sequence[tuple[str, EntryKind]] = ()) -> Message:
    return Message(
        appeal=row.id,
        number=row.number,
        channel=row.channel,
        audience=row.audience,
        asked_as=row.asked_as,
        kind=row.kind,
        topic=row.topic,
        received=row.received_day,
        due=row.due,
        outcome=row.outcome,
        outcome_reason=row.outcome_reason or "",
        answered=row.answered_day,
        taken_by=row.taken_by or "",
        extended=row.extended,
        traceless=row.anonymous,
        urgent=row.urgent,
        waits=row.waits,
        reply_until=row.question_until if asks(said) else None,
        reachable=row.address is not None,
        text=row.text,
        spot=row.spot,
    )


def asked_for() -> Select[Any]:
    a, m = appeal.c, message.c
    of_register = (
        *(a.id, a.number, a.channel, a.audience, a.kind, a.topic, a.received_day, a.received_at),
        *(a.due, a.outcome, a.outcome_reason, a.answered_day, a.taken_by, a.extended),
        *(a.anonymous, a.text),
    )
    own = (m.asked_as, m.spot, m.urgent, m.waits, m.author, m.address, m.staff_key)
    s = case_state.c
    found = select(*of_register, *own, s.question_until, s.promised, s.reopened)
    joined = appeal.join(message, m.appeal == a.id)
    return found.select_from(joined.outerjoin(case_state, case_state.c.appeal == a.id))


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
    return [_own(row, said.get(row.id, ())) for row in rows]


def _own(row: Row[Any], said: Sequence[tuple[str, EntryKind]]) -> Message:
    return replace(message_of(row, said), promised=row.promised, reopened=bool(row.reopened))


async def _thread(
    connection: AsyncConnection, row: Row[Any], key: bytes | None, *, for_staff: bool = False
) -> Thread:
    n = entry.c
    asked = select(entry).where(n.appeal == row.id).order_by(n.place)
    if for_staff:
        asked = asked.where(n.waits.is_(False))
    found = list(await connection.execute(asked))
    told = _own(row, [(one.voice, one.kind) for one in found])
    kept = await file_rows.of_thread(connection, row.id)
    files = Counter(one.place for one in kept)
    given = tuple(_given(one, key) for one in kept if one.place in _of_staff(found))
    entries = [_entry(one, row.number, key, files) for one in found]
    if not row.anonymous:
        first = Entry("author", "text", row.received_day, _with_spot(row.text, row.spot))
        entries.insert(0, replace(first, files=files[1]))
    return Thread(told, tuple(entries), await rating_for(connection, row.id), given)


def _of_staff(found: Sequence[Row[Any]]) -> set[int]:
    """Places of what staff said."""
    return {one.place for one in found if one.voice == "staff"}


def _given(row: Row[Any], key: bytes | None) -> Attached:
    name, size = file_sealing.opened(row.opens, row.id, key)
    return Attached(row.id.hex(), row.place, row.kind, size, name, by_staff=True)


def _entry(row: Row[Any], number: str, key: bytes | None, files: Mapping[int, int]) -> Entry:
    text = row.body or ""
    if row.sealed is not None and key is not None:
        text = _with_spot(*receipts.unseal_entry(key, row.sealed, (number, row.place)))
    return Entry(row.voice, row.kind, row.day, text, row.at, files.get(row.place, 0))


def _with_spot(text: str, spot: str) -> str:
    return f"{text}\n\n{spot}" if spot else text
