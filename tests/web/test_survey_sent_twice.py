"""A page of a survey sent twice, or an old one, answers nothing twice."""

from __future__ import annotations

import asyncio

from tests.web.section import Section
from tests.web.test_survey import draft
from tests.web.visitor import Visitor


async def test_the_last_answer_sent_twice_is_taken_once_and_thanked_for(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    await anna.presses("Готово", ticks=["Ямы"])
    await anna.presses("Дальше", text="На Советской")
    await anna.presses("Дальше", text="Залатать")
    form = anna.filled("1 — плохо")

    first, second = await asyncio.gather(anna.posts("/talk", form), anna.posts("/talk", form))

    assert [first.words, second.words] == [first.words] * 2
    assert first.heading == "Спасибо!"
    assert await site.finished("roads") == 1


async def sent_twice(visitor: Visitor, dropped: tuple[str, ...] = ()) -> None:
    """A text, by a double click; the next question takes text too."""
    await visitor.opens("/s/roads")
    await visitor.presses("Начать")
    await visitor.presses("Готово", ticks=["Ямы"])
    form = [field for field in visitor.filled("Дальше", text="Снег") if field[0] not in dropped]
    await visitor.posts("/talk", form)
    again = [("page", "other") if name == "page" and dropped else (name, value)
             for name, value in form]  # fmt: skip
    await visitor.posts("/talk", again)


async def test_a_text_sent_twice_answers_one_question(site: Section, anna: Visitor) -> None:
    await sent_twice(anna)

    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert (kept.question, kept.answers) == ("need", {"trouble": ("holes",), "place": "Снег"})


async def test_a_form_that_does_not_name_its_page_would_answer_two(
    site: Section, anna: Visitor
) -> None:
    """The twin: what the test above guards against does happen without the guard."""
    await sent_twice(anna, dropped=("at",))

    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert (kept.question, kept.answers["need"]) == ("overall", "Снег")


async def test_boxes_sent_twice_are_ticked_once(site: Section, anna: Visitor) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    form = anna.filled("Готово", ticks=["Ямы", "Снег"])

    pages = await asyncio.gather(*(anna.posts("/talk", form) for _ in range(3)))

    assert {page.heading for page in pages} == {"Где это?"}
    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert kept.answers == {"trouble": ("holes", "snow")}


async def test_an_old_page_answers_nothing_and_shows_the_open_question(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    boxes = anna.filled("Готово", ticks=["Снег"])
    await anna.presses("Готово", ticks=["Ямы"])
    text = anna.filled("Дальше", text="На Советской")
    await anna.sends(text)
    renamed = [[("page", own) if name == "page" else (name, value) for name, value in form]
               for own, form in (("one", boxes), ("two", text))]  # fmt: skip

    pages = [await anna.posts("/talk", form) for form in renamed]

    told = (
        "Та страница уже не действует: вы пошли дальше с неё раньше или в другой вкладке."
        " Вот что открыто сейчас."
    )
    assert [(page.status, page.heading, page.error) for page in pages] == [
        (422, "Что сделать?", told),
        (422, "Что сделать?", told),
    ]
    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert kept.answers == {"trouble": ("holes",), "place": "На Советской"}
