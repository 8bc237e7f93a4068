"""The rows of one file, apart from the register until they enter it, all in one transaction.

In SQLite they wait in a file of their own, without a name from its first moment on: nobody waits
for its writer, and a process that dies leaves nothing of it. In PostgreSQL it is a temporary table.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import Index, delete, func, insert, literal, null, select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.arriving import Order
from storage.register_records import CREATED, IMPORT, Key, RegisterRow
from storage.sql import appeal_words
from storage.sql.register_found import chunks
from storage.sql.register_rows import COLUMNS, columns_of, differences
from storage.tables_arrival import Arrival, arrival
from storage.tables_register import appeal, appeal_change
from storage.tables_words import lemma_of_appeal

BESIDE = "arriving"
STEP = 10_000
"""Rows of the file that enter with one statement."""
ROOM = 32_000
"""KiB of pages held while rows enter a big SQLite register: its indexes grow everywhere at once."""

Entry = tuple[int, RegisterRow, RegisterRow | None]
"""Number of the row in the file, row as it will be, row as it is."""


class Arrivals:
    def __init__(self, connection: AsyncConnection, tables: Arrival) -> None:
        self._connection = connection
        self._rows, self._changes = tables
        self._is_indexed = False
        self._new = self._last = 0

    async def add(self, entries: Sequence[Entry], ids: dict[Key, int]) -> None:
        rows: list[dict[str, Any]] = []
        changes: list[dict[str, Any]] = []
        for number, row, was in entries:
            name = None if was is None else ids[row.key]
            self._new += was is None
            waits = {"number": number, "place": None if was else self._new, "appeal": name}
            anew = was is not None and _words_of(was) != _words_of(row)
            rows.append(waits | {"anew": anew} | columns_of(row))
            if was is not None:
                told = enumerate(differences(was, row))
                changes += [_change(number, place, name, one) for place, one in told]
        if rows:
            await self._connection.execute(insert(self._rows), rows)
            self._last = max(self._last, rows[-1]["number"])
        if changes:
            await self._connection.execute(insert(self._changes), changes)

    async def drop(self, numbers: Sequence[int]) -> None:
        for table in (self._rows, self._changes):
            for some in chunks(numbers):
                await self._connection.execute(delete(table).where(table.c.number.in_(some)))

    async def empty(self) -> None:
        for table in (self._rows, self._changes):
            await self._connection.execute(delete(table))
        self._new = self._last = 0

    async def among(self, keys: Iterable[Key]) -> set[Key]:
        """Those of `keys` that wait here."""
        row, wanted = self._rows.c, set(keys)
        if wanted and not self._is_indexed:
            by_number = Index("ix_arrival_number", self._rows.c.external_id)
            await self._connection.run_sync(by_number.create)
            self._is_indexed = True
        found: set[Key] = set()
        for some in chunks(sorted({key.external_id for key in wanted})):
            asked = select(row.channel, row.external_id).where(row.external_id.in_(some))
            found |= {Key(*one) for one in await self._connection.execute(asked)}
        return found & wanted

    async def enter(self, order: Order) -> None:
        """Into the register, step by step, in the transaction of the caller."""
        first = await _last_name(self._connection)
        for begin in range(0, self._last, STEP):
            await self._enter_new(begin, first, order.at)
            await self._enter_changed(begin, order.at)
            order.note(min(begin + STEP, self._last), self._last)
        await self._relearn()
        learnt = range(first + 1, first + self._new + 1)
        await appeal_words.learn_imported(self._connection, learnt)

    async def _enter_new(self, begin: int, first: int, at: datetime) -> None:
        row = self._rows.c
        some = (row.number > begin, row.number <= begin + STEP, row.place.is_not(None))
        name = (row.place + first).label("id")
        told = select(name, *(row[column] for column in COLUMNS)).where(*some).order_by(row.number)
        into = insert(appeal).from_select(["id", *COLUMNS], told, include_defaults=False)
        await self._connection.execute(into)
        line = (literal(CREATED), null(), null(), literal(at, appeal_change.c.at.type))
        log = select(name, *line, literal(IMPORT)).where(*some).order_by(row.number)
        await self._connection.execute(insert(appeal_change).from_select(LOG, log))

    async def _enter_changed(self, begin: int, at: datetime) -> None:
        row, change = self._rows.c, self._changes.c
        some = (row.number > begin, row.number <= begin + STEP, row.appeal == appeal.c.id)
        into = update(appeal).where(*some).values({name: row[name] for name in COLUMNS})
        await self._connection.execute(into)
        told = (change.old, change.new, literal(at, appeal_change.c.at.type), literal(IMPORT))
        log = select(change.appeal, change.field, *told)
        log = log.where(change.number > begin, change.number <= begin + STEP)
        log = log.order_by(change.number, change.place)
        await self._connection.execute(insert(appeal_change).from_select(LOG, log))

    async def _relearn(self) -> None:
        """Words of texts that are others now: the old ones go at once."""
        row = self._rows.c
        anew = select(row.appeal).where(row.anew)
        old = delete(lemma_of_appeal).where(lemma_of_appeal.c.appeal.in_(anew))
        await self._connection.execute(old)
        limit = anew.order_by(row.appeal).limit(appeal_words.AT_ONCE + 1)
        names = list((await self._connection.execute(limit)).scalars())
        if names:
            await appeal_words.learn_imported(self._connection, names)


LOG = ("appeal", "field", "old", "new", "at", "actor")


@asynccontextmanager
async def waiting(connection: AsyncConnection, *, is_sqlite: bool) -> AsyncIterator[Arrivals]:
    """A place for one file. In SQLite outside of any transaction, in PostgreSQL within one."""
    if not is_sqlite:
        tables = arrival(prefixes=["TEMPORARY"], postgresql_on_commit="DROP")
        await _make(connection, tables)
        yield Arrivals(connection, tables)
        return
    await _attach(connection)
    try:
        tables = arrival(BESIDE)
        await _make(connection, tables)
        yield Arrivals(connection, tables)
    finally:
        try:
            await connection.exec_driver_sql(f"DETACH {BESIDE}")
        except OperationalError:  # what cannot be taken off is closed, with all that it holds
            await connection.invalidate()


async def _make(connection: AsyncConnection, tables: Arrival) -> None:
    await connection.run_sync(lambda told: tables.rows.create(told, checkfirst=False))
    await connection.run_sync(lambda told: tables.changes.create(told, checkfirst=False))


async def _attach(connection: AsyncConnection) -> None:
    """Opened by name, and the name taken away: what SQLite holds open stays until it is closed."""
    databases: Sequence[Any] = (await connection.exec_driver_sql("PRAGMA database_list")).all()
    main = next(file for _, name, file in databases if name == "main")
    beside = f"{main}-{token_hex(8)}" if main else ":memory:"
    with _named(beside) if main else nullcontext():
        await connection.execute(text(f"ATTACH :file AS {BESIDE}"), {"file": beside})
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE"):
            await connection.exec_driver_sql(f"PRAGMA {BESIDE}.{pragma}")
        await connection.exec_driver_sql(f"CREATE TABLE {BESIDE}.opened (at INTEGER)")


@contextmanager
def _named(file: str) -> Iterator[None]:
    """A file of ours alone, which has its name in the block and no longer."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield
    finally:
        Path(file).unlink(missing_ok=True)


async def _last_name(connection: AsyncConnection) -> int:
    """Rows of files have positive names, given here: where all others are negative, as those of
    messages are, SQLite would give the next negative one."""
    asked = select(func.coalesce(func.max(appeal.c.id), 0)).where(appeal.c.id > 0)
    return int((await connection.execute(asked)).scalar_one())


def _words_of(row: RegisterRow) -> tuple[str, str]:
    return row.text, row.organisation


def _change(
    number: int, place: int, name: int | None, one: tuple[str, str | None, str | None]
) -> dict[str, Any]:
    field, old, new = one
    told = {"number": number, "place": place, "appeal": name}
    return told | {"field": field, "old": old, "new": new}
