"""VK's door, open between the strict fake and the real conversation."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.messengers.groups import InGroup
from bot.messengers.vk import Vk
from bot.messengers.vk_calls import Calls
from storage.store import Clock
from tests.fakes.bell import PATIENCE
from tests.fakes.vk import Citizen, FakeVk
from tests.talk import House, house

EXPRESS, STAFF = "ext_express", "int_service_hr"


@pytest.fixture
async def vk() -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        yield fake


@pytest.fixture
async def town(tmp_path: Path, clock: Clock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, EXPRESS, STAFF) as opened:
        yield opened


@pytest.fixture
def groups() -> list[InGroup]:
    """What the door told of group chats."""
    return []


@asynccontextmanager
async def said_in_log(words: str) -> AsyncIterator[None]:
    """The block, and then waiting until our own log has said `words`."""
    heard, loop = asyncio.Event(), asyncio.get_running_loop()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if words in record.getMessage():
                loop.call_soon_threadsafe(heard.set)

    ear, log = Ear(), logging.getLogger("bot")
    log.addHandler(ear)
    try:
        yield
        async with asyncio.timeout(PATIENCE):
            await heard.wait()
    finally:
        log.removeHandler(ear)


class Doorway:
    """Opens and shuts VK's door, as often as the program is started."""

    def __init__(self, vk: FakeVk, town: House, groups: list[InGroup]) -> None:
        self.vk = vk
        self.town = town
        self._groups = groups

    @asynccontextmanager
    async def open(self, longest: float = 5.0) -> AsyncIterator[Vk]:
        """Polled and ready; at the end it stops and finishes what it has begun."""
        calls = Calls(self.vk.token, self.vk.group_id, self.vk.url, longest)
        door = Vk(calls, self.town.conversation, self.town.storage, self._group)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.run())
            await self.vk.polled()
            yield door
            door.stop()

    async def _group(self, told: InGroup) -> None:
        self._groups.append(told)


@pytest.fixture
def doorway(vk: FakeVk, town: House, groups: list[InGroup]) -> Doorway:
    return Doorway(vk, town, groups)


@pytest.fixture
async def door(doorway: Doorway) -> AsyncIterator[Vk]:
    async with doorway.open() as opened:
        yield opened


@pytest.fixture
def anna(vk: FakeVk) -> Citizen:
    return vk.citizen(101_202_303)
