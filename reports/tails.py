"""Exact tails of two discrete distributions, by whole numbers alone. Pure; `math` is not needed.

Neighbouring probabilities of both have a rational ratio. So the sums are walked from the value that
was seen, in units of its own probability: no factorial, no gamma function, nothing to cancel out,
and the same relative precision at 1e-300 as at 0.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

UNIT = 1 << 128
"""The probability of the value that was seen; what falls below one 2^128th of it is left out."""

HUGE = UNIT << 1200
"""Beside which the value that was seen is nothing that a float could tell."""

TIE = UNIT + (UNIT >> 64)
"""As likely as the value that was seen: walked weights are cut, not rounded, at each step."""

Ratio = Callable[[int], tuple[int, int]]
"""P(k + 1) / P(k) as a fraction: 0 above at the last value, 0 below just under the first."""


def binomial_tail(count: int, n: int, share: Fraction | float) -> float:
    """P(X >= count) of n draws with this share: exact, then rounded once. 0 < share < 1.

    Source: Przyborowski, J., Wilenski, H. (1940), Biometrika 31, 313-323: of two Poisson counts one
    is binomial given their sum. Raises ValueError unless 0 <= count <= n and 0 < share < 1.

    >>> f"{binomial_tail(15, 15 + 20, Fraction(1, 5)):.6f}"
    '0.001752'
    """
    if not (0 <= count <= n and 0 < share < 1):
        raise ValueError(f"{count} of {n} at {share}")
    taken, whole = share.as_integer_ratio()
    left = whole - taken

    def ratio(k: int) -> tuple[int, int]:
        return (n - k) * taken, (k + 1) * left

    tail = UNIT + sum(_above(count, ratio))
    return tail / (tail + sum(_below(count, ratio)))


def fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    """Fisher's exact test, two-sided: all tables of these margins no likelier than this one.

    Source: Fisher, R. A. (1935), J. R. Stat. Soc. 98, 39-82. Raises ValueError unless both counts
    are of as many.

    >>> f"{fisher(5, 20, 9, 20):.4f}"
    '0.3203'
    """
    ratio = _of_table(k1, n1, k2, n2)
    weights = [UNIT, *_above(k1, ratio), *_below(k1, ratio)]
    return sum(weight for weight in weights if weight <= TIE) / sum(weights)


def fisher_growth(k1: int, n1: int, k2: int, n2: int) -> float:
    """Fisher's exact test, one-sided: that the second share is larger than the first.

    Errors and source as of `fisher`.
    """
    ratio = _of_table(k1, n1, k2, n2)
    tail = UNIT + sum(_below(k1, ratio))
    return tail / (tail + sum(_above(k1, ratio)))


def _of_table(k1: int, n1: int, k2: int, n2: int) -> Ratio:
    """Of the hypergeometric distribution: how many of k1 + k2 fall into the first group."""
    if min(n1, n2) <= 0 or not (0 <= k1 <= n1 and 0 <= k2 <= n2):
        raise ValueError(f"{k1} of {n1}, {k2} of {n2}")
    marked = k1 + k2
    return lambda k: ((n1 - k) * (marked - k), (k + 1) * (n2 - marked + k + 1))


def _above(seen: int, ratio: Ratio) -> Iterator[int]:
    """Weights of all values after `seen`, as far as they matter."""
    weight = UNIT
    while 0 < weight < HUGE:
        above, below = ratio(seen)
        weight = weight * above // below
        seen += 1
        yield weight


def _below(seen: int, ratio: Ratio) -> Iterator[int]:
    weight = UNIT
    while 0 < weight < HUGE:
        seen -= 1
        above, below = ratio(seen)
        weight = weight * below // above
        yield weight
