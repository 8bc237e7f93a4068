"""Yesterday's figures from today's, the month's from the quarter's, a preview from the final one.

What is left over is the figures of whoever came between: too few of them, or all alike, are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from storage.attacks.guesses import Guess, Left, Narrowed
from storage.attacks.loot import Edition, Loot, Row
from storage.attacks.platform_columns import MANY

NAME = "digest_differencing"
TABLES = ("by_channel", "by_place")
WHOLE = "n"
"""The people of the overall mark, beside those of each question."""


def run(loot: Loot) -> Iterator[Guess]:
    pairs = list(_pairs(loot.editions))
    groups = [size for one in loot.editions for size in _left_over(one.told)]
    groups += [size for less, more in pairs for size in _between(_people(less), _people(more))]
    cells = [size for less, more in pairs for size in _between(_cells(less), _cells(more))]
    alike = {name for less, more in pairs for name in _alike(less, more)}
    yield Narrowed(tuple(sorted(groups)), loot.wave.k_min)
    yield Narrowed(tuple(sorted(cells)), MANY)
    yield Left(tuple(sorted(alike)))


def _pairs(editions: Sequence[Edition]) -> Iterator[tuple[Row, Row]]:
    """Two of which the second tells of everybody the first tells of."""
    nothing = {"n": 0, "questions": [], **{table: [] for table in TABLES}}
    yield from ((nothing, one.told) for one in editions)
    for less, more in product(editions, repeat=2):
        is_within = more.since <= less.since and less.until <= more.until
        if is_within and less.taken <= more.taken and less is not more:
            yield less.told, more.told


def _between(less: Counter[str], more: Counter[str]) -> list[int]:
    """How many people came, by whatever is counted in both."""
    return [more[name] - less[name] for name in more]


def _left_over(told: Row) -> Iterator[int]:
    """The total less the cells that are shown of it."""
    for table in TABLES:
        if told[table]:
            yield (told["n"] or 0) - sum(cell["n"] for cell in told[table])


def _people(told: Row) -> Counter[str]:
    asked = {one["id"]: one["n"] or 0 for one in told["questions"]}
    return Counter({WHOLE: told["n"] or 0, **asked})


def _cells(told: Row) -> Counter[str]:
    return Counter({f"{table} {cell['id']}": cell["n"] for table in TABLES for cell in told[table]})


def _alike(less: Row, more: Row) -> Iterator[str]:
    """Questions to which all who came between gave one and the same answer."""
    before = {one["id"]: _marks(one) for one in less["questions"]}
    for one in more["questions"]:
        had, has = before.get(one["id"], Counter()), _marks(one)
        if had is not None and has is not None and len(has - had) == 1:
            yield one["id"]


def _marks(question: Row) -> Counter[str] | None:
    """By option, where everybody gave one; None where bands are told instead of counts."""
    counts = {one["value"]: one["count"] for one in question["options"]}
    if None in counts.values() or sum(counts.values()) != (question["n"] or 0):
        return None
    return Counter(counts)
