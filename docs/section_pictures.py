"""Pictures of the public section: on a phone, in the dark, for people with poor sight, on paper."""

from __future__ import annotations

from browsing import PHONE, opened, shot
from playwright.sync_api import Browser, Page, ViewportSize

from bot.texts import say

TALL = 1000  # pixels of a picture beside others
SHEET: ViewportSize = {"width": 658, "height": 420}
"""Pixels across A4 within its margins, and a part of its height."""


def take(browser: Browser, site: str) -> None:
    page = opened(browser, site, PHONE)
    shot(page, "section-start", TALL)
    _poor_sight(page)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/s/ext_express?p=hall")
    _press(page, say("buttons-start"))
    shot(page, "section-dark", TALL)
    page.emulate_media(color_scheme="light")
    _paper(page, site)
    page.context.close()


def _poor_sight(page: Page) -> None:
    page.locator(".looks summary").click()
    for choice in ("#size-150", "#ink-black"):
        page.locator(choice).check()
    shot(page, "section-looks", TALL)
    page.locator("#size-100").check()
    page.locator("#ink-plain").check()


def _paper(page: Page, site: str) -> None:
    """The code of a message as a printer gets it."""
    page.goto(f"{site}/door/message")
    for _ in range(4):  # to begin, then a kind, a section, a topic: the first of each
        with page.expect_navigation():
            page.locator("main form button").first.click()
    page.locator("#text").fill("На Советской не горит фонарь")
    _press(page, say("web-survey-next"))
    _press(page, say("buttons-skip"))
    _press(page, say("buttons-without-files"))
    _press(page, say("buttons-send"))
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    shot(page, "section-print")


def _press(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()
