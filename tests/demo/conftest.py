"""A folder of its own and both databases, on a day in the third week of a quarter."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sheets.test_command import Said, said

Otklik = Callable[..., Said]

NOW = "2026-10-20T12:00"


def alone(monkeypatch: pytest.MonkeyPatch, folder: Path, now: str = NOW) -> Otklik:
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", now)
    return said


@pytest.fixture
def now() -> str:
    return NOW


@pytest.fixture
def otklik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str) -> Otklik:
    return alone(monkeypatch, tmp_path, now)


@pytest.fixture(params=["sqlite", "postgresql"])
def on_both(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> Otklik:
    otklik = alone(monkeypatch, tmp_path, now)
    if request.param == "postgresql":
        monkeypatch.setenv("OTKLIK_DATABASE_URL", str(request.getfixturevalue("ready_postgresql")))
    return otklik
