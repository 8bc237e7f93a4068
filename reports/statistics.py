"""Intervals and comparisons of shares, by `math` alone. Pure; every formula names its source."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, erfc, sqrt
from typing import Literal

Z95 = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""

ALPHA = 0.05
FEW = 30
"""Answers in either group below which nothing is concluded (S3)."""

FEWEST_EXPECTED = 5
"""In a cell of the table, below which the normal approximation gives way to Fisher (S2)."""

Verdict = Literal["few", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of two shares. `z` is None where Fisher's exact test was used."""

    z: float | None
    p: float
    verdict: Verdict


def wilson(count: int, n: float, share: float | None = None) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1; good near 0 and 1 and for small n.

    `n` may be an effective size, with `share` given. Source: Wilson, E. B. (1927), J. Am. Stat.
    Assoc. 22, 209-212.

    >>> low, high = wilson(9, 30)
    >>> f"{low:.1%} {high:.1%}"
    '16.7% 47.9%'
    """
    p = count / n if share is None else share
    z2 = Z95 * Z95
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def wilson_of_population(count: int, n: int, population: int) -> tuple[float, float]:
    """With the correction for a finite population: n_eff = n(N-1)/(N-n); all asked: the share."""
    share = count / n
    if n >= population:
        return share, share  # S4: nobody is left to be unsure about
    return wilson(count, n * (population - 1) / (population - n), share)


def margin(share: float, n: int, population: int | None = None) -> float:
    """Half the width of the 95 % interval, in percent points: z sqrt(p(1-p)/n) sqrt((N-n)/(N-1)).

    0 when the whole population answered (S4).
    """
    plain = 100 * Z95 * sqrt(share * (1 - share) / n)
    if population is None:
        return plain
    if n >= population:
        return 0.0
    return plain * sqrt((population - n) / (population - 1))


def margin_of_mean(deviation: float, n: int) -> float:
    return Z95 * deviation / sqrt(n)


def margin_of_nps(promoters: int, detractors: int, n: int) -> float:
    """In points: 1.96 * 100 * sqrt((P + D - (P - D)^2) / n), P and D as shares (M-22)."""
    p, d = promoters / n, detractors / n
    return 100 * Z95 * sqrt(max(0.0, (p + d - (p - d) ** 2) / n))


def compare(k1: int, n1: int, k2: int, n2: int) -> Comparison:
    """Two independent shares, k1 of n1 and then k2 of n2, two-sided.

    The z test with a pooled share; Fisher's exact test if a cell expects fewer than five; a pooled
    share of 0 or 1 says nothing changed (S1). Raises ValueError without answers.
    """
    if min(n1, n2) <= 0 or not (0 <= k1 <= n1 and 0 <= k2 <= n2):
        raise ValueError(f"{k1} of {n1}, {k2} of {n2}")
    pooled = (k1 + k2) / (n1 + n2)
    z: float | None = None
    if pooled in (0.0, 1.0):
        p = 1.0
    elif min(n1, n2) * min(pooled, 1 - pooled) < FEWEST_EXPECTED:
        p = fisher(k1, n1, k2, n2)
    else:
        z = (k2 / n2 - k1 / n1) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
        p = erfc(abs(z) / sqrt(2))
    return Comparison(z, p, _verdict(p, min(n1, n2)))


def fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    """Fisher's exact test, two-sided: all tables of these margins no likelier than this one."""
    marked, total = k1 + k2, comb(n1 + n2, k1 + k2)
    lowest, highest = max(0, marked - n2), min(n1, marked)
    ways = [comb(n1, k) * comb(n2, marked - k) for k in range(lowest, highest + 1)]
    seen = comb(n1, k1) * comb(n2, k2)
    return sum(way for way in ways if way <= seen) / total


def _verdict(p: float, n: int) -> Verdict:
    if n < FEW:
        return "few"
    return "changed" if p < ALPHA else "same"
