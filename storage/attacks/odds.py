"""What blind chance would find, exactly: no attack is judged by a rule of thumb. Pure.

A thief who gives n people n ballots blindly is right about one of them on average, and about k or
more with a probability of at most 1/k! (fixed points of a random permutation, Montmort 1708).
A thief who names people blindly draws without putting back (the hypergeometric law).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True, slots=True)
class Chance:
    """`ways[k]` of all `total` equally likely ways give exactly k hits."""

    ways: tuple[int, ...]
    total: int

    def __add__(self, other: Chance) -> Chance:
        """Hits of two independent trials together."""
        both = [0] * (len(self.ways) + len(other.ways) - 1)
        for hits, ways in enumerate(self.ways):
            for more, others in enumerate(other.ways):
                both[hits + more] += ways * others
        return Chance(tuple(both), self.total * other.total)

    def of_at_least(self, hits: int) -> Fraction:
        """The probability of `hits` or more."""
        return Fraction(sum(self.ways[max(hits, 0) :]), self.total)

    @property
    def expected(self) -> Fraction:
        """Hits on average."""
        return Fraction(sum(k * ways for k, ways in enumerate(self.ways)), self.total)


SURE = Chance((1,), 1)
"""Nothing to guess, no hits: what sums start from."""


def matching(n: int) -> Chance:
    """Hits of a blind matching of n people with n ballots.

    >>> matching(3).ways, matching(3).total
    ((2, 3, 0, 1), 6)
    >>> matching(30).expected
    Fraction(1, 1)
    """
    none = [1, 0]  # derangements: D(k) = (k - 1)(D(k - 1) + D(k - 2))
    for k in range(2, n + 1):
        none.append((k - 1) * (none[k - 1] + none[k - 2]))
    ways = tuple(comb(n, hits) * none[n - hits] for hits in range(n + 1))
    return Chance(ways, sum(ways))


def naming(n: int, marked: int, named: int) -> Chance:
    """Hits when `named` of n people are named blindly and `marked` of the n are what is sought.

    >>> naming(4, 2, 2).ways, naming(4, 2, 2).total
    ((1, 4, 1), 6)
    """
    ways = tuple(
        comb(marked, hits) * comb(n - marked, named - hits)
        for hits in range(min(marked, named) + 1)
    )
    return Chance(ways, comb(n, named))
