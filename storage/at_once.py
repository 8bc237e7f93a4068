"""A whole transaction in one go: on SQLite it crosses to the connection's thread once, on both
databases it is one greenlet at most.

Each statement of an AsyncConnection makes a greenlet of its own, and each greenlet has the system
give it memory and take it back; what everybody waits for, at every step, does without.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.dml import Insert

from storage.compiled import Question
from storage.held import below
from storage.one_hop import straight

T = TypeVar("T")


class Inside(AsyncConnection):
    """Within the greenlet of the whole transaction, statements need none of their own."""

    async def execute(
        self, statement: Executable, parameters: Any = None, **options: Any
    ) -> CursorResult[Any]:
        return self._proxied.execute(statement, parameters, **options)

    async def ask(self, question: Question, told: Mapping[str, Any]) -> Sequence[Any]:
        """All rows, their columns as attributes. `question`: one of those that are built once."""
        return self._proxied.execute(question, told).all()

    async def put(self, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
        """`rows` of the same names each, none of them left to the table."""
        self._proxied.execute(statement, rows)


Work = Callable[[Inside], Coroutine[Any, Any, T]]
"""Awaits nothing but what it is given, or Astray is raised."""


async def at_once(engine: AsyncEngine, work: Work[T], **options: Any) -> T:
    """`options` of execution, see `storage.engine.begin`. Commits at the end of `work`."""
    connection = await engine.connect()

    def whole(inside: Connection) -> T:
        with inside.execution_options(**options).begin():
            return straight(work(Inside(engine, inside)))

    try:
        if engine.dialect.name == "sqlite":
            return await below(connection).carry(lambda: connection.run_sync(whole))
        return await connection.run_sync(whole)
    finally:
        await connection.close()
