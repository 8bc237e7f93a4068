"""The pain map on a phone: nothing to scroll sideways, every field with its label, keys enough."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Browser, Page

from storage.office_records import Unit
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.pains.quarters import Row, enter
from tests.pains.test_desk import APPEALS, RUDE, SLOW
from tests.pains.test_map import HEAD, the_map
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS

LONG = "Управление_жилищно_коммунального_хозяйства_и_благоустройства"


async def test_the_map_fits_a_phone_and_is_decided_with_keys(
    site: Section, page: Page, tmp_path: Path
) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    await site.storage.units.put(Unit("roads", LONG), site.parts.clock(), "тест")
    await enter(site.storage, tmp_path, [*APPEALS, *[Row("redirect")] * 3])
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    await page.goto(f"{site.url}/desk/pains/{SLOW}?period=2026Q4")
    await page.locator("#severity").focus()
    await page.keyboard.press("ArrowDown")
    await page.locator("#why-confirm").focus()
    await page.keyboard.type(LONG)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**saved=1")
    row = await site.storage.pains.row(SLOW)

    told = {}
    for path in ("", f"/{SLOW}?period=2026Q4", f"/{RUDE}?period=2026Q4", "/new", "/map"):
        await page.goto(f"{site.url}/desk/pains{path}")
        for part in await page.locator("summary").all():
            if not await part.evaluate("one => one.parentElement.open"):
                await part.click()
        called = path.partition("?")[0].replace("/", "-") or "-list"
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / f"pains{called}.png", full_page=True)
        told[called] = (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))

    assert (row.severity, row.severity_reason, row.state) == (3, LONG, "confirmed")
    assert told == dict.fromkeys(told, (0, []))


async def test_all_eight_columns_of_the_map_are_seen_at_once_on_a_screen(
    site: Section, browser: Browser, tmp_path: Path, clock: StandingClock
) -> None:
    """On a phone the table itself is moved sideways, and nothing but it."""
    await the_map(site.storage, tmp_path, clock)
    moved = {}
    for wide in (1280, 320):
        page = await browser.new_page(viewport={"width": wide, "height": 800})
        await page.goto(await site.sign_in_link(Role.OPERATOR))
        await press(page, "Войти")
        await page.goto(f"{site.url}/desk/pains/map?period=2026Q4")
        assert await page.locator("table").first.locator("thead th").count() == len(HEAD)
        tables = [await one.evaluate(MOVED) > 0 for one in await page.locator(".wide").all()]
        moved[wide] = (await page.locator("html").evaluate(MOVED), set(tables))
        await page.close()

    assert moved == {1280: (0, {False}), 320: (0, {True})}
