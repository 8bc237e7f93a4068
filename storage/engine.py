"""The way to the database: SQLite or PostgreSQL, opened so that what was kept stays kept."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage import one_hop
from storage.asking import Asking
from storage.at_once import T, Work, at_once
from storage.compiled import Question
from storage.writing import Writing

MEMORY = "sqlite://"
"""SQLite in RAM, for tests, the terminal and rehearsals: the same queries, nothing on the disk."""

ALONE = {"poolclass": AsyncAdaptedQueuePool, "pool_size": 1, "max_overflow": 0}
"""A database in RAM belongs to one connection; whoever wants it waits for it."""

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": 2,  # FULL; NORMAL loses acknowledged answers when the power goes
    "secure_delete": 1,  # ON; FAST leaves deleted texts in the file
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "recursive_triggers": 1,  # a row that another replaces is deleted: a log refuses that as well
    "temp_store": 2,  # MEMORY; a temporary file would leave a copy of all rows beside the database
}
MUST_HOLD = (
    *("synchronous", "secure_delete", "foreign_keys", "trusted_schema", "temp_store"),
    "recursive_triggers",
)
"""A build of SQLite may take a pragma and do otherwise."""


class Unsafe(Exception):
    """This SQLite does not do what it was told: what is deleted or acknowledged would not be."""


class NotKept(Exception):
    """The storage is out of reach: nothing was written, so nothing may be acknowledged."""


STILL: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""PostgreSQL has to be told; a reading transaction of SQLite sees one state anyway."""


class Engine:
    """Three ways in: `reading` never waits for a writer, nor does `one_state`, for what takes
    many queries; `writing` is one whole transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        is_file = self.is_sqlite and bool(engine.url.database)
        self._asking = Asking(engine) if is_file else None
        self._writing = Writing(engine) if is_file else None
        self._still: dict[asyncio.Task[Any] | None, AsyncConnection] = {}

    def is_of(self, url: str) -> bool:
        """Does it lead to the database that `url` names? One in RAM is nobody else's."""
        mine, told = self._engine.url, make_url(url)
        here = (mine.host, mine.port, mine.database)
        return bool(mine.database) and here == (told.host, told.port, told.database)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Raises NotKept if the database is out of reach."""
        try:
            if still := self._still.get(asyncio.current_task()):
                yield still
                return
            async with self._engine.connect() as connection:
                await connection.execution_options(otklik_reads=True)
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise _told(error) from error

    @asynccontextmanager
    async def one_state(self) -> AsyncIterator[AsyncConnection]:
        """All that this task reads in the block, through whatever door, is of one moment: that of
        the first query. Nothing may be written in it. Raises NotKept as `reading` does."""
        task = asyncio.current_task()
        async with self.reading() as connection:
            if task in self._still:
                yield connection
                return
            if not self.is_sqlite:
                await connection.execution_options(**STILL)
            self._still[task] = connection
            try:
                yield connection
            finally:
                del self._still[task]

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Commits at the end of the block. Raises NotKept if the database is out of reach."""
        try:
            async with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise _told(error) from error

    async def ask(self, question: Question, told: Mapping[str, Any]) -> Sequence[Any]:
        """All rows of one question, by the shortest way there is: for what every step asks.
        Raises NotKept if the database is out of reach."""
        if self._asking is not None:
            return await _reached(self._asking.rows(question, told))
        alone = at_once(self._engine, lambda it: it.ask(question, told), otklik_aside=True)
        return await _reached(alone)

    async def write_at_once(self, work: Work[T]) -> T:
        """`writing` by the shortest way: `work` awaits nothing but its connection. Raises NotKept
        if the database is out of reach."""
        if self._writing is not None:
            return await _reached(self._writing.at_once(work))
        return await _reached(at_once(self._engine, work))

    @asynccontextmanager
    async def stepping(self) -> AsyncIterator[AsyncConnection]:
        """As `aside`, closed at the end: whoever takes it begins and ends transactions himself.
        Raises NotKept if the database is out of reach."""
        try:
            connection = await self.aside()
            try:
                yield connection
            finally:
                await connection.close()
        except (SQLAlchemyError, OSError) as error:
            raise _told(error) from error

    async def aside(self) -> AsyncConnection:
        """Without a transaction, for VACUUM and the like; close it yourself."""
        connection = await self._engine.connect()
        if self.is_sqlite:
            return await connection.execution_options(otklik_aside=True)
        return await connection.execution_options(isolation_level="AUTOCOMMIT")

    async def dispose(self) -> None:
        if self._asking is not None:
            await self._asking.close()
        if self._writing is not None:
            await self._writing.close()
        await self._engine.dispose()


@asynccontextmanager
async def open_engine(url: str) -> AsyncIterator[Engine]:
    """`url` as in OTKLIK_DATABASE_URL: sqlite:///path, sqlite:// (RAM) or postgresql://…"""
    engine = Engine(create(url))
    try:
        yield engine
    finally:
        await engine.dispose()


def create(url: str) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = {} if parsed.database else ALONE
        engine = create_async_engine(
            parsed.set(drivername="sqlite+aiosqlite"), hide_parameters=True, **options
        )
        event.listen(engine.sync_engine, "do_connect", _in_one_hop)
        event.listen(engine.sync_engine, "connect", _prepare)
        event.listen(engine.sync_engine, "begin", begin)
        return engine
    return create_async_engine(
        parsed.set(drivername="postgresql+asyncpg"), hide_parameters=True, pool_pre_ping=True
    )


def _in_one_hop(_dialect: Any, _record: Any, _told: Any, options: dict[str, Any]) -> None:
    options["async_creator_fn"] = one_hop.connect


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin too late, and lose updates silently
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    for name in MUST_HOLD:
        cursor.execute(f"PRAGMA {name}")
        if cursor.fetchone()[0] != PRAGMAS[name]:
            raise Unsafe(name)
    cursor.close()


def begin(connection: Any) -> None:
    """SQLite's transactions, which its driver would begin too late."""
    options = connection.get_execution_options()
    if not options.get("otklik_aside"):
        connection.exec_driver_sql("BEGIN" if options.get("otklik_reads") else "BEGIN IMMEDIATE")


async def _reached(work: Awaitable[T]) -> T:
    try:
        return await work
    except (SQLAlchemyError, sqlite3.OperationalError, OSError) as error:
        raise _told(error) from error


def _told(error: SQLAlchemyError | sqlite3.OperationalError | OSError) -> Exception:
    """Out of reach or out of room is NotKept; a breach of the schema stays what it is."""
    if isinstance(error, IntegrityError):
        return error
    away = isinstance(error, OperationalError | InterfaceError | OSError)
    away = away or isinstance(error, sqlite3.OperationalError)
    if away or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return NotKept(type(error).__name__)
    return error
