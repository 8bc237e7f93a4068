"""A folder of its own, both databases, in the first days of October."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sheets.test_command import Said, said

Otklik = Callable[..., Said]


def alone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Otklik:
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", "2026-10-05T12:00")
    return said


@pytest.fixture
def otklik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Otklik:
    return alone(monkeypatch, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def on_both(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Otklik:
    otklik = alone(monkeypatch, tmp_path)
    if request.param == "postgresql":
        monkeypatch.setenv("OTKLIK_DATABASE_URL", str(request.getfixturevalue("ready_postgresql")))
    return otklik
