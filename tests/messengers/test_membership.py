"""An employee is one at every press: whoever was taken out of the chat answers no further."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.handlers import menu, survey
from bot.messengers.members import MEMBER_FOR
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_rooms import Rooms
from bot.messengers.vk import Vk
from bot.messengers.vk_rooms import VkRooms
from storage.records import Cast, Channel, Draft, Person
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram, ServerError
from tests.fakes.telegram.groups import Group
from tests.fakes.vk import Citizen as VkCitizen
from tests.fakes.vk import FakeVk, VkError
from tests.messengers.conftest import STAFF
from tests.messengers.test_vk_pages import chooses
from tests.messengers.test_vk_rooms import Seconds
from tests.talk import House, house

ANNA = 7_001_002_003
GONE = "Раздел для сотрудников открыт участникам чата сотрудников."
UNKNOWN = "Сейчас не получается узнать, в чате ли вы сотрудников. Попробуйте через минуту."


@dataclass
class Office:
    """An employee in Telegram amid a survey of employees, and the chat of all of them."""

    fake: FakeTelegram
    home: House
    chat: Group
    anna: Citizen
    seconds: Seconds

    async def ballot(self) -> object:
        paper = (await self.home.rounds.offered())[STAFF].paper("", self.home.today())
        who = Person(Channel.TELEGRAM, str(ANNA))
        return await self.home.storage.waves.ballot(who, paper)

    async def presses(self, label: str) -> str:
        """What passes over the screen."""
        press = await self.anna.presses(label)
        said = await press.answered()
        await self.anna.hears()
        return str(said)


@asynccontextmanager
async def office(folder: Path, clock: StandingClock) -> AsyncIterator[Office]:
    async with FakeTelegram() as fake, house(folder, clock, STAFF) as home:
        seconds, calls = Seconds(), Calls(fake.token, fake.url)
        rooms, chat = Rooms(calls, seconds), fake.group("Сотрудники")
        anna = fake.citizen(ANNA)
        chat.sets(anna, "member")

        async def is_employed(person: Person) -> bool:
            return await rooms.is_employee(chat.id, int(person.account))

        async def nothing(_: object) -> None: ...

        home.membership = is_employed
        door = Telegram(calls, home.conversation, home.storage, nothing)
        async with asyncio.TaskGroup() as group:
            group.create_task(door.run())
            begun = Office(fake, home, chat, anna, seconds)
            await anna.opens_link(STAFF)
            await anna.hears()
            await begun.presses("Начать")
            yield begun
            door.stop()


async def test_whoever_left_the_chat_is_refused_at_the_next_press(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with office(tmp_path, clock) as desk:
        await desk.presses("4 — скорее довольны")
        before = await desk.ballot()
        await desk.chat.expels(desk.anna)

        desk.seconds.now += MEMBER_FOR + 1
        await desk.presses(desk.anna.buttons()[3])

        assert desk.anna.sees()[-1].startswith(GONE)
        assert await desk.ballot() == before


async def test_nor_is_the_last_answer_of_theirs_taken(tmp_path: Path, clock: StandingClock) -> None:
    async with office(tmp_path, clock) as desk:
        for _ in range(4):
            await desk.presses(desk.anna.buttons()[3])
        await desk.presses("9")
        await desk.chat.expels(desk.anna)
        desk.seconds.now += MEMBER_FOR + 1

        typed = await desk.anna.says("Нужен принтер")
        await desk.anna.hears()

        assert isinstance(await desk.ballot(), Draft)
        await desk.fake.called("deleteMessage")
        assert typed.text not in desk.anna.sees()


async def test_a_door_that_asked_at_the_start_only_would_be_found_out(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        menu,
        "go_on",
        lambda stage, event, around: survey.hear(
            stage, event, around.surveys[stage.survey].survey, around
        ),
    )
    async with office(tmp_path, clock) as desk:
        await desk.chat.expels(desk.anna)
        desk.seconds.now += MEMBER_FOR + 1
        for _ in range(4):
            await desk.presses(desk.anna.buttons()[3])
        await desk.presses("9")
        await desk.presses("Пропустить")

        assert await desk.ballot() == Cast()


async def test_while_telegram_does_not_tell_nobody_is_called_a_stranger_and_nothing_is_lost(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with office(tmp_path, clock) as desk:
        desk.seconds.now += MEMBER_FOR + 1
        desk.fake.faults.add("getChatMember", ServerError(500), times=1)

        press = await desk.anna.presses("4 — скорее довольны")
        told = await press.answered()
        again = await desk.presses("4 — скорее довольны")

        assert (told, again) == (UNKNOWN, "")
        assert isinstance(await desk.ballot(), Draft)


async def test_in_vk_the_same_holds(door: Vk, vk: FakeVk, anna: VkCitizen, town: House) -> None:
    chat, seconds = vk.chat("Сотрудники"), Seconds()
    rooms = VkRooms(door.calls, seconds)
    chat.sets(anna)

    async def is_employed(person: Person) -> bool:
        return await rooms.is_member(chat.id, int(person.account))

    town.membership = is_employed
    await anna.opens_link(STAFF)
    await chooses(vk, anna, "Начать")
    seconds.now += MEMBER_FOR + 1
    vk.faults.add("messages.getConversationMembers", VkError(917), times=1)
    unknown = await (await anna.presses_callback("4")).answered()
    await anna.hears()
    await chooses(vk, anna, "4")
    before = len(anna.sees())

    await chat.expels(anna)
    seconds.now += MEMBER_FOR + 1
    await chooses(vk, anna, "4")
    await vk.state.bell.wait(lambda: anna.sees()[-1].startswith(GONE) or None, "a refusal")

    assert (unknown["text"], before) == (UNKNOWN, 2)
