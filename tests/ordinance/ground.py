"""One look of `otklik ordinance` at an installation that a test has set up, or broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.cli_ordinance import looks
from app.compose import House
from app.ordinance.looking import Ground, Seen
from config.settings import Settings
from storage.store import Storage
from tests.conftest import StandingClock

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
