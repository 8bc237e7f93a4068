"""No attack on a closed wave beats chance, on either database, in small waves and in large ones.

Hits of all waves of a world are added up and held against the exact odds of blind guessing; all
tests of a run together accuse an innocent program once in a million runs.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from storage.attacks.trial import ERROR, successes, tried
from tests.anonymity.worlds import SIZES, hauls, told, waves_of
from tests.postgresql import Databases

WORLDS = Fraction(42)
"""Worlds of a run at most, at night: forty of waves, through the doors too, and two of scenes. They
share the error."""


@pytest.mark.parametrize("n", SIZES)
async def test_no_attack_beats_chance(server: Databases | None, n: int) -> None:
    taken = await hauls(server, waves_of(n))

    trials = tried((haul.loot, haul.truth) for haul in taken)

    assert told(successes(trials, ERROR / WORLDS)) == []
    assert [haul.loot.wave.verdict for haul in taken] == ["ok"] * len(taken)
    assert all(len(haul.truth.ballots) == haul.loot.wave.opened for haul in taken)
