"""All that is told of a ballot together: messenger, place, version and the day it was opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from storage.attacks.guesses import Guess, Narrowed
from storage.attacks.loot import Loot
from storage.attacks.platform_columns import PLAIN, least

NAME = "unique_quasi_identifier"


def run(loot: Loot) -> Iterator[Guess]:
    columns = sorted(set(loot.answers[0]) - PLAIN | {"opened_on", "nth"}) if loot.answers else []
    told = {
        bytes(row["ballot"]): tuple(str(row[column]) for column in columns) for row in loot.answers
    }
    yield Narrowed(tuple(sorted(Counter(told.values()).values())), least(loot))
