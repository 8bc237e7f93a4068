"""Exports at the desk: for whoever gathers reports, by a form of this very session."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.async_api import Page

from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.side.test_desk import signed_in
from tests.web.section import free_port, section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS
from tests.web.visitor import Visitor
from web.address import Address

TO = "/desk/export"
WISH = {"period": "2026Q4", "what": "appeals", "format": "xlsx"}


async def test_an_analyst_takes_the_register_of_a_quarter(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site:
        number = await send(site.storage, ANNA)
        anna = Visitor(site.url)
        await signed_in(site, anna, Role.ANALYST)
        reports = await anna.opens("/desk/reports?period=2026Q4")
        page = await anna.opens(f"{TO}?period=2026Q4")
        told = [("csrf", page.fields["csrf"]), *WISH.items()]
        _, disposition, body = await anna.takes(TO, told)
        await anna.close()

    assert reports.links["Скачать строки: реестр, ответы, боли"] == f"{TO}?period=2026Q4"
    assert disposition == 'attachment; filename="appeals-2026Q4.xlsx"'
    rows = list(load_workbook(io.BytesIO(body)).worksheets[0].iter_rows(values_only=True))
    assert (len(rows), rows[1][0]) == (2, number)


@pytest.mark.parametrize(
    ("role", "token", "status"),
    [(Role.OPERATOR, "", 403), (Role.ANALYST, "forged", 403), (Role.ADMIN, "", 403)],
)
async def test_nobody_else_takes_it(
    tmp_path: Path, clock: StandingClock, role: Role, token: str, status: int
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site:
        await send(site.storage, ANNA)
        visitor = Visitor(site.url)
        await signed_in(site, visitor, role)
        told = [("csrf", token), *WISH.items()]
        got, _, _ = await visitor.takes(TO, told)
        await visitor.close()

    assert got == status


async def test_whoever_works_for_one_unit_has_no_rows_of_all(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site:
        await site.storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
        anna = Visitor(site.url)
        clerk = Clerk("Анна", Role.ANALYST, "roads")
        token = await site.parts.signins.make_link(clerk, clock())
        await anna.opens(f"/desk/enter?t={token}")
        await anna.presses("Войти")
        reports = await anna.opens("/desk/reports?period=2026Q4")
        page = await anna.opens(TO)
        await anna.close()

    assert page.status == 403
    assert TO not in "".join(reports.links.values())


async def test_the_page_fits_a_phone_without_scrolling_sideways(
    page: Page, tmp_path: Path, clock: StandingClock
) -> None:
    """With SCREENSHOTS=folder the page is kept to be looked at."""
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site:
        await page.set_viewport_size({"width": 320, "height": 640})
        await page.goto(await site.sign_in_link(Role.ADMIN))
        await press(page, "Войти")
        await page.goto(f"{site.url}{TO}")
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / "desk-export.png", full_page=True)
        moved = await page.locator("html").evaluate(MOVED)
        nameless = await page.evaluate(NAMELESS)

    assert (moved, nameless) == (0, [])
