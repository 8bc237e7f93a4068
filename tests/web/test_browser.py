"""The section in a real browser: by mouse without script, by keys alone, and back.

Every page and state, in every size and look, is in `test_axe`.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.conftest import StandingClock
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section
from web.address import Address

TARGET = 44  # CSS pixels a finger needs


async def press(page: Page, label: str) -> None:
    """Every button leads to a page, which is waited for."""
    async with page.expect_navigation():
        await page.get_by_role("button", name=label, exact=True).click()


async def heading(page: Page) -> str:
    return await page.get_by_role("heading", level=1).inner_text()


async def begin_roads(page: Page, site: Section) -> None:
    await page.goto(site.url)
    async with page.expect_navigation():
        await page.get_by_role("link", name="Дороги").click()
    await press(page, "Начать")


async def test_a_citizen_finishes_by_mouse_without_any_script(site: Section, page: Page) -> None:
    await begin_roads(page, site)
    await page.get_by_label("Ямы").check()
    await page.get_by_label("Снег").check()
    await press(page, "Готово")
    await page.get_by_role("textbox", name="Ваш ответ").fill("На Советской")
    await press(page, "Дальше")
    await page.get_by_role("textbox", name="Ваш ответ").fill("Залатать")
    await press(page, "Дальше")
    assert await page.title() == "Вопрос 4 из 4 · Администрация города Астрахани"
    await press(page, "2 — так себе")

    assert await heading(page) == "Спасибо!"
    assert await site.finished("roads") == 1


async def test_a_citizen_finishes_by_keys_alone(site: Section, browser: Browser) -> None:
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(f"{site.url}/s/roads")

    await reach(page, "Начать")
    await page.keyboard.press("Enter")
    await expect(page).to_have_title(re.compile("Вопрос 1 из 4"))
    await reach(page, "Ямы")
    await page.keyboard.press("Space")
    await reach(page, "Готово")
    await page.keyboard.press("Enter")
    await expect(page).to_have_title(re.compile("Вопрос 2 из 4"))
    for number, text in ((3, "На Советской"), (4, "Залатать")):
        await reach(page, "Ваш ответ")
        await page.keyboard.type(text)
        await reach(page, "Дальше")
        await page.keyboard.press("Enter")
        await expect(page).to_have_title(re.compile(f"Вопрос {number} из 4"))
    await reach(page, "5 — хорошо")
    await page.keyboard.press("Enter")

    await expect(page).to_have_title(re.compile("Спасибо!"))
    assert await site.finished("roads") == 1


OUTLINE = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"


async def reach(page: Page, label: str) -> None:
    """Tab until what is called so has the focus, and see that it is seen at every stop."""
    wanted = page.get_by_label(label, exact=True).or_(
        page.get_by_role("button", name=label, exact=True)
    )
    focused = page.locator(":focus")
    for _ in range(40):
        await page.keyboard.press("Tab")
        if not await focused.count():
            continue  # the window's own bar
        assert await focused.evaluate(OUTLINE) == "solid3px", await focused.inner_text()
        if await wanted.and_(focused).count():
            return
    raise AssertionError(f"Tab does not lead to {label}")


async def test_reloading_asks_the_same_and_sends_nothing(site: Section, page: Page) -> None:
    await begin_roads(page, site)
    await page.get_by_label("Ямы").check()
    await press(page, "Готово")

    await page.reload()
    await page.reload()

    assert await heading(page) == "Где это?"
    assert await site.finished("roads") == 0


async def test_the_browsers_back_shows_the_open_question_and_answers_nothing_twice(
    site: Section, page: Page
) -> None:
    await begin_roads(page, site)
    await page.get_by_label("Ямы").check()
    await press(page, "Готово")
    await page.get_by_role("textbox").fill("На Советской")
    await press(page, "Дальше")

    await page.go_back()
    shown = await heading(page)
    await page.go_forward()

    assert shown in ("Что сделать?", "Дороги")  # where the talk stands, or its first page
    await page.goto(f"{site.url}/talk")
    await page.get_by_role("textbox").fill("Залатать")
    await press(page, "Дальше")
    await press(page, "1 — плохо")
    await page.go_back()
    assert "Где это?" not in await heading(page)
    assert await site.finished("roads") == 1


async def test_a_refused_answer_is_mended_in_its_field(site: Section, page: Page) -> None:
    await begin_roads(page, site)
    await press(page, "Готово")
    alert = page.get_by_role("alert")
    await expect(alert).to_have_text("Отметьте хотя бы один вариант.")
    await page.get_by_label("Ямы").check()
    await press(page, "Готово")

    assert await heading(page) == "Где это?"
    await page.get_by_role("textbox").fill("€" * 1000)  # it fits the field, not the ballot
    await press(page, "Дальше")
    field = page.get_by_role("textbox")
    assert await field.input_value() == "€" * 1000
    assert await field.get_attribute("aria-invalid") == "true"
    assert "error" in (await field.get_attribute("aria-describedby") or "").split()


async def test_a_clerk_who_follows_a_link_from_a_chat_stays_signed_in(
    tmp_path: Path, clock: StandingClock, phone: BrowserContext
) -> None:
    """127.0.0.1 and localhost are two sites to a browser, as the chat and the desk are."""
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={"roads": ROADS}) as site:
        page = await phone.new_page()
        await page.goto(await site.sign_in_link())
        await press(page, "Войти")
        await page.goto(f"http://localhost:{address.port}/nowhere")
        await page.set_content(f'<a href="{site.url}/desk/">карточка</a>')
        await page.get_by_role("link", name="карточка").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Очередь")
