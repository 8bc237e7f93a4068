"""A file into the register: read apart, judged, then entered in one transaction, all or nothing.

Only the entering keeps others from writing to SQLite. What was judged before it is looked at once
more: where a row has changed meanwhile, the file is read anew, the last time with the lock held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.arriving import Imported, Order, Refusals, Rows
from storage.engine import Engine
from storage.register_plan import Fate, Link, Rest, fate_of, judged, misled
from storage.register_records import Draft, Key, Refusal
from storage.sql.arrivals import ROOM, Arrivals, Entry, waiting
from storage.sql.register_found import CHUNK, load, originals
from storage.tables_register import appeal, appeal_change

IMPORT_LOCK = 7_306_085_867
"""PostgreSQL's advisory lock of imports: two at once would read the same register as it was."""

FREE_READINGS = 2
"""Of a file without SQLite's lock."""
FATES: tuple[Fate, ...] = ("new", "changed", "same")
MOVED = 1000
"""Rows that others changed while the file was read; of more it is not asked which they are."""


async def take(engine: Engine, rows: Rows, order: Order) -> Imported:
    """All good rows in one transaction; the same rows again change nothing."""
    if engine.is_sqlite:
        async with engine.stepping() as connection, waiting(connection, is_sqlite=True) as place:
            return await _into_sqlite(connection, place, rows, order)
    async with engine.writing() as connection:
        await connection.execute(select(func.pg_advisory_xact_lock(IMPORT_LOCK)))
        async with waiting(connection, is_sqlite=False) as place:
            read = _Read(connection, place, order)
            await read.all_of(rows())
            if read.is_kept:
                await place.enter(order)
    return read.told()


async def _into_sqlite(
    connection: AsyncConnection, place: Arrivals, rows: Rows, order: Order
) -> Imported:
    for _ in range(FREE_READINGS):
        seen = await _end_of_log(connection)
        read = _Read(connection, place, order, is_stepping=True)
        await read.all_of(rows())
        if not read.is_kept:
            return read.told()
        async with _locked(connection):
            if not await _is_moved(connection, place, seen, read.links):
                await place.enter(order)
                return read.told()
        await place.empty()
    async with _locked(connection):
        read = _Read(connection, place, order)
        await read.all_of(rows())
        if read.is_kept:
            await place.enter(order)
    return read.told()


class _Read:
    """One reading of a file, some rows at a time; only the links between rows are held."""

    def __init__(
        self,
        connection: AsyncConnection,
        place: Arrivals,
        order: Order,
        *,
        is_stepping: bool = False,
    ) -> None:
        self._connection, self._place, self._order = connection, place, order
        self._is_stepping = is_stepping
        self._fates: Counter[str] = Counter()
        self._refusals = Refusals(order.named)
        self._number = 0
        self.links: dict[Key, Link] = {}

    @property
    def is_kept(self) -> bool:
        return self._order.keep and not (self._order.strict and self._refusals.count)

    def told(self) -> Imported:
        new, changed, same = (self._fates[fate] for fate in FATES)
        refused, refusals = self._refusals.count, self._refusals.told()
        return Imported(new, changed, same, refused, refusals, self.is_kept)

    async def all_of(self, rows: Iterable[Draft | Refusal]) -> None:
        left = iter(rows)
        while some := list(islice(left, CHUNK)):
            async with self._step():
                await self._some(some)
        async with self._step():
            await self._point()

    @asynccontextmanager
    async def _step(self) -> AsyncIterator[None]:
        """In SQLite a short transaction, of the file apart alone; else that of the caller."""
        if not self._is_stepping:
            yield
            return
        async with _transaction(self._connection, "BEGIN"):
            yield

    async def _some(self, some: list[Draft | Refusal]) -> None:
        drafts = [one for one in some if isinstance(one, Draft)]
        for one in some:
            if isinstance(one, Refusal):
                self._refusals.add(one)
        ids, known = await load(self._connection, (draft.key for draft in drafts))
        entries: list[Entry] = []
        for draft in drafts:
            was = known.get(draft.key)
            row = judged(draft, was)
            if isinstance(row, Refusal):
                self._refusals.add(row)
                continue
            fate = fate_of(row, was)
            self._fates[fate] += 1
            self._number += 1
            if fate != "same":
                entries.append((self._number, row, was))
            if row.duplicate_of:
                self.links[row.key] = Link(draft.line, row.duplicate_of, fate, self._number)
        await self._place.add(entries, ids)

    async def _point(self) -> None:
        """What is a duplicate of nothing is refused, now that all rows are known."""
        asked = {link.original for link in self.links.values()} - self.links.keys()
        known = await originals(self._connection, _originals(self.links))
        rest = Rest(await self._place.among(asked), known)
        gone = []
        for link, refusal in misled(self.links, rest):
            self._fates[link.fate] -= 1
            self._refusals.add(refusal)
            gone.append(link.number)
        await self._place.drop(gone)


def _originals(links: dict[Key, Link]) -> Iterator[Key]:
    return (link.original for link in links.values())


async def _end_of_log(connection: AsyncConnection) -> int:
    asked = select(func.coalesce(func.max(appeal_change.c.id), 0))
    return int((await connection.execute(asked)).scalar_one())


async def _is_moved(
    connection: AsyncConnection, place: Arrivals, seen: int, links: dict[Key, Link]
) -> bool:
    """Whether the file might be judged otherwise now: every change of a row leaves its line."""
    log, a = appeal_change.c, appeal.c
    since = select(log.appeal).where(log.id > seen).distinct().limit(MOVED)
    names = list((await connection.execute(since)).scalars())
    if not names:
        return False
    asked = select(a.channel, a.external_id).where(a.id.in_(names))
    keys = {Key(*one) for one in await connection.execute(asked)}
    pointed = select(log.id).where(log.id > seen, log.field == "duplicate_of").limit(1)
    is_pointed = bool(links) and (await connection.execute(pointed)).first() is not None
    return len(names) == MOVED or is_pointed or bool(await place.among(keys))


@asynccontextmanager
async def _locked(connection: AsyncConnection) -> AsyncIterator[None]:
    """SQLite's one writer, with room for the pages of many indexes."""
    pages = (await connection.exec_driver_sql("PRAGMA main.cache_size")).scalar_one()
    await connection.exec_driver_sql(f"PRAGMA main.cache_size=-{ROOM}")
    try:
        async with _transaction(connection, "BEGIN IMMEDIATE"):
            yield
    finally:
        await connection.exec_driver_sql(f"PRAGMA main.cache_size={pages}")


@asynccontextmanager
async def _transaction(connection: AsyncConnection, begin: str) -> AsyncIterator[None]:
    await connection.exec_driver_sql(begin)
    try:
        yield
        await connection.exec_driver_sql("COMMIT")
    except BaseException:
        with suppress(OperationalError):  # a full disk has rolled it back already
            await connection.exec_driver_sql("ROLLBACK")
        raise
