"""The digest at the desk on a phone: nothing to scroll sideways, pictures that are really there."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

from storage.sql.signins import Role
from tests.bot.test_digests import at
from tests.conftest import StandingClock
from tests.reports.test_figure_cases import keep, rows
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS

LOADED = "one => { one.loading = 'eager'; return one.decode().then(() => one.naturalWidth) }"


async def test_the_digest_its_lists_and_its_pictures_fit_a_phone(
    site: Section, page: Page, clock: StandingClock
) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    clock.time = at("2026-10-01T10:00")
    await keep(site.storage, rows(seed=4, count=120))
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    told = {}
    for name, path in {
        "digest": "?period=2026Q3",
        "cases": "/cases?period=2026Q3&audience=external&of=received",
    }.items():
        await page.goto(f"{site.url}/desk/digest{path}")
        wide = [await one.evaluate(LOADED) for one in await page.locator("img").all()]
        assert [width for width in wide if width < 800] == []
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
        told[name] = (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))

    assert told == dict.fromkeys(told, (0, []))
