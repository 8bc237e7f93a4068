"""A double click on «Отправить» leaves the code before the eyes; later it is told no more."""

from __future__ import annotations

import asyncio

import pytest

from tests.web.section import Section
from tests.web.test_message import written
from tests.web.visitor import Visitor
from web.told_once import ToldOnce
from web.visits import Visit

ANNA, BORIS = Visit(bytes(32)), Visit(b"\1" * 32)


async def test_a_line_that_broke_before_the_code_came_brings_it_when_the_form_is_sent_again(
    site: Section, anna: Visitor
) -> None:
    await written(anna)
    form = anna.filled("Отправить")
    first = await anna.posts("/talk", form)

    again = await anna.posts("/talk", form)

    assert again.words == first.words


async def test_a_form_of_this_visit_sent_by_another_browser_tells_nothing(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await written(anna)
    form = anna.filled("Отправить")
    await anna.posts("/talk", form)
    await boris.opens("/s/roads")

    page = await boris.posts("/talk", form)

    assert (page.status, page.heading) == (403, "Попробуйте, пожалуйста, ещё раз")


async def test_after_its_time_the_page_is_gone() -> None:
    held = ToldOnce(lasts=0.01)
    held.keep(ANNA, "page", "<p>Код</p>")
    at_once = held.again(ANNA, "page")

    await asyncio.sleep(0.1)

    assert (at_once, held.again(ANNA, "page")) == ("<p>Код</p>", "")


async def test_neither_another_visit_nor_another_page_opens_it() -> None:
    held = ToldOnce()
    held.keep(ANNA, "page", "<p>Код</p>")

    assert (held.again(BORIS, "page"), held.again(ANNA, "other")) == ("", "")


async def test_so_many_pages_and_no_more_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.told_once.MOST", 2)
    held = ToldOnce()

    for page in ("first", "second", "third"):
        held.keep(ANNA, page, page)

    assert [held.again(ANNA, page) for page in ("first", "second", "third")] == [
        "", "second", "third",
    ]  # fmt: skip
