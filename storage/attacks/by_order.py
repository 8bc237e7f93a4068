"""The common end of many attacks: two rows of things in one order, laid side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.attacks.guesses import Matched, Named, Subject
from storage.attacks.loot import Loot


def side_by_side(people: Sequence[Subject], ballots: Sequence[bytes]) -> Iterator[Matched]:
    """As they stand, and the ballots from the last to the first."""
    yield Matched(dict(zip(people, ballots, strict=False)))
    yield Matched(dict(zip(people, reversed(ballots), strict=False)))


def as_they_came(loot: Loot, ballots: Sequence[bytes]) -> Iterator[Matched]:
    """Against the order in which people handed in.

    Who was not opened (a rest of a wave) stands last and is left out.
    """
    yield from side_by_side(loot.seen.arrived[: len(ballots)], ballots)


def the_most(counts: dict[Subject, float]) -> Named:
    """The half of them who have most of something: a dissatisfied person is asked more."""
    ordered = sorted(counts, key=lambda one: counts[one], reverse=True)
    return Named(frozenset(ordered[: len(ordered) // 2]), frozenset(ordered))


def nobody(loot: Loot) -> Named:
    """There is nothing to go by: blind naming."""
    return the_most({person: hash(person) for person in loot.seen.arrived})
