"""Where a channel's own queue was read to: VK's `ts`, MAX's `marker`. No person, no time."""

from __future__ import annotations

from sqlalchemy import select

from storage import tables
from storage.engine import Engine
from storage.sql.statements import put


class Cursors:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def get(self, channel: str) -> str | None:
        """None before the first `put`. Raises NotKept."""
        asked = select(tables.cursor.c.value).where(tables.cursor.c.channel == channel)
        async with self._engine.reading() as connection:
            value = (await connection.execute(asked)).scalar_one_or_none()
            return None if value is None else str(value)

    async def put(self, channel: str, value: str) -> None:
        """Only after everything up to `value` is kept. Raises NotKept."""
        row = {"channel": channel, "value": value}
        async with self._engine.writing() as connection:
            await connection.execute(put(connection, tables.cursor), row)
