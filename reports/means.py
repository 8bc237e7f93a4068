"""Means of marks: their spread, and whether two of them differ. Pure, by `math` alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import exp, inf, isfinite, lgamma, log, log1p, pi, sqrt

from reports.rounding import Histogram, mean, size
from reports.statistics import Verdict, verdict_of

MANY = 100
"""Half the degrees of freedom from which gamma functions are too coarse to be subtracted."""

CLOSE = 2e-15
TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Sample:
    """`deviation`: of the sample, n - 1 below the line."""

    mean: float
    deviation: float
    n: int


@dataclass(frozen=True, slots=True)
class MeansCompared:
    """`t` is above 0 if the second mean is larger. Without any spread in both, `df` is None."""

    t: float
    df: float | None
    p: float
    verdict: Verdict


def sample_of(values: Histogram) -> Sample:
    """Raises ValueError of fewer than two values: one has no spread."""
    n, middle = size(values), mean(values)
    if middle is None or n < 2 or min(values.values()) < 0:
        raise ValueError(f"a spread of {n} values")
    squares = sum(times * (value - middle) ** 2 for value, times in values.items())
    return Sample(float(middle), sqrt(squares / (n - 1)), n)


def welch(one: Sample, other: Sample) -> MeansCompared:
    """Two independent means, two-sided; spreads may differ.

    Source: Welch, B. L. (1947), Biometrika 34, 28-35. Equal values throughout both say nothing
    changed if the means agree, and all if they do not. Raises ValueError below two values.

    >>> told = welch(Sample(4.1, 1.0, 120), Sample(3.8, 1.1, 150))
    >>> f"{told.t:.3f} {told.df:.1f} {told.p:.4f} {told.verdict}"
    '-2.343 263.6 0.0199 changed'
    """
    for sample in (one, other):
        if sample.n < 2 or not (isfinite(sample.mean) and 0 <= sample.deviation < inf):
            raise ValueError(f"{sample}")
    fewest, difference = min(one.n, other.n), other.mean - one.mean
    first, second = one.deviation**2 / one.n, other.deviation**2 / other.n
    spread = first + second
    if spread == 0:
        same = difference == 0
        t = 0.0 if same else (inf if difference > 0 else -inf)
        return MeansCompared(t, None, float(same), verdict_of(float(same), fewest))
    t = difference / sqrt(spread)
    parts = (first / spread) ** 2 / (one.n - 1) + (second / spread) ** 2 / (other.n - 1)
    p = student(t, 1 / parts)
    return MeansCompared(t, 1 / parts, p, verdict_of(p, fewest))


def student(t: float, df: float) -> float:
    """P(|T| >= |t|) of Student's distribution, `df` degrees of freedom, not only whole ones.

    The incomplete beta function I_x(df/2, 1/2) at x = df/(df + t^2). Source: Abramowitz, M.,
    Stegun, I. A. (1964), 26.5.27 and 26.5.8. Raises ValueError unless df > 0.

    >>> f"{student(2.0, 10):.6f}"
    '0.073388'
    """
    if not df > 0 or t != t:
        raise ValueError(f"t {t} of {df} degrees of freedom")
    square = t * t
    if square in (0, inf):
        return float(square == 0)
    a, ratio = df / 2, square / df
    x = 1 / (1 + ratio)
    front = exp(-a * log1p(ratio) + log(ratio * x) / 2 + _inverse_beta(a))
    if x < (a + 1) / (a + 2.5):
        return front * _fraction(a, 0.5, x) / a
    return 1 - 2 * front * _fraction(0.5, a, ratio * x)


def _inverse_beta(a: float) -> float:
    """ln 1/B(a, 1/2). Source of the series: Tricomi, F., Erdelyi, A. (1951), Pac. J. Math. 1."""
    if a < MANY:
        return lgamma(a + 0.5) - lgamma(a) - log(pi) / 2
    u = 1 / (a * a)
    return (log(a / pi) - (1 / 4 - u * (1 / 96 - u * (1 / 320 - u * 17 / 7168))) / a) / 2


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of I_x(a, b).

    Source: Lentz, W. J. (1976), Appl. Opt. 15, 668-671, as modified by Thompson and Barnett (1986).
    """
    c, d = 1.0, _whole(1 - (a + b) * x / (a + 1))
    told = 1 / d
    d = told
    for m in count(1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d, c = 1 / _whole(1 + step * d), _whole(1 + step / c)
            told *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return told


def _whole(value: float) -> float:
    return value if abs(value) > TINY else TINY
