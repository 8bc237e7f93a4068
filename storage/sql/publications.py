"""Editions of what everybody may read: published, taken back, read."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.publication_records import Edition, Published, read
from storage.sql.statements import put_once
from storage.tables_publication import publication


class Publications:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def shown(self) -> list[Published]:
        """What may be read now, the newest period first."""
        c = publication.c
        newest = select(c.period, func.max(c.number).label("number")).group_by(c.period).subquery()
        asked = (
            select(c.body, c.day, c.actor)
            .join(newest, (newest.c.period == c.period) & (newest.c.number == c.number))
            .where(c.body != "")
            .order_by(c.period.desc())
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return [Published(read(row.body), row.day, row.actor) for row in rows]

    async def publish(self, edition: Edition, day: date, actor: str) -> None:
        """Once for the same edition: a form sent twice changes nothing."""
        await self._add(edition.period, edition.body(), (day, actor))

    async def take_back(self, period: str, day: date, actor: str) -> None:
        await self._add(period, "", (day, actor))

    async def _add(self, period: str, body: str, by: tuple[date, str]) -> None:
        async with self._engine.writing() as connection:
            number, last = await _last(connection, period)
            if last == body:
                return
            row = {"period": period, "number": number + 1, "body": body}
            told = row | {"day": by[0], "actor": by[1][:64]}
            await connection.execute(put_once(connection, publication).values(told))


async def _last(connection: AsyncConnection, period: str) -> tuple[int, str]:
    c = publication.c
    asked = select(c.number, c.body).where(c.period == period).order_by(c.number.desc()).limit(1)
    row = (await connection.execute(asked)).first()
    return (row.number, row.body) if row is not None else (0, "")
