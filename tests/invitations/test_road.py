"""The whole road over the strict fakes: asked for in the menu, sent by day, left by its button."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.delivery import Delivery
from bot.invitations.sending import AT_ONCE, Inviting, by_wave, words
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_sending import TelegramSender
from bot.messengers.vk import Vk
from bot.messengers.vk_calls import Calls as VkCalls
from bot.messengers.vk_sending import VkSender
from bot.texts import say
from bot.ways import Ways
from storage.invitation_records import Asked, Mailing
from storage.notice_records import NoticeDraft
from storage.records import Channel
from tests.conftest import StandingClock
from tests.fakes.faults import Disconnect
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.fakes.vk import FakeVk
from tests.invitations.guests import joined, people
from tests.messages.test_delivery import Board
from tests.talk import House

DOOR, YES, NO = "Приглашения", "Да, приглашайте", "Больше не приглашать"
STAFF_CHAT = "telegram:-100777"


@dataclass
class Town:
    """A house with Telegram's door open, and the program that invites."""

    home: House
    telegram: FakeTelegram
    calls: Calls
    clock: StandingClock
    board: Board = field(default_factory=Board)

    async def citizen(self, account: int) -> Citizen:
        """Who has asked to be invited."""
        anna = self.telegram.citizen(account)
        await anna.opens_link()
        await anna.hears()
        for label in (DOOR, YES):
            await presses(anna, label)
        return anna

    async def asks(self) -> Mailing:
        """A clerk's yes; the words are those of the desk."""
        offered = by_wave(await self.home.rounds.offered())
        text = words("invite", list(offered.values()), "Администрация", "")
        asked = Asked("invite", tuple(offered), text, "Ольга, admin", self.clock())
        await self.home.storage.invitations.begin(asked)
        return await self.mailing()

    async def mailing(self) -> Mailing:
        [one] = await self.home.storage.invitations.mailings()
        return one

    async def goes_on(self, times: int = 3) -> None:
        """The clock strikes a few times, and what is due goes out."""
        storage = self.home.storage
        served = ("telegram",)
        for _ in range(times):
            await Inviting(storage, self.home.rounds, self.clock, served).look()
            await self.delivery().look()

    def delivery(self) -> Delivery:
        ways = Ways(
            {Channel.TELEGRAM: TelegramSender(self.calls)},
            {Channel.TELEGRAM: self.board},
            (STAFF_CHAT,),
        )
        return Delivery(self.home.storage, ways, self.clock)


async def presses(anna: Citizen, label: str) -> None:
    await (await anna.presses(label)).answered()
    await anna.hears()


@asynccontextmanager
async def polled(telegram: FakeTelegram, home: House) -> AsyncIterator[Calls]:
    async def nobody(_: object) -> None: ...

    calls = Calls(telegram.token, telegram.url)
    door = Telegram(calls, home.conversation, home.storage, nobody)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(door.run())
        yield calls
        await telegram.all_confirmed()
        door.stop()


@pytest.fixture
async def town(home: House, clock: StandingClock) -> AsyncIterator[Town]:
    async with FakeTelegram() as telegram, polled(telegram, home) as calls:
        yield Town(home, telegram, calls, clock)


def invited(anna: Citizen) -> int:
    """Invitations in the dialogue."""
    return sum("Приглашаем ответить" in one for one in anna.sees())


async def test_who_asked_gets_the_invitation_and_its_button_begins_the_survey_below(
    town: Town,
) -> None:
    anna = await town.citizen(101)
    boris = town.telegram.citizen(102)
    await boris.opens_link()
    await boris.hears()
    await town.asks()

    await town.goes_on()
    labels = anna.newest(None).labels
    told = await anna.hears()
    await presses(anna, "Ответить на опрос")

    assert (invited(anna), invited(boris)) == (1, 0)
    assert labels == ["Ответить на опрос", NO]
    assert told == (
        "Здравствуйте! Пишет Администрация. Приглашаем ответить на опрос:\n\n"
        f"{told.split(chr(10) * 2)[1]}\n\n"
        "Это анонимно: кнопка одна для всех, и кто ответил, никто не узнает.\n\n"
        "Вы просили приглашать вас на опросы. Отказаться — кнопка ниже или слово «стоп»."
    )
    assert told in anna.sees()
    assert "Начать" in anna.newest(None).labels
    one = await town.mailing()
    assert (one.invited, one.delivered, one.gone, one.is_running) == (1, 1, 0, False)


async def test_the_button_under_the_invitation_leaves_the_list(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    await town.goes_on()
    await anna.hears()

    await presses(anna, NO)

    assert anna.newest(None).text == say("invitations-stopped")
    assert await town.home.storage.invitations.roughly() == 0
    assert await town.home.storage.invitations.forget_before(10**6) == 0


async def test_a_stop_pressed_while_it_is_on_its_way_is_honoured(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    await Inviting(town.home.storage, town.home.rounds, town.clock, ("telegram",)).look()
    assert await town.home.storage.notices.waiting() == 1

    await anna.says("/stop")
    await anna.hears()
    await town.goes_on()

    assert invited(anna) == 0


async def test_after_an_unclear_answer_it_is_not_sent_twice(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    town.telegram.faults.add("sendMessage", Disconnect(applied=True))

    await town.goes_on()
    town.clock.time += timedelta(minutes=30)
    await town.goes_on()

    assert invited(anna) == 1
    one = await town.mailing()
    assert (one.delivered, one.is_running) == (1, False)


async def test_who_blocked_the_bot_leaves_the_list_and_nobody_is_told(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    await anna.blocks_bot()

    await town.goes_on()

    one = await town.mailing()
    assert (one.invited, one.delivered, one.gone) == (1, 0, 1)
    assert await town.home.storage.invitations.forget_before(10**6) == 0
    assert town.board.posted == []


async def test_at_night_what_was_on_its_way_waits_for_the_morning(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    town.clock.time = town.clock.time.replace(hour=19, minute=59)
    await Inviting(town.home.storage, town.home.rounds, town.clock, ("telegram",)).look()

    town.clock.time += timedelta(minutes=1)
    await town.goes_on()
    at_night = invited(anna)
    town.clock.time += timedelta(hours=13)
    await town.goes_on()

    assert (at_night, invited(anna)) == (0, 1)


async def test_it_ends_with_its_survey_and_what_waits_stays(town: Town) -> None:
    anna = await town.citizen(101)
    await town.asks()
    town.telegram.faults.add("sendMessage", Disconnect())
    await town.goes_on(1)

    town.clock.time += timedelta(days=60)
    await town.home.rounds.go_on()
    await town.goes_on()

    assert invited(anna) == 0
    assert (await town.mailing()).is_running is False
    assert await town.home.storage.notices.waiting() == 0


async def test_few_wait_at_once_and_an_answer_to_somebody_goes_before_them(town: Town) -> None:
    storage = town.home.storage
    await joined(storage, *people(AT_ONCE + 5))
    await town.asks()
    for _ in range(3):
        await Inviting(storage, town.home.rounds, town.clock, ("telegram",)).look()
    waiting = await storage.notices.waiting()
    town.clock.time += timedelta(seconds=1)
    await storage.notices.add([NoticeDraft("wave", chat=STAFF_CHAT, text="Слово")], town.clock())
    [first] = await storage.notices.claim(town.clock(), most=1)

    assert waiting == AT_ONCE
    assert first.kind == "wave"


async def test_in_vk_it_arrives_once_and_its_button_leaves_the_list(
    home: House, clock: StandingClock
) -> None:
    async with FakeVk() as vk:

        async def nobody(_: object) -> None: ...

        calls = VkCalls(vk.token, vk.group_id, vk.url, 5.0)
        door = Vk(calls, home.conversation, home.storage, nobody)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.run())
            await vk.polled()
            anna = vk.citizen(101_202_303)
            await anna.opens_link()
            await anna.hears()
            for label in (DOOR, YES):
                await anna.presses_callback(label)
                await anna.hears()
            offered = by_wave(await home.rounds.offered())
            asked = Asked("invite", tuple(offered), "Приглашаем", "Ольга, admin", clock())
            await home.storage.invitations.begin(asked)
            vk.faults.add("messages.send", Disconnect(applied=True))
            delivery = Delivery(home.storage, Ways({Channel.VK: VkSender(calls)}, {}), clock)
            for _ in range(3):
                await Inviting(home.storage, home.rounds, clock, ("vk",)).look()
                await delivery.look()
                clock.time += timedelta(minutes=5)
            arrived = anna.sees().count("Приглашаем")
            await anna.hears()
            await anna.presses_callback(NO)
            told = await anna.hears()
            door.stop()

    assert arrived == 1
    assert told == say("invitations-stopped")
    assert await home.storage.invitations.forget_before(10**6) == 0
