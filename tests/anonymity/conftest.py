"""The databases a wave is held on, a citizen before the strict fake of Telegram, slips."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.anonymity.dialogues import ANNA, EXPRESS
from tests.anonymity.slip_holders import SURVEY
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.postgresql import Databases
from tests.talk import House, house


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Databases | None:
    """Of a PostgreSQL, or None: a file of SQLite."""
    if request.param == "sqlite":
        return None
    databases: Databases = request.getfixturevalue("postgresql_server")
    return databases


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


@pytest.fixture
async def opened(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    """An employees' survey is open, for members until slips are made."""
    async with house(tmp_path, clock, SURVEY.id) as told:
        yield told
