"""The version for people with poor sight: chosen without a script, kept, left as easily."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, CookieJar
from playwright.async_api import Page, Route

from storage.sql.signins import Role
from tests.web.section import Section
from tests.web.test_axe import CHOOSE
from tests.web.test_browser import TARGET, press
from web.looks import INKS, PLAIN, SIZES, SPACES, Look, read

CHOSEN = {"size": "200", "ink": "black", "space": "wide"}
TOLD = ' data-size="200" data-ink="black" data-space="wide"'
LETTERS = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def html(http: ClientSession, address: str) -> str:
    """The tag that all of the page stands in."""
    async with http.get(address) as response:
        (told,) = re.findall(r"<html[^>]*>", await response.text())
    return str(told)


async def chooses(http: ClientSession, site: Section, **fields: str) -> tuple[int, str, str]:
    """Status, where it leads, and the cookie."""
    async with http.post(f"{site.url}/look", data=fields, allow_redirects=False) as answer:
        cookie = answer.headers.get("Set-Cookie", "")
        return answer.status, answer.headers.get("Location", ""), cookie


async def test_a_choice_is_kept_for_every_page_and_says_nothing_else(
    site: Section, http: ClientSession
) -> None:
    before = await html(http, site.url)
    told = await chooses(http, site, **CHOSEN, here="/official")

    pages = [await html(http, f"{site.url}{path}") for path in ("/", "/talk", "/nowhere", "/desk/")]

    assert TOLD not in before
    assert [TOLD in page for page in pages] == [True] * 4
    cookie = "otklik-look=200-black-wide; HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax"
    assert told == (303, "/official", cookie)


async def test_one_press_leads_back_to_the_usual_look(site: Section, http: ClientSession) -> None:
    before = await html(http, site.url)
    await chooses(http, site, **CHOSEN, here="/")
    async with http.get(site.url) as response:
        offered = 'name="plain" value="1"' in await response.text()

    await chooses(http, site, **CHOSEN, plain="1", here="/")

    assert (offered, await html(http, site.url)) == (True, before)


@pytest.mark.parametrize(
    "here", ["", "https://evil.example", "//evil.example", "/\\evil.example", "/\r\nX: y", "x"]
)
async def test_nobody_is_sent_to_another_site(
    site: Section, http: ClientSession, here: str
) -> None:
    status, to, cookie = await chooses(http, site, **CHOSEN, here=here)

    assert (status, to, "200-black-wide" in cookie) == (204, "", True)


@pytest.mark.parametrize("told", ["", "200", "200-black", "300-black-wide", "200-black-wide-x"])
def test_a_cookie_not_of_our_making_is_the_plain_look(told: str) -> None:
    assert read(told) == PLAIN


def test_every_choice_is_read_as_it_was_told() -> None:
    every = [Look(size, ink, space) for size in SIZES for ink in INKS for space in SPACES]

    assert [read(look.told) for look in every] == every


async def test_the_page_itself_shows_a_choice_at_once_and_loses_nothing(
    site: Section, page: Page
) -> None:
    """Given words typed and not sent; when the look is chosen and kept; then the page stays, in
    the new look, and so does what was typed; the next page and the desk look the same."""
    await page.goto(f"{site.url}/s/roads")
    await press(page, "Начать")
    await page.get_by_label("Ямы").check()
    await press(page, "Готово")
    await page.get_by_role("textbox").fill("На Советской")
    usual = (await page.evaluate(LETTERS), await page.evaluate(PAPER))
    await choose_in_panel(page)
    at_once = (await page.evaluate(LETTERS), await page.evaluate(PAPER))
    async with page.expect_response("**/look"):
        await page.get_by_role("button", name="Запомнить").click()

    assert await page.get_by_role("textbox").input_value() == "На Советской"
    await press(page, "Дальше")
    looks = [(await page.evaluate(LETTERS), await page.evaluate(PAPER))]
    await page.goto(await site.sign_in_link(Role.OPERATOR))
    looks.append((await page.evaluate(LETTERS), await page.evaluate(PAPER)))

    assert at_once == (2 * usual[0], "rgb(0, 0, 0)")
    assert looks == [at_once] * 2


async def test_letters_stand_wider_on_everything_one_reads_or_presses(
    site: Section, page: Page
) -> None:
    await page.goto(f"{site.url}/s/roads")
    await press(page, "Начать")
    await page.evaluate(CHOOSE, "space-wide")
    wide = await page.evaluate(SPACED)
    await page.evaluate(CHOOSE, "space-plain")

    assert wide == [0.12] * len(wide)
    assert await page.evaluate(SPACED) == [0] * len(wide)


SPACED = """() => [...document.querySelectorAll("main :is(p, label, button)")].map(one => {
  const told = getComputedStyle(one);
  return Math.round(100 * (parseFloat(told.letterSpacing) || 0) / parseFloat(told.fontSize)) / 100;
})"""
"""How far apart letters stand, in their own height."""


async def test_the_largest_letters_break_no_word_of_a_heading_in_the_narrowest_window(
    site: Section, page: Page
) -> None:
    """And the way past the head is out of sight until it has the focus."""
    torn, seen = list[str](), list[float]()
    for path in ("/", "/official", "/changes", "/nowhere", "/door/staff", "/talk"):
        await page.goto(site.url + path)
        for larger in ("size-200", "space-wide"):
            await page.evaluate(CHOOSE, larger)
        torn += await page.evaluate(TORN)
        seen.append(await page.locator(".skip").evaluate(LOWEST))
    await page.locator(".skip").focus()

    assert torn == []
    assert max(seen) <= 0
    assert await page.locator(".skip").evaluate(LOWEST) > TARGET


LOWEST = "one => one.getBoundingClientRect().bottom"
TORN = """() => [...document.querySelectorAll(".home, .org, summary, h1, h2")].flatMap(one => {
  const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), torn = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    for (const word of text.data.matchAll(/[^\\s]+/g)) {
      const place = document.createRange();
      place.setStart(text, word.index); place.setEnd(text, word.index + word[0].length);
      if (place.getClientRects().length > 1) torn.push(word[0]);
    }
  }
  return torn; })"""
"""Words that stand in two lines."""


async def choose_in_panel(page: Page) -> None:
    await page.get_by_text("Версия для слабовидящих").click()
    await page.get_by_label("Крупнее: 200 %").check()
    await page.get_by_label("Белым по чёрному").check()


async def test_a_browser_that_cannot_ask_what_is_chosen_goes_by_the_attributes(
    site: Section, page: Page
) -> None:
    """Given a browser that knows no `:has`; when a look is kept; then the next page has it."""

    async def older(route: Route) -> None:
        answer = await route.fetch()
        body = (await answer.text()).replace(":has(", ":unknown(")
        await route.fulfill(response=answer, body=body)

    await page.route("**/*.css*", older)
    await page.goto(f"{site.url}/official")
    usual = (await page.evaluate(LETTERS), await page.evaluate(PAPER))
    await choose_in_panel(page)
    unseen = (await page.evaluate(LETTERS), await page.evaluate(PAPER))
    await press(page, "Запомнить")

    assert unseen == usual
    assert await page.evaluate(PAPER) == "rgb(0, 0, 0)"
    assert await page.evaluate(LETTERS) == 2 * usual[0]
    assert page.url == f"{site.url}/official"
    await page.get_by_text("Версия для слабовидящих").click()
    await press(page, "Обычный вид страницы")
    assert (await page.evaluate(LETTERS), await page.evaluate(PAPER)) == usual
