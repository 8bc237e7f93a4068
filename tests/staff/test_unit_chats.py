"""Chats of units: their cards, what their members may do, where cards go when a chat is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import update

from storage.office_records import Route, Unit
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, Group, Message
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import Room, opened
from tests.staff.test_chat_steps import until_says

IVAN = 503


@dataclass
class Office:
    """The staff chat, and the chat of the roads unit with a topic; Ivan is in that chat alone."""

    room: Room
    chat: Group
    topic: int

    @property
    def ivan(self) -> Citizen:
        return self.room.fake.citizen(IVAN)

    @property
    def ref(self) -> str:
        return f"telegram:{self.chat.id}"

    async def new_card(self) -> tuple[str, Message]:
        number = await send(self.room.storage, ANNA, self.room.here(PIT))
        return number, await self.room.until_shown(f"№ {number} · ", self.chat)


@pytest.fixture
async def office(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Office]:
    async with opened(tmp_path, clock) as room:
        chat = room.fake.group("Дороги")
        topic = chat.opens_topic()
        chat.sets(room.fake.citizen(IVAN, "Иван"), "member")
        roads = Unit("roads", "Отдел дорог", chat=f"telegram:{chat.id}", topic=str(topic))
        await room.storage.units.put(roads, clock(), "тест")
        await room.storage.routes.add(Route("roads", topic="road_repair"), clock(), "тест")
        yield Office(room, chat, topic)


async def test_a_card_goes_to_the_units_topic_and_not_to_the_staff_chat(office: Office) -> None:
    number, card = await office.new_card()

    assert card.body["message_thread_id"] == office.topic
    assert "Ответственный: Отдел дорог" in card.text.splitlines()
    assert [one for one in office.room.staff.sees() if number in one] == []


async def test_a_member_of_the_units_chat_answers_its_case(office: Office) -> None:
    number, card = await office.new_card()

    said = await (await office.ivan.presses("Взять", office.chat, on=card)).answered()
    await office.ivan.says("Заделаем завтра", office.chat, reply_to=card)
    look = await office.room.until_shown("Проверьте ответ", office.chat)
    await (await office.ivan.presses("Отправить", office.chat, on=look)).answered()
    (told,) = await office.room.until_told()

    assert said == f"№ {number} взято в работу: Иван (503)."
    assert look.body["message_thread_id"] == office.topic
    assert "Заделаем завтра" in told


async def test_a_case_of_another_unit_is_out_of_reach_of_the_chat(office: Office) -> None:
    number, card = await office.new_card()
    clock = office.room.outside.clock
    other = Unit("parks", "Отдел парков", chat="telegram:-100999")
    await office.room.storage.units.put(other, clock(), "тест")
    await give(office.room, number, "parks")

    press = await office.ivan.presses_data(
        next(card.buttons())["callback_data"], card.id, office.chat
    )
    said = await press.answered()

    assert said in (f"Сообщение № {number} ведёт другое подразделение.",)
    assert (await office.room.case(number)).message.taken_by == ""


async def give(room: Room, number: str, unit: str) -> None:
    """As it would be after a hand-over, without a line in the log: the card keeps its revision."""
    async with room.storage.engine.writing() as connection:
        moved = update(appeal).where(appeal.c.number == number).values(unit=unit)
        await connection.execute(moved)


async def test_the_queue_of_a_units_chat_has_its_cases_alone_and_no_figures(
    office: Office,
) -> None:
    number, _ = await office.new_card()
    other, _ = await office.room.new_card(replace(PIT, topic="street_light"))

    await office.ivan.says("/open", office.chat)
    queue = await office.room.until_shown("В работе 1 сообщение", office.chat)
    await office.ivan.says("/summary", office.chat)
    refused = await office.room.until_shown("в общем рабочем чате", office.chat)

    assert (number in queue.text, other in queue.text) == (True, False)
    assert refused.text == "Эта команда работает в общем рабочем чате."


@pytest.mark.parametrize("how", ["deleted", "closed", "vanished", "public"])
async def test_cards_of_a_lost_place_come_to_the_staff_chat_with_a_word(
    office: Office, how: str
) -> None:
    room = office.room
    match how:
        case "deleted":
            office.chat.deletes_topic(office.topic)
        case "closed":
            office.chat.closes_topic(office.topic)
        case "vanished":
            office.chat.vanishes()
        case _:
            office.chat.becomes_public("roads_of_the_town")

    number = await send(room.storage, ANNA, room.here(PIT))
    await room.until_shown(f"№ {number} · ")
    word = await room.until_shown("Его карточки теперь приходят сюда")

    unit = await room.storage.units.one("roads")
    assert (unit.chat, unit.topic) == ("", "")
    assert "Отдел дорог" in word.text
    (changed, *_) = await room.storage.settings.history()
    assert changed.actor == "chat"
    again = await send(room.storage, ANNA, room.here(replace(PIT, text="Ещё яма")))
    await room.until_shown(f"№ {again} · ")
    assert [one for one in room.staff.sees() if "Его карточки" in one] == [word.text]


async def test_a_chat_named_at_the_desk_is_not_left_and_a_foreign_one_is(office: Office) -> None:
    mine = office.room.fake.group("Парки", bot="left")
    parks = Unit("parks", "Отдел парков", chat=f"telegram:{mine.id}")
    await office.room.storage.units.put(parks, office.room.outside.clock(), "тест")
    await mine.adds_bot(office.room.olga)
    foreign = office.room.fake.group("Чужая", bot="left")
    await foreign.adds_bot(office.room.olga)

    await office.room.fake.called("leaveChat")

    assert (foreign.bot_status, mine.bot_status) == ("left", "member")


async def test_a_case_is_handed_to_another_unit_and_its_card_goes_there(office: Office) -> None:
    room, clock = office.room, office.room.outside.clock
    number, card = await office.new_card()
    await room.storage.units.put(Unit("parks", "Отдел парков"), clock(), "тест")
    room.outside.units.update({"roads": "Отдел дорог", "parks": "Отдел парков"})
    before = (await room.case(number)).message.due

    await (await office.ivan.presses("Взять", office.chat, on=card)).answered()
    await room.until_shown(f"№ {number} · В работе", office.chat)
    await (await office.ivan.presses("Ещё…", office.chat, on=card)).answered()
    more = await room.until_shown("Что сделать", office.chat)
    await (await office.ivan.presses("Передать подразделению…", office.chat, on=more)).answered()
    ask = await room.until_shown("Какому подразделению", office.chat)
    labels = ask.labels
    await (await office.ivan.presses("Отдел парков", office.chat, on=ask)).answered()

    fresh = await room.until_shown(f"№ {number} · Зарегистрировано")
    room.cards.looks.ring()
    await room.fake.state.bell.wait(
        lambda: card if not card.labels else None, "the old card without buttons"
    )
    case = await room.case(number)
    assert labels == ["Отдел парков", "Отменить"]
    assert (case.unit_id, case.message.taken_by, case.message.due) == ("parks", "", before)
    assert (card.text, card.labels) == (f"№ {number} · передано: Отдел парков", [])
    assert "Взять" in fresh.labels
    changes = [(one.field, one.old, one.new) for one in await room.storage.cases.history(number)]
    assert ("unit", "roads", "parks") in changes
    press = await office.ivan.presses_data("case:x", card.id, office.chat)
    assert await press.answered() == "Эта кнопка уже не действует."


async def test_a_units_chat_merges_with_its_own_cases_alone(office: Office) -> None:
    first, _ = await office.new_card()
    second, card = await office.new_card()
    foreign, _ = await office.room.new_card(replace(PIT, topic="street_light", text="Фонарь"))

    await (await office.ivan.presses("Ещё…", office.chat, on=card)).answered()
    window = await office.room.until_shown(f"Что сделать с № {second}?", office.chat)
    await office.ivan.presses("Дубликат…", office.chat, on=window)
    await until_says(office.room, window, "Напишите номер")
    await office.ivan.says(foreign, office.chat, reply_to=window)
    await office.room.until_shown("объединить с ним нельзя", office.chat)
    asked_still = window.text
    await office.ivan.says(first, office.chat, reply_to=window)
    await until_says(office.room, window, f"объединим с № {first}")
    await (await office.ivan.presses("Объединить", office.chat, on=window)).answered()

    assert "Напишите номер" in asked_still
    assert (await office.room.case(second)).of_register.duplicate_of == f"telegram:{first}"
