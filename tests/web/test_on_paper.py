"""Pages as a printer gets them: what is left, where it leads, and that it fits the sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
from playwright.async_api import Browser, Page, ViewportSize

from tests.web.every_desk_page import worked
from tests.web.section import Section
from tests.web.test_axe import WIDER, seen
from tests.web.test_browser import press

__all__ = ["seen"]
SHEET: ViewportSize = {"width": 658, "height": 980}  # CSS pixels of A4 within our margins
INK = """() => [...document.querySelectorAll("main *, header *")]
  .filter(one => one.getClientRects().length && one.textContent.trim())
  .map(one => getComputedStyle(one).color).filter(ink => ink !== "rgb(0, 0, 0)")"""
LONE = """() => [...document.querySelectorAll("main :is(h2, h3)")].filter(one => {
  const next = one.nextElementSibling;
  return one.getClientRects().length && next && !next.getClientRects().length; })
  .map(one => one.textContent)"""
"""Headings of what is not printed."""


async def printed(page: Page) -> list[str]:
    """Words of each sheet."""
    pages = pypdfium2.PdfDocument(BytesIO(await page.pdf(prefer_css_page_size=True, format="A4")))
    return [sheet.get_textpage().get_text_bounded() for sheet in pages]


async def test_the_first_page_is_one_sheet_that_says_where_each_survey_is(
    site: Section, seen: Page
) -> None:
    await seen.goto(site.url)
    address = site.parts.address.typed()

    sheets = await printed(seen)

    assert len(sheets) == 1
    assert sheets[0].splitlines()[:2] == [
        f"{site.parts.town.org_short} {address}",
        "Обратная связь",
    ]
    assert f"Дороги\r\nоколо 2 минут\r\n{address}/s/roads" in sheets[0]
    assert [word for word in ("Ещё", "Код с плаката") if word in sheets[0]] == []


async def test_a_question_keeps_its_answers_and_loses_its_keys(site: Section, seen: Page) -> None:
    await seen.goto(f"{site.url}/s/roads")
    await press(seen, "Начать")
    (boxes,) = await printed(seen)
    await seen.get_by_label("Ямы").check()
    await press(seen, "Готово")
    for words in ("На Советской", "Залатать"):
        await seen.get_by_role("textbox").fill(words)
        await press(seen, "Дальше")
    (marks,) = await printed(seen)

    assert boxes.split("\r\n")[-3:] == ["Ямы", "Снег", "Всё хорошо"]
    assert marks.split("\r\n")[-5:] == MARKS


MARKS = ["1 — плохо", "2 — так себе", "3 — средне", "4 — неплохо", "5 — хорошо"]


async def test_a_question_on_screen_says_no_address_beside_its_name(
    site: Section, seen: Page
) -> None:
    await seen.goto(site.url)

    assert site.parts.address.typed() not in await seen.inner_text("body")


async def test_the_desk_prints_in_black_within_the_sheet_and_without_lone_headings(
    site: Section, browser: Browser, tmp_path: Path
) -> None:
    work, wrong = await worked(site, tmp_path), []
    context = await browser.new_context(viewport=SHEET)
    page = await context.new_page()
    await page.goto(await site.sign_in_link())
    await press(page, "Войти")
    for path in ("queue", f"case/{work.number}", "templates"):
        await page.goto(f"{site.url}/desk/{path}")
        await page.emulate_media(media="print", color_scheme="dark")
        wrong += [(path, ink) for ink in await page.evaluate(INK)]
        wrong += [(path, heading) for heading in await page.evaluate(LONE)]
        wrong += [(path, wider) for wider in [await page.evaluate(WIDER)] if wider > 0]
    await context.close()

    assert wrong == []
