"""The databases a wave is held on, and a citizen before the strict fake of Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.anonymity.dialogues import ANNA, EXPRESS
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.talk import House, house


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> str | None:
    """The URL of a PostgreSQL server, or None: a file of SQLite."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("postgresql_server"))


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, EXPRESS) as opened:
        yield opened


@pytest.fixture
def anna(fake: FakeTelegram) -> Citizen:
    return fake.citizen(ANNA)
