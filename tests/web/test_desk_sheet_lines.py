"""Printed sheets at the desk: a number and a line of answers each, none of them entered twice."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.async_api import Page as Screen
from sqlalchemy import select

from bot.surveys.paper_line import example
from storage import tables
from storage.sheet_numbers import numbers, series_of, short
from storage.sql.signins import Role
from tests.browser import PHONE
from tests.conftest import StandingClock
from tests.storage.ballots import RULES, TODAY, counted
from tests.web.reading import Page
from tests.web.section import Section, free_port, section, shipped
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

EXPRESS = "/desk/sheets/ext_express"
LINE = f"{EXPRESS}/line"
SURVEY = shipped()["ext_express"]
KNOWN = "Анкета с этим номером уже внесена, второй раз она не посчитается."
FOCUSED = 'input[name="{}"]:focus'
NAMES = {"series": "+series", "number": "+number", "line": "+line", "place": "+place"}


def drawn(count: int) -> list[str]:
    return numbers(count, SURVEY.fingerprint())


async def types_in(clerk: Visitor, number: str, line: str, **more: str) -> Page:
    """As a clerk who has the page of lines before the eyes; `comment`: by the field's own name."""
    told = {"series": series_of(number), "number": short(number), "line": line, **more}
    clerk.page.action = clerk.page.actions["Внести и взять следующую"]
    fields = list(clerk.page.fields.items())
    fields += [(NAMES.get(name, name), said) for name, said in told.items()]
    return await clerk.sends(fields)


async def opened_from(site: Section) -> set[tuple[str, str]]:
    """Channels and places of all that was opened."""
    asked = select(tables.answer.c.channel, tables.answer.c.place)
    async with site.storage.engine.reading() as connection:
        return {(row.channel, row.place) for row in await connection.execute(asked)}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'otklik.db'}"
    return str(request.getfixturevalue("ready_postgresql"))


async def test_a_pile_is_counted_as_paper_of_its_place_and_each_sheet_once(
    url: str, tmp_path: Path, clock: StandingClock
) -> None:
    pile = drawn(10)
    async with section(tmp_path, clock, Address("127.0.0.1", free_port()), url) as site:
        anna = Visitor(site.url)
        await signed_in(site, anna)
        listed = await anna.opens("/desk/sheets")
        await anna.opens(listed.links["Оцените нас за минуту"])
        for number, mark in zip(pile, "5555555554", strict=True):
            page = await types_in(anna, number, f"1 {mark} - 3", place="reply")
        again = [await types_in(anna, number, "2 4 - 3") for number in pile]
        (wave,) = [one for one in await site.storage.waves.known() if one.survey == "ext_express"]

        opened = await site.storage.opening.open_batch(wave.id, RULES, TODAY)

        assert "Внесено: 10 анкет." in page.words
        assert (page.status, page.chosen["+place"]) == (200, "reply")
        assert [(one.status, one.faults["+number"][: len(KNOWN)]) for one in again] == [
            (422, KNOWN)
        ] * 10
        assert (opened, await counted(site.storage, "overall")) == (10, {"5": 9, "4": 1})
        assert await opened_from(site) == {("paper", "reply")}
        await anna.close()


async def test_a_number_is_caught_through_every_door_of_the_desk(
    site: Section, anna: Visitor
) -> None:
    one, other, third = drawn(3)
    table = f"_number;overall\n{{}};5\n{third};4\n"
    await signed_in(site, anna)
    await anna.opens(LINE)
    await types_in(anna, one, "1 5 - 3")

    await anna.opens(EXPRESS)
    by_marks = await types_in(anna, one, "", overall="5")
    await anna.opens(EXPRESS)
    await types_in(anna, other, "", overall="5")
    await anna.opens(LINE)
    by_line = await types_in(anna, other, "1 5 - 3")
    await anna.opens(f"{EXPRESS}/file")
    of_file = await anna.attaches("Посмотреть, что в нём", ("a.csv", table.format(one).encode()))

    assert by_marks.faults["+number"].startswith(KNOWN)
    assert by_line.faults["+number"].startswith(KNOWN)
    assert "Новых: 1, уже внесены: 0, отклонено: 1." in of_file.words
    assert "под этим номером уже внесена другая анкета" in of_file.words
    assert await site.finished("ext_express") == 2


async def test_what_is_wrong_is_told_by_its_question_and_nothing_typed_is_lost(
    site: Section, anna: Visitor
) -> None:
    (number,) = drawn(1)
    await signed_in(site, anna)
    await anna.opens(LINE)

    short_line = await types_in(anna, number, "1 5 3", comment="Спасибо за быстрый ответ")
    wrong = await types_in(anna, number, "1 9 8 3", comment="Спасибо за быстрый ответ")
    slip = number[:-1] + str((int(number[-1]) + 1) % 10)
    mistyped = await types_in(anna, slip, "1 5 - 3")
    undue = await types_in(anna, number, "1 5 1 3")

    assert [one.status for one in (short_line, wrong, mistyped, undue)] == [422] * 4
    told = "Ответов в строке — 3, а нужно 4: по одному на вопросы 1–4."
    assert told in short_line.words
    assert "Вопрос 2: ответа «9» нет, есть 0–5" in wrong.words
    assert "Вопрос 3: ответа «8» нет, есть 1–7" in wrong.words
    assert wrong.values["+line"] == "1 9 8 3"
    assert wrong.values["+number"] == short(number)
    assert "Спасибо за быстрый ответ" in wrong.typed
    assert mistyped.faults["+number"].startswith("Номер набран с ошибкой")
    assert "Вопрос 3: при таких ответах выше на этот вопрос не отвечают" in undue.words
    assert await site.finished("ext_express") == 0


async def test_old_sheets_without_a_number_are_entered_and_a_forgotten_number_is_asked_for(
    site: Section, anna: Visitor
) -> None:
    (number,) = drawn(1)
    await signed_in(site, anna)
    await anna.opens(LINE)

    old = await types_in(anna, "", "1 5 - 3")
    forgotten = await types_in(anna, series_of(number), "1 5 - 3")
    no_series = await types_in(anna, number, "1 5 - 3", series="")

    assert (old.status, forgotten.status, no_series.status) == (200, 422, 422)
    assert forgotten.faults["+number"].startswith("Это не номер листа")
    assert await site.finished("ext_express") == 1


async def test_sheets_printed_at_the_desk_are_entered_by_the_numbers_on_them(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens(LINE)
    fields = [("csrf", page.fields["csrf"]), ("count", "2"), ("place", "reply")]

    status, way, body = await anna.takes(f"{EXPRESS}/print", fields)
    many = await anna.posts(f"{EXPRESS}/print", [fields[0], ("count", "51")])
    hidden = await anna.posts(f"{EXPRESS}/print", [fields[0], ("count", f"0001{'9' * 40}")])
    words = "\n".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(body))
    (series,) = set(re.findall(r"Серия ([A-Z]{3}-[A-Z]{3})\b", words))
    told = sorted(set(re.findall(r"№ (\d{4})\b", words)))
    for number in told:
        page = await types_in(anna, series.replace("-", "") + number, example(SURVEY))

    assert (status, many.status, hidden.status, len(told)) == (200, 400, 400, 2)
    assert way == 'attachment; filename="ext_express.pdf"'
    assert "Внесено: 2 анкеты." in page.words
    assert await site.finished("ext_express") == 2


async def test_nobody_but_clerks_prints_or_types(site: Section, boris: Visitor) -> None:
    await signed_in(site, boris, Role.ANALYST)
    page = await boris.opens("/desk/")

    seen = await boris.opens(LINE)
    printed = await boris.posts(f"{EXPRESS}/print", [("csrf", page.fields["csrf"]), ("count", "1")])

    assert (seen.status, printed.status) == (403, 403)


async def test_a_pile_is_typed_by_keyboard_alone_on_a_narrow_screen(
    site: Section, page: Screen
) -> None:
    pile = drawn(3)
    await page.goto(await site.sign_in_link())
    await page.get_by_role("button", name="Войти").click()
    await page.goto(f"{site.url}{LINE}")
    await page.locator(FOCUSED.format("+series")).wait_for()
    await page.keyboard.type(series_of(pile[0]))
    await page.keyboard.press("Tab")

    for count, number in enumerate(pile, 1):
        await page.keyboard.type(short(number))
        await page.keyboard.press("Tab")
        await page.keyboard.type("1 5 - 3")
        await page.keyboard.press("Enter")
        await page.get_by_text(f"Внесено: {count} анкет").wait_for()
        await page.locator(FOCUSED.format("+number")).wait_for()
    await page.keyboard.type(short(pile[0]))
    await page.keyboard.press("Tab")
    await page.keyboard.type("1 5 - 3")
    await page.keyboard.press("Enter")
    await page.get_by_text(KNOWN).wait_for()
    width = await page.evaluate("document.documentElement.scrollWidth")

    await page.locator(FOCUSED.format("+number")).wait_for()
    assert width <= PHONE["width"]
    assert await site.finished("ext_express") == 3
