"""PostgreSQL keeps beside each row which transaction made it; numbers rise with time."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import as_they_came, side_by_side
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot
from storage.attacks.reversing import people_of

NAME = "xmin_nearest"


def run(loot: Loot) -> Iterator[Guess]:
    if loot.is_sqlite:
        return
    written = {bytes(row["ballot"]): row["xmin"] for row in loot.answers}
    ballots = sorted(written, key=lambda one: written[one])
    known = people_of(loot)
    talks = [(row["xmin"], bytes(row["tag"])) for row in loot.rows["dialogue"]]
    people = [known[tag][1] for _, tag in sorted(talks) if tag in known]
    finished = [person for person in people if person in set(loot.seen.arrived)]
    yield from as_they_came(loot, ballots)
    yield from side_by_side(finished, ballots)
