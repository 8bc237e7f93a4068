"""A running section, and somebody who visits it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.web.roads import ROADS
from tests.web.section import Section, free_port, section, shipped
from tests.web.visitor import Visitor
from web.address import Address


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
