"""A whole transaction on SQLite's file by the shortest way: what is written at every step is
compiled once, and goes to a connection that is kept for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.dml import Insert

from storage import one_hop
from storage.at_once import Inside, T, Work
from storage.compiled import Compilations, Question
from storage.held import Held


class Writing:
    """`engine` of a file. One transaction at a time, in the order they came."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._compiled = Compilations(engine.dialect)
        self._held = Held(engine)

    async def at_once(self, work: Work[T]) -> T:
        """As `storage.at_once`. Raises what sqlite3 and SQLAlchemy raise."""
        held, connection = await self._held.connection()

        async def whole() -> T:
            inside = Direct((self._engine, held), connection, self._compiled)
            try:
                with connection.transaction():
                    told = await work(inside)
                inside.committed()
                return told
            finally:
                if inside.in_transaction():  # SQLAlchemy's own idea of one: nothing of SQLite's
                    await inside.rollback()

        return await connection.carry(whole)

    async def close(self) -> None:
        await self._held.close()


class Direct(Inside):
    """In the connection's thread, inside a transaction that is begun. What is not compiled once
    goes through SQLAlchemy, a greenlet each, on the same connection."""

    def __init__(
        self,
        over: tuple[AsyncEngine, AsyncConnection],
        connection: one_hop.Connection,
        compiled: Compilations,
    ) -> None:
        super().__init__(over[0], over[1].sync_connection)
        self._below = connection
        self._compiled = compiled

    async def execute(
        self, statement: Executable, parameters: Any = None, **options: Any
    ) -> CursorResult[Any]:
        return await AsyncConnection.execute(self, statement, parameters, **options)

    async def ask(self, question: Question, told: Mapping[str, Any]) -> Sequence[Any]:
        compiled, values = self._compiled.question(question, told)
        self._heard(compiled.statement, values)
        with _as_told():
            rows = self._below.rows_here(compiled.statement, values)
        return [*map(compiled.row, rows)]

    async def put(self, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
        compiled = self._compiled.put(statement, rows)
        values = [compiled.values(row) for row in rows]
        self._heard(compiled.statement, values)
        with _as_told():
            self._below.put_here(compiled.statement, values)

    def committed(self) -> None:
        if self._has_ears():
            self._proxied.dispatch.commit(self._proxied)

    def _heard(self, statement: str, values: Sequence[Any]) -> None:
        """Who listens to SQLAlchemy's statements hears these too."""
        if self._has_ears():
            told = (self._proxied, None, statement, values, None, False)
            self._proxied.dispatch.before_cursor_execute(*told)

    def _has_ears(self) -> bool:
        return bool(self._proxied._has_events or self._proxied.engine._has_events)


@contextmanager
def _as_told() -> Iterator[None]:
    """A breach of the schema by the name that SQLAlchemy gives it, without the values."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise IntegrityError(None, None, error, hide_parameters=True) from error
