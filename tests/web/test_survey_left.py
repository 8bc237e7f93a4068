"""A survey left half way: offered again, for half an hour, after a restart too."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.web.section import free_port, section
from tests.web.visitor import Visitor
from web.address import Address


async def test_a_survey_left_half_way_is_offered_to_go_on(anna: Visitor) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    await anna.presses("Готово", ticks=["Ямы"])
    await anna.opens("/")

    page = await anna.opens("/s/roads")

    assert list(page.buttons) == ["Продолжить", "Начать заново"]
    assert (await anna.presses("Продолжить")).heading == "Где это?"


async def test_a_visit_lasts_half_an_hour_from_its_last_page(
    clock: StandingClock, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    clock.time += timedelta(minutes=29)
    await anna.presses("Готово", ticks=["Ямы"])
    clock.time += timedelta(minutes=29)
    assert (await anna.opens("/talk")).heading == "Где это?"
    form = anna.filled("Дальше", text="На Советской")
    clock.time += timedelta(minutes=31)

    pages = [await anna.opens("/talk"), await anna.posts("/talk", form)]

    assert [(page.status, page.heading) for page in pages] == [
        (410, "Попробуйте, пожалуйста, ещё раз"),
        (410, "Попробуйте, пожалуйста, ещё раз"),
    ]
    assert pages[0].links["В начало"] == "/"
    assert [page.typed for page in pages] == ["", "На Советской"]


@pytest.mark.parametrize(
    "code", ["4821 0937 5516 2048", "код 4821093755162048", " 4X7Q-01AB-KK22-ZZ3M "]
)
async def test_a_code_typed_too_late_is_not_shown_again(anna: Visitor, code: str) -> None:
    page = await anna.posts("/talk", [("text", code)])

    assert (page.status, page.typed, code.strip() in page.words) == (410, "", False)


async def test_a_visit_outlives_a_restart(tmp_path: Path, clock: StandingClock) -> None:
    url = f"sqlite:///{tmp_path / 'otklik.db'}"
    async with section(tmp_path, clock, Address("127.0.0.1", free_port()), url) as before:
        anna = Visitor(before.url)
        await anna.opens("/s/ext_express")
        await anna.presses("Начать")
        await anna.presses("Муниципальная услуга")
        cookies = anna.cookies()
        await anna.close()

    async with section(tmp_path, clock, Address("127.0.0.1", free_port()), url) as after:
        anna = Visitor(after.url)
        anna.take_cookies(cookies)
        page = await anna.opens("/talk")
        await anna.close()

    assert page.title == "Вопрос 2 из 5 · Администрация города Астрахани"
