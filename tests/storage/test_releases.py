"""Published versions: numbered once, never changed, whoever writes, in every database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import migration
from storage.engine import MEMORY, Engine, open_engine
from storage.release_records import PublishedMeanwhile, Release, Version
from storage.sql.releases import Releases
from storage.sql.scripts import Rewritten, Scripts
from storage.sql.settings import Settings
from tests.conftest import StandingClock

BEFORE = "0030"
"""The version whose scripts stayed as they were only because all code was written so."""
DAY = date(2026, 11, 20)
CLERK = "Anna, admin"
CHANGES = (
    "UPDATE script SET body = 'other words'",
    "UPDATE script SET version = 9 WHERE version = 2",
    "DELETE FROM script",
)
OF_RELEASES = (
    "UPDATE survey_release SET day = 1",
    "UPDATE survey_release SET actor = 'Boris, admin'",
    "UPDATE survey_release SET version = 9 WHERE version = 2",
    "DELETE FROM survey_release WHERE version = 2",
)
REPLACED = "REPLACE INTO script (survey, version, hash, body) VALUES ('roads', 2, 'h2', 'other')"


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return MEMORY if request.param == "memory" else f"sqlite:///{tmp_path / 'otklik.db'}"


def version(number: int, words: str = "words", survey: str = "roads") -> Release:
    return Release(survey, number, (f"h{number}", words), DAY, CLERK, "as the council asked")


@asynccontextmanager
async def ready(url: str, to: str = "head") -> AsyncIterator[Engine]:
    async with open_engine(url) as engine:
        await migration.upgrade(engine, to)
        yield engine


async def run(engine: Engine, *statements: str) -> list[tuple[Any, ...]]:
    """All scripts after these."""
    async with engine.writing() as connection:
        for one in statements:
            await connection.execute(text(one))
    async with engine.reading() as connection:
        told = "SELECT survey, version, body FROM script ORDER BY survey, version"
        return [tuple(row) for row in await connection.execute(text(told))]


async def test_versions_are_added_and_the_newest_holds(
    database_url: str, clock: StandingClock
) -> None:
    async with ready(database_url) as engine:
        releases, scripts = Releases(engine), Scripts(engine)
        await scripts.remember("roads", 1, ("h1", "as shipped"))
        before = await Settings(engine).version()

        await releases.publish(version(2), clock())
        await releases.publish(version(3, "newer"), clock())
        await releases.publish(version(1, "of the town", "parks"), clock())

        assert await releases.latest() == [
            version(1, "of the town", "parks"),
            version(3, "newer"),
        ]
        assert await releases.versions("roads") == [
            Version(3, DAY, CLERK, "as the council asked"),
            Version(2, DAY, CLERK, "as the council asked"),
            Version(1),
        ]
        assert await releases.highest() == {"parks": 1, "roads": 3}
        assert await scripts.asked("roads", 2) == "words"
        assert await Settings(engine).version() > before  # every replica looks again


async def test_a_number_is_given_once_and_never_below_one_that_was_asked(
    database_url: str, clock: StandingClock
) -> None:
    async with ready(database_url) as engine:
        releases = Releases(engine)
        await Scripts(engine).remember("roads", 3, ("h3", "as shipped"))
        before = await run(engine), await Settings(engine).version()

        for taken in (version(2), version(3, "as mine")):
            with pytest.raises(PublishedMeanwhile):
                await releases.publish(taken, clock())

        assert (await run(engine), await Settings(engine).version()) == before
        assert await releases.latest() == []


async def test_of_two_who_publish_at_once_one_wins(database_url: str, clock: StandingClock) -> None:
    async with ready(database_url) as engine:
        releases = Releases(engine)

        told = await asyncio.gather(
            *(releases.publish(version(1, words), clock()) for words in ("mine", "yours")),
            return_exceptions=True,
        )

        (lost,) = [one for one in told if one is not None]
        assert isinstance(lost, PublishedMeanwhile)
        (kept,) = await releases.latest()
        assert kept.script[1] == ("mine" if told[0] is None else "yours")


async def test_one_that_is_retired_stays_readable_and_comes_back_by_a_new_version(
    database_url: str, clock: StandingClock
) -> None:
    async with ready(database_url) as engine:
        releases = Releases(engine)
        await releases.publish(version(1), clock())

        await releases.retire("roads", clock(), CLERK)
        gone = await releases.retired(), [one.version for one in await releases.latest()]
        await releases.publish(version(2), clock())

        assert gone == (frozenset({"roads"}), [1])
        assert await releases.retired() == frozenset()


async def test_what_was_published_never_changes(database_url: str, clock: StandingClock) -> None:
    async with ready(database_url) as engine:
        releases = Releases(engine)
        await releases.publish(version(1), clock())
        await releases.publish(version(2), clock())
        before = await run(engine), await releases.versions("roads")
        emptying = ("TRUNCATE script", "TRUNCATE survey_release") * (not engine.is_sqlite)

        for one in (*CHANGES, *OF_RELEASES, *emptying):
            with pytest.raises(IntegrityError, match="is only added to"):
                await run(engine, one)
        if engine.is_sqlite:
            await run(engine, REPLACED)
        with pytest.raises(Rewritten):
            await Scripts(engine).remember("roads", 2, ("h9", "other words"))

        assert (await run(engine), await releases.versions("roads")) == before
        assert len(before[0]) == 2


async def test_without_the_guard_every_one_of_these_changes_would_have_been_taken(
    database_url: str,
) -> None:
    """The broken twin: as it was."""
    async with ready(database_url, BEFORE) as engine:
        for one in (*CHANGES, *([REPLACED] if engine.is_sqlite else ["TRUNCATE script"])):
            await run(engine, "DELETE FROM script")
            for number in (1, 2):
                await Scripts(engine).remember("roads", number, (f"h{number}", "words"))
            before = await run(engine)

            assert await run(engine, one) != before


async def test_a_step_down_takes_the_guard_away_and_a_step_up_puts_it_back(
    database_url: str,
) -> None:
    async with ready(database_url) as engine:
        await Scripts(engine).remember("roads", 2, ("h2", "words"))
        await migration.downgrade(engine, BEFORE)
        changed = await run(engine, CHANGES[0])
        await migration.upgrade(engine)

        with pytest.raises(IntegrityError):
            await run(engine, CHANGES[0].replace("other", "still other"))
        assert await run(engine) == changed
