"""The fakes and the real client libraries that lead to them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from jconfig.memory import MemoryConfig  # type: ignore[import-untyped]  # no stubs
from requests import Session
from vk_api import VkApiGroup
from vk_api.bot_longpoll import VkBotLongPoll

from tests.fakes.telegram import Citizen, FakeTelegram
from tests.fakes.vk import FakeVk
from tests.fakes.vk_calling import ReHost


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url), timeout=5)
    yield Bot(telegram.token, session=session)
    await (await session.create_session()).close()  # `session.close` sleeps for 0.25 s


@pytest.fixture
async def anna(telegram: FakeTelegram) -> Citizen:
    """She has started the bot, and the bot knows of it."""
    anna = telegram.citizen(101)
    await anna.opens_link()
    telegram.drop_updates()
    return anna


@pytest.fixture
async def vk() -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        yield fake


@pytest.fixture
def road(vk: FakeVk) -> ReHost:
    return ReHost(vk.url)


@pytest.fixture
def group(vk: FakeVk, road: ReHost) -> Iterator[VkApiGroup]:
    """The real vk_api. It blocks: call it in a thread."""
    with Session() as session:
        session.mount("https://api.vk.ru", road)
        api = VkApiGroup(token=vk.token, session=session, api_version="5.199", config=MemoryConfig)
        api.RPS_DELAY = 0  # the pause between calls is not what is tried here
        yield api


@pytest.fixture
async def poll(vk: FakeVk, group: VkApiGroup) -> Any:
    poll = await asyncio.to_thread(VkBotLongPoll, group, vk.group_id, 0)
    yield poll
    poll.session.close()
