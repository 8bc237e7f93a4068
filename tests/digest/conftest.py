"""Both databases that Otklik can live in, and chats that take words as fast as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Storage
from tests.conftest import StandingClock
from tests.digest import chats
from tests.digest.chats import Town


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'otklik.db'}"
    return str(request.getfixturevalue("ready_postgresql"))


@pytest.fixture
async def town(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    monkeypatch.setattr("bot.paces.ONE_BY_ONE", (100, 1.0))
    monkeypatch.setattr("bot.paces.IN_A_GROUP", {})
    async with chats.town(storage, clock) as opened:
        yield opened
