"""The shipped scripts, read once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.events import LinkOpened
from bot.surveys.codes import Codes, codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.script import Survey
from config.directories import shipped
from tests.conftest import StandingClock
from tests.talk import House, Talk, house

CODES = codes_of(shipped())
SHIPPED = load_all(SCRIPTS, CODES)
POLLS = {name: survey for name, survey in SHIPPED.items() if survey.mode != "form"}


@pytest.fixture
def codes() -> Codes:
    return CODES


@pytest.fixture
def surveys() -> Mapping[str, Survey]:
    return SHIPPED


@pytest.fixture
async def town(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, "ext_express") as opened:
        yield opened


@pytest.fixture
async def talk(town: House) -> Talk:
    """A talk on the first page of the survey."""
    talk = town.talk()
    await talk.sends(LinkOpened("ext_express"))
    return talk
