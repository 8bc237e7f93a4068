"""Whoever asked the device for less motion sees nothing move."""

from __future__ import annotations

import re

from playwright.async_api import Browser, Page, Route

from tests.web.section import Section
from tests.web.test_browser import press

MOVES = """() => [...document.querySelectorAll("*")].flatMap(
  one => ["", "::before", "::after"].map(part => getComputedStyle(one, part || null)).filter(
    told => [told.transitionDuration, told.animationName === "none" ? "" : told.animationDuration]
      .some(times => times.split(",").some(time => parseFloat(time) > 0))
      || told.scrollBehavior === "smooth").map(() => one.tagName))"""


async def moving(page: Page, site: Section) -> list[str]:
    """Tags that would move on the first page, on a refused question and at the desk."""
    found = []
    await page.goto(site.url)
    found += await page.evaluate(MOVES)
    await page.goto(f"{site.url}/s/roads")
    await press(page, "Начать")
    await press(page, "Готово")
    await page.get_by_text("Версия для слабовидящих").click()
    found += await page.evaluate(MOVES)
    await page.goto(await site.sign_in_link())
    await press(page, "Войти")
    return [*found, *await page.evaluate(MOVES)]


async def test_nothing_moves_for_whoever_asked_for_less_motion(
    site: Section, browser: Browser
) -> None:
    still = await moving(await calm(browser), site)

    assert still == []


async def test_a_sheet_that_forgets_them_is_caught(site: Section, browser: Browser) -> None:
    async def forgetful(route: Route) -> None:
        answer = await route.fetch()
        body = re.sub(r"reduced-motion:\s*reduce", "reduced-motion: unknown", await answer.text())
        await route.fulfill(response=answer, body=body)

    page = await calm(browser)
    await page.route(re.compile(r"site\.css"), forgetful)

    assert "BUTTON" in await moving(page, site)


async def calm(browser: Browser) -> Page:
    context = await browser.new_context(locale="ru-RU", reduced_motion="reduce")
    return await context.new_page()
