"""A house without surveys: citizens write, read and forget. A town with a web, and one without."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.talk import House, Talk, house


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def anna(home: House) -> Talk:
    """A citizen in Telegram."""
    return home.talk()
