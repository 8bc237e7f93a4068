"""A case is handed to a colleague at the desk: named, found among theirs, told to two at once."""

from __future__ import annotations

import asyncio

import pytest

from storage.case_steps import STATES, STEPS, State
from storage.office_records import Route, Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, send
from tests.staff.standing import standing
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.visitor import Visitor

LABEL = "Передать коллеге…"
HAND_OVER = STEPS["hand_over"]


async def at_desk(
    site: Section, visitor: Visitor, name: str, unit: str = "", role: Role = Role.OPERATOR
) -> None:
    token = await site.parts.signins.make_link(Clerk(name, role, unit), site.parts.clock())
    await visitor.opens(f"/desk/enter?t={token}")
    await visitor.presses("Войти")


async def beside(site: Section, name: str, unit: str = "", role: Role = Role.OPERATOR) -> None:
    """Somebody signed in with a browser of their own."""
    token = await site.parts.signins.make_link(Clerk(name, role, unit), site.parts.clock())
    assert await site.parts.signins.enter(token, site.parts.clock())


async def with_units(site: Section, clock: StandingClock) -> None:
    """All messages go to the unit of roads."""
    for unit in (Unit("roads", "Дороги"), Unit("parks", "Парки")):
        await site.storage.units.put(unit, clock(), "тест")
    await site.storage.routes.add(Route("roads"), clock(), "тест")


async def takes(site: Section, clerk: Visitor, number: str) -> None:
    await clerk.opens(f"/desk/case/{number}")
    await clerk.presses("Взять")


async def names(clerk: Visitor, number: str, name: str) -> Page:
    """Opens the page by its link on the case, and hands over."""
    case = await clerk.opens(f"/desk/case/{number}")
    await clerk.opens(case.links[LABEL])
    return await hands(clerk, name)


async def hands(clerk: Visitor, name: str) -> Page:
    return await clerk.sends([*clerk.filled("Передать"), ("owner", name)])


async def test_a_case_is_handed_over_by_name_and_found_among_the_colleagues_own(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await at_desk(site, anna, "Анна")
    await at_desk(site, boris, "Борис Петров")
    number = await send(site.storage, ANNA)
    await takes(site, anna, number)
    before = await site.storage.cases.one(number)

    page = await names(anna, number, "  Борис\tПетров ")
    his = await boris.opens("/desk/queue?show=mine")
    hers = await anna.opens("/desk/queue?show=mine")

    assert (page.status, page.heading) == (200, f"Сообщение № {number}")
    assert "Ответственный: Борис Петров" in page.words
    assert [label for label in his.links if label.isdecimal()] == [number]
    assert [label for label in hers.links if label.isdecimal()] == []
    after = await site.storage.cases.one(number)
    assert (after.message.taken_by, after.message.due) == ("Борис Петров", before.message.due)
    *_, line = await site.storage.cases.history(number)
    assert (line.field, line.old, line.new, line.actor) == (
        *("taken_by", "operator", "operator", "operator"),
    )
    assert line.at == clock()


async def test_a_name_typed_as_the_desk_knows_it_but_for_its_case_is_the_same_name(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await at_desk(site, anna, "Анна")
    await at_desk(site, boris, "Борис Петров")
    number = await send(site.storage, ANNA)

    await names(anna, number, "борис петров")

    assert (await site.storage.cases.one(number)).message.taken_by == "Борис Петров"


async def test_of_two_clerks_at_once_the_second_is_told_and_sees_who_has_it(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await at_desk(site, anna, "Анна")
    await at_desk(site, boris, "Борис")
    number = await send(site.storage, ANNA)
    for clerk in (anna, boris):
        await clerk.opens(f"/desk/case/{number}/hand_over")

    await hands(anna, "Вера")
    second = await hands(boris, "Глеб")
    kept = await site.storage.cases.one(number)
    sure = await hands(boris, "Глеб")

    assert (second.status, second.values["owner"]) == (409, "Глеб")
    assert second.error.startswith("Сообщение уже изменил другой сотрудник")
    assert "Ответственный: Вера" in second.words
    assert kept.message.taken_by == "Вера"
    assert "Ответственный: Глеб" in sure.words


async def test_of_two_presses_in_the_same_instant_one_hands_over(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await at_desk(site, anna, "Анна")
    await at_desk(site, boris, "Борис")
    number = await send(site.storage, ANNA)
    for clerk in (anna, boris):
        await clerk.opens(f"/desk/case/{number}/hand_over")

    pages = await asyncio.gather(hands(anna, "Вера"), hands(boris, "Глеб"))

    assert sorted(page.status for page in pages) == [200, 409]
    history = await site.storage.cases.history(number)
    assert [line.field for line in history].count("taken_by") == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (" \t ", "Напишите, пожалуйста, имя: до 64 знаков."),
        ("я" * 65, "Напишите, пожалуйста, имя: до 64 знаков."),
        ("Анна", "и сейчас в работе: Анна."),
    ],
)
async def test_a_name_that_hands_nothing_over_is_explained_where_it_is_typed(
    site: Section, anna: Visitor, name: str, told: str
) -> None:
    await at_desk(site, anna, "Анна")
    number = await send(site.storage, ANNA)
    await takes(site, anna, number)
    before = await site.storage.cases.one(number)

    page = await names(anna, number, name)

    assert (page.status, told in page.error) == (422, True)
    assert await site.storage.cases.one(number) == before


async def test_the_field_offers_whoever_has_open_cases_or_is_at_the_desk(
    site: Section, anna: Visitor
) -> None:
    await at_desk(site, anna, "Анна")
    number, other = [await send(site.storage, ANNA) for _ in range(2)]
    await takes(site, anna, number)
    await names(anna, other, "Вера")
    await beside(site, "Борис")
    await beside(site, "Лев", role=Role.ANALYST)

    of_hers = await anna.opens(f"/desk/case/{number}/hand_over")
    of_veras = await anna.opens(f"/desk/case/{other}/hand_over")

    assert of_hers.offered == ["Борис", "Вера"]
    assert of_veras.offered == ["Анна", "Борис"]


async def test_a_clerk_of_a_unit_hands_over_its_cases_alone_and_to_its_people(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    alien = await send(site.storage, BORIS)
    await with_units(site, clock)
    number = await send(site.storage, ANNA)
    await beside(site, "Павел", unit="parks")
    await at_desk(site, boris, "Роман", unit="roads")
    await takes(site, boris, number)
    await at_desk(site, anna, "Анна", unit="roads")

    shown = await anna.opens(f"/desk/case/{number}/hand_over")
    other = await anna.opens(f"/desk/case/{alien}/hand_over")
    refused = await names(anna, number, "павел")
    kept = (await site.storage.cases.one(number)).message.taken_by
    handed = await names(anna, number, "Анна")
    form = [("csrf", anna.page.fields["csrf"]), ("revision", "1"), ("owner", "Анна")]
    forced = await anna.posts(f"/desk/case/{alien}/hand_over", form)

    assert shown.offered == ["Анна"]
    assert (other.status, forced.status) == (404, 404)
    assert (refused.status, kept) == (422, "Роман")
    assert refused.error.startswith("Павел не увидит это сообщение")
    assert "Ответственный: Анна" in handed.words
    assert (await site.storage.cases.one(alien)).message.taken_by == ""


async def test_a_filter_names_whoever_has_cases_of_the_clerks_own_unit(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    alien = await send(site.storage, BORIS)
    await at_desk(site, boris, "Борис")
    await takes(site, boris, alien)
    await with_units(site, clock)
    number = await send(site.storage, ANNA)
    await at_desk(site, anna, "Анна", unit="roads")
    await takes(site, anna, number)

    hers, whole = [(await one.opens("/desk/queue")).words for one in (anna, boris)]

    assert ["Борис" in words for words in (hers, whole)] == [False, True]
    assert "Анна" in whole


async def test_a_form_of_another_session_hands_nothing_over(site: Section, anna: Visitor) -> None:
    await at_desk(site, anna, "Анна")
    number = await send(site.storage, ANNA)
    page = await anna.opens(f"/desk/case/{number}/hand_over")
    form = [("csrf", "0" * 64), ("revision", page.fields["revision"]), ("owner", "Вера")]

    refused = await anna.posts(f"/desk/case/{number}/hand_over", form)

    assert refused.status == 403
    assert (await site.storage.cases.one(number)).message.taken_by == ""


@pytest.mark.parametrize("state", STATES)
async def test_the_link_and_the_page_are_there_where_the_table_has_the_step(
    site: Section, anna: Visitor, clock: StandingClock, state: State
) -> None:
    await at_desk(site, anna, "Анна", role=Role.ADMIN)
    case = await standing(site.storage, clock, state)
    is_there = HAND_OVER in case.steps

    page = await anna.opens(f"/desk/case/{case.number}")
    opened = await anna.opens(f"/desk/case/{case.number}/hand_over")
    form = [("csrf", page.fields["csrf"]), ("revision", "0"), ("owner", "Вера")]
    sent = await anna.posts(f"/desk/case/{case.number}/hand_over", form)

    assert (LABEL in page.links, opened.status) == (is_there, 200 if is_there else 409)
    assert sent.status == 409
    assert await site.storage.cases.one(case.number) == case
