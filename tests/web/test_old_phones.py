"""A telephone of ten years ago: a new browser drops what is renamed for it."""

from __future__ import annotations

import re

import pytest
from aiohttp import ClientSession
from playwright.async_api import BrowserContext, Page, Route

from tests.web.section import Section
from tests.web.test_browser import press

ASIDE = "@supports not (aspect-ratio: 1)"
NEWER = (
    (r":(is|where|has|focus-visible)\b", r":x-\1"),
    (r"\b((?:padding|margin|inset)-(?:inline|block)(?:-start|-end)?):", r"x-\1:"),
    (r"([{;]\s*)((?:row-|column-)?gap|grid-[a-z-]+|text-wrap):", r"\1x-\2:"),
    (r"display:\s*grid", "display: x-grid"),
)
"""What came into Chrome between its versions 50 and 88, and into Safari after its 10."""
ANCIENT = (*NEWER, (r"var\(", "x-var("), (r"([{;]\s*)--", r"\1x-"))
"""And custom properties, of its version 49."""
FAULTS = """() => {
  const seen = (one) => one.getClientRects().length > 0;
  const all = (what) => [...document.querySelectorAll(what)].filter(seen);
  const skip = document.querySelector(".skip").getBoundingClientRect();
  const main = document.querySelector("main");
  const head = document.querySelector("header .home").getBoundingClientRect();
  return [
    document.documentElement.scrollWidth > innerWidth && "it goes beyond the screen",
    skip.right > 0 && "the way past the head hides it",
    all("main button").some((one) => one.getBoundingClientRect().height < 44) && "small to press",
    all(".answers button").some((one) => one.offsetWidth < 0.7 * innerWidth) && "narrow",
    parseFloat(getComputedStyle(main).paddingLeft) < 8 && "letters at the very edge",
    all("[type=checkbox]").some((one) => getComputedStyle(one).appearance === "none"
      && getComputedStyle(one).borderTopStyle === "none") && "ticks unseen",
    head.top < 4 && "the head is cut",
    all("main button").some((one) => parseFloat(getComputedStyle(one).fontSize) < 16) && "small",
  ].filter(Boolean);
}"""
LOOK = """() => [document.documentElement, document.body, document.querySelector("main .told")]
  .map((one) => getComputedStyle(one))
  .map((one) => [one.fontSize, one.color, one.backgroundColor])"""


async def as_old(page: Page, newer: tuple[tuple[str, str], ...], *, aside: str) -> None:
    """`aside`: what an old browser makes of the rules told to it alone."""

    async def sheet(route: Route) -> None:
        answer = await route.fetch()
        told = (await answer.text()).replace(ASIDE, aside)
        for known, unknown in newer:
            told = re.sub(known, unknown, told)
        await route.fulfill(response=answer, body=told)

    await page.route(re.compile(r"site\.css"), sheet)


async def faults(page: Page, site: Section) -> list[str]:
    await page.goto(site.url)
    found = set(await page.evaluate(FAULTS))
    await page.goto(f"{site.url}/s/ext_express")
    await press(page, "Начать")
    found |= set(await page.evaluate(FAULTS))
    await press(page, "Муниципальная услуга")
    await press(page, "1 — совсем не довольны")
    return sorted(found | set(await page.evaluate(FAULTS)))


@pytest.mark.parametrize("newer", [NEWER, ANCIENT], ids=["Chrome 50 to 87", "Chrome 44"])
async def test_an_old_telephone_shows_all_within_its_screen_and_big_enough(
    site: Section, page: Page, newer: tuple[tuple[str, str], ...]
) -> None:
    await as_old(page, newer, aside="@media all")

    assert await faults(page, site) == []


async def test_without_the_rules_told_to_it_alone_it_would_not(site: Section, page: Page) -> None:
    await as_old(page, NEWER, aside="@media not all")

    told = await faults(page, site)

    hidden, narrow = "the way past the head hides it", "narrow"
    assert (hidden in told, narrow in told) == (True, True)


@pytest.mark.parametrize("newer", [NEWER, ANCIENT], ids=["Chrome 50 to 87", "Chrome 44"])
async def test_the_version_for_poor_sight_is_one_on_an_old_telephone_too(
    site: Section, phone: BrowserContext, newer: tuple[tuple[str, str], ...]
) -> None:
    page = await phone.new_page()
    await as_old(page, newer, aside="@media all")
    await phone.add_cookies([{"name": "otklik-look", "value": "200-white-wide", "url": site.url}])
    await page.goto(f"{site.url}/s/ext_express")
    await press(page, "Начать")

    (root, body, words) = await page.evaluate(LOOK)

    assert root[0] == "32px"
    assert body[1:] == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert words[:2] == ["32px", "rgb(255, 255, 255)"]
    assert await page.evaluate(FAULTS) == []


async def test_a_new_browser_leaves_the_rules_of_old_ones_alone(site: Section) -> None:
    async with ClientSession() as http, http.get(site.url) as response:
        (sheet,) = re.findall(r'href="(/static/site\.css[^"]*)"', await response.text())
    async with ClientSession() as http, http.get(f"{site.url}{sheet}") as response:
        told = await response.text()

    assert told.count(ASIDE) == 1
