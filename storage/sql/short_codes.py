"""Short codes as they are kept: issued once for a survey at a place, and never given to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.short_codes import Where, candidates
from storage.sql.statements import put_once
from storage.tables_printed import short_code

_c = short_code.c


class ShortCodes:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def issue(self, asked: Iterable[Where]) -> Mapping[Where, str]:
        """A code for each; the one it has, if it has one."""
        wanted = list(dict.fromkeys(asked))
        async with self._engine.reading() as connection:
            issued = await _issued(connection)
        if any(where not in issued for where in wanted):
            async with self._engine.writing() as connection:
                await _put(connection, wanted, await _issued(connection))
                issued = await _issued(connection)
        return {where: issued[where] for where in wanted}

    async def where(self, code: str) -> Where | None:
        asked = select(_c.survey, _c.place).where(_c.code == code)
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked)).first()
        return (row.survey, row.place) if row else None


async def _issued(connection: AsyncConnection) -> dict[Where, str]:
    rows = await connection.execute(select(_c.survey, _c.place, _c.code))
    return {(row.survey, row.place): row.code for row in rows}


async def _put(
    connection: AsyncConnection, wanted: Iterable[Where], issued: Mapping[Where, str]
) -> None:
    """Nothing where another replica was quicker with the same pair."""
    taken = set(issued.values())
    for where in (one for one in wanted if one not in issued):
        code = next(one for one in candidates(where) if one not in taken)
        row = {"code": code, "survey": where[0], "place": where[1]}
        await connection.execute(put_once(connection, short_code, ("survey", "place")).values(row))
        taken.add(code)
