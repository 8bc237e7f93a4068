"""Ready lines in the staff chat, in Telegram and VK: chosen from a list, copied as they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import links
from bot.handlers.staff_ready import choices, listed
from tests.conftest import StandingClock
from tests.staff import vk_room
from tests.staff.room import Room, opened, running, town
from tests.staff.vk_room import VkRoom, labels
from tests.talk import SURVEYS
from tests.talk import house as a_house

LIST = "Готовые строки со ссылкой — для СЭД, письма или конца ответа. Нажмите номер:"
HOW = "Выделите строку и скопируйте. Ссылка одна для всех."


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        yield running_room


async def test_a_line_with_the_link_is_two_touches_away(room: Room) -> None:
    await room.olga.says("/lines", room.staff)
    told = await room.until_shown(LIST)
    first = told.text.splitlines()

    await (await room.olga.presses("2", room.staff, on=told)).answered()
    await room.until_shown(HOW)
    lines = told.text
    await (await room.petr.presses("К списку", room.staff, on=told)).answered()
    await room.until_shown(LIST)

    assert first == [LIST, "1. Написать нам", "2. Оцените нас за минуту"]
    assert lines == (
        "Оцените нас за минуту\n\n"
        "Сайт:\n"
        "Ответьте, пожалуйста, на опрос «Оцените нас за минуту»:"
        " https://otklik.example.org/s/ext_express (анонимно, около минуты).\n\n"
        "Telegram:\n"
        "Ответьте, пожалуйста, на опрос «Оцените нас за минуту»:"
        " https://t.me/otklik_bot?start=ext_express (анонимно, около минуты).\n\n" + HOW
    )
    assert told.labels == ["1", "2"]


async def test_a_word_said_to_the_bot_asks_for_them_too(room: Room) -> None:
    await room.petr.says("@otklik_bot строки", room.staff)

    assert (await room.until_shown(LIST)).labels == ["1", "2"]


async def test_a_survey_that_is_over_has_no_line(tmp_path: Path, clock: StandingClock) -> None:
    async with town(tmp_path, clock) as outside, running(outside) as room:
        await room.olga.says("/lines", room.staff)
        told = await room.until_shown(LIST)
        (wave,) = await room.storage.waves.known()
        await room.storage.opening.discard(wave.id, clock().date())
        outside.house.rounds.look_again()

        said = await (await room.olga.presses("2", room.staff, on=told)).answered()

    assert said == "Этот опрос уже закончился. Вызовите список ещё раз: /lines"


async def test_somebody_who_left_the_chat_is_told_nothing(room: Room) -> None:
    stranger = room.fake.citizen(777, "Чужой")

    await room.olga.says("/lines", room.staff)
    told = await room.until_shown(LIST)
    room.staff.sets(stranger, "left")
    press = await stranger.presses("1", room.staff, on=told)

    assert await press.answered() == "Кнопки действуют только для участников этого чата."
    assert told.text.startswith(LIST)


async def test_in_vk_lines_are_told_the_same(vk: VkRoom) -> None:
    await vk.olga.says("/lines", vk.staff)
    told = await vk.until_shown(LIST)
    await vk.presses(vk.olga, "1", told)
    await vk.until_shown(HOW)

    link = links.vk(vk.fake.group_id)("message", "")
    assert told.text == (
        "Написать нам\n\nВКонтакте:\nПроблема, предложение или вопрос? Напишите нам:"
        f" {link} (это не официальное обращение).\n\n{HOW}"
    )
    assert labels(told) == ["К списку"]


async def test_many_surveys_are_turned_page_by_page(tmp_path: Path, clock: StandingClock) -> None:
    names = [name for name, one in SURVEYS.items() if one.mode == "permanent"]
    async with a_house(tmp_path, clock, *names) as house:
        offered = list((await house.rounds.offered()).values())
        told = choices(offered, {"web": links.web("https://town.ru")}, {})

    pages = [listed(told, number, 6) for number in (0, 1, 7)]

    assert [len(page.text.splitlines()) for page in pages] == [8, 5, 5]
    assert [one.label for one in pages[0].buttons] == [*"123456", "Дальше"]
    assert [one.label for one in pages[1].buttons] == [*"789", "Назад"]
    assert pages[2] == pages[1]
