"""Which messenger, which place, which version of the script: whoever is rare in it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from storage.attacks.guesses import Guess, Narrowed
from storage.attacks.loot import Loot

NAME = "platform_columns"
MANY = 10
"""An opened ballot of citizens may be told from fewer than these others by nothing."""
PLAIN = frozenset({"ballot", "question", "value", "wave", "survey", "opened_on", "nth", "xmin"})


def least(loot: Loot) -> int:
    """Employees are told apart by nothing at all, citizens by what ten of them share."""
    everybody = len(loot.ballots)
    return everybody if loot.wave.audience == "internal" else min(MANY, everybody)


def run(loot: Loot) -> Iterator[Guess]:
    columns = sorted(set(loot.answers[0]) - PLAIN) if loot.answers else []
    groups: Counter[tuple[str, str]] = Counter()
    for column in columns:
        told = {bytes(row["ballot"]): str(row[column]) for row in loot.answers}
        groups.update((column, value) for value in told.values())
    yield Narrowed(tuple(sorted(groups.values())), least(loot))
