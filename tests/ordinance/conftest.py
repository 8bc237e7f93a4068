"""Looks go through doors that are tried in every database elsewhere: one database is enough."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.surveys.unfolding import unfold
from storage.engine import MEMORY
from storage.keys import Keys
from storage.store import Storage, open_storage
from tests import ready_tables
from tests.conftest import StandingClock


@pytest.fixture
async def town(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Storage]:
    """What an installation remembers, empty."""
    async with open_storage(MEMORY, Keys(tmp_path / "keys"), clock, unfold) as opened:
        await ready_tables.make(opened.engine)
        yield opened
