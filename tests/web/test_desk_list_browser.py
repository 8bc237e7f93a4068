"""The list and its forms in a real browser: by keys alone, and on a phone without any script."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser import PHONE
from tests.messages.sending import ANNA, PIT, send
from tests.web.section import Section
from tests.web.test_browser import TARGET, press
from tests.web.test_desk_browser import sign_in
from tests.web.test_desk_import import MIXED

LONG = replace(PIT, text="Непреодолимоевысокоскоростноепрепятствие " * 5 + "яма", urgent=True)


async def test_the_list_is_walked_ticked_and_searched_by_keys(
    site: Section, browser: Browser
) -> None:
    numbers = [await send(site.storage, ANNA) for _ in range(3)]
    page = await browser.new_page(viewport={"width": 1100, "height": 700})
    await sign_in(page, site)
    shown = [await link.inner_text() for link in await page.locator("tbody th a").all()]
    focused = page.locator(":focus")

    await page.keyboard.press("j")
    first = await focused.inner_text()
    await page.keyboard.press("x")
    await page.keyboard.press("KeyJ")
    await page.keyboard.press("j")
    last = await focused.inner_text()
    await page.keyboard.press("k")
    middle = await focused.inner_text()
    ticked = [await box.is_checked() for box in await page.locator("[name=pick]").all()]
    await page.keyboard.press("/")
    await page.keyboard.type("яму/лесной")
    typed = await page.locator("#q").input_value()
    await page.keyboard.press("Enter")
    await expect(page.locator("mark").first).to_have_text("Яма")
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Сообщение № ")

    assert sorted(shown) == sorted(numbers)
    assert [first, middle, last] == shown
    assert ticked == [True, False, False]
    assert typed == "яму/лесной"
    await page.close()


async def test_the_hint_about_keys_is_for_those_who_have_them(
    site: Section, page: Page, browser: Browser
) -> None:
    await send(site.storage, ANNA)
    scripted = await browser.new_page(viewport={"width": 1100, "height": 700})

    await sign_in(page, site)
    await sign_in(scripted, site)

    await expect(page.locator(".keys")).to_be_hidden()
    await expect(scripted.locator(".keys")).to_be_visible()
    await scripted.close()


async def pages_of_clerks(page: Page, site: Section) -> AsyncIterator[str]:
    """Names of pages as they are shown one after another."""
    await sign_in(page, site)
    yield "list"
    await page.goto(f"{site.url}/desk/queue?q=яма&topic=road_repair&late=1")
    yield "nothing"
    await page.goto(f"{site.url}/desk/queue?q=яма&topic=road_repair")
    yield "found"
    await page.locator("[name=pick]").first.check()
    await press(page, "Закрыть одним ответом")
    yield "bulk"
    await page.locator("#outcome").select_option("resolved")
    await page.locator("#text").fill("Сделали.")
    await page.locator("#cause").select_option("quality")
    await press(page, "Проверить")
    yield "bulk-check"
    await press(page, "Выполнить")
    yield "bulk-done"
    await page.goto(f"{site.url}/desk/entry?channel=post")
    yield "entry"
    await page.locator("[name=kind]").select_option("complaint")
    await page.locator("[name=text]").fill("Не чистят тротуар у школы")
    await page.locator("[name=topic]").fill("тротуар")
    await press(page, "Сохранить")
    yield "entry-fault"
    await page.goto(f"{site.url}/desk/import")
    yield "import"
    content = FilePayload(name="pos.csv", mimeType="text/csv", buffer=MIXED.encode())
    await page.locator("#file").set_input_files(content)
    await press(page, "Посмотреть, что в нём")
    yield "import-look"


async def test_every_page_of_a_clerk_is_usable_at_320_pixels(site: Section, page: Page) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    for _ in range(2):
        await send(site.storage, ANNA, LONG)
    folder = os.environ.get("SCREENSHOTS")
    wide, small, names, nameless = [], [], [], []
    async for name in pages_of_clerks(page, site):
        names.append(name)
        if folder:
            await page.screenshot(path=Path(folder) / f"desk-{name}.png", full_page=True)
        width = await page.evaluate("document.documentElement.scrollWidth")
        wide += [name] if width > PHONE["width"] else []
        for button in await page.locator("main button").all():
            box = await button.bounding_box()
            small += [name] if box and box["height"] < TARGET else []
        for one in await page.locator("main :is(input:not([type=hidden]), select, textarea)").all():
            told = await one.evaluate(
                "e => e.getAttribute('aria-label') || [...e.labels].map(l => l.textContent).join()"
            )
            nameless += [] if told.strip() else [name]

    assert len(names) == 10
    assert (wide, small, nameless) == ([], [], [])


async def test_no_page_of_a_clerk_breaks_the_policy(site: Section, browser: Browser) -> None:
    page = await browser.new_page()
    page.set_default_timeout(60_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for _ in range(2):
        await send(site.storage, ANNA, LONG)

    names = [name async for name in pages_of_clerks(page, site)]

    assert len(names) == 10
    assert [one for one in said if "the server responded with a status of" not in one] == []
    await page.close()
