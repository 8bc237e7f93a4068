"""The shipped scripts, read once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.surveys.codes import Codes, codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.script import Survey
from config.directories import shipped

CODES = codes_of(shipped())
SHIPPED = load_all(SCRIPTS, CODES)
POLLS = {name: survey for name, survey in SHIPPED.items() if survey.mode != "form"}


@pytest.fixture
def codes() -> Codes:
    return CODES


@pytest.fixture
def surveys() -> Mapping[str, Survey]:
    return SHIPPED
