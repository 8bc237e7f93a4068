"""Looks at what is written by itself: the digest of a full month, the papers of a roadmap."""

from __future__ import annotations

from datetime import date

import pytest

from app.cli_ordinance import looks
from app.compose import House
from app.ordinance.looking import Ground, Seen
from config.profile import load
from config.settings import Settings
from storage.store import Storage
from tests.conftest import StandingClock
from tests.pains.quarters import answers, opened


async def seen(storage: Storage, clock: StandingClock, look: str, profile: str) -> Seen:
    chat = {"telegram": {"token": "1:" + "a" * 35, "staff_chat": -100123}}
    house = House(Settings(_env_file=None, **chat))  # type: ignore[arg-type]  # raw, as a file tells them
    house.__dict__.update({"clock": clock, "profile": load(profile)})
    return await looks()[look](Ground(house, storage), "")


@pytest.mark.parametrize(("given", "reached"), [(29, "не набралось"), (30, "набралось")])
async def test_a_full_month_is_looked_for_in_the_last_whole_one(
    storage: Storage, clock: StandingClock, given: int, reached: str
) -> None:
    """Given questionnaires opened in November; in December the look tells whether they were
    enough, and never how many they were."""
    await opened(storage, answers(given, 5))
    clock.time = clock.time.replace(month=12)

    told = await seen(storage, clock, "monthly", "gatchina")

    words = f"от 100 анкет за месяц или от 30 по направлению; за 2026-11 {reached}"
    assert (told.ok, told.told) == (True, words)


async def test_an_ordinance_of_quarters_has_no_digest_of_a_month(
    storage: Storage, clock: StandingClock
) -> None:
    told = await seen(storage, clock, "monthly", "astrakhan")

    assert (told.ok, told.remedy.split(": ")[1]) == (False, "report.monthly.")


async def test_each_paper_of_a_roadmap_is_written_by_the_look(
    storage: Storage, clock: StandingClock
) -> None:
    assert clock().date() >= date(2026, 10, 1)
    naur = await seen(storage, clock, "roadmap", "naur")
    astrakhan = await seen(storage, clock, "roadmap", "astrakhan")

    words = "составлены 2.1, 2.2, 2.3 за 2026Q3; процессов к реинжинирингу: 0"
    assert (naur.ok, naur.told) == (True, words)
    assert (astrakhan.ok, astrakhan.told) == (False, "выключено")
