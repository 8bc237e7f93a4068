"""A folder of its own and both databases, as demonstrations have them, in early October."""

from __future__ import annotations

import pytest

from tests.demo.conftest import Otklik, on_both, otklik

__all__ = ["Otklik", "on_both", "otklik"]


@pytest.fixture
def now() -> str:
    return "2026-10-05T12:00"
