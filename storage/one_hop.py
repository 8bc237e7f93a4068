"""SQLite's connection whose statements cross to its thread once, answers and all.

aiosqlite goes there to make a cursor, to run it, to fetch and to close it: four times a statement,
and each crossing costs more than most of our statements do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from typing import Any, NoReturn

import aiosqlite

Rows = list[Any]


class Connection(aiosqlite.Connection):
    """Its cursors exist only once they have something to do."""

    def cursor(self) -> Cursor:  # type: ignore[override]  # theirs is awaited, SQLAlchemy enters it
        return Cursor(self)

    async def across(self, work: Any, *told: Any) -> None:
        await self._execute(work, *told)  # type: ignore[no-untyped-call]  # aiosqlite's own way


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


def connect(path: str, **options: Any) -> Connection:
    """To be awaited. `options` are those of sqlite3.connect."""
    connection = Connection(partial(sqlite3.connect, path, **options), iter_chunk_size=0)
    connection._thread.daemon = True  # as SQLAlchemy does with aiosqlite's own
    return connection
