"""How many records by the side there are, for the report of a period."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Column, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.side_records import SideTallies
from storage.tables_side import action, observation, practice, process

Days = tuple[date, date]
"""The first, and the first no more."""


async def tallies_of(connection: AsyncConnection, days: Days) -> SideTallies:
    """Processes are those of now: they belong to no period."""

    async def told(by: Column[str], days: Days | None = days) -> Counter[str]:
        of = by.table.c
        asked = select(by, func.count()).where(of.is_removed.is_(False)).group_by(by)
        if days is not None:
            asked = asked.where(of.day >= days[0], of.day < days[1])
        return Counter({str(name): n for name, n in await connection.execute(asked)})

    return SideTallies(
        actions=await told(action.c.kind),
        practices=(await told(practice.c.topic)).total(),
        tones=await told(observation.c.tone),
        topics=await told(observation.c.topic),
        processes=await told(process.c.grouping, None),
    )
