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
"""How near to the sum a continued fraction or a series is left."""

MIDDLE = 3
"""Square of t up to which the middle of the distribution is summed, not its tail."""


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

    The incomplete beta function I_x(df/2, 1/2) at x = df/(df + t^2): its tail by a continued
    fraction, its middle by a series, neither of which cancels. Source: DiDonato, A. R., Morris,
    A. H. (1992), ACM Trans. Math. Softw. 18, 360-373. Raises ValueError unless df > 0.

    >>> f"{student(2.0, 10):.6f}"
    '0.073388'
    """
    square = t * t
    if not 0 < df < inf or square != square:
        raise ValueError(f"t {t} of {df} degrees of freedom")
    a, ratio = df / 2, square / df
    if ratio in (0, inf):
        return float(ratio == 0)
    x = 1 / (1 + ratio)
    y = ratio * x
    front = exp(-a * log1p(ratio) + log(y) / 2 + _inverse_beta(a))
    return front / _fraction(a, x, y) if square > MIDDLE else 1 - 2 * front * _series(a, y)


def _inverse_beta(a: float) -> float:
    """ln 1/B(a, 1/2). Source of the series: Tricomi, F., Erdelyi, A. (1951), Pac. J. Math. 1; its
    next term is below 2e-17 here."""
    if a < MANY:
        return lgamma(a + 0.5) - lgamma(a) - log(pi) / 2
    u = 1 / (a * a)
    return (log(a / pi) - (1 / 4 - u * (1 / 96 - u / 320)) / a) / 2


def _fraction(a: float, x: float, y: float) -> float:
    """The continued fraction of I_x(a, 1/2), 1 - x given as `y`, by the method of Lentz (1976)."""
    whole = c = a / (a + 1) * (a * y - x / 2 + 1)
    d = 0.0
    for m in count(1):
        last, next_ = a + 2 * m - 1, a + 2 * m + 1
        above = (a + m - 1) * (a + m - 0.5) * m * (0.5 - m) * (x / last) ** 2
        below = m + m * (0.5 - m) * x / last + (a + m) / next_ * (a * y - x / 2 + 1 + m * (1 + y))
        d = 1 / (below + above * d)
        c = below + above / c
        whole *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return whole


def _series(a: float, y: float) -> float:
    """Of I_y(1/2, a): the sum of (a + 1/2)_n / (3/2)_n y^n, all of one sign."""
    whole = term = 1.0
    for n in count():
        term *= (a + 0.5 + n) / (1.5 + n) * y
        whole += term
        if term < CLOSE * whole / 10:
            break
    return whole
