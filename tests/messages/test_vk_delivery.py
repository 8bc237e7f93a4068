"""Notices in VK: sent again after an unclear answer, and shown once all the same."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.events import Button
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_sending import VkSender
from bot.ways import Gone, Parcel
from storage.records import Channel, Person
from tests.fakes.faults import Disconnect
from tests.fakes.vk import Citizen, FakeVk

LONG = "\n\n".join(["а" * 4000, "б" * 4000])


@pytest.fixture
async def vk() -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        yield fake


@pytest.fixture
async def anna(vk: FakeVk) -> Citizen:
    citizen = vk.citizen(101_202_303)
    await citizen.opens_link()
    return citizen


@pytest.fixture
def sender(vk: FakeVk) -> VkSender:
    return VkSender(Calls(vk.token, vk.group_id, vk.url, 2.0))


def parcel(citizen: Citizen, text: str = "Ответ") -> Parcel:
    person = Person(Channel.VK, str(citizen.id))
    return Parcel(person, text, (Button("Мои сообщения", "mine", "list", standing=True),), 4711)


@pytest.mark.parametrize("text", ["Ответ", LONG])
async def test_a_notice_sent_again_is_shown_once(
    vk: FakeVk, anna: Citizen, sender: VkSender, text: str
) -> None:
    before = anna.sees()
    vk.faults.add("messages.send", Disconnect(applied=True))

    await sender.send(parcel(anna, text))
    await sender.send_again(parcel(anna, text), "")

    assert anna.sees() == [*before, *text.split("\n\n")]


async def test_who_forbids_messages_is_gone(anna: Citizen, sender: VkSender) -> None:
    await anna.forbids()

    with pytest.raises(Gone):
        await sender.send(parcel(anna))
