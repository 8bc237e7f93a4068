"""A citizen's dialogue in Telegram, and the program as one process runs it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.conversation import Conversation, Surroundings
from bot.idle import Tidying
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from bot.once import OncePages
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.messages.writing import PIT
from tests.talk import House
from tests.town import TOWN

ANNA = 7_001_002_003
EXPRESS = "ext_express"


class Seconds:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Program:
    """Telegram's door as one process runs it; what it knows in RAM dies with it."""

    conversation: Conversation
    tidying: Tidying
    seconds: Seconds


async def nobody(_: object) -> None: ...


@asynccontextmanager
async def program(fake: FakeTelegram, home: House) -> AsyncIterator[Program]:
    """Killed at the end, not stopped: what it was doing is not finished."""
    around = Surroundings(
        home.rounds, TOWN, home.today, home.conversation._out.is_employed, OncePages(home.clock)
    )
    conversation, seconds = Conversation(home.storage, around), Seconds()
    door = Telegram(Calls(fake.token, fake.url), conversation, home.storage, nobody)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(door.run())
        try:
            yield Program(conversation, Tidying(home.storage, conversation, seconds), seconds)
        finally:
            running.cancel()


async def presses(anna: Citizen, *labels: str) -> None:
    for label in labels:
        press = await anna.presses(label)
        await press.answered()
        await anna.hears()


async def ticks_and_leaves(anna: Citizen) -> None:
    """With a tick on the page of those who are dissatisfied."""
    await anna.opens_link(EXPRESS)
    await anna.hears()
    await presses(anna, "Начать", "1", "2 — скорее не довольны", "1")
    assert "✓" in "".join(anna.buttons() + anna.sees())


async def writes(anna: Citizen, mode: str) -> None:
    await up_to_the_card(anna, mode)
    await presses(anna, "Отправить")


async def up_to_the_card(anna: Citizen, mode: str) -> None:
    """All is written, nothing sent."""
    await anna.says("/start")
    await anna.hears()
    await presses(anna, "Написать нам", "Начать", "Проблема")
    await presses(anna, "2", "Ремонт дорог")
    await anna.says(PIT)
    await anna.hears()
    await anna.says("и ещё одна рядом")
    await anna.hears()
    await presses(anna, "Дальше")
    await anna.says("Лесная, 4")
    await anna.hears()
    await presses(anna, mode, "Без файлов")
