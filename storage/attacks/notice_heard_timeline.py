"""Any hour, to the second, in any table: rows of it are counted by who was there at that moment."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Subject
from storage.attacks.loot import Loot

NAME = "notice_heard_timeline"
BRIEF = 15
"""Seconds by which a row may be early or late."""


def run(loot: Loot) -> Iterator[Guess]:
    best: Counter[Subject] = Counter(dict.fromkeys(loot.seen.arrived, 0))
    for rows in loot.rows.values():
        for column in rows[0] if rows else ():
            counts = _counted(loot, [row[column] for row in rows])
            if counts.total() > best.total():
                best = counts
    yield the_most({person: float(best[person]) for person in loot.seen.arrived})


def _counted(loot: Loot, values: Iterable[Any]) -> Counter[Subject]:
    """How many of these moments fall into the visit of each person."""
    visits = sorted(loot.seen.visits, key=lambda one: one.begun)
    begun = [one.begun - BRIEF for one in visits]
    counts: Counter[Subject] = Counter()
    for value in values:
        moment = _moment(value)
        place = bisect_right(begun, moment) - 1
        if place >= 0 and moment <= visits[place].ended + BRIEF:
            counts[visits[place].person] += 1
    return counts


def _moment(value: Any) -> float:
    """Seconds since 1970, or 0 for what is no moment."""
    if isinstance(value, str) and len(value) >= 19 and value[4:5] == "-":
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return 0.0
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    return float(value) if isinstance(value, int | float) else 0.0
