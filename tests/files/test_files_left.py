"""Files of an answer that VK never takes: tried for a day, then left, and told of once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.delivery import Delivery
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_sending import VkSender
from bot.ways import Ways
from storage.case_records import Telling
from storage.records import Channel, Person
from storage.store import Storage
from storage.tables_messages import notice
from tests.conftest import StandingClock
from tests.fakes.faults import FOREVER
from tests.fakes.vk import FakeVk
from tests.fakes.vk.errors import VkError
from tests.files.test_given_files import ALONE, WORDS, held
from tests.messages.sending import STAFF_CHAT, send
from tests.staff.stepping import step


@pytest.mark.parametrize("method", ["messages.send", "photos.saveMessagesPhoto"])
async def test_in_vk_files_that_are_never_taken_are_left_after_a_day_and_told_of_once(
    storage: Storage, clock: StandingClock, method: str
) -> None:
    async with FakeVk() as fake:
        anna = fake.citizen(7001)
        await anna.opens_link()
        number = await send(storage, Person(Channel.VK, "7001"), ALONE)
        case, (photo, _) = await storage.cases.one(number), await held(storage)
        telling = Telling("answer", WORDS, WORDS, files=(photo,))
        await storage.cases.take_step(step(case, "reply", clock, telling=telling))
        calls = Calls(fake.token, fake.group_id, fake.url, 2.0)
        ways, before = Ways({Channel.VK: VkSender(calls)}, {}, (STAFF_CHAT,)), len(anna.sees())
        fake.faults.add("messages.send", VkError(100), 1, after=1)  # the words come, no files do
        await Delivery(storage, ways, clock).look()
        began, tries = clock.time, 0
        while tries < 60 and not await for_staff(storage):
            fake.faults.clear()
            fake.faults.add(method, VkError(100), FOREVER)
            clock.time += timedelta(hours=1, minutes=1)
            await Delivery(storage, ways, clock).look()
            tries += 1
        fake.faults.clear()
        lasted = clock.time - began
        for _ in range(3):
            await Delivery(storage, ways, clock).look()
            clock.time += timedelta(hours=2)
        seen = anna.sees()[before:]
        calls.close()

    assert timedelta(hours=24) < lasted < timedelta(hours=36)
    assert seen == [
        WORDS,
        "К ответу были приложены файлы, но сюда они так и не дошли. Посмотреть их можно так: "
        "«Мои сообщения», потом номер сообщения.",
    ]
    claimed = await storage.notices.claim(clock() + timedelta(days=1))
    assert [one.text for one in claimed] == [
        f"Сообщение {number}: слова ответа автор получил, а файлы к ответу за сутки так и не "
        "дошли до диалога. Больше не пробуем. На странице сообщения автор их найдёт."
    ]
    assert (await storage.cases.one(number)).message.reachable
    assert len(await storage.attachments.of_staff(number)) == 1


async def for_staff(storage: Storage) -> int:
    """Words that wait for the staff chat, which has no way here."""
    waiting = select(func.count()).select_from(notice).where(notice.c.chat.is_not(None))
    async with storage.engine.reading() as connection:
        return int((await connection.execute(waiting)).scalar_one())
