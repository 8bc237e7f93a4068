"""Hints on a phone: nothing to scroll sideways, and every field with its label."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from playwright.async_api import Page

from storage.sql.signins import Role
from storage.template_records import ReplyTemplate
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS
from tests.web.test_repeats import asked_often

LAMPS = replace(PIT, text="Не горят фонари на Лесной, темно, лампочка перегорела", tell=())


async def test_hints_fit_a_phone(site: Section, page: Page, clock: StandingClock) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    storage = site.storage
    await asked_often(storage, clock, 5)
    await send(storage, BORIS, replace(LAMPS, text=f"{LAMPS.text} " + "очень" * 30))
    number = await send(storage, ANNA, LAMPS)
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    told = {}
    for name, path in {
        "case": f"case/{number}",
        "ready": "templates",
        "repeats": "repeats",
        "draft": "repeats/draft?topic=kindergarten&cause=no_info",
    }.items():
        told[name] = await look(site, page, name, path)
    await storage.templates.keep(ReplyTemplate("Ответ " * 9, "Слова."), "admin", clock())
    told["answer"] = await look(site, page, "answer", f"case/{number}/explained")

    assert told == dict.fromkeys(told, (0, []))


async def look(site: Section, page: Page, name: str, path: str) -> tuple[int, list[str]]:
    await page.goto(f"{site.url}/desk/{path}")
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"hints-{name}.png", full_page=True)
    return (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))


async def test_enter_puts_no_template_over_what_was_typed(
    site: Section, page: Page, clock: StandingClock
) -> None:
    await site.storage.templates.keep(ReplyTemplate("Ответ", "Шаблон."), "admin", clock())
    number = await send(site.storage, ANNA)
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")
    await page.goto(f"{site.url}/desk/case/{number}/supported")

    await page.fill("#text", "Сделаем к весне.")
    await page.fill("#until", "2026-12-15")
    await page.select_option("#cause", "quality")
    await page.press("#until", "Enter")
    await page.wait_for_selector("button[name=sure]")

    assert "Сделаем к весне." in await page.content()
    assert "Шаблон." not in await page.content()
