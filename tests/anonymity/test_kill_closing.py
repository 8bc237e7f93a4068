"""Killed at any step of closing or opening a batch: the next program counts each ballot once."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from storage.engine import open_engine
from tests import ready_tables

ALL = bool(os.environ.get("OTKLIK_TEST_KILL_ALL"))
EVERY, EVERY_STRICT = (1, 1) if ALL else (4, 13)
"""Each step is one too many for every run; over the night all are taken."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """On a disk: what is in RAM dies with its program."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("ready_postgresql"))
    return f"sqlite:///{tmp_path / 'otklik.db'}"


async def deaths(url: str, folder: Path, *what: str) -> list[dict[str, Any]]:
    """What was found after each."""
    async with open_engine(url) as engine:
        await ready_tables.make(engine)
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.anonymity.dying", url, str(folder / "keys"), *what),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, error = await program.communicate()
    assert program.returncode == 0, error.decode()[-2000:]
    return [json.loads(line) for line in out.splitlines()]


def wrong(told: list[dict[str, Any]], expected: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in told if one != {"step": one["step"]} | expected]


CLOSED = {
    "state": "closed",
    "opened": [10, 10, 10],
    "tickets": 0,
    "keys": 0,
    "waiting": 3,
    "notices": 2,
}
"""Ten opened; three of VK, too few, go from wave to wave; staff are told of both, once."""


async def test_a_closing_that_was_killed_is_finished_by_the_next_program(
    database_url: str, tmp_path: Path
) -> None:
    told = await deaths(database_url, tmp_path, "close", str(EVERY))

    assert wrong(told, CLOSED) == []
    assert len(told) > 40 // EVERY  # it has steps to be killed at


STRICT = CLOSED | {"waiting": 0, "notices": 1}


@pytest.mark.parametrize(
    "database_url", ["sqlite", "postgresql"] if ALL else ["sqlite"], indirect=True
)
async def test_a_strict_closing_that_was_killed_is_finished_when_the_key_is_brought_again(
    database_url: str, tmp_path: Path
) -> None:
    told = await deaths(database_url, tmp_path, "strict", str(EVERY_STRICT))

    assert wrong(told, STRICT) == []
    assert len(told) > 40 // EVERY_STRICT


async def test_a_key_that_goes_before_its_answers_are_kept_is_found_out(
    tmp_path: Path,
) -> None:
    """The broken twin."""
    url = f"sqlite:///{tmp_path / 'otklik.db'}"

    told = await deaths(url, tmp_path, "close", "7", "broken")

    assert wrong(told, CLOSED) != []


async def test_a_batch_that_was_killed_is_opened_once(database_url: str, tmp_path: Path) -> None:
    told = await deaths(database_url, tmp_path, "batch", str(EVERY))

    for number, one in enumerate(told):
        count = 10 * (number + 1)
        assert one == {
            "step": one["step"],
            "state": "open",
            "opened": [count, count, count],
            "tickets": count + 3,
            "keys": 2,  # and the note of what was opened together
            "waiting": 3,
            "notices": 0,
        }
    assert len(told) > 8 // EVERY
