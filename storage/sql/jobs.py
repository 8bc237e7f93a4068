"""Jobs that must be done once a period and chat, whoever wakes first, however often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from sqlalchemy import select, update

from storage import tables
from storage.engine import Engine
from storage.sql.statements import put_once

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LEASE = timedelta(minutes=5)
"""Longer than any send takes: a helper that fell silent for so long is taken for dead."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one job now; `done` ends it, otherwise the lease does."""

    job: str
    period: str
    chat: str
    owner: str


class Jobs:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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

    async def is_mine(self, claim: Claim, now: datetime) -> bool:
        """Ask right before sending: a process that was paused may have lost its lease."""
        j = tables.job.c
        asked = select(j.owner).where(
            j.job == claim.job, j.period == claim.period, j.chat == claim.chat, j.until >= now
        )
        async with self._engine.reading() as connection:
            return (await connection.execute(asked)).scalar_one_or_none() == claim.owner

    async def done(self, claim: Claim) -> None:
        await self._end(claim, "done")

    async def leave(self, claim: Claim) -> None:
        """It could not be done now; whoever comes next may try at once."""
        await self._end(claim, "doing")

    async def is_done(self, job: str, period: str, chat: str = "") -> bool:
        j = tables.job.c
        asked = select(j.state).where(j.job == job, j.period == period, j.state == "done")
        if chat:
            asked = asked.where(j.chat == chat)
        async with self._engine.reading() as connection:
            return (await connection.execute(asked)).first() is not None

    async def _end(self, claim: Claim, state: str) -> None:
        j = tables.job.c
        async with self._engine.writing() as connection:
            await connection.execute(
                update(tables.job)
                .where(j.job == claim.job, j.period == claim.period, j.chat == claim.chat)
                .where(j.owner == claim.owner)
                .values(state=state, until=LONG_AGO)
            )
