"""Takes the pictures of the documents from a running Otklik: real pages in a real browser.

Run from the root of the project: .venv/bin/python docs/screenshots.py
Needs Chromium in the PATH, or its address in CHROMIUM.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import example_messages
from playwright.sync_api import Browser, Error, FilePayload, Page, sync_playwright

from bot.texts import say

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
PHONE = {"width": 390, "height": 760}
SCREEN = {"width": 1320, "height": 620}
SCALE = 1
TRIES = 10  # a busy machine may have no frame ready to be taken
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
ARGUMENTS += ["--lang=ru"]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as link:
        site = link.partition("/desk/")[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            survey(browser, f"{site}/s/ext_express?p=hall")
            message(browser, f"{site}/door/message")
            Desk(browser, link).pictures()
            browser.close()


def chromium() -> str:
    known = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, known)), None)
    if found is None:
        sys.exit("No Chromium: install it, or name its address in CHROMIUM")
    return found


@contextmanager
def started(folder: Path) -> Iterator[str]:
    """`otklik run` for the town of the example; the one-time link of a clerk to its desk."""
    town = folder / "town.yaml"
    town.write_text((HERE / "example-town.yaml").read_text("utf-8"), "utf-8")
    asyncio.run(example_messages.keep(folder, town))
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HERE.parent),
        "PYTHONUNBUFFERED": "1",
        "OTKLIK_PROFILE": str(town),
        "OTKLIK_DATA_DIR": str(folder / "data"),
        "OTKLIK_WEB__PORT": str(free_port()),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "app", "run"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    try:
        next(line for line in program.stdout if DESK_LINK.search(line))
        told = [sys.executable, "-m", "app", "desk", "link", "--name", example_messages.ANNA]
        made = subprocess.run(told, cwd=folder, env=environment, capture_output=True, text=True)
        yield made.stdout.strip()
    finally:
        program.terminate()
        program.communicate()


DESK_LINK = re.compile(r"http://\S+/desk/enter\?t=\S+")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def survey(browser: Browser, address: str) -> None:
    page = opened(browser, address, PHONE)
    page.get_by_role("button", name=say("buttons-start"), exact=True).click()
    shot(page, "survey")


def message(browser: Browser, address: str) -> None:
    shot(opened(browser, address, PHONE), "message")


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
        letters = example_messages.LETTERS.format(day=f"{datetime.now(UTC):%d.%m.%Y}")
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


def opened(browser: Browser, address: str, size: dict[str, int]) -> Page:
    """The server may need a moment more to listen."""
    view = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        device_scale_factor=SCALE,
        locale="ru-RU",
    )
    page = view.new_page()
    for attempt in range(TRIES):
        try:
            page.goto(address)
            break
        except Error:
            if attempt == TRIES - 1:
                raise
            page.wait_for_timeout(500)
    return page


def shot(page: Page, name: str) -> None:
    for attempt in range(TRIES):
        try:
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
            break
        except Error:
            if attempt == TRIES - 1:
                raise
            page.wait_for_timeout(300)
    print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
