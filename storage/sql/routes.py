"""Routes: which unit a message goes to. The first that fits counts, in the order of the desk."""

from __future__ import annotations

from datetime import datetime
from secrets import randbelow

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.office_records import NoSuchUnit, Route, Whereabouts, first_fitting
from storage.sql import settings
from storage.tables_office import route, unit


class Routes:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def listed(self) -> list[Route]:
        """In their order; those to retired units too."""
        async with self._engine.reading() as connection:
            return await _listed(connection)

    async def unit_for(self, about: Whereabouts) -> str:
        """ "" if no route to a unit in use fits."""
        async with self._engine.reading() as connection:
            return await unit_for(connection, about)

    async def add(self, told: Route, now: datetime, actor: str) -> None:
        """Behind all others. Raises NoSuchUnit."""
        async with self._engine.writing() as connection:
            used = select(unit.c.id).where(unit.c.id == told.unit, unit.c.is_used)
            if (await connection.execute(used)).first() is None:
                raise NoSuchUnit(told.unit)
            row = {
                "id": randbelow(2**31 - 1) + 1,
                "place": len(await _listed(connection)),
                "unit": told.unit,
                "topic": told.topic or None,
                "organisation": told.organisation,
                "spot": told.spot or None,
            }
            await connection.execute(insert(route).values(row))
            await _note(connection, now, actor)

    async def remove(self, name: int, now: datetime, actor: str) -> None:
        async with self._engine.writing() as connection:
            await connection.execute(delete(route).where(route.c.id == name))
            await _order(connection, [one.id for one in await _listed(connection)])
            await _note(connection, now, actor)

    async def raise_up(self, name: int, now: datetime, actor: str) -> None:
        """Before the one it stood behind."""
        async with self._engine.writing() as connection:
            ids = [one.id for one in await _listed(connection)]
            if name not in ids[1:]:
                return
            at = ids.index(name)
            ids[at - 1 : at + 1] = [name, ids[at - 1]]
            await _order(connection, ids)
            await _note(connection, now, actor)


async def unit_for(connection: AsyncConnection, about: Whereabouts) -> str:
    used = set((await connection.execute(select(unit.c.id).where(unit.c.is_used))).scalars())
    return first_fitting([one for one in await _listed(connection) if one.unit in used], about)


async def _listed(connection: AsyncConnection) -> list[Route]:
    rows = await connection.execute(select(route).order_by(route.c.place, route.c.id))
    return [
        Route(row.unit, row.topic or "", row.organisation, row.spot or "", row.id) for row in rows
    ]


async def _order(connection: AsyncConnection, ids: list[int]) -> None:
    for place, name in enumerate(ids):
        await connection.execute(update(route).where(route.c.id == name).values(place=place))


async def _note(connection: AsyncConnection, now: datetime, actor: str) -> None:
    told = [
        {"unit": one.unit, "topic": one.topic, "organisation": one.organisation, "spot": one.spot}
        for one in await _listed(connection)
    ]
    await settings.note(connection, "routes", told, (now, actor))
