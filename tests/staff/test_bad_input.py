"""What breaks in and around a staff chat on any day: rights cut, chats moved, words gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.erasing import Before
from tests.conftest import StandingClock
from tests.fakes.telegram import Group
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import OLGA, Room, opened, running, town
from tests.staff.stepping import closing
from tests.staff.vk_room import VkRoom
from tests.staff.vk_room import opened as opened_in_vk


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with opened_in_vk(tmp_path, clock) as running_room:
        yield running_room


@pytest.mark.parametrize("place", ["restricted", "left", "kicked"])
async def test_a_card_waits_while_the_bot_may_not_speak_and_comes_once_it_may(
    room: Room, place: str
) -> None:
    """Rights were cut, or it was taken out of the chat and let in again."""
    room.staff.sets(room.fake.bot, place)
    number = await send(room.storage, ANNA, room.here(PIT))
    method = "sendMessage" if place == "restricted" else "getChat"
    room.seconds.now += 60
    await room.fake.called(method, room.fake.counts[method] + 1)
    held = [text for text in room.staff.sees() if number in text]

    room.staff.sets(room.fake.bot, "member")
    room.seconds.now += 60
    card = await room.until_shown(f"№ {number} · ")
    said = await (await room.olga.presses("Взять", room.staff, on=card)).answered()

    assert held == []
    assert said == f"№ {number} взято в работу: Ольга (501)."


async def test_a_step_begun_before_the_chat_became_a_supergroup_goes_on_in_it(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        old = outside.staff = outside.fake.group("Старая", kind="group")
        old.sets(outside.fake.citizen(OLGA, "Ольга"), "member")
        async with running(outside) as room:
            number, card = await room.new_card()
            await room.olga.presses("Вопрос автору", old, on=card)
            await room.until_shown("Напишите вопрос автору", old)

            new = await old.migrates(room.olga)
            window = await room.until_shown("Напишите вопрос автору", new)
            await room.olga.says("Какой дом?", new, reply_to=window)
            look = await room.until_shown("Проверьте вопрос", new)
            await room.olga.presses("Отправить", new, on=look)
            await room.until_shown(f"№ {number} · Ждём автора", new)

        assert (await room.case(number)).state == "waiting"


async def test_an_entry_begun_before_the_chat_became_a_supergroup_goes_on_in_it(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        old = outside.staff = outside.fake.group("Старая", kind="group")
        old.sets(outside.fake.citizen(OLGA, "Ольга"), "member")
        async with running(outside) as room:
            await room.olga.says("/enter", old)
            window = await room.until_shown("Как поступило обращение?", old)
            await room.olga.presses("Почта", old, on=window)
            await room.until_shown("Какое это обращение?", old)

            new = await old.migrates(room.olga)
            window = await room.until_shown("Какое это обращение?", new)
            await room.olga.presses("Жалоба", new, on=window)
            await room.until_shown("Ответьте на это сообщение текстом", new)


async def test_in_vk_a_card_waits_while_the_community_is_out_of_the_chat(vk: VkRoom) -> None:
    vk.staff.sets_bot("out")
    number = await send(vk.storage, ANNA, PIT)
    tried = vk.fake.counts["messages.send"]
    vk.cards.looks.ring()
    await vk.fake.called("messages.send", tried + 1)
    held = [text for text in vk.staff.sees() if number in text]

    vk.staff.sets_bot("admin")
    card = await vk.until_shown(f"№ {number} · ")

    assert held == []
    assert (await vk.presses(vk.olga, "Взять", card)).startswith(f"№ {number} взято в работу")


async def test_in_vk_a_reply_to_the_card_of_an_erased_message_is_answered_with_a_hint(
    vk: VkRoom, clock: StandingClock
) -> None:
    number, card = await vk.new_card()
    case = await vk.storage.cases.one(number)
    await vk.storage.cases.take_step(closing(case, "resolved", clock))
    await vk.until_shown(f"№ {number} · Решено")
    clock.time += timedelta(days=40)
    await vk.storage.erasing.erase(Before.day(clock().date()))

    await vk.olga.says("Ещё раз заделали", vk.staff, reply_to=card)

    await vk.until_shown(f"№ {number} уже закрыто. Чтобы ответить, верните его в работу.")
    assert (await vk.storage.cases.one(number)).thread[0].text == ""


async def test_in_vk_the_second_of_two_clerks_at_once_is_told_who_has_the_case(vk: VkRoom) -> None:
    number, card = await vk.new_card()

    presses = [await vk.pressing(one, "Взять", card) for one in (vk.olga, vk.petr)]
    said = [str((await one.answered())["text"]) for one in presses]

    assert said == [
        f"№ {number} взято в работу: Ольга Иванова (501).",
        f"№ {number} уже изменили: В работе, у кого: Ольга Иванова (501). Карточка обновлена.",
    ]


async def test_after_the_chat_became_a_supergroup_each_new_message_has_one_card(
    tmp_path: Path, clock: StandingClock
) -> None:
    """Also while the settings still name the old group, and after a restart with them."""
    async with town(tmp_path, clock) as outside:
        old = outside.staff = outside.fake.group("Старая", kind="group")
        old.sets(outside.fake.citizen(OLGA, "Ольга"), "member")
        numbers = []
        async with running(outside) as room:
            await room.new_card()
            new = await old.migrates(room.olga)
            await room.until_shown("№ ", new)
            numbers += await _shown_one_by_one(room, new)
        async with running(outside) as room:
            numbers += await _shown_one_by_one(room, new)

    cards = [text for text in new.sees() if "Ответ: придёт автору" in text]
    assert [sum(f"№ {number} ·" in text for text in cards) for number in numbers] == [1] * 4


async def _shown_one_by_one(room: Room, chat: Group) -> list[str]:
    numbers = []
    for _ in range(2):
        numbers.append(await send(room.storage, ANNA, room.here(PIT)))
        await room.until_shown(f"№ {numbers[-1]} · ", chat)
        room.cards.looks.ring()
        asked = room.fake.counts["sendMessage"]
        await room.olga.says("/open", chat)
        await room.fake.called("sendMessage", asked + 1)
    return numbers
