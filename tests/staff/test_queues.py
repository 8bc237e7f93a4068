"""Queues of the staff chat in Telegram: open, mine, overdue; page by page, lines lead to cards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import TOWN, StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import Room, opened, running, town

HOW = "Чтобы открыть карточку, нажмите её номер в списке."


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


def cards_of(room: Room, number: str) -> list[Message]:
    return [one for one in room.staff.chat.newest() if one.text.startswith(f"№ {number} · ")]


async def test_mine_are_the_cases_of_whoever_asks(room: Room) -> None:
    number, card = await room.new_card()
    await (await room.olga.presses("Взять", room.staff, on=card)).answered()
    await room.until_shown("Ответственный: Ольга (501)")

    await room.olga.says("/mine", room.staff)
    hers = await room.until_shown("Ольга (501): 1 сообщение")
    await room.petr.says("@otklik_bot мои", room.staff)
    his = await room.until_shown("Пётр (502): открытых")

    assert hers.text.splitlines() == [
        "Ольга (501): 1 сообщение",
        f"1. № {number} · Ремонт дорог · В работе · осталось 30 дней",
        "",
        HOW,
    ]
    assert his.text == "Пётр (502): открытых сообщений нет."
    assert his.labels == []


async def test_overdue_ones_are_those_past_their_last_day(room: Room, clock: StandingClock) -> None:
    await room.new_card()
    late, _ = await room.new_card(replace(PIT, due=clock().date() - timedelta(days=2)))

    await room.olga.says("/overdue", room.staff)
    queue = await room.until_shown("Просрочено 1 сообщение:")

    assert queue.text.splitlines()[1:] == [
        f"1. № {late} · Ремонт дорог · Зарегистрировано · просрочено на 2 дня",
        "",
        HOW,
    ]


async def test_a_line_counts_days_off_of_the_region_as_the_card_does(
    tmp_path: Path, clock: StandingClock
) -> None:
    """19 and 20 March 2026 are days off in the Chechen Republic, and worked elsewhere."""
    clock.time = datetime(2026, 3, 19, 12, tzinfo=TOWN)
    async with town(tmp_path, clock) as outside:
        outside.region = "RU-CE"
        async with running(outside) as room:
            number, card = await room.new_card(replace(PIT, due=date(2026, 3, 20)))

            await room.olga.says("/open", room.staff)
            queue = await room.until_shown("В работе 1 сообщение:")

    left = "последний рабочий день срока прошёл"
    assert queue.text.splitlines()[1] == (
        f"1. № {number} · Ремонт дорог · Зарегистрировано · {left}"
    )
    assert left in card.text


async def test_a_line_leads_to_its_card_shown_again_below(room: Room) -> None:
    number, card = await room.new_card()
    await room.olga.says("/open", room.staff)
    queue = await room.until_shown("В работе 1 сообщение:")

    press = await room.olga.presses("1", room.staff, on=queue)
    said = await press.answered()
    again = await room.fake.state.bell.wait(
        lambda: found[0] if len(found := cards_of(room, number)) == 2 else None, "a second card"
    )
    await (await room.petr.presses("Взять", room.staff, on=again)).answered()
    await room.fake.state.bell.wait(
        lambda: all("Пётр" in one.text for one in cards_of(room, number)) or None, "both drawn"
    )

    assert said == f"Карточка № {number} появится ниже."
    assert again.id > card.id
    assert again.labels == card.labels


async def test_more_than_thirty_are_turned_page_by_page_in_one_message(room: Room) -> None:
    for day in range(31):
        await send(room.storage, ANNA, replace(PIT, tell=(), due=PIT.due + timedelta(days=day)))
    await room.olga.says("/open", room.staff)
    queue = await room.until_shown("В работе 31 сообщение:")
    first = queue.text.splitlines()

    await room.petr.presses("Дальше", room.staff, on=queue)
    await room.until_shown("Страница 2 из 2")
    second, labels = queue.text.splitlines(), queue.labels
    await room.petr.presses("Назад", room.staff, on=queue)
    await room.until_shown("Страница 1 из 2")

    assert (first[1].split(".")[0], first[30].split(".")[0]) == ("1", "30")
    assert first[31] == "Страница 1 из 2"
    assert second[1].startswith("31. № ")
    assert labels == ["31", "Назад"]
    assert queue.labels == [*map(str, range(1, 31)), "Дальше"]
    assert max(len(row) for row in queue.body["reply_markup"]["inline_keyboard"]) == 5


async def test_a_forged_line_leads_nowhere(room: Room) -> None:
    number, _ = await room.new_card()
    await room.olga.says("/open", room.staff)
    queue = await room.until_shown("В работе 1 сообщение:")

    await room.olga.presses_data(f"queue:card.{number}:AAAAAAAAAAA", queue.id, room.staff)
    forged = await room.olga.presses_data("queue:open.x:AAAAAAAAAAA", queue.id, room.staff)

    assert await forged.answered() == "Эта кнопка уже не действует."
    assert len(cards_of(room, number)) == 1
