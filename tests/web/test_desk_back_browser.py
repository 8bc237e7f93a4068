"""In a real browser: nothing that was written is lost by Back, and the list fits its window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from playwright.async_api import Browser, Page, expect

from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.stepping import step
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED, sign_in

WORDS = "Засыплем до пятницы, приедут из управления дорог"


async def fills_answer(page: Page) -> None:
    for box in await page.locator("[name=pick]").all():
        await box.check()
    await press(page, "Закрыть одним ответом")
    await page.select_option("#outcome", "resolved")
    await page.fill("#text", WORDS)
    await page.select_option("#cause", index=1)


async def test_words_for_many_are_there_again_after_the_last_look(
    site: Section, page: Page
) -> None:
    for _ in range(2):
        await send(site.storage, ANNA)
    await sign_in(page, site)

    await fills_answer(page)
    await press(page, "Проверить")
    await page.go_back(wait_until="commit")

    await expect(page.locator("#text")).to_have_value(WORDS)
    await expect(page.locator("#outcome")).to_have_value("resolved")


async def test_a_letter_half_entered_is_there_again_after_a_look_at_the_queue(
    site: Section, page: Page
) -> None:
    await sign_in(page, site)
    await page.goto(f"{site.url}/desk/entry")

    await page.select_option("[name=kind]", "complaint")
    await page.fill("[name=text]", WORDS)
    async with page.expect_navigation():
        await page.get_by_role("link", name="Очередь").click()
    await page.go_back(wait_until="commit")

    await expect(page.locator("[name=text]")).to_have_value(WORDS)
    await expect(page.locator("[name=kind]")).to_have_value("complaint")


@pytest.mark.parametrize("width", [1024, 1280, 1320, 1440])
async def test_on_a_desk_of_usual_width_the_list_shows_all_its_columns(
    site: Section, browser: Browser, clock: StandingClock, width: int
) -> None:
    late = replace(PIT, topic="animals", urgent=True, due=date(2026, 11, 2))
    case = await site.storage.cases.one(await send(site.storage, ANNA, late))
    await site.storage.cases.take_step(step(case, "take", clock, owner="Ольга Смирнова (501)"))
    page = await browser.new_page(viewport={"width": width, "height": 800}, locale="ru-RU")

    await sign_in(page, site)

    assert await page.locator("thead th").count() == 7
    assert await page.locator(".wide").evaluate(MOVED) == 0
    await page.close()
