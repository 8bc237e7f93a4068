"""The desk in a real browser: what is seen on a phone, and what is to be pressed next."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.async_api import Browser, Locator, Page

from storage.sql.signins import Role
from tests.browser import PHONE
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.stepping import asked, closing, step
from tests.web.section import Section
from tests.web.test_browser import press

NARROW = PHONE["width"]
MOVED = "e => e.scrollWidth - e.clientWidth"


async def sign_in(page: Page, site: Section) -> None:
    await page.goto(await site.sign_in_link(Role.OPERATOR))
    await press(page, "Войти")


async def seen(row: Locator) -> list[str]:
    """What of a row lies within the window, cell by cell, on one line each."""
    told = []
    for cell in await row.locator("th, td").all():
        box = await cell.bounding_box()
        if box and box["height"] and box["x"] >= 0 and box["x"] + box["width"] <= NARROW:
            told.append(" ".join((await cell.inner_text()).split()))
    return told


async def test_on_a_phone_each_case_shows_its_state_and_its_term(
    site: Section, page: Page, clock: StandingClock
) -> None:
    """With SCREENSHOTS=folder the page is kept to be looked at."""
    late = await send(site.storage, ANNA, replace(PIT, due=date(2026, 11, 18), urgent=True))
    taken = await send(site.storage, ANNA)
    case = await site.storage.cases.one(taken)
    await site.storage.cases.take_step(step(case, "take", clock, owner="Анна Константинопольская"))

    await sign_in(page, site)
    rows = [await seen(row) for row in await page.locator("tbody tr").all()]
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / "queue.png", full_page=True)

    topic = "Ремонт дорог Проблема"
    assert [row[:4] for row in rows] == [
        [f"{late} срочно", topic, "Зарегистрировано", "18.11.2026 просрочено на 2 дня"],
        [taken, topic, "В работе", "20.12.2026 осталось 30 дней"],
    ]
    assert await page.locator(".wide").evaluate(MOVED) == 0
    assert await page.locator("html").evaluate(MOVED) == 0


async def test_on_a_phone_each_wave_is_read_without_scrolling_sideways(
    site: Section, page: Page
) -> None:
    """With SCREENSHOTS=folder the page is kept to be looked at."""
    await sign_in(page, site)
    await page.goto(f"{site.url}/desk/surveys")
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / "waves.png", full_page=True)

    [row, *_] = await page.locator("tbody tr").all()
    whole = await row.locator("th, td").count()
    assert len(await seen(row)) == whole
    assert await page.locator(".wide").evaluate(MOVED) == 0
    assert await page.locator("html").evaluate(MOVED) == 0


async def test_in_a_wide_window_the_queue_is_a_table_with_its_headings(
    site: Section, browser: Browser
) -> None:
    await send(site.storage, ANNA)
    page = await browser.new_page(viewport={"width": 1100, "height": 620})

    await sign_in(page, site)

    heads = [await head.bounding_box() for head in await page.locator("thead th").all()]
    cells = [await cell.bounding_box() for cell in await page.locator("tbody tr > *").all()]
    assert [box and box["x"] for box in heads] == [box and box["x"] for box in cells]
    assert len({box and box["y"] for box in cells}) == 1
    await page.close()


async def filled(page: Page, link: str) -> list[str]:
    """What a page calls its next step by its fill: buttons and links alike."""
    await page.goto(link)
    told = []
    for one in await page.locator("main :is(a, button)").all():
        back = await one.evaluate("e => getComputedStyle(e).backgroundColor")
        if back != "rgba(0, 0, 0, 0)":
            told.append(await one.inner_text())
    return told


async def test_the_filled_button_of_a_case_is_what_is_to_be_done_next(
    site: Section, page: Page, clock: StandingClock
) -> None:
    await sign_in(page, site)
    cases, link = site.storage.cases, f"{site.url}/desk/case/"
    number = await send(site.storage, ANNA)

    new = await filled(page, link + number)
    case = await cases.take_step(step(await cases.one(number), "take", clock, owner="Анна"))
    taken = await filled(page, link + number)
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / "case.png", full_page=True)
    case = await asked(site.storage, case, clock, date(2026, 11, 27))
    waiting = await filled(page, link + number)
    await cases.take_step(closing(case, "resolved", clock))
    closed = await filled(page, link + number)

    assert (new, taken, waiting, closed) == (["Взять"], ["Ответить"], ["Ответить"], [])
