"""A connection to SQLite's file that is kept: whoever asks at every step needs no pool for it."""

from __future__ import annotations

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import one_hop


class Held:
    """Opened when it is first needed. `engine` of a file: one in RAM has no second connection.

    No transaction of SQLAlchemy begins one of SQLite on it: whoever holds it begins his own.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._opening = asyncio.Lock()
        self._held: AsyncConnection | None = None

    async def connection(self) -> tuple[AsyncConnection, one_hop.Connection]:
        """SQLAlchemy's, and what is below it. Raises what opening raises."""
        async with self._opening:
            if self._held is None:
                opened = await self._engine.connect()
                self._held = await opened.execution_options(otklik_aside=True)
        return self._held, below(self._held)

    async def close(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            await held.close()


def below(connection: AsyncConnection) -> one_hop.Connection:
    assert connection.sync_connection is not None
    driver = connection.sync_connection.connection.driver_connection
    assert isinstance(driver, one_hop.Connection)
    return driver
