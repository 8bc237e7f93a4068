"""A window of VK that nobody presses in any more: no tick, no branch, no progress stays in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.idle import LEFT_AFTER, Tidying
from bot.messengers.groups import InGroup
from bot.messengers.vk import Vk
from storage.records import Channel, Person
from storage.store import Clock
from tests.fakes.vk import Citizen, FakeVk
from tests.messengers.conftest import EXPRESS, STAFF, Doorway
from tests.messengers.test_vk_pages import chooses
from tests.messengers.test_vk_rooms import Seconds
from tests.talk import House, house

CHOICES = "ext_information"
LEFT = (
    "Здесь вы открывали опрос. Если ответили на все вопросы, ваш ответ учтён. "
    "Если нет, можно продолжить с того же места."
)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def tidying(door: Vk, town: House, seconds: Seconds) -> Tidying:
    return Tidying(town.storage, town.conversation, seconds)


async def test_it_is_edited_in_place_and_rings_nobody(
    vk: FakeVk, anna: Citizen, tidying: Tidying, seconds: Seconds
) -> None:
    await anna.opens_link(EXPRESS)
    await chooses(vk, anna, "Начать", "1")
    await vk.state.bell.wait(lambda: len(anna.sees()) == 2 or None, "one window")
    messages = [message.cmid for message in anna.peer.messages.values()]

    seconds.now += LEFT_AFTER + 1
    await tidying.look()

    assert anna.sees()[1:] == [LEFT]
    assert [message.cmid for message in anna.peer.messages.values()] == messages
    await chooses(vk, anna, "Продолжить")
    assert anna.sees()[-1].startswith("Вопрос 2")


async def test_a_keyboard_below_the_field_goes_too(
    vk: FakeVk, anna: Citizen, town: House, tidying: Tidying, seconds: Seconds
) -> None:
    town.employees.add(Person(Channel.VK, str(anna.id)))
    await anna.opens_link(STAFF)
    await chooses(vk, anna, "Начать", "4", "4", "4", "4")
    await vk.state.bell.wait(lambda: anna.peer.keyboard is not None or None, "eleven marks")

    seconds.now += LEFT_AFTER + 1
    await tidying.look()

    assert anna.peer.keyboard is None
    assert anna.sees()[1:] == [LEFT]


async def test_the_numbers_of_messages_do_not_tell_how_many_ticks_were_set(
    tmp_path: Path, clock: Clock, vk: FakeVk, groups: list[InGroup]
) -> None:
    async with (
        house(tmp_path, clock, CHOICES) as home,
        Doorway(vk, home, groups).open(),
    ):
        left = []
        for account, ticks in ((101, "1"), (102, "1234")):
            citizen = vk.citizen(account)
            await citizen.opens_link(CHOICES)
            await chooses(vk, citizen, "Начать", *ticks, "Готово")
            left.append([message.cmid for message in citizen.peer.messages.values()])

    assert left == [[1, 2], [1, 2]]
