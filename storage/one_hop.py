"""SQLite's connection whose statements cross to its thread once, answers and all.

aiosqlite goes there to make a cursor, to run it, to fetch and to close it: four times a statement,
and each crossing costs more than most of our statements do.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import get_ident
from typing import Any, NoReturn, TypeVar

import aiosqlite

T = TypeVar("T")
Rows = list[Any]


class Astray(Exception):
    """What was carried waited for something else than its connection."""


class Connection(aiosqlite.Connection):
    """Its cursors exist only once they have something to do."""

    def cursor(self) -> Cursor:  # type: ignore[override]  # theirs is awaited, SQLAlchemy enters it
        return Cursor(self)

    async def _connect(self) -> Connection:
        try:
            await super()._connect()
        except Exception:
            self._thread.join()  # it was told to stop, and would tell a loop that may be gone
            raise
        return self

    async def across(self, work: Any, *told: Any) -> None:
        await self._execute(work, *told)

    async def rows(self, sql: str, values: Sequence[Any]) -> Rows:
        """All of them, outside of any transaction. Raises what sqlite3 raises."""
        self._require_open()
        found: Rows = await self._execute(self.rows_here, sql, values)
        return found

    def rows_here(self, sql: str, values: Sequence[Any]) -> Rows:
        """In the connection's thread."""
        return self._conn.execute(sql, values).fetchall()

    def put_here(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """In the connection's thread."""
        self._conn.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """In the connection's thread: begun as a writer's, committed at the end."""
        if self._conn.in_transaction:  # one that a failing disk would not let go
            self._conn.rollback()
        self._conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._conn.commit()
        except BaseException:  # whoever strays leaves it by GeneratorExit
            if self._conn.in_transaction:
                self._conn.rollback()
            raise

    async def carry(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """`work` in the connection's thread; of all there is it may await this connection only.
        It goes on to its end even if whoever asked is cancelled meanwhile."""
        self._require_open()
        going: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((going, lambda: straight(work())))
        try:
            return await asyncio.shield(going)
        except asyncio.CancelledError:
            while not going.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([going])
            going.exception()  # seen, so that nobody is told that it was not
            raise

    def _require_open(self) -> None:
        """Nobody takes from the queue of a closed one: whoever waited would wait for ever."""
        if not self._running or self._connection is None:
            raise sqlite3.OperationalError("the connection is closed")

    async def _execute(self, fn: Any, *told: Any, **named: Any) -> Any:
        if get_ident() == self._thread.ident:  # it was carried there: nothing has to cross
            return fn(*told, **named)
        return await super()._execute(fn, *told, **named)  # type: ignore[no-untyped-call]  # theirs

    async def rollback(self) -> None:
        """A pool asks for it whenever a connection comes back, mostly after a commit."""
        if self._conn.in_transaction:
            await super().rollback()


class Cursor(aiosqlite.Cursor):
    """Of one statement; it holds the whole answer, so whoever expects a million rows asks for
    a page at a time. Raises what sqlite3 raises."""

    _conn: Connection

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, None)  # type: ignore[arg-type]  # the statement makes it
        self._rows: Rows = []

    async def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        await self._conn.across(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Any) -> Cursor:
        await self._conn.across(self._run_many, sql, parameters)
        return self

    async def fetchall(self) -> Rows:
        return self._rows

    async def fetchone(self) -> NoReturn:
        raise NotImplementedError("SQLAlchemy streams with it: ask for pages instead")

    async def fetchmany(self, size: int | None = None) -> NoReturn:
        raise NotImplementedError("SQLAlchemy streams with it: ask for pages instead")

    def __aiter__(self) -> AsyncIterator[NoReturn]:
        raise NotImplementedError("SQLAlchemy streams with it: ask for pages instead")

    async def close(self) -> None:
        """Nothing: all rows were taken, so SQLite has let go of the statement."""

    def _run(self, sql: str, parameters: Any) -> None:
        """In the connection's thread."""
        self._cursor = self._conn._conn.execute(sql, parameters)
        if self._cursor.description is not None:
            self._rows = self._cursor.fetchall()

    def _run_many(self, sql: str, parameters: Any) -> None:
        self._cursor = self._conn._conn.executemany(sql, parameters)


def straight(work: Coroutine[Any, Any, T]) -> T:
    """What comes of `work`, which never waits. Raises Astray if it does."""
    try:
        work.send(None)
    except StopIteration as done:
        told: T = done.value
        return told
    work.close()
    raise Astray


def connect(path: str, **options: Any) -> Connection:
    """To be awaited. `options` are those of sqlite3.connect."""
    connection = Connection(partial(sqlite3.connect, path, **options), iter_chunk_size=0)
    connection._thread.daemon = True  # as SQLAlchemy does with aiosqlite's own
    return connection
