"""Versions of surveys published by the town: only ever added, each with one unique number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.engine import Engine
from storage.release_records import NOTE, PublishedMeanwhile, Release, Version
from storage.sql.settings import note
from storage.sql.statements import put_once
from storage.tables_office import setting
from storage.tables_releases import release

SETTING = "survey."
"""Before the id of a survey, in the log of what was set at the desk: what is said there makes
every replica look again."""
RETIRED = "retired"

_r, _s = release.c, tables.script.c


class Releases:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def publish(self, told: Release, now: datetime) -> None:
        """Raises PublishedMeanwhile if there is such a version, or a later one; nothing is kept
        then."""
        row = {"survey": told.survey, "version": told.version, "day": told.day}
        row |= {"actor": told.actor[:64], "note": told.note[:NOTE]}
        words = {"survey": told.survey, "version": told.version}
        words |= {"hash": told.script[0], "body": told.script[1]}
        async with self._engine.writing() as connection:
            for table, values in ((release, row), (tables.script, words)):
                kept = await connection.execute(put_once(connection, table).values(values))
                if kept.rowcount != 1:
                    raise PublishedMeanwhile(told.survey, told.version)
            if await _highest(connection, told.survey) != told.version:
                raise PublishedMeanwhile(told.survey, told.version)
            about = {"version": told.version}
            await note(connection, SETTING + told.survey, about, (now, told.actor))

    async def retire(self, survey: str, now: datetime, actor: str) -> None:
        """It is asked no more until it is published again; its versions stay."""
        async with self._engine.writing() as connection:
            await note(connection, SETTING + survey, {RETIRED: True}, (now, actor))

    async def latest(self) -> list[Release]:
        """The newest of each survey that the town published, retired ones too, by id."""
        newest = select(_r.survey, func.max(_r.version).label("top")).group_by(_r.survey).subquery()
        asked = _whole().join(
            newest, and_(_r.survey == newest.c.survey, _r.version == newest.c.top)
        )
        async with self._engine.reading() as connection:
            return [_release(row) for row in await connection.execute(asked.order_by(_r.survey))]

    async def retired(self) -> frozenset[str]:
        """Ids of those that are asked no more."""
        s = setting.c
        newest = select(func.max(s.id)).where(s.name.startswith(SETTING)).group_by(s.name)
        asked = select(s.name, s.value).where(s.id.in_(newest))
        async with self._engine.reading() as connection:
            rows = list(await connection.execute(asked))
        return frozenset(
            row.name.removeprefix(SETTING) for row in rows if RETIRED in (row.value or "")
        )

    async def versions(self, survey: str) -> list[Version]:
        """All that were asked or published, the newest first."""
        both = and_(_r.survey == _s.survey, _r.version == _s.version)
        asked = select(_s.version, _r.day, _r.actor, _r.note).select_from(
            tables.script.outerjoin(release, both)
        )
        asked = asked.where(_s.survey == survey).order_by(_s.version.desc())
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return [Version(row[0], row.day, row.actor or "", row.note or "") for row in rows]

    async def highest(self) -> Mapping[str, int]:
        """By survey: the highest version that was asked or published."""
        asked = select(_s.survey, func.max(_s.version)).group_by(_s.survey)
        async with self._engine.reading() as connection:
            return {name: int(top) for name, top in await connection.execute(asked)}


async def _highest(connection: AsyncConnection, survey: str) -> int:
    asked = select(func.max(_s.version)).where(_s.survey == survey)
    return int((await connection.execute(asked)).scalar_one())


def _whole() -> Select[Any]:
    both = and_(_r.survey == _s.survey, _r.version == _s.version)
    joined = release.join(tables.script, both)
    return select(release, _s.hash, _s.body).select_from(joined)


def _release(row: Row[Any]) -> Release:
    return Release(row.survey, row.version, (row.hash, row.body), row.day, row.actor, note=row.note)
