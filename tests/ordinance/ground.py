"""One look of `otklik ordinance` at an installation that a test has set up, or broken."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.cli_ordinance import looks
from app.compose import House
from app.ordinance.looking import Ground, Seen
from config.settings import Settings
from storage.pain_records import Measure, PainBy, PainRow
from storage.store import Storage
from tests.conftest import TOWN, StandingClock
from tests.pains.quarters import Row, enter

CHAT: dict[str, Any] = {"telegram": {"token": "1:" + "a" * 35, "staff_chat": -1001}}
SITE: dict[str, Any] = {"web": {"port": 8080, "public_url": "https://example.org"}}


def house_of(clock: StandingClock, profile: str, **told: Any) -> House:
    house = House(Settings(_env_file=None, profile=profile, **told))
    house.__dict__["clock"] = clock
    return house


async def seen(house: House, storage: Storage, look: str) -> Seen:
    name, _, about = look.partition(":")
    return await looks()[name](Ground(house, storage), about)


async def cross(
    storage: Storage, clock: StandingClock, look: str, profile: str
) -> tuple[bool, str]:
    """(is it fine, what is told) of a town with a chat and a site; a cross has its remedy."""
    told = await seen(house_of(clock, profile, **CHAT, **SITE), storage, look)
    assert bool(told.remedy) != told.ok
    return told.ok, told.told


def own_profile(folder: Path, base: str, lines: str) -> str:
    """A town's own file over a shipped profile."""
    file = folder / "own.yaml"
    file.write_text(f"extends: {base}\n{lines}\n", "utf-8")
    return str(file)


__all__ = ["CHAT", "SITE", "cross", "house_of", "own_profile", "seen"]


LAST = "2026Q3"
TODAY = date(2026, 11, 20)
PAIN = PainRow(
    *("1" * 16, LAST, "topic:road_repair", "timeliness", "confirmed", "problem", "appeals"),
    *(15, 60, "high", 4, date(2026, 10, 12)),
)
MEASURE = Measure("a" * 16, PAIN.id, "reengineering", "Памятка", "intake", date(2026, 12, 11))
EVE = PainBy("Ева, analyst", date(2026, 10, 12), "Так решили")


async def a_full_quarter(storage: Storage, folder: Path) -> None:
    """Two complaints of July: enough for something to follow."""
    await enter(storage, folder, [Row("slow", received="2026-07-06", waited=3)] * 2)


async def first_served(storage: Storage, clock: StandingClock, day: str) -> None:
    now = clock.time
    clock.time = datetime.fromisoformat(day).replace(tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    clock.time = now
