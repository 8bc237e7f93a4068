"""A running section, somebody who visits it, and a browser where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from tests.conftest import StandingClock
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section, shipped
from tests.web.visitor import Visitor
from web.address import Address

ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    surveys = {**shipped(), "roads": ROADS}
    async with section(tmp_path, clock, address, surveys=surveys) as running:
        yield running


@pytest.fixture
async def anna(site: Section) -> AsyncIterator[Visitor]:
    visitor = Visitor(site.url)
    yield visitor
    await visitor.close()


@pytest.fixture
async def boris(site: Section) -> AsyncIterator[Visitor]:
    visitor = Visitor(site.url)
    yield visitor
    await visitor.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Chromium of CHROMIUM or of the PATH."""
    program = os.environ.get("CHROMIUM") or next(
        (path for name in ("chromium", "chromium-browser", "google-chrome")
         if (path := shutil.which(name))),
        None,
    )  # fmt: skip
    if program is None:
        pytest.skip("БРАУЗЕР НЕ ПРОВЕРЕН: нет Chromium; поставьте его или укажите CHROMIUM=путь")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield running
        await running.close()
