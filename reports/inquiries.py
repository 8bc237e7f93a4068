"""What a report says of additional surveys: population, sample, response, the margin reached. Pure.

The share that the margin is of is unknown beforehand, so it is of the worst one, a half.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from reports.hiding import FEW_FOR_COUNTS, is_telling
from reports.rounding import percent, rounded
from reports.sampling import is_complete, is_low_response, sample_size
from reports.statistics import Verdict, compare, margin
from storage.inquiry_records import Plan

HALF = 0.5
MET, NOT_MET = ("often", "once"), "never"
"""Answers of the probe's question `met`; whoever finds it hard to say is not counted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`wanted`: answers that the plan needs; `answered`: those there are; `margin`: percent points
    reached, None without an answer; `response`: percent of delivered invitations, None if nobody
    counted those. `is_all`: so few clients that all are asked."""

    population: int
    error: int
    wanted: int
    answered: int
    invited: int
    margin: float | None
    response: float | None
    is_low: bool
    is_all: bool

    @property
    def is_reached(self) -> bool:
        return self.answered >= self.wanted


@dataclass(frozen=True, slots=True)
class Again:
    """How many met the problem before a change and after it; `verdict` by S1 to S3."""

    before: tuple[int, int]
    after: tuple[int, int]
    verdict: Verdict


def again(before: Counter[str], after: Counter[str], k_min: int) -> Again | None:
    """Answers to «did you meet it» of two waves. None where either may not be told: fewer than
    twenty, or all alike."""
    told = [_met(one) for one in (before, after)]
    if any(is_telling({"met": m, "not": n - m}, k_min) or n < FEW_FOR_COUNTS for m, n in told):
        return None
    (m1, n1), (m2, n2) = told
    return Again((m1, n1), (m2, n2), compare(m1, n1, m2, n2).verdict)


def _met(told: Counter[str]) -> tuple[int, int]:
    m = sum(told[one] for one in MET)
    return m, m + told[NOT_MET]


def wanted(population: int, error: int, confidence: int = 95) -> int:
    """Answers for a margin of `error` percent points; all of a hundred clients and fewer.

    Raises ValueError as `sample_size` does.
    """
    if population and is_complete(population):
        return population
    return sample_size(error / 100, population or None, confidence)


def sample(plan: Plan, answered: int, invited: int) -> Sample:
    """Of one wave. More answers than clients are possible where the number was a guess."""
    known = plan.population if plan.population >= answered else None
    reached = margin(HALF, answered, known or None) if answered else None
    counted = invited >= answered > 0
    return Sample(
        population=plan.population,
        error=plan.error,
        wanted=plan.wanted,
        answered=answered,
        invited=invited,
        margin=None if reached is None else rounded(Fraction(reached)),
        response=percent(answered, invited) if counted else None,
        is_low=counted and is_low_response(answered, invited),
        is_all=bool(plan.population) and is_complete(plan.population),
    )
