"""A unit's chat in VK: its cards, its cases alone, and the staff chat when it is closed to us."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from storage.office_records import Route, Unit
from tests.conftest import StandingClock
from tests.fakes.vk import Message, Room
from tests.messages.sending import ANNA, PIT, send
from tests.staff.stepping import step
from tests.staff.vk_room import VkRoom, opened


async def unit_chat(room: VkRoom, clock: StandingClock) -> Room:
    chat = room.fake.chat()
    chat.sets(room.fake.citizen(503, "Иван"))
    roads = Unit("roads", "Отдел дорог", chat=f"vk:{chat.id}")
    await room.storage.units.put(roads, clock(), "тест")
    await room.storage.units.put(Unit("parks", "Отдел парков"), clock(), "тест")
    await room.storage.routes.add(Route("roads"), clock(), "тест")
    return chat


async def until_in(room: VkRoom, chat: Room, words: str) -> Message:
    room.cards.looks.ring()
    return await room.fake.state.bell.wait(
        lambda: next((one for one in chat.peer.newest() if words in one.text), None), words
    )


async def test_a_units_chat_gets_its_card_and_reaches_no_case_that_was_handed_on(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        chat = await unit_chat(room, clock)
        number = await send(room.storage, ANNA, replace(PIT, tell=(f"vk:{room.staff.id}",)))
        card = await until_in(room, chat, f"№ {number} · ")
        seen_by_staff = [one.text for one in room.staff.peer.newest() if number in one.text]
        case = await room.storage.cases.one(number)
        handed = replace(step(case, "to_unit", clock), unit="parks")
        payload = next(json.loads(one["payload"]) for one in card.buttons)

        await room.storage.cases.take_step(handed)
        press = await room.fake.citizen(503).presses_data(payload, card.cmid, chat)
        said = str((await press.answered()).get("text", ""))
        fresh = await room.until_shown(f"№ {number} · ")

        assert seen_by_staff == []
        assert said == f"Сообщение № {number} ведёт другое подразделение."
        assert "Ответственный: Отдел парков" in fresh.text


async def test_cards_of_a_chat_closed_to_us_come_to_the_staff_chat_with_a_word(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        chat = await unit_chat(room, clock)
        chat.sets_bot("out")

        number = await send(room.storage, ANNA, replace(PIT, tell=(f"vk:{room.staff.id}",)))
        await room.until_shown(f"№ {number} · ")
        await room.until_shown("Его карточки теперь приходят сюда")

        assert (await room.storage.units.one("roads")).chat == ""
