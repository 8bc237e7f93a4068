"""Shares, means and ranks, computed exactly and rounded once, at the very end.

All is done in integers and `Fraction`; a float appears only as the rounded result, so that 16.65
never turns into 16.6 by an accident of binary fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Histogram = Mapping[int, int]
"""{value: how many times}: days of waiting, marks."""


def rounded(value: Fraction, digits: int = 1) -> float:
    """Half away from zero (contract A14).

    >>> rounded(Fraction(-5, 4)), rounded(Fraction(1665, 100)), rounded(Fraction(386, 100), 2)
    (-1.3, 16.7, 3.86)
    """
    scale = int(10**digits)
    whole, rest = divmod(abs(value) * scale, 1)
    units = int(whole) + (rest >= Fraction(1, 2))
    return (units if value >= 0 else -units) / scale


def percent(count: int, base: int) -> float | None:
    """A single share of `base`, one decimal; None of nothing.

    >>> percent(1, 6), percent(0, 0)
    (16.7, None)
    """
    return rounded(Fraction(100 * count, base)) if base else None


def partition(counts: Sequence[int]) -> list[float | None]:
    """Shares that add up to 100.0: the largest remainder, one decimal (contract A03).

    Each share is cut to a tenth; the tenths left go to the largest remainders, of equal ones to
    the larger count, then to the row printed first.

    >>> partition([1, 1, 1]), partition([0, 0])
    ([33.4, 33.3, 33.3], [None, None])
    """
    total = sum(counts)
    if not total:
        return [None] * len(counts)
    tenths, rests = zip(*(divmod(1000 * count, total) for count in counts), strict=True)
    order = sorted(range(len(counts)), key=lambda n: (-rests[n], -counts[n], n))
    lifted = set(order[: 1000 - sum(tenths)])
    return [(tenth + (n in lifted)) / 10 for n, tenth in enumerate(tenths)]


def size(values: Histogram) -> int:
    return sum(values.values())


def at_most(values: Histogram, limit: int) -> int:
    """How many values are not above `limit`."""
    return sum(times for value, times in values.items() if value <= limit)


def mean(values: Histogram) -> Fraction | None:
    n = size(values)
    return Fraction(sum(value * times for value, times in values.items()), n) if n else None


def median(values: Histogram) -> Fraction | None:
    """Of an even number of values the mean of the two in the middle.

    >>> median({6: 1, 9: 1, 29: 1, 36: 1})
    Fraction(19, 1)
    """
    n = size(values)
    return Fraction(_at(values, (n + 1) // 2) + _at(values, n // 2 + 1), 2) if n else None


def ninetieth(values: Histogram) -> int | None:
    """The nearest rank of the 90th percentile: the value of rank (9n + 9) // 10 (contract A15).

    >>> ninetieth({6: 1, 9: 1, 29: 1, 36: 1})
    36
    """
    n = size(values)
    return _at(values, (9 * n + 9) // 10) if n else None


def _at(values: Histogram, rank: int) -> int:
    """The value of this rank, counted from 1 from the smallest."""
    passed = 0
    for value in sorted(values):
        passed += values[value]
        if passed >= rank:
            return value
    raise ValueError(f"rank {rank} of {passed}")
