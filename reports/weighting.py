"""Answers weighed by the known sizes of groups, so that a loud group is not taken for all. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.statistics import margin

LOWEST, HIGHEST = 0.3, 3.0
"""To which weights are trimmed; they are not rescaled after it (S5)."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A group of known size: `population` clients, `n` answered, `marked` of them so."""

    population: int
    n: int
    marked: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """Shares 0 to 1, weights in the order of the strata, margin in percent points.

    `effective`: as many equal answers would be as precise. Both shares are reported.
    """

    raw: float
    share: float
    weights: tuple[float, ...]
    effective: float
    margin: float


def weighted(strata: Sequence[Stratum]) -> Weighted:
    """w_h = (N_h/N)/(n_h/n), trimmed; n_eff = (sum w)^2 / sum w^2 over answers.

    The share is the weighted mean, sum w y / sum w, so it stays a share though weights are trimmed.
    Source: Kish, L. (1965), Survey Sampling, 11.7. Raises ValueError without strata, and of one
    that nobody is in, nobody answered of, or more than there are: join it with another.

    >>> told = weighted([Stratum(600, 30, 24), Stratum(400, 70, 35)])
    >>> f"{told.raw:.2f} {told.share:.2f} {told.effective:.1f} {told.margin:.1f}"
    '0.59 0.68 70.0 10.9'
    """
    for one in strata:
        if not 0 <= one.marked <= one.n <= one.population or one.n == 0:
            raise ValueError(f"{one.marked} of {one.n} of a group of {one.population}")
    if not strata:
        raise ValueError("no groups")
    people, n = sum(one.population for one in strata), sum(one.n for one in strata)
    weights = tuple(_trimmed(one.population * n / (one.n * people)) for one in strata)
    whole = sum(weight * one.n for weight, one in zip(weights, strata, strict=True))
    marked = sum(weight * one.marked for weight, one in zip(weights, strata, strict=True))
    squares = sum(weight * weight * one.n for weight, one in zip(weights, strata, strict=True))
    share, effective = marked / whole, whole * whole / squares
    raw = sum(one.marked for one in strata) / n
    return Weighted(raw, share, weights, effective, margin(share, effective))


def _trimmed(weight: float) -> float:
    return min(HIGHEST, max(LOWEST, weight))
