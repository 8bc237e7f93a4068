"""A real browser where there is one: one Chromium for all tests of this process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

PHONE: ViewportSize = {"width": 320, "height": 640}
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
expect.set_options(timeout=60_000)
"""Milliseconds: what is awaited comes, but a machine with much to do takes its time."""


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a headless Chromium of CHROMIUM or of the PATH listens; started once."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("БРАУЗЕР НЕ ПРОВЕРЕН: нет Chromium; поставьте его или укажите CHROMIUM=путь")
    profile = tmp_path_factory.mktemp("chromium")
    told = [program, *ARGUMENTS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with subprocess.Popen(told, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        found = (re.search(rb"ws://(\S+?)/", line) for line in running.stderr)
        where = next((match for match in found if match), None)
        assert where is not None, "Chromium ended before it listened"
        drain = threading.Thread(target=running.stderr.read, daemon=True)
        drain.start()  # a full pipe would stop it
        yield f"http://{where[1].decode()}"
        running.terminate()
        drain.join()


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.connect_over_cdp(chromium)
        yield running
        await running.close()


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A narrow window in which no script runs."""
    context = await browser.new_context(viewport=PHONE, java_script_enabled=False, locale="ru-RU")
    context.set_default_timeout(60_000)
    yield context
    await context.close()


@pytest.fixture
async def page(phone: BrowserContext) -> Page:
    return await phone.new_page()
