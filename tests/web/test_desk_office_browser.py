"""The desk's pages of settings on a phone: nothing to scroll sideways, fields with their labels."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

from storage.office_records import Route, Unit
from storage.sql.signins import Role
from storage.template_records import ReplyTemplate
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED

NAMELESS = """() => [...document.querySelectorAll("main :is(input, select, textarea)")]
    .filter(e => e.type !== "hidden" && !e.labels.length).map(e => e.name)"""


async def test_settings_fit_a_phone_and_every_field_has_a_label(
    site: Section, page: Page, clock: StandingClock
) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    storage, long = site.storage, "Управление_жилищно_коммунального_хозяйства_и_благоустройства"
    await storage.units.put(Unit("roads", long, chat="telegram:-1001234567890"), clock(), "тест")
    await storage.units.put(Unit("parks", "Отдел парков"), clock(), "тест")
    await storage.routes.add(Route("roads", topic="roads", organisation=long), clock(), "тест")
    await storage.routes.add(Route("parks"), clock(), "тест")
    reply = ReplyTemplate("Принято", "№ {number} получено, ответим до {due}.")
    await storage.templates.keep(reply, "admin", clock())
    number = await send(storage, ANNA)
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    told = {}
    for path in (
        *("settings", "units", "units/roads", "routes?topic=road_repair", "people", "templates"),
        *(f"case/{number}/{name}" for name in ("to_unit", "hand_over", "author")),
    ):
        await page.goto(f"{site.url}/desk/{path}")
        name = path.partition("?")[0].replace("/", "-").replace(number, "number")
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / f"desk-{name}.png", full_page=True)
        told[name] = (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))

    assert told == dict.fromkeys(told, (0, []))
