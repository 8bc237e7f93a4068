"""A report is put together of its parts at the desk, handed in, given back (R-35, R-36)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.effective import Effective
from config.profile import load
from storage.sql.signins import Clerk, Role
from storage.submission_records import STEPS, WHOLE, Standing
from tests.conftest import StandingClock
from tests.side.test_desk import signed_in
from tests.web.reading import Page, read
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address

PARTS = (WHOLE, "services", "appeals")
KAMENSK = load("kamensk_uralsky").model_copy(
    update={
        "external_directions": ("services", "appeals"),
        "internal_directions": (),
        "direction_units": {"services": "intake"},
    }
)


def in_kamensk(site: Section) -> None:
    """Parts by direction, due on the 10th, the first of them the unit's that takes messages in."""
    told = site.parts.effective
    assert isinstance(told, Effective)
    vars(told)["_house"].__dict__["profile"] = KAMENSK


async def steps(site: Section, visitor: Visitor, part: str, step: str, **fields: str) -> Page:
    """The form of a part as the page has it: it knows how many lines were seen."""
    seen = (await site.storage.submissions.of("2026Q3")).get(part, Standing())
    told = {"period": "2026Q3", "part": part, "step": step, "number": str(len(seen.lines) + 1)}
    told |= {"csrf": visitor.page.fields["csrf"]} | fields
    visitor.page = await visitor.posts("/desk/reports", list(told.items()))
    return visitor.page


async def states(site: Section) -> dict[str, str]:
    told = await site.storage.submissions.of("2026Q3")
    return {part: told.get(part, Standing()).state for part in PARTS}


async def test_parts_are_handed_in_accepted_and_then_the_report_in_every_database(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a town whose units answer for directions; when each part is accepted; then, and not
    before, the report is handed in, with the day that was named."""
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, database_url) as site:
        in_kamensk(site)
        anna = Visitor(site.url)
        await signed_in(site, anna, Role.ANALYST)
        page = await anna.opens("/desk/reports")
        assert "III квартал 2026 года" in page.words
        assert "Срок сдачи — 10.10.2026." in page.words

        early = await steps(site, anna, WHOLE, "submit", day="2026-10-09")
        assert (early.status, early.error) == (
            422,
            "Сначала примите 2 части: Предоставление муниципальных услуг;"
            " Рассмотрение обращений и запросов.",
        )
        for part in ("services", "appeals"):
            await steps(site, anna, part, "submit", day="2026-10-05")
            await steps(site, anna, part, "accept")
        page = await steps(site, anna, WHOLE, "submit", day="2026-10-09")
        told = await states(site)
        await anna.close()

    assert page.status == 200
    assert told == {WHOLE: "submitted", "services": "accepted", "appeals": "accepted"}
    assert "09.10.2026 — сдан (Анна, аналитик)" in page.words


async def test_what_is_given_back_says_why_and_is_handed_in_anew(
    site: Section, anna: Visitor
) -> None:
    """Given a part handed in; when it is given back without a word, then it is not; with one, it
    is in preparation again, and a phone in the note is hidden."""
    in_kamensk(site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/reports")
    await steps(site, anna, "services", "submit")

    silent = await steps(site, anna, "services", "return", note=" \u200b ")
    assert silent.error == "Напишите, что нужно исправить: без этого возвращать нечего."
    long = await steps(site, anna, "services", "return", note="я" * 301)
    assert long.error == "Замечание длиннее 300 знаков (сейчас 301). Сократите, пожалуйста."
    assert (await states(site))["services"] == "submitted"

    page = await steps(site, anna, "services", "return", note="Нет сроков, звоните 8 900 123-45-67")
    assert (await states(site))["services"] == "draft"
    assert "20.11.2026 — возвращён (Анна, администратор): Нет сроков, звоните" in page.words
    assert "123-45-67" not in page.words


async def test_the_second_of_two_is_told_and_nothing_is_done_twice(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    """Given two pages open at once; when both hand in; then one line is kept."""
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris, Role.ADMIN, "Борис")
    await anna.opens("/desk/reports")
    await boris.opens("/desk/reports")

    await steps(site, anna, WHOLE, "submit")
    second = await steps(site, boris, WHOLE, "submit", number="1")

    assert (second.status, second.error) == (
        409,
        "Пока страница была открыта, это уже отметили: сейчас отчёт сдан. Ничего не изменилось.",
    )
    told = await site.storage.submissions.of("2026Q3")
    assert [line.actor for line in told[WHOLE].lines] == ["Анна, admin"]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("unit", "part", "status"),
    [("intake", "services", 200), ("intake", "appeals", 403), ("intake", WHOLE, 403)],
)
async def test_a_unit_hands_in_its_own_part_and_no_other(
    site: Section, anna: Visitor, unit: str, part: str, status: int, role: Role
) -> None:
    """Given a clerk of a unit, its analyst too; when she hands in a part; then it must be hers."""
    await handed_in(site, anna, Clerk("Анна", role, unit), part, status)


async def test_an_operator_of_no_unit_hands_nothing_in(site: Section, anna: Visitor) -> None:
    await handed_in(site, anna, Clerk("Анна", Role.OPERATOR, ""), "services", 403)


async def handed_in(site: Section, anna: Visitor, clerk: Clerk, part: str, status: int) -> None:
    in_kamensk(site)
    token = await site.parts.signins.make_link(clerk, site.parts.clock())
    await anna.opens(f"/desk/enter?t={token}")
    await anna.presses("Войти")
    await anna.opens("/desk/reports")

    page = await steps(site, anna, part, "submit", number="1")

    assert page.status == status
    assert (await states(site))[part] == ("submitted" if status == 200 else "draft")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"period": "2026Q4"}, 422),  # it goes on
        ({"day": "2026-11-21"}, 422),
        ({"day": "2026-09-30"}, 422),
        ({"day": "вчера"}, 422),
        ({"part": "roads"}, 404),
        ({"step": "burn"}, 404),
        ({"step": "accept"}, 403),  # the report itself is accepted outside
        ({"number": "7"}, 409),
        ({"number": "²"}, 409),
    ],
)
async def test_a_bad_form_changes_nothing(
    site: Section, anna: Visitor, fields: dict[str, str], status: int
) -> None:
    """Given a form made by hand; when it is sent; then it is refused and no line is kept."""
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/reports")
    told = {"period": "2026Q3", "part": WHOLE, "step": "submit", "number": "1"} | fields

    page = await anna.posts("/desk/reports", [("csrf", anna.page.fields["csrf"]), *told.items()])

    assert page.status == status
    assert await site.storage.submissions.of("2026Q3") == {}
    assert await site.storage.submissions.of("2026Q4") == {}


@pytest.mark.parametrize("day", ["2026-10-08", "08.10.2026", "8 октября 2026 года"])
async def test_the_day_of_handing_in_is_typed_as_people_write_it(
    site: Section, anna: Visitor, day: str
) -> None:
    """Given a day in digits or in words; when a part is handed in; then that day is kept."""
    in_kamensk(site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/reports")
    page = await steps(site, anna, "services", "submit", number="1", day=day)

    assert page.status == 200
    [line] = (await site.storage.submissions.of("2026Q3"))["services"].lines
    assert line.day == date(2026, 10, 8)


async def test_why_the_day_is_wrong_stands_beside_it_in_that_part_alone(
    site: Section, anna: Visitor
) -> None:
    """Given many parts; when one is handed in on no day; then its own form says why, and keeps
    what was typed; the others keep today."""
    in_kamensk(site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/reports")
    told = {"period": "2026Q3", "part": "services", "step": "submit", "number": "1"}
    told |= {"day": "вчера", "csrf": anna.page.fields["csrf"]}
    status, _, body = await anna.takes("/desk/reports", list(told.items()))
    forms = [read(f"<form{one}") for one in re.findall(r"<form(.*?</form>)", body.decode(), re.S)]
    days = {one.fields["part"]: one.values["day"] for one in forms if "day" in one.values}
    why = {one.fields["part"]: one.error for one in forms if one.error}

    assert status == 422
    assert days == {WHOLE: "20.11.2026", "services": "вчера", "appeals": "20.11.2026"}
    assert why == {"services": "День сдачи — не раньше 01.10.2026 и не позже 20.11.2026."}


def test_a_line_that_fits_nowhere_is_no_standing() -> None:
    """Given nothing handed in; when one asks what may be done; then handing in alone."""
    assert [step for step in STEPS if Standing().may(step)] == ["submit"]


@pytest.mark.parametrize("path", ["/pains/new", "/inquiries", "/publication"])
async def test_what_is_of_the_whole_town_is_not_decided_by_a_units_clerk(
    site: Section, anna: Visitor, path: str
) -> None:
    """Given an administrator of one unit; when she decides of the town's map, surveys or what
    everybody reads; then it is not hers."""
    token = await site.parts.signins.make_link(
        Clerk("Анна", Role.ADMIN, "intake"), site.parts.clock()
    )
    await anna.opens(f"/desk/enter?t={token}")
    await anna.presses("Войти")
    csrf = (await anna.opens("/desk/reports")).fields.get("csrf", "")

    assert (await anna.posts(f"/desk{path}", [("csrf", csrf)])).status == 403
