"""Takes the pictures of the documents from a running Otklik: real pages in a real browser.

Run from the root of the project: .venv/bin/python docs/screenshots.py
Needs Chromium in the PATH, or its address in CHROMIUM.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import example_guests
import example_messages
import quarter
import section_pictures
import survey_pictures
from browsing import PHONE, PICTURES, SCREEN, browsing, opened, shot
from playwright.sync_api import Browser, FilePayload
from running import Program

from bot.texts import say

HERE = Path(__file__).parent


def main() -> None:
    """All of them; `messages`, `surveys` or `quarter` alone where it is named."""
    wanted = sys.argv[1:] or ["messages", "surveys", "quarter"]
    PICTURES.mkdir(exist_ok=True)
    if "messages" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            _messages(Path(folder))
    if "surveys" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            _surveys(Path(folder))
    if "quarter" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            quarter.take(Path(folder))


def _messages(folder: Path) -> None:
    with started(folder) as (program, site), browsing() as browser:
        section_pictures.take(browser, site)
        survey(browser, f"{site}/s/ext_express?p=hall")
        Desk(browser, program.link(example_messages.ANNA, "operator", site)).pictures()


def _surveys(folder: Path) -> None:
    town = _town(folder)
    asyncio.run(example_guests.keep(folder, town))
    program = Program(folder, quarter.DAY)
    with program.runs() as site, browsing() as browser:
        survey_pictures.take(browser, program.link(example_messages.ANNA, "admin", site))


def _town(folder: Path) -> Path:
    """Of the example, on the day of all pictures."""
    town = folder / "town.yaml"
    town.write_text((HERE / "example-town.yaml").read_text("utf-8"), "utf-8")
    os.environ.update(quarter.DAY)
    return town


@contextmanager
def started(folder: Path) -> Iterator[tuple[Program, str]]:
    """`otklik run` for the town of the example, and the address of its site."""
    asyncio.run(example_messages.keep(folder, _town(folder)))
    program = Program(folder, quarter.DAY)
    with program.runs() as site:
        yield program, site


def survey(browser: Browser, address: str) -> None:
    page = opened(browser, address, PHONE)
    page.get_by_role("button", name=say("buttons-start"), exact=True).click()
    shot(page, "survey")


def _today() -> datetime:
    return datetime.fromisoformat(quarter.DAY["OTKLIK_NOW"])


class Desk:
    """A clerk goes from page to page; each is taken whole."""

    def __init__(self, browser: Browser, link: str) -> None:
        self._site = link.partition("/desk/")[0]
        self._page = opened(browser, link, SCREEN)
        self._presses(say("desk-enter"))

    def pictures(self) -> None:
        self._takes("desk-list", "queue")
        self._opens("queue?q=фонарь")
        for box in self._page.locator("[name=pick]").all():
            box.check()
        self._presses(say("desk-bulk-deed", deed="close"))
        self._page.locator("#outcome").select_option("resolved")
        self._page.locator("#text").fill("Фонари починили, спасибо за сообщение!")
        self._page.locator("#cause").select_option("quality")
        shot(self._page, "desk-bulk")
        self._opens("queue?q=яма")
        self._page.locator("tbody th a").first.click()
        shot(self._page, "desk-card")
        self._opens("entry?channel=post")
        self._page.locator("[name=kind]").select_option("complaint")
        self._page.locator("[name=text]").fill("Не чистят тротуар у школы на Речной")
        self._page.locator("[name=topic]").fill("Тротуары и переходы")
        shot(self._page, "desk-entry")
        self._opens("import")
        letters = example_messages.LETTERS.format(day=f"{_today():%d.%m.%Y}")
        file = FilePayload(name="letters.csv", mimeType="text/csv", buffer=letters.encode())
        self._page.locator("#file").set_input_files(file)
        self._presses(say("desk-import-preview"))
        shot(self._page, "desk-import")
        self._page.context.close()

    def _takes(self, name: str, path: str) -> None:
        self._opens(path)
        shot(self._page, name)

    def _opens(self, path: str) -> None:
        self._page.goto(f"{self._site}/desk/{path}")

    def _presses(self, label: str) -> None:
        with self._page.expect_navigation():
            self._page.get_by_role("button", name=label, exact=True).click()


if __name__ == "__main__":
    main()
