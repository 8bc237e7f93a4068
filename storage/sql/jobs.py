"""Jobs that must be done once a period and chat, whoever wakes first, however often."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.engine import Engine
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.sql import notices
from storage.sql.statements import put_once

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LEASE = timedelta(minutes=5)
"""Longer than any send takes: a helper that fell silent for so long is taken for dead."""


@dataclass(frozen=True, slots=True)
class Once:
    """What must be done a single time: a job, of a period, for a chat."""

    job: str
    period: str
    chat: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one job now; `done` ends it, otherwise the lease does."""

    job: str
    period: str
    chat: str
    owner: str


FIRST_START = "first-start"
RESTORED = "restored"
"""Its periods are the minutes, in the town's time, in which a backup was restored."""
MINUTE = "%Y-%m-%dT%H:%M"

Also = Callable[[AsyncConnection], Awaitable[None]]


class Jobs:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def once(
        self,
        what: Once,
        drafts: Sequence[NoticeDraft],
        now: datetime,
        also: Also | None = None,
    ) -> bool:
        """Done by keeping its notices, both in one transaction; False if it was done before.

        From here on the notices' delivery answers for their arriving once. `also`: whatever else
        must be written with them or not at all.
        """
        row = {"job": what.job, "period": what.period, "chat": what.chat, "owner": ""}
        async with self._engine.writing() as connection:
            made = await connection.execute(
                put_once(connection, tables.job).values(row | {"state": "done", "until": now})
            )
            if made.rowcount != 1:
                return False
            for draft in drafts:
                await notices.add(connection, self._keys, draft, now)
            if also is not None:
                await also(connection)
            return True

    async def once_for_all(
        self, what: Sequence[Once], drafts: Sequence[NoticeDraft], now: datetime
    ) -> bool:
        """As `once`, of several that are told together; False if one of them was done before."""
        rows = [{"job": one.job, "period": one.period, "chat": one.chat} for one in what]
        done = {"owner": "", "state": "done", "until": now}
        async with self._engine.writing() as connection:
            for row in rows:
                made = await connection.execute(put_once(connection, tables.job).values(row | done))
                if made.rowcount != 1:
                    await connection.rollback()
                    return False
            for draft in drafts:
                await notices.add(connection, self._keys, draft, now)
        return True

    async def first_start(self, now: datetime) -> datetime:
        """When this database was first served; noted now if it was not before."""
        await self.once(Once(FIRST_START, "", ""), (), now)
        asked = select(tables.job.c.until).where(tables.job.c.job == FIRST_START)
        async with self._engine.reading() as connection:
            begun: datetime = (await connection.execute(asked)).scalar_one()
            return begun

    async def claim(self, job: str, period: str, chat: str, now: datetime) -> Claim | None:
        """None if it was done before or somebody else is doing it."""
        claim = Claim(job, period, chat, token_hex(16))
        row = {"job": job, "period": period, "chat": chat}
        mine = {"state": "doing", "owner": claim.owner, "until": now + LEASE}
        j = tables.job.c
        async with self._engine.writing() as connection:
            made = await connection.execute(put_once(connection, tables.job).values(row | mine))
            if made.rowcount == 1:
                return claim
            taken = await connection.execute(
                update(tables.job)
                .where(j.job == job, j.period == period, j.chat == chat)
                .where(j.state == "doing", j.until < now)
                .values(mine)
            )
            return claim if taken.rowcount == 1 else None

    async def done(self, claim: Claim) -> None:
        """Unless the lease was lost and another is at it."""
        j = tables.job.c
        async with self._engine.writing() as connection:
            await connection.execute(
                update(tables.job)
                .where(j.job == claim.job, j.period == claim.period, j.chat == claim.chat)
                .where(j.owner == claim.owner)
                .values(state="done", until=LONG_AGO)
            )

    async def is_done(self, job: str, period: str, chat: str = "") -> bool:
        j = tables.job.c
        asked = select(j.state).where(j.job == job, j.period == period, j.state == "done")
        if chat:
            asked = asked.where(j.chat == chat)
        async with self._engine.reading() as connection:
            return (await connection.execute(asked)).first() is not None

    async def periods(self, job: str) -> list[str]:
        """Of those that were done, in their order."""
        j = tables.job.c
        asked = select(j.period).where(j.job == job, j.state == "done").order_by(j.period)
        async with self._engine.reading() as connection:
            return list((await connection.execute(asked)).scalars())
