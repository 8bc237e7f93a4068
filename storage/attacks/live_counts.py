"""Counts that move in the course of a day tell who has just pressed, to whoever looks often."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot

NAME = "live_counts"


def run(loot: Loot) -> Iterator[Guess]:
    moved = [
        f"{day.isoformat()}: {earlier} to {later}"
        for (before, *earlier), (day, *later) in pairwise(loot.counts)
        if before == day and earlier != later
    ]
    yield Left(tuple(moved))
