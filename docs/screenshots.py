"""Takes the README's pictures from a running Otklik: real pages in a real browser, nothing drawn.

Run from the root of the project: .venv/bin/python docs/screenshots.py
Needs Chromium in the PATH, or its address in CHROMIUM.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bot.texts import say

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
PHONE = {"width": 390, "height": 760}
SCREEN = {"width": 1100, "height": 620}
SCALE = 2
TRIES = 10  # a busy machine may have no frame ready to be taken
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as link:
        site = link.partition("/desk/")[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            survey(browser, f"{site}/s/ext_express?p=hall")
            message(browser, f"{site}/door/message")
            desk(browser, link)
            browser.close()


def chromium() -> str:
    known = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, known)), None)
    if found is None:
        sys.exit("No Chromium: install it, or name its address in CHROMIUM")
    return found


@contextmanager
def started(folder: Path) -> Iterator[str]:
    """`otklik run` for the town of the example; the one-time link to its desk."""
    town = folder / "town.yaml"
    town.write_text((HERE / "example-town.yaml").read_text("utf-8"), "utf-8")
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
        yield next(found[0] for line in program.stdout if (found := DESK_LINK.search(line)))
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


def desk(browser: Browser, link: str) -> None:
    page = opened(browser, link, SCREEN)
    page.get_by_role("button", name=say("desk-enter"), exact=True).click()
    page.get_by_role("link", name=say("desk-nav-surveys"), exact=True).click()
    shot(page, "desk")


def opened(browser: Browser, address: str, size: dict[str, int]) -> Page:
    """The server may need a moment more to listen."""
    view = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, device_scale_factor=SCALE
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
            page.screenshot(path=PICTURES / f"{name}.png")
            break
        except Error:
            if attempt == TRIES - 1:
                raise
            page.wait_for_timeout(300)
    print(PICTURES / f"{name}.png")
    page.context.close()


if __name__ == "__main__":
    main()
