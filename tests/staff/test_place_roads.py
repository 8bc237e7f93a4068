"""From a QR code on a wall to the chat of the unit that answers for it, in both messengers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.office_records import Route, Unit
from storage.store import Storage
from tests.conftest import StandingClock
from tests.fakes.telegram import Group, Message
from tests.fakes.vk import FakeVk
from tests.files.test_vk_files import shows
from tests.messages.writing import number_in
from tests.messengers.test_vk_pages import chooses
from tests.staff import vk_room
from tests.staff.room import Room, opened
from tests.talk import House

ANNA = 7_001
HALL = "Холл администрации"
TO_TEXT = ("Начать", "Проблема", "2", "Ремонт дорог")


async def with_a_unit_at_the_hall(house: House, chat: str, topic: str = "") -> None:
    house.places["hall"] = HALL
    at, storage = house.clock(), house.storage
    await storage.units.put(Unit("office", "Канцелярия", chat=chat, topic=topic), at, "тест")
    await storage.routes.add(Route("office", spot="hall"), at, "тест")


@dataclass
class Office:
    """The staff chat, and the chat of the unit that answers for the hall, with a topic."""

    room: Room
    chat: Group
    topic: int

    async def writes(self, payload: str, mode: str) -> str:
        """Anna opens the link, writes and sends; the number."""
        anna = self.room.fake.citizen(ANNA)
        await anna.opens_link(payload)
        await anna.hears()
        for label in TO_TEXT:
            await anna.presses(label)
            await anna.hears()
        await anna.says("В холле сломана дверь")
        await anna.hears()
        for label in ("Дальше", "Пропустить", mode, "Без файлов", "Отправить"):
            await anna.presses(label)
            said = await anna.hears()
        return number_in(said)

    async def shown(self, number: str, chat: Group) -> Message:
        return await self.room.until_shown(f"№ {number} · ", chat)


@pytest.fixture
async def office(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Office]:
    async with opened(tmp_path, clock) as room:
        chat = room.fake.group("Канцелярия")
        topic = chat.opens_topic()
        house = room.outside.house
        house.town.writing.staff_chats = (f"telegram:{room.staff.id}",)
        await with_a_unit_at_the_hall(house, f"telegram:{chat.id}", str(topic))
        yield Office(room, chat, topic)


async def test_in_telegram_a_card_comes_to_the_topic_of_the_places_unit_and_names_the_place(
    office: Office,
) -> None:
    number = await office.writes("message-hall", "Ответьте мне сюда")

    card = await office.shown(number, office.chat)

    assert card.body["message_thread_id"] == office.topic
    assert f"Канал: Telegram, точка «{HALL}» · принято 20.11.2026" in card.text.splitlines()
    assert "Ответственный: Канцелярия" in card.text.splitlines()
    assert [one for one in office.room.staff.sees() if number in one] == []


@pytest.mark.parametrize("payload", ["message", "message-moon"])
async def test_in_telegram_a_message_from_no_place_comes_to_the_staff_chat(
    office: Office, payload: str
) -> None:
    number = await office.writes(payload, "Ответьте мне сюда")

    card = await office.shown(number, office.room.staff)

    assert "Канал: Telegram · принято 20.11.2026" in card.text.splitlines()
    assert [one for one in office.chat.sees() if number in one] == []


async def test_in_telegram_a_traceless_message_from_the_place_comes_to_the_staff_chat(
    office: Office,
) -> None:
    number = await office.writes("message-hall", "Без следа")
    staff = f"telegram:{office.room.staff.id}"

    await told_in_their_hour(office.room.storage, office.room.outside.clock, staff)
    card = await office.shown(number, office.room.staff)

    assert "Канал: Telegram · принято 20.11.2026" in card.text.splitlines()
    assert [one for one in office.chat.sees() if number in one] == []
    assert (await one_of(office.room.storage, number)) == ("", None)


async def told_in_their_hour(storage: Storage, clock: StandingClock, staff: str) -> None:
    """As the schedule does it."""
    await storage.messages.release(lambda _: (), clock())
    await storage.cards.post_missing(staff, clock())


async def one_of(storage: Storage, number: str) -> tuple[str, str | None]:
    """(unit, place)"""
    case = await storage.cases.one(number)
    return case.unit_id, case.of_register.place


async def writes_in_vk(vk: FakeVk, mode: str) -> str:
    """Anna opens the link, writes and sends; the number."""
    anna = vk.citizen(ANNA)
    await anna.opens_link("message-hall")
    await chooses(vk, anna, "Начать", "Проблема", "1", "1")
    await anna.says("В холле сломана дверь")
    await chooses(vk, anna, "Дальше", "Пропустить", mode, "Без файлов", "Отправить")
    return number_in(await shows(vk, anna, "Сообщение принято"))


@pytest.mark.parametrize(
    ("mode", "line", "unit"),
    [
        (
            "Ответьте мне сюда",
            f"Канал: Госпаблик ВКонтакте, точка «{HALL}» · принято 20.11.2026",
            "office",
        ),
        ("Без следа", "Канал: Госпаблик ВКонтакте · принято 20.11.2026", ""),
    ],
)
async def test_in_vk_the_place_of_the_link_counts_for_an_addressed_message_alone(
    tmp_path: Path, clock: StandingClock, mode: str, line: str, unit: str
) -> None:
    async with vk_room.opened(tmp_path, clock) as room:
        chat, staff = room.fake.chat(), f"vk:{room.staff.id}"
        room.house.town.writing.staff_chats = (staff,)
        await with_a_unit_at_the_hall(room.house, f"vk:{chat.id}")

        number = await writes_in_vk(room.fake, mode)
        await told_in_their_hour(room.storage, clock, staff)
        room.cards.looks.ring()
        peer = (chat if unit else room.staff).peer
        card = await room.fake.state.bell.wait(
            lambda: next((one for one in peer.newest() if f"№ {number} · " in one.text), None),
            "the card",
        )

        assert line in card.text.splitlines()
        other = (room.staff if unit else chat).peer
        assert [one.text for one in other.newest() if number in one.text] == []
        assert (await one_of(room.storage, number))[0] == unit
