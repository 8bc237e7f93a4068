"""A town with surveys open, and people who write to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.talk import House, Talk, house
from tests.web import conftest as web

site, clerk, colleague = web.site, web.anna, web.boris

EXPRESS = "ext_express"


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, EXPRESS) as opened:
        yield opened


@pytest.fixture
def anna(home: House) -> Talk:
    """A citizen in Telegram."""
    return home.talk()
