"""Waves from the first press to the theft, on SQLite and PostgreSQL, for attacks to be tried on.

A world's random numbers begin with a seed that is told when a test fails; ANONYMITY_SEED repeats
it. OTKLIK_TEST_SIZES names other numbers of people, as `10,100,1000`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random, SystemRandom

from sqlalchemy import text

from app.rehearsal import Rehearsal, rehearsing
from app.theft import Haul
from storage.attacks import ATTACKS
from storage.attacks.guesses import Score, judge
from storage.attacks.trial import Trial
from storage.engine import open_engine
from tests import ready_tables
from tests.postgresql import Databases
from tests.web.section import house

SEED = int(os.environ.get("ANONYMITY_SEED") or SystemRandom().randrange(2**32))
SIZES = [int(n) for n in os.environ.get("OTKLIK_TEST_SIZES", "5,30").split(",")]
INTERNAL, EXTERNAL = "int_equipment", "ext_express"
LONG, FEW = "ext_information", 50
"""More people than `FEW` could not all answer the short one differently."""
MANY_WAVES = 30
"""People that a world of small waves has in all: a wave of five alone proves nothing."""

Break = Callable[[Rehearsal], Awaitable[None]]


def waves_of(n: int) -> list[tuple[str, int]]:
    """(survey, people): small waves are many; those of citizens are never opened below ten."""
    own = [(INTERNAL, n)] * max(1, MANY_WAVES // n)
    external = EXTERNAL if n <= FEW else LONG
    return own if n < 10 else [*own, (external, n + n // 10)]


async def hauls(server: Databases | None, waves: list[tuple[str, int]]) -> list[Haul]:
    """One after another on one database."""
    async with world(server) as running:
        return [await running.wave(survey, n) for survey, n in waves]


@asynccontextmanager
async def world(server: Databases | None) -> AsyncIterator[Rehearsal]:
    with tempfile.TemporaryDirectory(prefix="otklik-world-") as made:
        folder = Path(made)
        if server is None:
            url = f"sqlite:///{folder / 'otklik.db'}"
            async with _begun(url, folder) as running:
                yield running
            return
        async with server.ready() as url, _begun(url, folder) as running:
            running.mid_wave = sampled(running)
            yield running


@asynccontextmanager
async def _begun(url: str, folder: Path) -> AsyncIterator[Rehearsal]:
    async with open_engine(url) as engine:
        await ready_tables.make(engine)
    async with rehearsing(house(), url, folder, Random(SEED)) as running:
        yield running


def sampled(running: Rehearsal, *before: str) -> Callable[[], Awaitable[None]]:
    """The planner looks at all tables, as autovacuum makes it do in life."""

    async def analyze() -> None:
        connection = await running.storage.engine.aside()
        for told in (*before, "ANALYZE"):
            await connection.execute(text(told))
        await connection.close()

    return analyze


def scores(attack: str, haul: Haul) -> list[Score]:
    return [judge(guess, haul.truth) for guess in ATTACKS[attack](haul.loot)]


def told(trials: list[Trial]) -> list[str]:
    """For the message of a test that fails."""
    return [
        f"{one.attack} {one.part}: {one.score.hits} of {one.score.of},"
        f" p = {float(one.score.luck):.1e}, ANONYMITY_SEED={SEED}"
        for one in trials
    ]


class TheOneNow:
    """The conversation of a rehearsal, whichever that is: it starts anew in the middle."""

    def __init__(self, running: Rehearsal) -> None:
        self._running = running

    def __getattr__(self, name: str) -> object:
        return getattr(self._running.conversation, name)
