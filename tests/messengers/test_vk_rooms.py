"""Who is an employee in VK: whoever is in their chat at this moment, and nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.messengers.members import MEMBER_FOR
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_rooms import VkRooms
from bot.stages import CannotTell
from tests.fakes.vk import Citizen, FakeVk, VkError
from tests.fakes.vk.rooms import Room


class Seconds:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def vk() -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        yield fake


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def rooms(vk: FakeVk, seconds: Seconds) -> VkRooms:
    return VkRooms(Calls(vk.token, vk.group_id, vk.url, 2.0), seconds)


@pytest.fixture
def chat(vk: FakeVk) -> Room:
    return vk.chat("Сотрудники")


@pytest.fixture
def anna(vk: FakeVk, chat: Room) -> Citizen:
    citizen = vk.citizen(101)
    chat.sets(citizen)
    return citizen


async def test_a_member_is_one_and_a_stranger_is_not(
    vk: FakeVk, rooms: VkRooms, chat: Room, anna: Citizen
) -> None:
    stranger = vk.citizen(102)

    assert await rooms.is_member(chat.id, anna.id)
    assert not await rooms.is_member(chat.id, stranger.id)


async def test_whoever_left_is_no_member_a_minute_later(
    rooms: VkRooms, chat: Room, anna: Citizen, seconds: Seconds
) -> None:
    assert await rooms.is_member(chat.id, anna.id)
    await chat.expels(anna)

    seconds.now += MEMBER_FOR + 1

    assert not await rooms.is_member(chat.id, anna.id)


async def test_where_vk_does_not_tell_nobody_is_called_a_stranger(
    vk: FakeVk, rooms: VkRooms, chat: Room, anna: Citizen
) -> None:
    vk.faults.add("messages.getConversationMembers", VkError(917), times=5)

    with pytest.raises(CannotTell):
        await rooms.is_member(chat.id, anna.id)
