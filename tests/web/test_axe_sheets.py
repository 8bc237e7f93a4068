"""The page of paper sheets as axe-core sees it: empty, and with every field wrong."""

from __future__ import annotations

from playwright.async_api import Browser

from tests.web.axe import faults
from tests.web.section import Section


async def test_the_page_of_lines_has_no_fault_empty_or_wrong(
    site: Section, browser: Browser
) -> None:
    context = await browser.new_context(locale="ru-RU")
    page = await context.new_page()
    await page.goto(await site.sign_in_link())
    await page.get_by_role("button", name="Войти").click()
    await page.goto(f"{site.url}/desk/sheets/ext_express/line")
    await page.get_by_text("Номера ответов", exact=True).click()

    empty = await faults(page)
    await page.locator('input[name="+series"]').fill("BCHKMP")
    await page.locator('input[name="+number"]').fill("1")
    await page.locator('input[name="+line"]').fill("1 9")
    await page.get_by_role("button", name="Внести и взять следующую").click()
    await page.get_by_text("Анкета не внесена").wait_for()
    wrong = await faults(page)
    await page.goto(f"{site.url}/desk/sheets/ext_express")
    by_marks = await faults(page)
    await context.close()

    assert (empty, wrong, by_marks) == ([], [], [])
