"""Codes stretched in a moment: in tests nobody guesses them, so nobody need be slowed down.

A guess costs 64 MiB and a tenth of a second on purpose, and all tests together make some thousands.
How often, where and with what result codes are stretched stays what it was; `at_full_cost` is for
tests of the cost itself. Programs that tests start pay it in full.
"""

from __future__ import annotations

import pytest

from storage import opening_key, receipts

FULL: int = vars(opening_key)["MEMORY"]
"""A keeper's passphrase costs as much, in tests too: programs that they start read those keys."""
LEAST = 8 * receipts.LANES
"""KiB: Argon2id takes no less."""


def hasten() -> None:
    """From now on, for this whole process."""
    receipts.MEMORY = LEAST


@pytest.fixture
def at_full_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "MEMORY", FULL)
