"""A set of reports is removed at the desk: looked back at first, by the right clerk, once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reports.kept_sets import NOTE, KeptSet, KeptSets
from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from storage.submission_records import WHOLE, Line
from tests.conftest import StandingClock
from tests.sets.test_desk import MAKE, PAGE, sets_of, until_made
from tests.side.test_desk import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor

LINK = "Удалить этот комплект…"


async def made(site: Section, anna: Visitor) -> KeptSet:
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(PAGE)
    await anna.presses(MAKE)
    [told] = await until_made(site)
    return told


async def test_a_set_is_looked_back_at_removed_and_who_did_it_stays(
    site: Section, anna: Visitor, boris: Visitor, tmp_path: Path
) -> None:
    told = await made(site, anna)
    await signed_in(site, boris, Role.ADMIN, "Борис")

    asked = await anna.opens((await anna.opens(PAGE)).links[LINK])
    kept = await anna.opens(asked.links["Оставить"])
    await boris.opens((await boris.opens(PAGE)).links[LINK])
    await anna.opens(kept.links[LINK])
    after = await anna.presses("Удалить")
    late = await boris.presses("Удалить")

    assert f"составленный на 20.11.2026: {len(told.files)} файл" in asked.words
    assert "отмечен сданным" not in asked.words
    assert LINK in kept.links
    assert "За этот период комплектов ещё нет." in after.words
    assert "Комплект на 20.11.2026 удалён 20.11.2026 12:00: Анна, аналитик." in after.words
    assert late.words.count("удалён") == after.words.count("удалён") == 1
    assert list((tmp_path / "reports").iterdir()) == []
    assert await site.storage.report_runs.one(told.snapshot) is not None


async def test_of_two_at_once_one_removes_it_and_both_see_it_gone(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await made(site, anna)
    await signed_in(site, boris, Role.ADMIN, "Борис")
    for who in (anna, boris):
        await who.opens((await who.opens(PAGE)).links[LINK])

    await asyncio.gather(anna.presses("Удалить"), boris.presses("Удалить"))

    page = await anna.opens(PAGE)
    assert sets_of(site).kept.listed() == []
    assert page.words.count("удалён 20.11.2026") == 1


async def test_whoever_removes_what_was_handed_in_is_warned(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    told = await made(site, anna)
    day = clock().date()
    line = Line(told.period, WHOLE, 1, "submit", day, "Анна, analyst")
    await site.storage.submissions.take(line)

    asked = await anna.opens((await anna.opens(PAGE)).links[LINK])

    assert "Отчёт за этот период отмечен сданным." in asked.words


async def test_others_are_neither_offered_it_nor_obeyed(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    """An operator, and an admin of one unit, who sees no set at all."""
    told = await made(site, anna)
    way = f"/desk/reports/sets/{told.name}"
    await site.storage.units.put(Unit("roads", "Отдел дорог"), site.parts.clock(), "тест")

    async def tries() -> tuple[bool, int, int]:
        page = await boris.opens(PAGE)
        looked = await boris.posts(way, [("csrf", page.fields["csrf"])])
        return LINK in page.links, (await boris.opens(way)).status, looked.status

    await signed_in(site, boris, Role.OPERATOR, "Борис")
    operator = await tries()
    token = await site.parts.signins.make_link(
        Clerk("Вера", Role.ADMIN, "roads"), site.parts.clock()
    )
    await boris.opens(f"/desk/enter?t={token}")
    await boris.presses("Войти")
    of_unit = await tries()

    assert operator == of_unit == (False, 403, 403)
    assert [one.name for one in sets_of(site).kept.listed()] == [told.name]


@pytest.mark.parametrize("name", ["../keys", "", "20261120-120000-0000000g", "."])
def test_no_name_but_that_of_a_set_removes_anything(tmp_path: Path, name: str) -> None:
    beside = tmp_path / "keys"
    beside.mkdir()
    (beside / NOTE).write_text("{}", "utf-8")

    assert KeptSets(tmp_path / "reports").drop(name) is False
    assert (beside / NOTE).exists()
