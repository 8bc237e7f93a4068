"""A whole transaction in one go: on SQLite it crosses to the connection's thread once, on both
databases it is one greenlet.

Each statement of an AsyncConnection makes a greenlet of its own, and each greenlet has the system
give it memory and take it back; what everybody waits for, at every step, does without.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import one_hop
from storage.one_hop import straight

T = TypeVar("T")
Work = Callable[[AsyncConnection], Coroutine[Any, Any, T]]
"""Awaits nothing but `execute` of its connection, or Astray is raised."""


class Inside(AsyncConnection):
    """Within the greenlet of the whole transaction, statements need none of their own."""

    async def execute(
        self, statement: Executable, parameters: Any = None, **options: Any
    ) -> CursorResult[Any]:
        return self._proxied.execute(statement, parameters, **options)


async def at_once(engine: AsyncEngine, work: Work[T], **options: Any) -> T:
    """`options` of execution, see `storage.engine.begin`. Commits at the end of `work`."""
    connection = await engine.connect()

    def whole(inside: Connection) -> T:
        with inside.execution_options(**options).begin():
            return straight(work(Inside(engine, inside)))

    try:
        assert connection.sync_connection is not None
        below = connection.sync_connection.connection.driver_connection
        if isinstance(below, one_hop.Connection):
            return await below.carry(lambda: connection.run_sync(whole))
        return await connection.run_sync(whole)
    finally:
        await connection.close()
