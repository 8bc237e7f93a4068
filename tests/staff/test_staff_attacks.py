"""What strangers, ex-members, forgers and other groups get from the staff chat: nothing."""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pytest

from bot.events import Button
from bot.messengers.groups import InGroup
from bot.messengers.members import MEMBER_FOR
from bot.messengers.telegram_cards import TelegramCards
from bot.messengers.telegram_staff import TelegramStaff
from storage.engine import NotKept
from storage.sql.cases import Cases
from tests.conftest import StandingClock
from tests.fakes.faults import HtmlPage
from tests.messages.sending import ANNA, PIT
from tests.staff.room import Room, opened
from tests.staff.test_staff_chat import card_data

STRANGER = 909


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


def press_of(room: Room, data: str, name: int = 1) -> InGroup:
    """A press of a member of the staff chat, as the door reads it."""
    body = {
        "id": "1",
        "from": room.olga.user.json(),
        "message": {"message_id": 1, "chat": room.staff.chat.json()},
        "data": data,
    }
    return InGroup(room.staff.id, str(name), body)


async def test_a_press_of_somebody_who_is_not_in_the_chat_has_no_effect(room: Room) -> None:
    number, card = await room.new_card()
    stranger = room.fake.citizen(STRANGER, "Администрация")

    press = await stranger.presses("Взять", room.staff, on=card)

    assert await press.answered() == "Кнопки действуют только для участников этого чата."
    assert (await room.case(number)).state == "new"


async def test_an_ex_member_acts_no_longer_than_a_minute(room: Room) -> None:
    number, card = await room.new_card()
    await (await room.olga.presses("Взять", room.staff, on=card)).answered()
    await room.until_shown(f"№ {number} · В работе")

    room.staff.sets(room.olga, "kicked")
    room.seconds.now += MEMBER_FOR
    press = await room.olga.presses("Вернуть", room.staff, on=card)

    assert await press.answered() == "Кнопки действуют только для участников этого чата."
    assert (await room.case(number)).state == "taken"


async def test_whoever_was_taken_out_a_second_ago_does_nothing(room: Room) -> None:
    number, card = await room.new_card()
    await (await room.olga.presses("Взять", room.staff, on=card)).answered()
    await room.until_shown(f"№ {number} · В работе")

    await room.staff.expels(room.olga, by=room.petr)
    press = await room.olga.presses("Вернуть", room.staff, on=card)

    assert await press.answered() == "Кнопки действуют только для участников этого чата."
    assert (await room.case(number)).state == "taken"


async def test_an_ex_members_reply_is_no_answer(room: Room) -> None:
    number, card = await room.new_card()
    room.staff.sets(room.olga, "left")

    await room.olga.says("Ответ", room.staff, reply_to=card)

    await room.until_shown("Кнопки действуют только для участников этого чата.")
    assert (await room.case(number)).state == "new"


async def test_while_nobody_can_tell_who_is_a_member_nobody_acts(room: Room) -> None:
    number, card = await room.new_card()
    room.fake.faults.add("getChatMember", HtmlPage())

    press = await room.olga.presses("Взять", room.staff, on=card)
    said = await press.answered()
    again = await room.olga.presses("Взять", room.staff, on=card)

    assert said == "Не получилось, попробуйте, пожалуйста, ещё раз."
    assert await again.answered() == f"№ {number} взято в работу: Ольга (501)."


async def test_an_anonymous_admin_does_nothing(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.says("Ответ", room.staff, reply_to=card, anonymously=True)

    await room.until_shown("Отвечать и нажимать кнопки можно только от своего имени.")
    assert (await room.case(number)).state == "new"


async def test_ten_thousand_forged_buttons_have_no_effect_and_the_right_one_has(
    room: Room,
) -> None:
    number, card = await room.new_card()
    right = card_data(card, "Взять")
    name, _, mac = right.rpartition(":")
    asleep = _asleep(room)

    for guess in range(10_000):
        forged = urlsafe_b64encode(token_bytes(8)).rstrip(b"=").decode()
        await asleep.group(press_of(room, f"{name}:{forged}", guess))
    others = ["", ":", "::", name, f"{name}:", f"{name}:{mac[:-1]}", f"x{right}", "a" * 64]
    for guess, data in enumerate(others):
        await asleep.group(press_of(room, data, 20_000 + guess))
    untouched = await room.case(number)
    await asleep.group(press_of(room, right, 30_000))

    assert (untouched.state, untouched.revision) == ("new", 1)
    assert (await room.case(number)).state == "taken"


def _asleep(room: Room) -> TelegramStaff:
    """The same door, which keeps what it hears and says nothing."""
    door = room.door
    behind = door._talk._behind
    return TelegramStaff(door._rooms, door._ours, door._cards, (behind.staff, behind.key))


async def test_a_button_of_another_chat_is_forged_here(room: Room) -> None:
    number, card = await room.new_card()
    other = room.fake.group("Другая")
    cards: TelegramCards = room.cards
    buttons = [
        button
        for row in cards.rows(other.id, _buttons_of(card_data(card, "Взять")))
        for button in row
    ]

    press = await room.olga.presses_data(buttons[0].data, card.id, room.staff)

    assert await press.answered() == "Эта кнопка уже не действует."
    assert (await room.case(number)).state == "new"


def _buttons_of(data: str) -> list[Any]:
    topic, option, _ = data.split(":")
    return [Button("Взять", topic, option, standing=True)]


async def test_a_right_button_for_a_number_that_does_not_exist_is_answered(room: Room) -> None:
    await room.new_card()
    ((button,),) = room.cards.rows(room.staff.id, [Button("x", "case", "000000.1.take")])

    press = await room.olga.presses_data(button.data, 1, room.staff)

    assert await press.answered() == (
        "Этот шаг уже закончен или отменён. Начните, пожалуйста, заново с карточки."
    )


async def test_markup_in_names_and_texts_stays_text(room: Room) -> None:
    hostile = "</b><a href=tg://user?id=1>abdo <"
    number, card = await room.new_card(replace(PIT, text=hostile, spot=hostile))
    room.olga.user.first_name = hostile + "\u202e"

    press = await room.olga.presses("Взять", room.staff, on=card)
    said = await press.answered()
    await room.until_shown(f"№ {number} · В работе")

    assert said == f"№ {number} взято в работу: {hostile} (501)."
    assert hostile in card.text
    assert "entities" not in card.body
    assert "\u202e" not in card.text


async def test_an_update_is_not_acknowledged_before_it_is_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, card = await room.new_card()
    tries = 0
    real = Cases.take_step

    async def away_at_first(self: Cases, step: Any) -> Any:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise NotKept("locked")
        return await real(self, step)

    monkeypatch.setattr(Cases, "take_step", away_at_first)
    press = await room.olga.presses("Взять", room.staff, on=card)

    assert await press.answered() == f"№ {number} взято в работу: Ольга (501)."
    assert tries == 3


async def test_a_mistake_of_ours_is_told_by_a_code_and_stops_nobody(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    number, card = await room.new_card(replace(PIT, text="тайна"))

    async def broken(self: Cases, _: str) -> Any:
        raise ValueError("тайна")

    with monkeypatch.context() as patched:
        patched.setattr(Cases, "one", broken)
        press = await room.olga.presses("Взять", room.staff, on=card)
        said = await press.answered()
    again = await room.petr.presses("Взять", room.staff, on=card)

    assert said.startswith("Не получилось: ошибка в программе. Ничего не отправлено.")
    assert await again.answered() == f"№ {number} взято в работу: Пётр (502)."
    assert "тайна" not in caplog.text


async def test_the_log_of_a_working_day_names_nobody_and_quotes_nothing(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        number, card = await room.new_card(replace(PIT, text="тайна"))
        await room.olga.says("секрет", room.staff, reply_to=card)
        look = await room.until_shown("Проверьте ответ")
        await room.olga.presses("Отправить", room.staff, on=look)
        await room.until_told()
        stranger = room.fake.citizen(STRANGER, "Чужой")
        await (await stranger.presses("Решено", room.staff, on=card)).answered()

    for word in ("тайна", "секрет", "Ольга", "501", str(STRANGER), ANNA.account):
        assert word not in caplog.text
    assert number
