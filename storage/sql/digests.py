"""What digests told, and when people want them sent; handed on with their files at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import file_sealing
from storage.dialogue_keys import week_of
from storage.engine import Engine
from storage.file_records import HeldFile
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.sql import notices
from storage.sql.jobs import Jobs, Once
from storage.sql.statements import put_once
from storage.tables_author import file_body
from storage.tables_digest import digest


@dataclass(frozen=True, slots=True)
class Body:
    """A file that a notice names, with what is in it."""

    file: HeldFile
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Handed:
    """`told`: JSON of the figures, for the next digest to correct; None of what is shown before a
    digest is sent. `bodies`: of files of drafts."""

    drafts: Sequence[NoticeDraft]
    told: dict[str, Any] | None
    bodies: Sequence[Body] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """On which day a person wants a digest sent; `at`: when that was chosen, aware."""

    day: date
    actor: str
    at: datetime


class DigestLog:
    """A row a period; PERIOD as `reports.period` names it."""

    def __init__(self, engine: Engine, jobs: Jobs, keys: Keys) -> None:
        self._engine = engine
        self._jobs = jobs
        self._keys = keys

    async def hand_on(self, what: Once, handed: Handed, now: datetime) -> bool:
        """Words, their files and what they told, in one transaction; False if it was done before.

        What the first chat was told stays: the others are told the same on the same day.
        """
        week = week_of(now.date())
        rows = [file_sealing.row(one.file, one.body, week) for one in handed.bodies]

        async def also(connection: AsyncConnection) -> None:
            for row in rows:
                await connection.execute(insert(file_body).values(row))
            if handed.told is not None:
                await _note(connection, what.period, handed.told)

        return await self._jobs.once(what, handed.drafts, now, also)

    async def told(self, period: str) -> dict[str, Any] | None:
        """None if no digest of this period was ever sent."""
        asked = select(digest.c.told).where(digest.c.period == period)
        async with self._engine.reading() as connection:
            found = (await connection.execute(asked)).scalar()
        return None if found is None else dict(json.loads(found))

    async def plan(self, period: str, plan: Plan, drafts: Sequence[NoticeDraft] = ()) -> None:
        """The newest choice counts. `drafts`: what is told of it."""
        chosen = {"send_on": plan.day, "actor": plan.actor[:64], "at": plan.at}
        async with self._engine.writing() as connection:
            await connection.execute(put_once(connection, digest).values(period=period))
            await connection.execute(update(digest).where(digest.c.period == period).values(chosen))
            for draft in drafts:
                await notices.add(connection, self._keys, draft, plan.at)

    async def planned(self, period: str) -> Plan | None:
        d = digest.c
        asked = select(d.send_on, d.actor, d.at).where(d.period == period, d.send_on.is_not(None))
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked)).first()
        return None if row is None else Plan(*row)


async def _note(connection: AsyncConnection, period: str, told: dict[str, Any]) -> None:
    """What the first chat was told stays."""
    await connection.execute(put_once(connection, digest).values(period=period))
    first = update(digest).where(digest.c.period == period, digest.c.told.is_(None))
    await connection.execute(first.values(told=json.dumps(told, ensure_ascii=False)))
