"""Intervals and comparisons of shares, by `math` alone. Pure; every formula names its source.

Shares are 0 to 1, margins percent points. What cannot be (more marks than people, nobody at all)
is refused by ValueError here as in `reports.tails`, `sampling`, `means` and `weighting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from typing import Literal

from reports.tails import fisher, fisher_growth

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


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1; good near 0 and 1 and for small n.

    Source: Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209-212. Raises ValueError unless
    0 <= count <= n and n > 0.

    >>> low, high = wilson(9, 30)
    >>> f"{low:.1%} {high:.1%}"
    '16.7% 47.9%'
    """
    _be_possible(count, n)
    return wilson_of_share(count / n, n)


def wilson_of_share(share: float, n: float) -> tuple[float, float]:
    """The same of a share that is no whole count of `n`, which may be an effective size."""
    _be_share(share, n)
    z2 = Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return (
        0.0 if share == 0 else max(0.0, middle - reach),
        1.0 if share == 1 else min(1.0, middle + reach),
    )


def wilson_of_population(count: int, n: int, population: int) -> tuple[float, float]:
    """With the correction for a finite population; all asked: the share itself (S4).

    Raises ValueError as `wilson`, and of a population smaller than `n`.
    """
    _be_possible(count, n)
    effective = effective_size(n, population)
    if effective is None:
        return count / n, count / n  # nobody is left to be unsure about
    return wilson_of_share(count / n, effective)


def effective_size(n: int, population: int) -> float | None:
    """n(N-1)/(N-n): an endless population would need so many for the same precision; None of all.

    Source: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., 2.6. Raises ValueError unless
    0 < n <= population.
    """
    if not 0 < n <= population:
        raise ValueError(f"{n} of a population of {population}")
    return None if n == population else n * (population - 1) / (population - n)


def margin(share: float, n: float, population: int | None = None, z: float = Z95) -> float:
    """Half the width of the interval, in percent points: z sqrt(p(1-p)/n) sqrt((N-n)/(N-1)).

    0 when the whole population answered (S4). `z`: of `reports.sampling.Z`. Raises ValueError
    unless 0 <= share <= 1 and 0 < n <= population.
    """
    _be_share(share, n)
    plain = 100 * z * sqrt(share * (1 - share) / n)
    if population is None:
        return plain
    if n > population:
        raise ValueError(f"{n} of a population of {population}")
    return 0.0 if n == population else plain * sqrt((population - n) / (population - 1))


def margin_of_mean(deviation: float, n: int) -> float:
    """Half the width of the 95 % interval of a mean, in its own units."""
    if not (n > 0 and deviation >= 0):
        raise ValueError(f"deviation {deviation} of {n}")
    return Z95 * deviation / sqrt(n)


def margin_of_nps(promoters: int, detractors: int, n: int) -> float:
    """In points: 1.96 * 100 * sqrt((P + D - (P - D)^2) / n), P and D as shares (M-22)."""
    if not (n > 0 and promoters >= 0 and detractors >= 0 and promoters + detractors <= n):
        raise ValueError(f"{promoters} and {detractors} of {n}")
    p, d = promoters / n, detractors / n
    return 100 * Z95 * sqrt((p + d - (p - d) ** 2) / n)


def compare(k1: int, n1: int, k2: int, n2: int) -> Comparison:
    """Two independent shares, k1 of n1 and then k2 of n2, two-sided.

    The z test with a pooled share; Fisher's exact test if a cell expects fewer than five; a pooled
    share of 0 or 1 says nothing changed (S1). Raises ValueError without answers.
    """
    z = _pooled_z(k1, n1, k2, n2)
    p = fisher(k1, n1, k2, n2) if z is None else erfc(abs(z) / sqrt(2))
    return Comparison(z, p, verdict_of(p, min(n1, n2)))


def growth(k1: int, n1: int, k2: int, n2: int) -> float:
    """p of the one-sided test that the second share is larger; tests and errors as of `compare`.

    >>> f"{growth(40, 400, 18, 100):.4f}"
    '0.0127'
    """
    z = _pooled_z(k1, n1, k2, n2)
    return fisher_growth(k1, n1, k2, n2) if z is None else erfc(z / sqrt(2)) / 2


def verdict_of(p: float, fewest: int) -> Verdict:
    """`fewest`: answers in the smaller group; few of them say nothing, whatever p is (S3)."""
    if fewest < FEW:
        return "few"
    return "changed" if p < ALPHA else "same"


def _pooled_z(k1: int, n1: int, k2: int, n2: int) -> float | None:
    """None if a cell of the table expects too few for it."""
    _be_possible(k1, n1)
    _be_possible(k2, n2)
    whole = n1 + n2
    fewer = min(k1 + k2, whole - k1 - k2)
    if min(n1, n2) * fewer < FEWEST_EXPECTED * whole:
        return None
    spread = (k1 + k2) * (whole - k1 - k2) / (n1 * n2) / whole
    return (k2 / n2 - k1 / n1) / sqrt(spread)


def _be_possible(count: int, n: int) -> None:
    if not (n > 0 and 0 <= count <= n):
        raise ValueError(f"{count} of {n}")


def _be_share(share: float, n: float) -> None:
    if not (n > 0 and 0 <= share <= 1):
        raise ValueError(f"share {share} of {n}")
