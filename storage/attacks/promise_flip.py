"""Whoever can write into the database tells a wave to be opened at once, one ballot at a time.

The attack acts, so it is done while the wave is open (`flipped`); what came out is in the loot.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from sqlalchemy import update

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot
from storage.engine import Engine
from storage.records import Wave
from storage.tables import wave as waves

NAME = "promise_flip"


def run(loot: Loot) -> Iterator[Guess]:
    yield Left(("a ballot",) * loot.opened_early)


@asynccontextmanager
async def flipped(engine: Engine, wave: Wave) -> AsyncIterator[None]:
    """Inside, the row of the wave says that one ballot is enough; afterwards what it said."""
    await _tell(engine, wave.id, {"opening": "batches", "batch_min": 1, "k_min": 1})
    try:
        yield
    finally:
        before = {name: getattr(wave, name) for name in ("opening", "batch_min", "k_min")}
        await _tell(engine, wave.id, before)


async def _tell(engine: Engine, wave: str, values: dict[str, object]) -> None:
    async with engine.writing() as connection:
        await connection.execute(update(waves).where(waves.c.id == wave).values(values))
