"""No fault of WCAG 2.2 A and AA on any page and state of the section."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from tests.conftest import StandingClock
from tests.web import axe
from tests.web.every_page import SHOP, every_page, published
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section
from tests.web.test_browser import TARGET
from web.address import Address

SIZES = ((768, 1024), (1920, 1080), (320, 640))
"""The narrowest last: it is also what a window of 1280 pixels has at 400 %."""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("h1, h2, p, label, button, a, small, summary, legend")]
  .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).display !== "inline")
  .map(one => one.textContent.trim())"""
"""Words that do not fit their place."""
TORN = """() => [...document.querySelectorAll(".short button")].filter(one => {
  const words = document.createRange(); words.selectNodeContents(one);
  return words.getClientRects().length > 1; }).map(one => one.textContent.trim())"""
"""Marks of two figures that stand in two lines."""
PRESSED = "main button, .choices a, .cards a, .boxes label"
SMALL = f"""(least) => [...document.querySelectorAll("{PRESSED}")]
  .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < least)
  .map(one => one.textContent.trim())"""
"""What a finger may miss."""
CHOOSE = "(id) => { document.getElementById(id).checked = true; }"
"""As a press in the closed panel would; the page changes by itself, without a script of its own."""
INKS = ("ink-black", "ink-white", "ink-blue")


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={"roads": ROADS, "shop": SHOP}) as running:
        await published(running)
        yield running


@pytest.fixture
async def seen(browser: Browser) -> AsyncIterator[Page]:
    """A window in which axe can run; our pages bring no script."""
    context = await browser.new_context(locale="ru-RU", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield await context.new_page()
    await context.close()


async def test_the_section_has_no_fault_in_any_state_size_and_look(
    site: Section, seen: Page
) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    folder, wrong, names = os.environ.get("SCREENSHOTS"), list[str](), list[str]()
    asked, said = set[str](), list[str]()
    seen.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
    seen.on("console", lambda message: said.append(message.text))
    async for name in every_page(seen, site):
        names.append(name)
        if folder:
            called = name.strip("/").replace("/", "-") or "start"
            await seen.screenshot(path=Path(folder) / f"{called}.png", full_page=True)
        inks = INKS[len(names) % len(INKS) :][:1]  # the sheet is one: they take turns
        wrong += [f"{name}: {fault}" for fault in await looked_at(seen, inks)]

    assert wrong == []
    assert len(names) == len(set(names))
    assert asked == {site.url}
    assert [text for text in said if "the server responded with a status of" not in text] == []


async def looked_at(page: Page, inks: Sequence[str] = INKS) -> list[str]:
    """Faults of the page that is open, in every size and in these inks; it is left as it was."""
    found = [*await axe.faults(page), *await _sizes(page)]
    found += [f"small: {one}" for one in await page.evaluate(SMALL, TARGET)]
    headings = await page.get_by_role("heading", level=1).count()
    found += [] if headings == 1 else [f"{headings} first headings"]
    await page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in await axe.faint(page)]
    await page.emulate_media(color_scheme="light")
    for ink in inks:
        await page.evaluate(CHOOSE, ink)
        found += [f"{ink}: {fault}" for fault in await axe.faint(page)]
    await page.evaluate(CHOOSE, "ink-plain")
    return found


async def _sizes(page: Page) -> list[str]:
    """The largest letters are for the narrowest window too."""
    found = []
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        found += await _unfit(page, str(width))
    for larger in ("size-200", "space-wide"):
        await page.evaluate(CHOOSE, larger)
    found += await _unfit(page, "largest letters")
    for usual in ("size-100", "space-plain"):
        await page.evaluate(CHOOSE, usual)
    return found


async def _unfit(page: Page, where: str) -> list[str]:
    wider = await page.evaluate(WIDER)
    cut = [*await page.evaluate(CUT), *await page.evaluate(TORN)]
    return [f"{where}: wider by {wider}"] * (wider > 0) + [f"{where}: cut {one}" for one in cut]


FAULTY = (
    ("<h2>Слова</h2>", "color: #bbb", "color-contrast"),
    ("<input type='text'>", "", "label"),
    ("<img src='data:,'>", "", "image-alt"),
    ("<p>Слова</p>", "width: 200vw", "wider"),
    ("<button>Да</button>", "height: 30px; min-height: 0; padding: 0", "small"),
    ("<h1>Второй</h1>", "", "2 first headings"),
    ("<p class='short'><button>10</button></p>", "width: 1ch; word-break: break-all", "cut 10"),
    ("<p>Неразделимо</p>", "width: 2rem; overflow: hidden; white-space: nowrap", "cut"),
)
SPOIL = """([markup, style]) => {
  const main = document.querySelector("main");
  main.insertAdjacentHTML("beforeend", markup);
  main.lastElementChild.style.cssText = style;
}"""


async def test_a_fault_put_into_a_page_is_caught(site: Section, seen: Page) -> None:
    await seen.goto(f"{site.url}/official")
    before = await looked_at(seen)
    caught = []
    for markup, style, fault in FAULTY:
        await seen.reload()
        await seen.evaluate(SPOIL, [markup, style])
        caught.append([one for one in await looked_at(seen, ()) if fault in one] != [])

    assert before == []
    assert caught == [True] * len(FAULTY)
