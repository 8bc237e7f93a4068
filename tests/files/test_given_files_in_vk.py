"""Files that staff send to an author in VK: words first, files below, each once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.delivery import Delivery
from bot.messengers.vk_calls import Calls as VkCalls
from bot.messengers.vk_sending import VkSender
from bot.ways import Ways
from storage.case_records import Telling
from storage.records import Channel, Person
from storage.store import Storage
from tests.conftest import StandingClock
from tests.fakes.faults import FOREVER, Disconnect, Fault
from tests.fakes.vk import FakeVk
from tests.fakes.vk.errors import VkError
from tests.files import corpus
from tests.files.test_given_files import ALONE, PAPER, WORDS, held
from tests.messages.sending import send
from tests.staff.stepping import step


@pytest.mark.parametrize("unclear", [0, 1])
async def test_in_vk_words_come_first_and_files_below_in_one_message_each_once(
    storage: Storage, clock: StandingClock, unclear: int
) -> None:
    async with FakeVk() as fake:
        anna = fake.citizen(7001)
        await anna.opens_link()
        number = await send(storage, Person(Channel.VK, "7001"), ALONE)
        case, files = await storage.cases.one(number), await held(storage)
        telling = Telling("answer", WORDS, WORDS, files=files)
        await storage.cases.take_step(step(case, "reply", clock, telling=telling))
        calls = VkCalls(fake.token, fake.group_id, fake.url, 2.0)
        ways = Ways({Channel.VK: VkSender(calls)}, {}, ())
        fake.faults.add("messages.send", Disconnect(applied=True), after=unclear)
        before = len(anna.peer.messages)
        for _ in range(3):
            await Delivery(storage, ways, clock).look()
            clock.time += timedelta(hours=2)
        words, below = list(anna.peer.messages.values())[before:]
        bodies = [fake.state.given[one[one["type"]]["name"]] for one in below.body["attachments"]]
        calls.close()

    assert below.text == f"Файлы к нашему ответу на сообщение {number}."
    assert bodies == [
        (f"{number}-1.jpg", corpus.photo()),
        (f"{number}-2.docx", PAPER),
    ]
    assert words.text == WORDS
    assert await storage.notices.waiting() == 0


@pytest.mark.parametrize("fault", [VkError(100), Disconnect()])
async def test_in_vk_words_stand_once_however_long_their_files_are_not_taken(
    storage: Storage, clock: StandingClock, fault: Fault
) -> None:
    async with FakeVk() as fake:
        anna = fake.citizen(7001)
        await anna.opens_link()
        number = await send(storage, Person(Channel.VK, "7001"), ALONE)
        case, files = await storage.cases.one(number), await held(storage)
        telling = Telling("answer", WORDS, WORDS, files=files)
        await storage.cases.take_step(step(case, "reply", clock, telling=telling))
        calls = VkCalls(fake.token, fake.group_id, fake.url, 2.0)
        ways = Ways({Channel.VK: VkSender(calls)}, {}, ())
        before = len(anna.peer.messages)
        for words_before in (1, 0, 0):
            fake.faults.add("messages.send", fault, FOREVER, after=words_before)
            await Delivery(storage, ways, clock).look()
            fake.faults.clear()
            fake.state.sent.clear()  # VK does not remember names of sends for ever
            clock.time += timedelta(hours=2)
        waiting = await storage.notices.waiting()
        await Delivery(storage, ways, clock).look()
        words, below = list(anna.peer.messages.values())[before:]
        calls.close()

    assert (waiting, await storage.notices.waiting()) == (1, 0)
    assert words.text == WORDS
    assert len(below.body["attachments"]) == 2


async def test_words_go_where_vk_takes_no_files(storage: Storage, clock: StandingClock) -> None:
    async with FakeVk() as fake:
        anna = fake.citizen(7001)
        await anna.opens_link()
        number = await send(storage, Person(Channel.VK, "7001"), ALONE)
        case, (photo, _) = await storage.cases.one(number), await held(storage)
        telling = Telling("answer", WORDS, WORDS, files=(photo,))
        await storage.cases.take_step(step(case, "reply", clock, telling=telling))
        calls = VkCalls(fake.token, fake.group_id, fake.url, 2.0)
        fake.faults.add("photos.saveMessagesPhoto", VkError(15))
        await Delivery(storage, Ways({Channel.VK: VkSender(calls)}, {}, ()), clock).look()
        seen = anna.sees()
        calls.close()

    assert seen[-1].startswith(f"{WORDS}\n\nК ответу был приложен файл, но")
