"""What a day brings by itself, and what employees are told of an internal survey."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import Delivery
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_ours import Chats, Ours
from bot.messengers.telegram_posting import TelegramPosting
from bot.messengers.telegram_rooms import Rooms
from bot.messengers.telegram_sending import TelegramSender
from bot.staff_hours import StaffHours
from bot.ways import Ways
from storage.records import Channel
from tests.conftest import StandingClock
from tests.messages.sending import ANNA
from tests.staff.room import Room, opened, running, town
from tests.staff.stepping import asked

EMPLOYEES = "int_equipment"


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def test_staff_hear_that_an_author_kept_silent_and_go_on(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    await asked(room.storage, await room.case(number), clock, clock().date())
    await room.until_shown(f"№ {number} · Ждём автора")
    hours = StaffHours(room.storage, [f"telegram:{room.staff.id}"], clock)

    await hours.look()
    early = room.staff.sees()
    clock.time += timedelta(days=1)
    await hours.look()
    await hours.look()
    note = await room.until_shown(f"Автор не ответил на вопрос по № {number}")
    await room.until_shown(f"№ {number} · Зарегистрировано")

    assert not [text for text in early if "не ответил" in text]
    assert len([text for text in room.staff.sees() if "не ответил" in text]) == 1
    assert note.body["reply_to_message"]["message_id"] == card.id


async def test_a_draft_that_nobody_finishes_is_dropped_and_the_chat_sees_it(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    await room.olga.says("Может быть", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")
    hours = StaffHours(room.storage, [], clock)

    clock.time += timedelta(days=3)
    await hours.look()
    kept = look.text
    clock.time += timedelta(days=1)
    await hours.look()
    await room.until_shown(f"Шаг по № {number} отменён, автору ничего не отправлено.")

    assert "Может быть" in kept
    assert look.labels == []
    assert room.told == []


async def test_employees_are_told_of_a_wave_once_by_a_button_that_leads_to_the_dialogue(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock, surveys=("ext_express", EMPLOYEES)) as outside:
        chat = outside.employees = outside.fake.group("Сотрудники")
        for _ in range(2):  # the program is started twice
            async with running(outside) as room:
                await room.announcing.look(outside.house.rounds)
                await room.announcing.look(outside.house.rounds)
                post = await room.until_shown("Опрос «", chat)
        olga = outside.fake.citizen(501)

        assert [text for text in chat.sees() if text.startswith("Опрос «")] == [post.text]
        assert post.body["has_protected_content"] is True
        (button,) = post.buttons()
        assert button["url"] == f"https://t.me/otklik_bot?start={EMPLOYEES}"
        await olga.presses("Ответить анонимно", chat, on=post)
        assert olga.sees() == [f"/start {EMPLOYEES}"]


async def test_an_answer_goes_the_whole_way_from_the_card_to_the_author(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside, running(outside, delivers=False) as room:
        anna = room.fake.citizen(int(ANNA.account))
        await anna.opens_link()
        await anna.hears()
        calls, storage = Calls(room.fake.token, room.fake.url), room.storage
        rooms = Rooms(calls)
        ours = Ours(storage.cards, Chats(room.fake.bot.id, room.staff.id))
        ways = Ways(
            {Channel.TELEGRAM: TelegramSender(calls)},
            {Channel.TELEGRAM: TelegramPosting(rooms, ours, room.cards)},
        )
        delivery = Delivery(storage, ways, clock)
        async with asyncio.TaskGroup() as group:
            group.create_task(delivery.run())
            number, card = await room.new_card()
            await room.olga.says("Заделали", room.staff, reply_to=card)
            look = await room.until_shown("Проверьте ответ")
            await room.olga.presses("Отправить", room.staff, on=look)
            told = await anna.hears()
            delivery.stop()
        await calls.close()

        assert told.startswith(f"Ответ на ваше сообщение {number} от 20.11.2026.")
        assert "Заделали" in told
        assert "Ольга" not in told
