"""Questions that every step asks, to SQLite by the shortest way there is.

Each is compiled once for each number of its values, and goes to a connection that nothing else is
asked of: no pool, no transaction, no greenlet, one crossing to its thread.
"""

from __future__ import annotations

import asyncio
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Integer, LargeBinary, Select, String
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import one_hop

Question = Select[Any]
"""Of columns that SQLite gives as they are: words, whole numbers and bytes."""
AS_THEY_ARE = (String, Integer, LargeBinary)
KEPT = 500
"""Questions, each with one number of its values: a group has 200 people with two keys at most."""
ALONE = -1


@dataclass(frozen=True, slots=True)
class Compiled:
    """`order`: each value the statement wants, by name, and which of a list it is, or ALONE."""

    statement: str
    order: Sequence[tuple[str, int]]
    row: Callable[[Iterable[Any]], Any]


class Asking:
    """`engine` of a file, for one in RAM has no second connection."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._opening = asyncio.Lock()
        self._held: AsyncConnection | None = None
        self._known: dict[tuple[Question, tuple[int, ...]], Compiled] = {}

    async def rows(self, question: Question, told: Mapping[str, Any]) -> list[Any]:
        """Rows with their columns as attributes. Raises what sqlite3 raises."""
        sizes = tuple(len(one) if isinstance(one, list) else ALONE for one in told.values())
        compiled = self._known.get((question, sizes))
        if compiled is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            compiled = compile_for(question, told, self._engine.dialect)
            self._known[question, sizes] = compiled
        values = [told[name] if at == ALONE else told[name][at] for name, at in compiled.order]
        found = await (await self._connection()).rows(compiled.statement, values)
        return [*map(compiled.row, found)]

    async def close(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            await held.close()

    async def _connection(self) -> one_hop.Connection:
        async with self._opening:
            if self._held is None:
                self._held = await self._engine.connect()
        assert self._held.sync_connection is not None
        below = self._held.sync_connection.connection.driver_connection
        assert isinstance(below, one_hop.Connection)
        return below


def compile_for(question: Question, told: Mapping[str, Any], dialect: Dialect) -> Compiled:
    """For any values as many as these."""
    columns = list(question.selected_columns)
    assert all(isinstance(column.type, AS_THEY_ARE) for column in columns)
    state = question.compile(dialect=dialect).construct_expanded_state(told)
    place = {
        name: (whole, at)
        for whole, names in state.parameter_expansion.items()
        for at, name in enumerate(names)
    }
    order = [place.get(name, (name, ALONE)) for name in state.positiontup or ()]
    named: Any = namedtuple  # its columns are known only now
    return Compiled(state.statement, order, named("Row", [str(one.key) for one in columns])._make)
