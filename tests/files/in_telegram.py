"""A house behind Telegram's door, whose albums do not keep a test waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.files import albums
from bot.messengers.groups import InGroup
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from tests.conftest import StandingClock
from tests.fakes.telegram import FakeTelegram
from tests.talk import House, house


async def nobody(_: InGroup) -> None:
    """No group is ours."""


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
async def fake(home: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeTelegram]:
    monkeypatch.setattr(albums, "QUIET", 0.2)
    async with FakeTelegram() as telegram:
        calls = Calls(telegram.token, telegram.url)
        door = Telegram(calls, home.conversation, home.storage, nobody)
        async with asyncio.TaskGroup() as group:
            group.create_task(door.run())
            yield telegram
            door.stop()
