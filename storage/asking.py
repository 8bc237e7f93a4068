"""Questions that every step asks, to SQLite by the shortest way there is.

They go to a connection that nothing else is asked of: no pool, no transaction, no greenlet, one
crossing to its thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from storage.compiled import Compilations, Question
from storage.held import Held


class Asking:
    """`engine` of a file, for one in RAM has no second connection."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._compiled = Compilations(engine.dialect)
        self._held = Held(engine)

    async def rows(self, question: Question, told: Mapping[str, Any]) -> list[Any]:
        """Rows with their columns as attributes. Raises what sqlite3 raises."""
        compiled, values = self._compiled.question(question, told)
        _, connection = await self._held.connection()
        return [*map(compiled.row, await connection.rows(compiled.statement, values))]

    async def close(self) -> None:
        await self._held.close()
