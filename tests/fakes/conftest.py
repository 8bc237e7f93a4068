"""The fakes and the real client libraries that lead to them."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.fakes.telegram import Citizen, FakeTelegram


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
