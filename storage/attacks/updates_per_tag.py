"""Who is asked more presses more: the versions of each talk are counted, and talks made people."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Subject
from storage.attacks.loot import Loot
from storage.attacks.reversing import people_of

NAME = "updates_per_tag"


def run(loot: Loot) -> Iterator[Guess]:
    known = people_of(loot)
    for table in ("dialogue", "ticket"):
        counts: dict[Subject, float] = dict.fromkeys(loot.seen.arrived, 0.0)
        for change in loot.of(table):
            _, person = known.get(change.name, ("", None))
            if person in counts and change.row is not None:
                counts[person] += 1
        yield the_most(counts)
