"""Handing a case to a colleague, and templates of replies, in the staff chat of Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.search_records import Wish
from storage.template_records import ReplyTemplate
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import PIT
from tests.staff.room import Room, opened


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def handing(room: Room, card: Message) -> Message:
    """The window that asks who is to have the case."""
    await room.olga.presses("Ещё…", room.staff, on=card)
    more = await room.until_shown("Что сделать")
    await room.olga.presses("Передать коллеге…", room.staff, on=more)
    return await room.until_shown("Кому передать")


async def taken_by_petr(room: Room) -> None:
    """So that he is a colleague who takes cases."""
    _, other = await room.new_card()
    await (await room.petr.presses("Взять", room.staff, on=other)).answered()
    await room.until_shown("Ответственный: Пётр (502)")


async def test_a_case_is_handed_to_a_colleague_who_takes_cases(room: Room) -> None:
    await taken_by_petr(room)
    number, card = await room.new_card(replace(PIT, text="Вторая яма"))
    await (await room.olga.presses("Взять", room.staff, on=card)).answered()
    await room.until_shown("Ответственный: Ольга (501)")

    window = await handing(room, card)
    offered = window.labels
    await room.olga.presses("Пётр (502)", room.staff, on=window)
    await room.until_shown(f"Передать № {number}: Пётр (502)?")
    seen = window.labels
    await room.olga.presses("Передать", room.staff, on=window)
    await room.until_shown(f"№ {number} передано: Пётр (502).")

    assert offered == ["Пётр (502)", "Отменить"]
    assert seen == ["Передать", "Отменить"]
    assert (await room.case(number)).message.taken_by == "Пётр (502)"
    lines = [(line.field, line.old, line.new) for line in await room.storage.cases.history(number)]
    assert lines[1:] == [("taken_by", None, "operator"), ("taken_by", "operator", "operator")]
    assert room.told == []


async def test_a_name_is_typed_for_whoever_took_nothing_yet(room: Room) -> None:
    number, card = await room.new_card()
    window = await handing(room, card)

    await room.olga.says("x" * 65, room.staff, reply_to=window)
    await room.until_shown("Напишите, пожалуйста, имя: до 64 знаков.")
    await room.olga.says("  Анна\nПетрова ", room.staff, reply_to=window)
    await room.until_shown(f"Передать № {number}: Анна Петрова?")
    await room.petr.presses("Отменить", room.staff, on=window)
    await room.until_shown("отменён")

    assert (await room.case(number)).message.taken_by == ""


async def test_whoever_was_named_by_a_typed_name_finds_the_case_among_his_own(room: Room) -> None:
    number, card = await room.new_card()
    window = await handing(room, card)
    await room.olga.says("Пётр", room.staff, reply_to=window)
    await room.until_shown(f"Передать № {number}: Пётр?")
    await (await room.olga.presses("Передать", room.staff, on=window)).answered()
    await room.until_shown(f"№ {number} передано: Пётр.")

    await room.petr.says("/mine", room.staff)
    mine = await room.until_shown("Пётр (502)")
    await room.olga.says("/mine", room.staff)
    olgas = await room.until_shown("Ольга (501)")
    at_desk = await room.storage.search.found(Wish(show="mine", who="Пётр (502)"))

    assert number in mine.text
    assert number not in olgas.text
    assert [case.number for case in at_desk.cases] == [number]


async def test_a_case_that_changed_meanwhile_is_looked_at_again(room: Room) -> None:
    number, card = await room.new_card()
    window = await handing(room, card)
    await room.olga.says("Анна Петрова", room.staff, reply_to=window)
    await room.until_shown(f"Передать № {number}: Анна Петрова?")
    await (await room.petr.presses("Взять", room.staff, on=card)).answered()

    press = await room.olga.presses("Передать", room.staff, on=window)
    said = await press.answered()
    before = (await room.case(number)).message.taken_by

    assert said.startswith("Пока вы писали, в сообщении появилось новое.")
    assert before == "Пётр (502)"


async def test_a_template_is_filled_looked_at_and_sent(room: Room, clock: StandingClock) -> None:
    for one in (
        ReplyTemplate("В плане", "{org_short}: № {number} от {date}, до {due}. {topic}.", None),
        ReplyTemplate("Фонарь", "Починим фонарь.", "light"),
    ):
        await room.storage.templates.keep(one, "admin", clock())
    number, card = await room.new_card()

    await room.olga.presses("Ответить", room.staff, on=card)
    window = await room.until_shown("Напишите ответ автору")
    asking = window.labels
    await room.olga.presses("Шаблон", room.staff, on=window)
    await room.until_shown("Выберите шаблон ответа:")
    offered = window.labels
    await room.olga.presses("В плане", room.staff, on=window)
    await room.until_shown("Проверьте ответ")
    before = list(room.told)
    await room.olga.presses("Отправить", room.staff, on=window)
    (told,) = await room.until_told()

    assert asking == ["Шаблон", "Отменить"]
    assert offered == ["В плане", "Написать самим", "Отменить"]
    assert before == []
    words = f"Администрация города: № {number} от 20.11.2026, до 20.12.2026. Ремонт дорог."
    assert told.split("\n\n")[1] == words


async def test_where_there_is_no_template_no_button_leads_to_one(room: Room) -> None:
    _, card = await room.new_card()

    await room.olga.presses("Ответить", room.staff, on=card)
    window = await room.until_shown("Напишите ответ автору")

    assert window.labels == ["Отменить"]


async def test_a_template_with_dots_is_finished_by_hand_before_it_goes(room: Room) -> None:
    ready = ReplyTemplate("Сделано", "По № {number} сделано: … .")
    await room.storage.templates.keep(ready, "admin", room.outside.clock())
    number, card = await room.new_card()
    await room.olga.presses("Ответить", room.staff, on=card)
    window = await room.until_shown("Напишите ответ автору")
    await room.olga.presses("Шаблон", room.staff, on=window)
    await room.until_shown("Выберите шаблон")
    await room.olga.presses("Сделано", room.staff, on=window)
    await room.until_shown(f"По № {number} сделано: … .")

    said = await (await room.olga.presses("Отправить", room.staff, on=window)).answered()

    assert said == "В тексте осталось многоточие из шаблона. Впишите вместо него своё или уберите."
    assert room.told == []
    assert len((await room.case(number)).thread) == 1
