"""A set of the report is made at the desk: in the background, listed, given out to the right."""

from __future__ import annotations

import asyncio
import io
import json
import stat
import time
from collections.abc import Awaitable
from datetime import date
from pathlib import Path
from typing import Any

import docx as word
import pytest
from aiohttp import ClientSession, CookieJar
from openpyxl import load_workbook

from bot.report_sets import ReportSets
from reports.kept_sets import KeptSet
from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.pains.quarters import Row, enter
from tests.side.test_desk import signed_in
from tests.web.reading import read
from tests.web.section import Section
from tests.web.visitor import Visitor

MAKE = "Сделать отчёт"
PAGE = "/desk/reports?period=2026Q4"


def sets_of(site: Section) -> ReportSets:
    assert site.parts.sets is not None
    return site.parts.sets


async def until_made(site: Section, many: int = 1) -> list[KeptSet]:
    """Failing is an end, too."""
    sets = sets_of(site)
    for _ in range(6000):
        if not sets.waiting("2026Q4"):
            break
        await asyncio.sleep(0.02)
    assert sets.failed("2026Q4") is None
    found = sets.kept.listed("2026Q4")
    assert len(found) == many
    return found


async def taken(site: Section, visitor: Visitor, path: str) -> tuple[int, bytes, str]:
    jar = CookieJar(unsafe=True)
    jar.update_cookies(visitor.cookies())
    async with (
        ClientSession(cookie_jar=jar) as session,
        session.get(f"{site.url}{path}") as answer,
    ):
        return answer.status, await answer.read(), answer.headers.get("Content-Disposition", "")


async def test_a_set_is_asked_for_made_listed_and_every_file_of_it_opens(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given a quarter with appeals; when an analyst presses the button; then the page says who
    made what, as of when; its files are those of the command, and only we can read them."""
    await enter(site.storage, tmp_path, [Row(waited=40)] * 3)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(PAGE)
    await anna.presses(MAKE)
    [told] = await until_made(site)

    page = await anna.opens(PAGE)

    assert "На 20.11.2026, предварительный" in page.words
    assert f"Снимок данных {told.snapshot}." in page.words
    assert "Составлен 20.11.2026 " in page.words
    assert ": Анна, аналитик." in page.words
    inside = {one.name: one for one in told.files}
    assert {name for name in inside if name.count("/") == 1} == {
        "2026Q4/report_2026Q4.docx",
        "2026Q4/report_2026Q4.xlsx",
        "2026Q4/metrics_2026Q4.json",
        "2026Q4/pain_map_2026Q4.docx",
        "2026Q4/pain_map_2026Q4.xlsx",
    } | {name for name in inside if name.startswith("2026Q4/roadmap_")}
    assert "2026Q4/charts/channels.png" in inside
    order = [one.name.rpartition("/")[2] for one in told.files]
    assert order[:2] == ["report_2026Q4.docx", "report_2026Q4.xlsx"]
    assert order[-1] == "metrics_2026Q4.json"
    for name, one in inside.items():
        status, body, named = await taken(site, anna, f"/desk/reports/sets/{told.name}/{name}")
        assert (status, len(body)) == (200, one.size)
        assert named == f'attachment; filename="{name.rpartition("/")[2]}"'
        reads(name, body, told)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "reports").rglob("*")}
    assert modes == {0o700, 0o600}
    assert stat.S_IMODE((tmp_path / "reports").stat().st_mode) == 0o700


def reads(name: str, body: bytes, told: KeptSet) -> None:
    opened: Any
    match name.rpartition(".")[2]:
        case "docx":
            opened = word.Document(io.BytesIO(body))
            assert opened.core_properties.keywords == f"otklik:{told.snapshot}"
        case "xlsx":
            opened = load_workbook(io.BytesIO(body))
            assert opened.properties.keywords == f"otklik:{told.snapshot}"
        case "json":
            assert json.loads(body)["snapshot"] == told.snapshot
        case "png":
            assert body.startswith(b"\x89PNG")


async def test_two_clicks_and_two_clerks_make_one_set(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    """Given one page shown twice; when both press, and one of them once more when the set is
    there; then there is one. A page shown anew makes a second."""
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris, Role.ANALYST, "Борис")
    await anna.opens(PAGE)
    await boris.opens(PAGE)
    form = anna.filled(MAKE)

    await asyncio.gather(anna.presses(MAKE), boris.presses(MAKE))
    await until_made(site)
    await anna.posts("/desk/reports/make", form)
    await until_made(site)

    await anna.opens(PAGE)
    await anna.presses(MAKE)
    first, second = await until_made(site, 2)
    assert first.snapshot == second.snapshot
    assert first.name != second.name


@pytest.mark.parametrize("day", ["2026-09-30", "2026-11-21", "завтра", "9999-99-99"])
async def test_a_day_outside_the_period_or_after_today_is_refused_in_words(
    site: Section, anna: Visitor, day: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    fields = dict(anna.filled(MAKE)) | {"as_of": day}

    page = await anna.posts("/desk/reports/make", list(fields.items()))

    assert (page.status, page.error) == (422, "День — не раньше 01.10.2026 и не позже 20.11.2026.")
    assert not sets_of(site).waiting("2026Q4")


@pytest.mark.parametrize("day", ["2026-11-19", "19.11.2026", "19 ноября 2026"])
async def test_the_day_of_a_set_is_typed_as_people_write_it(
    site: Section, anna: Visitor, day: str
) -> None:
    """Given a day in digits or in words; when a set is asked for; then it is as of that day."""
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    fields = dict(anna.filled(MAKE)) | {"as_of": day}
    await anna.posts("/desk/reports/make", list(fields.items()))

    [told] = await until_made(site)
    assert told.as_of == date(2026, 11, 19)


async def test_why_the_day_of_a_set_is_wrong_stands_beside_it(site: Section, anna: Visitor) -> None:
    """Given no day; when a set is asked for; then the field keeps the words and says why not."""
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    fields = dict(anna.filled(MAKE)) | {"as_of": "завтра"}
    _, _, body = await anna.takes("/desk/reports/make", list(fields.items()))
    html = body.decode()
    after = html.partition(' name="as_of"')[2].partition("</form>")[0]

    assert read(html).values["as_of"] == "завтра"
    assert ">День — не раньше 01.10.2026 и не позже 20.11.2026.</p>" in after
    assert html.count('id="error"') == 1


async def test_operators_read_units_do_not_and_nobody_else_gets_in(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    """Given a set; an operator may take its files but makes none; who works for one unit sees
    neither; a stranger gets the page of the door; a forged form makes nothing."""
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(PAGE)
    await anna.presses(MAKE)
    [told] = await until_made(site)
    path = f"/desk/reports/sets/{told.name}/{told.files[0].name}"

    await signed_in(site, boris, Role.OPERATOR, "Борис")
    page = await boris.opens(PAGE)
    assert MAKE not in page.buttons
    assert "На 20.11.2026, предварительный" in page.words
    assert (await taken(site, boris, path))[0] == 200
    fields = [("csrf", page.fields.get("csrf", "")), ("period", "2026Q4"), ("seen", told.name)]
    assert (await boris.posts("/desk/reports/make", fields)).status == 403

    await site.storage.units.put(Unit("roads", "Отдел дорог"), site.parts.clock(), "тест")
    unit = Visitor(site.url)
    token = await site.parts.signins.make_link(
        Clerk("Вера", Role.ANALYST, "roads"), site.parts.clock()
    )
    await unit.opens(f"/desk/enter?t={token}")
    await unit.presses("Войти")
    page = await unit.opens(PAGE)
    assert (MAKE in page.buttons, "Комплект отчёта" in page.words) == (False, False)
    assert (await taken(site, unit, path))[0] == 404
    fields = [("csrf", page.fields.get("csrf", "")), ("period", "2026Q4"), ("seen", told.name)]
    assert (await unit.posts("/desk/reports/make", fields)).status == 403
    await unit.close()

    stranger = Visitor(site.url)
    assert (await taken(site, stranger, path))[0] == 401
    await stranger.close()
    forged = [("csrf", "0" * 64), ("period", "2026Q4"), ("seen", told.name)]
    assert (await anna.posts("/desk/reports/make", forged)).status == 403
    assert len(sets_of(site).kept.listed()) == 1


async def test_a_set_that_could_not_be_written_is_said_on_the_page_and_may_be_asked_for_again(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given a place that cannot be written to; the page says what to do, without a word of the
    server's own; when the place is mended, the same button makes the set."""
    (tmp_path / "reports").write_text("not a folder", "utf-8")
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    await anna.presses(MAKE)
    for _ in range(6000):
        if not sets_of(site).waiting("2026Q4"):
            break
        await asyncio.sleep(0.02)

    page = await anna.opens(PAGE)
    assert (
        "Последний комплект не составлен: его не удалось записать на диск. Скажите администратору"
        " сервера и попробуйте снова."
    ) in page.words
    assert str(tmp_path) not in page.words

    (tmp_path / "reports").unlink()
    await anna.presses(MAKE)
    await until_made(site)
    assert "не составлен" not in (await anna.opens(PAGE)).words


@pytest.mark.parametrize(
    "way",
    [
        "../../keys/sign-in",
        "%2e%2e/%2e%2e/made.json",
        "2026Q4/..%2f..%2fmade.json",
        "made.json",
        "%2Fetc%2Fpasswd",
        "2026Q4/report_2026Q4.docx%00.json",
        "2026Q4",
    ],
)
async def test_a_name_cannot_climb_out_of_the_set(site: Section, anna: Visitor, way: str) -> None:
    """Given a set, and hostile names; none of them gives anything."""
    kept = sets_of(site).kept
    place = kept.begin(site.parts.clock())
    (place / "2026Q4").mkdir()
    (place / "2026Q4" / "report_2026Q4.docx").write_bytes(b"x")
    await signed_in(site, anna, Role.ADMIN)

    status, _, _ = await taken(site, anna, f"/desk/reports/sets/{place.name}/{way}")

    assert status in (404, 400)
    outside = f"/desk/reports/sets/..%2f..%2fkeys/{way}"
    assert (await taken(site, anna, outside))[0] in (404, 400)


class Ticks:
    """How long the loop's own thread worked between two of its turns, at most: seconds of its
    processor time, so other programs on the machine do not count."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        last = time.thread_time()
        while True:
            await asyncio.sleep(0.001)
            now = time.thread_time()
            self.longest, last = max(self.longest, now - last), now


async def longest_while(working: Awaitable[object]) -> float:
    ticks = Ticks()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(ticks.watch())
        await asyncio.sleep(0.01)
        await working
        await asyncio.sleep(0.01)
        watching.cancel()
    return ticks.longest


BLOCKED = 0.05
"""Seconds."""


async def test_the_loop_is_never_held_for_long_while_a_set_is_made(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given six thousand appeals of one day; when its set is made; then the loop is free for
    others all the time; whoever works on the loop itself is caught by the same clock."""
    await enter(site.storage, tmp_path, [Row(waited=40)] * 6000)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    await anna.presses(MAKE)

    longest = await longest_while(until_made(site))

    async def works_on_the_loop() -> None:
        until = time.thread_time() + 2 * BLOCKED
        while time.thread_time() < until:
            pass

    assert longest < BLOCKED
    assert await longest_while(works_on_the_loop()) > BLOCKED
