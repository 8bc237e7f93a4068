"""The page of codes in a real browser: on a phone, and by keys alone."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Browser, Page

from storage.code_records import NOTHING, Code
from storage.sql.comments import Comment
from storage.sql.signins import Role
from tests.coding.test_desk import OPENED, SERVICES
from tests.messages.sending import ANNA, send
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS
from tests.web.test_texts import about, opened, words

SLOW = Code("pain", "timeliness")


async def test_codes_fit_a_phone_and_every_field_has_a_label(site: Section, page: Page) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    long = "Электроэнцефалографическое" * 4
    await opened(site.storage, "first", about("services", long, *words(9)), OPENED)
    number = await send(site.storage, ANNA)
    codes = site.storage.codes_of_texts
    case = await site.storage.cases.one(number)
    now = site.parts.clock()
    await codes.code_message(case.message.appeal, [SLOW, Code("pain", "courtesy")], (now, "admin"))
    (name, *_) = [row.id for row in await rows(site)]
    await codes.code_comment(name, [SLOW, Code("cause", "slow")])
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    told: dict[str, tuple[int, list[str]]] = {}
    for path in (
        *("/desk/coding", SERVICES, f"{SERVICES}&text={name.hex()}", f"{SERVICES}&looked=1"),
        f"/desk/coding/messages?text={number}",
    ):
        await page.goto(f"{site.url}{path}")
        called = f"coding-{len(told)}"
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / f"{called}.png", full_page=True)
        told[called] = (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))

    assert told == dict.fromkeys(told, (0, []))


async def rows(site: Section) -> list[Comment]:
    counted = await site.storage.comments.counted(OPENED)
    return await site.storage.comments.of([batch for batch, _ in counted])


async def test_a_pile_of_comments_is_coded_by_keys_alone(site: Section, browser: Browser) -> None:
    await opened(site.storage, "first", about("services", *words(10)), OPENED)
    page = await browser.new_page()
    page.set_default_timeout(60_000)
    await page.goto(await site.sign_in_link(Role.OPERATOR))
    await press(page, "Войти")
    await page.goto(f"{site.url}{SERVICES}")

    async def keys(*pressed: str) -> None:
        before = await page.locator("blockquote").inner_text()
        for one in pressed:
            await page.keyboard.press(one)
        await page.wait_for_function("told => !document.body.innerText.includes(told)", arg=before)

    await page.keyboard.type("Долгое ожидание результата")
    await keys("Enter")
    for _ in range(6):
        await keys("1")
    await keys("0")
    left = await page.locator("blockquote").count()
    await page.close()

    told = sorted((await site.storage.codes_of_texts.all_of_comments()).values())
    assert told == sorted([*[(SLOW,)] * 7, (NOTHING,)])
    assert left == 1
