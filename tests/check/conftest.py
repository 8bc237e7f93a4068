"""An installation to look at: settings as they are read at start, and doors that answer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from app import checking, cli_check
from config.settings import Settings
from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk

OWN_PROFILE = "extends: astrakhan\n"
DEMO = {
    "org_address": "414000, г. Астрахань, ул. Чернышевского, д. 6",
    "org_email": "vopros@example.ru",
    "org_inn": "3015009178",
    "org_ogrn": "1023000818323",
    "site_feedback": "https://town.example.ru/feedback",
    "reception_info": "по вторникам с 10 до 12, телефон 8 800 000-00-00",
}
LISTS = """
units:
  - {id: intake, title: Приёмная, group: administration}
places:
  - {id: hall, point: hall, title: Холл первого этажа}
"""

Installed = Callable[..., Settings]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder that outlives a restart: of keys in memory `otklik check` has its own word."""
    with tempfile.TemporaryDirectory(prefix="otklik-", dir="/var/tmp") as made:
        yield Path(made)


@pytest.fixture
def filled_profile(tmp_path: Path) -> Path:
    """A profile with nothing left to fill in."""
    told = "".join(f"{key}: '{value}'\n" for key, value in DEMO.items())
    path = tmp_path / "town.yaml"
    path.write_text(OWN_PROFILE + told + LISTS, encoding="utf-8")
    return path


@pytest.fixture
def installed(tmp_path: Path, filled_profile: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Settings of an installation in a folder of its own; names as in the environment."""
    monkeypatch.chdir(tmp_path)

    def of(**told: str) -> Settings:
        given = {"PROFILE": str(filled_profile), "WEB__PORT": "0"} | told
        for name, value in given.items():
            monkeypatch.setenv(f"OTKLIK_{name}", value)
        from config import settings

        return settings.load()

    return of


async def lines(told: Settings) -> list[str]:
    """What `otklik check` prints, without the summary."""
    found = await checking.look(cli_check.checks(told))
    return [finding.line() for finding in found]


def about(all_lines: list[str], name: str) -> list[str]:
    """Lines of one thing looked at, whatever their mark."""
    return [line for line in all_lines if line[2:].startswith(f"{name}:")]


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def vk() -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        yield fake


def made_days_ago(path: Path, days: int) -> None:
    import os

    then = time.time() - days * 86_400
    os.utime(path, (then, then))
