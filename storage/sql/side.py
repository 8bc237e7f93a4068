"""Registers by the side of messages: listed, kept, removed; each version with who and which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import Any

from sqlalchemy import Row, Select, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.side_records import (
    Book,
    By,
    Deed,
    NoSuchMessages,
    NoSuchRecord,
    Record,
    RecordChange,
    RecordChanged,
    SideTallies,
)
from storage.sql import clearing, side_tallies
from storage.sql.search_conditions import WAITS
from storage.sql.statements import put, put_once
from storage.tables_register import appeal
from storage.tables_side import (
    ID,
    action,
    observation,
    practice,
    process,
    record_change,
    record_message,
)

TABLES: Mapping[Book, Table] = {
    "action": action,
    "practice": practice,
    "process": process,
    "observation": observation,
}
OWN = frozenset({"id", "day", "version", "is_removed"})
WORDS: Mapping[Book, tuple[str, ...]] = {
    "action": ("title", "document", "text"),
    "practice": ("title", "text"),
    "process": (),  # what is removed is still named by actions and codes
    "observation": ("source", "text"),
}
"""Gone with the record that is removed."""
MOST = 500
"""Records of one list."""


class SideRegisters:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def listed(
        self, book: Book, days: tuple[date, date] | None = None, *, removed: bool = False
    ) -> list[Record]:
        """The newest first, without their messages. `days`: the first, and the first no more."""
        told = TABLES[book].c
        asked = select(TABLES[book]).where(told.is_removed.is_(removed))
        if days is not None:
            asked = asked.where(told.day >= days[0], told.day < days[1])
        asked = asked.order_by(told.day.desc(), told.id).limit(MOST)
        async with self._engine.reading() as connection:
            return [_record(book, row) for row in await connection.execute(asked)]

    async def one(self, book: Book, name: str) -> Record:
        """With its messages; a removed one is there. Raises NoSuchRecord."""
        async with self._engine.reading() as connection:
            return await _whole(connection, book, _named(book, name))

    async def history(self, name: str) -> list[RecordChange]:
        """The oldest first."""
        c = record_change.c
        asked = select(c.deed, c.day, c.actor).where(c.record == name).order_by(c.version)
        async with self._engine.reading() as connection:
            return [RecordChange(*row) for row in await connection.execute(asked)]

    async def of_message(self, book: Book, appeal_id: int) -> list[Record]:
        """Those that name this message and stand, the newest first."""
        told = TABLES[book].c
        named = select(record_message.c.record).where(record_message.c.appeal == appeal_id)
        asked = select(TABLES[book]).where(told.id.in_(named), told.is_removed.is_(False))
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked.order_by(told.day.desc(), told.id))
            return [_record(book, row) for row in rows]

    async def tallies(self, first: date, end: date) -> SideTallies:
        """Of the days from `first`, `end` excluded; processes as they are now."""
        async with self._engine.reading() as connection:
            return await side_tallies.tallies_of(connection, (first, end))

    async def add(self, told: Record, by: By) -> str:
        """Its name: `told.id`, which its form was given, so that a form sent twice is kept once;
        another one where something else has it. Raises NoSuchMessages."""
        fresh = replace(told, id=told.id or new_name(), version=1)
        async with self._engine.writing() as connection:
            if not await _note(connection, fresh, ("added", by)):
                if await _is_there(connection, fresh):
                    return fresh.id
                fresh = replace(fresh, id=new_name())
                await _note(connection, fresh, ("added", by))
            await _write(connection, fresh)
            await _link(connection, fresh)
        return fresh.id

    async def change(self, told: Record, by: By) -> None:
        """`told.version` is the one that was seen. Raises NoSuchRecord, RecordChanged or
        NoSuchMessages; what is as it was leaves no line."""
        async with self._engine.writing() as connection:
            now = await _seen(connection, told)
            if _in_order(now) == _in_order(told):
                return
            after = replace(told, version=now.version + 1)
            await _write(connection, after)
            await _link(connection, after)
            await _note(connection, after, ("changed", by))

    async def remove(self, told: Record, by: By) -> None:
        """Its words leave the database and its disk. Raises NoSuchRecord or RecordChanged."""
        async with self._engine.writing() as connection:
            now = await _seen(connection, told)
            bare = dict(now.values) | dict.fromkeys(WORDS[told.book], "")
            after = replace(now, values=bare, version=now.version + 1, is_removed=True, messages=())
            await _write(connection, after)
            await _link(connection, after)
            await _note(connection, after, ("removed", by))
            if WORDS[told.book]:
                await clearing.note(connection, "texts")


def new_name() -> str:
    return token_hex(ID // 2)


def _in_order(told: Record) -> Record:
    return replace(told, messages=tuple(sorted(told.messages)))


def _record(book: Book, row: Row[Any]) -> Record:
    values = {name: str(value) for name, value in row._mapping.items() if name not in OWN}
    return Record(
        book, row.day, values, id=row.id, version=row.version, is_removed=bool(row.is_removed)
    )


def _named(book: Book, name: str) -> Select[*tuple[Any, ...]]:
    return select(TABLES[book]).where(TABLES[book].c.id == name)


async def _whole(
    connection: AsyncConnection, book: Book, asked: Select[*tuple[Any, ...]]
) -> Record:
    """Raises NoSuchRecord."""
    row = (await connection.execute(asked)).first()
    if row is None:
        raise NoSuchRecord
    numbers = (
        select(appeal.c.number)
        .join(record_message, record_message.c.appeal == appeal.c.id)
        .where(record_message.c.record == row.id)
        .order_by(appeal.c.number)
    )
    told = tuple((await connection.execute(numbers)).scalars())
    return replace(_record(book, row), messages=told)


async def _is_there(connection: AsyncConnection, told: Record) -> bool:
    """As it was added, word for word."""
    try:
        there = await _whole(connection, told.book, _named(told.book, told.id))
    except NoSuchRecord:
        return False
    return _in_order(there) == _in_order(told)


async def _seen(connection: AsyncConnection, told: Record) -> Record:
    """As it is now, locked. Raises NoSuchRecord or RecordChanged."""
    now = await _whole(connection, told.book, _named(told.book, told.id).with_for_update())
    if now.is_removed:
        raise NoSuchRecord
    if now.version != told.version:
        raise RecordChanged(now)
    return now


async def _write(connection: AsyncConnection, told: Record) -> None:
    own = {
        "id": told.id,
        "day": told.day,
        "version": told.version,
        "is_removed": told.is_removed,
    }
    row = dict(told.values) | own
    await connection.execute(put(connection, TABLES[told.book]).values(row))


async def _link(connection: AsyncConnection, told: Record) -> None:
    """Raises NoSuchMessages."""
    of_record = record_message.c.record == told.id
    await connection.execute(delete(record_message).where(of_record))
    if not told.messages:
        return
    is_there = (appeal.c.number.in_(told.messages), appeal.c.id.not_in(WAITS))
    named = select(appeal.c.number, appeal.c.id).where(*is_there)
    found = {row.number: row.id for row in await connection.execute(named)}
    if unknown := tuple(one for one in told.messages if one not in found):
        raise NoSuchMessages(unknown)
    rows: Sequence[dict[str, Any]] = [
        {"record": told.id, "appeal": name} for name in found.values()
    ]
    await connection.execute(insert(record_message), rows)


async def _note(connection: AsyncConnection, told: Record, how: tuple[Deed, By]) -> bool:
    """False, and no line, if this version of it has one."""
    deed, by = how
    line = {
        "record": told.id,
        "version": told.version,
        "deed": deed,
        "day": by.day,
        "actor": by.actor[:64],
    }
    noted = await connection.execute(put_once(connection, record_change).values(line))
    return noted.rowcount == 1
