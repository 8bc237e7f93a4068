"""How many to ask, and what may be read of those who answered: requirements 6.1 to 6.4. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, sqrt

from reports.statistics import Z95

Z: Mapping[int, float] = {90: 1.6448536269514722, 95: Z95, 99: 2.5758293035489004}
"""{confidence in percent: two-sided percentile of the normal distribution}."""

COMPLETE = 100
"""Clients of a process up to whom all are asked, and nobody is drawn."""

LOW_RESPONSE = Fraction(1, 5)
"""Of delivered invitations: below it the report warns."""

LOW_COMPLETION = Fraction(3, 5)
"""Of begun questionnaires of an open link."""

LIKELY_SHARE = 0.8
"""Of the satisfied, where a difference worth finding is planned for."""


def sample_size(
    error: float, population: int | None = None, confidence: int = 95, share: float = 0.5
) -> int:
    """People whose answers give a margin of `error` (a share: 0.05 is five percent points).

    n0 = z^2 p(1-p)/e^2, n = n0/(1+(n0-1)/N), rounded up. `population` None: endless; `confidence`:
    a key of `Z`. Source: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., 4.4. Raises
    ValueError unless 0 < error < 1, 0 < share < 1, population > 0 and the confidence is known.

    >>> sample_size(0.05), sample_size(0.05, 1000), sample_size(0.1, 1000)
    (385, 278, 88)
    """
    if not (0 < error < 1 and 0 < share < 1) or confidence not in Z:
        raise ValueError(f"error {error}, share {share}, confidence {confidence}")
    endless = Z[confidence] ** 2 * share * (1 - share) / error**2
    if population is None:
        return ceil(endless)
    if population < 1:
        raise ValueError(f"a population of {population}")
    return min(population, ceil(endless / (1 + (endless - 1) / population)))


def invitations(wanted: int, response: Fraction) -> int:
    """How many to invite so that `wanted` answer at this response, rounded up.

    Exact, so a `Fraction`: of 0.1 as a float one more would be invited. Raises ValueError unless
    wanted >= 0 and 0 < response <= 1.

    >>> invitations(278, Fraction(25, 100))
    1112
    """
    if wanted < 0 or not 0 < response <= 1:
        raise ValueError(f"{wanted} at a response of {response}")
    return ceil(wanted / response)


def is_complete(population: int) -> bool:
    """So few clients that all are asked."""
    return population <= COMPLETE


def is_low_response(completed: int, delivered: int) -> bool:
    """By an invitation list. Raises ValueError unless 0 <= completed <= delivered > 0."""
    return _part(completed, delivered) < LOW_RESPONSE


def is_low_completion(completed: int, started: int) -> bool:
    """By an open link. Raises ValueError unless 0 <= completed <= started > 0."""
    return _part(completed, started) < LOW_COMPLETION


def detectable_difference(n: int, share: float = LIKELY_SHARE) -> float:
    """Percent points by which two shares of `n` answers each must differ to be significant at all.

    Bare significance: a true difference of so much is found every second time. z sqrt(2p(1-p)/n).
    Raises ValueError unless n > 0 and 0 <= share <= 1.

    >>> [round(detectable_difference(n)) for n in (100, 200, 385)]
    [11, 8, 6]
    """
    if not (n > 0 and 0 <= share <= 1):
        raise ValueError(f"share {share} of {n}")
    return 100 * Z95 * sqrt(2 * share * (1 - share) / n)


def _part(count: int, whole: int) -> Fraction:
    if not (whole > 0 and 0 <= count <= whole):
        raise ValueError(f"{count} of {whole}")
    return Fraction(count, whole)
