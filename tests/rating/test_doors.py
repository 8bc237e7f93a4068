"""«Помогло / Не помогло» under an answer that was pushed: in Telegram and in VK."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery import Delivery
from bot.messengers.groups import InGroup
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls as TelegramCalls
from bot.messengers.telegram_sending import TelegramSender
from bot.messengers.vk_calls import Calls as VkCalls
from bot.messengers.vk_sending import VkSender
from bot.ways import Sender, Ways
from storage.rating_records import Rating
from storage.records import Channel, Person
from tests.conftest import StandingClock
from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk
from tests.messages.sending import send
from tests.messengers.conftest import Doorway
from tests.rating.answering import steps
from tests.talk import House, house

ASKED = "Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить."


@pytest.fixture
async def town(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock) as opened:
        yield opened


async def sent(town: House, clock: StandingClock, person: Person, sender: Sender) -> str:
    """A message of this person is answered, and the answer carried; its number."""
    number = await send(town.storage, person)
    await steps(town.storage, number, clock, "resolved", "Засыпали.")
    await Delivery(town.storage, Ways({person.channel: sender}, {}), clock).look()
    return number


async def rating_of(town: House, person: Person, number: str) -> Rating | None:
    thread = await town.storage.messages.of_author(person, number)
    assert thread is not None
    return thread.rating


async def nobody(_: InGroup) -> None:
    """No group of ours."""


async def test_in_telegram_the_answer_stays_and_the_mark_is_asked_below(
    town: House, clock: StandingClock
) -> None:
    async with FakeTelegram() as fake:
        calls = TelegramCalls(fake.token, fake.url)
        door = Telegram(calls, town.conversation, town.storage, nobody)
        anna = fake.citizen(101)
        person = Person(Channel.TELEGRAM, str(anna.id))
        async with asyncio.TaskGroup() as group:
            group.create_task(door.run())
            await anna.opens_link()
            await anna.hears()
            number = await sent(town, clock, person, TelegramSender(calls))
            before = await anna.hears()
            answer = anna.newest(None)
            await (await anna.presses("Не помогло", on=answer)).answered()
            asked = await anna.hears()
            await (await anna.presses("2")).answered()
            await anna.hears()
            door.stop()

    assert before.startswith(f"Ответ на ваше сообщение {number}")
    assert asked == ASKED
    assert (answer.text, answer.labels) == (before, ["Помогло", "Не помогло"])
    rating = await rating_of(town, person, number)
    assert rating is not None
    assert (rating.helped, rating.mark) == (False, 2)


async def test_in_vk_the_answer_stays_and_the_mark_is_asked_below(
    town: House, clock: StandingClock
) -> None:
    async with FakeVk() as vk, Doorway(vk, town, []).open():
        vera = vk.citizen(101_202_303)
        person = Person(Channel.VK, str(vera.id))
        await vera.opens_link()
        await vera.hears()
        number = await sent(
            town, clock, person, VkSender(VkCalls(vk.token, vk.group_id, vk.url, 2.0))
        )
        answer = await vera.hears()
        await (await vera.presses_callback("Помогло")).answered()
        asked = await vera.hears()
        await (await vera.presses_callback("5")).answered()
        await vera.hears()
        seen = vera.sees()

    assert answer.startswith(f"Ответ на ваше сообщение {number}")
    assert asked == ASKED
    assert answer in seen
    rating = await rating_of(town, person, number)
    assert rating is not None
    assert (rating.helped, rating.mark) == (True, 5)
