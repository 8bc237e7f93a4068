"""Means, ranks, weights and Holm's rule against scipy and numpy, on ten thousand cases each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from math import erfc, sqrt
from typing import Any

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]  # it has no stubs

from reports.holm import holm
from reports.means import Sample, sample_of, student, welch
from reports.rounding import mean, median, ninetieth
from reports.weighting import Stratum, weighted
from tests.reports.oracle import CASES, apart, each

Function = Callable[..., Any]


@cache
def means_and_their_tests() -> tuple[list[Any], Any]:
    draw = np.random.default_rng(31)
    n = np.exp(draw.uniform(np.log(2), np.log(10**6), (2, CASES))).astype(np.int64)
    deviation = draw.uniform(0.01, 3, (2, CASES))
    apart_by = draw.normal(0, 4, CASES) * np.sqrt((deviation**2 / n).sum(axis=0))
    first = draw.uniform(1, 5, CASES)
    told = [first, deviation[0], n[0], first + apart_by, deviation[1], n[1]]
    theirs = stats.ttest_ind_from_stats(*told[3:], *told[:3], equal_var=False)
    spread = deviation**2 / n
    df = spread.sum(axis=0) ** 2 / (spread**2 / (n - 1)).sum(axis=0)
    return told, np.stack([theirs.statistic, df, theirs.pvalue], axis=1)


def of_welch(ours: Function) -> int:
    told, theirs = means_and_their_tests()
    return apart(each(ours, *told), theirs)


def of_student(ours: Function) -> int:
    """From one degree of freedom, the heaviest tails there are, to a thousand millions."""
    draw = np.random.default_rng(32)
    df = np.exp(draw.uniform(0, np.log(10**9), CASES))
    df[::10] = np.round(df[::10])
    t = draw.normal(0, 1, CASES) * 10 ** draw.uniform(-6, 1.6, CASES)
    return apart(each(ours, t, df), 2 * stats.t.sf(np.abs(t), df))


def of_spread(ours: Function) -> int:
    """Marks 1 to 5, from two answers to some thousands."""
    draw = np.random.default_rng(33)
    theirs, told = [], []
    for n in np.exp(draw.uniform(np.log(2), np.log(3000), CASES)).astype(np.int64):
        marks = draw.choice(5, n, p=draw.dirichlet([1, 1, 1, 1, 1])) + 1
        told.append(Counter(marks.tolist()))
        theirs.append((marks.mean(), marks.std(ddof=1)))
    return apart(each(ours, told), np.array(theirs))


def of_ranks(ours: Function) -> int:
    """Days of waiting; the 90th percentile by the nearest rank."""
    draw = np.random.default_rng(34)
    theirs, told = [], []
    for n in draw.integers(1, 60, CASES):
        days = draw.integers(0, 60, n)
        told.append(Counter(days.tolist()))
        rank = np.ceil(9 * n / 10).astype(int)  # 0.9 as a float is a little more than nine tenths
        theirs.append((np.median(days), np.sort(days)[rank - 1], days.mean()))
    return apart(each(ours, told), np.array(theirs))


def of_holm(ours: Function) -> int:
    """By the definition: the largest of (m - j + 1) p(j) over all p not above this one."""
    draw = np.random.default_rng(35)
    differing = 0
    for n in draw.integers(1, 12, CASES):
        ps = np.round(draw.uniform(0, 1, n) ** 3, draw.integers(1, 6))
        steps = (n - np.arange(n)) * np.sort(ps)
        theirs = [min(1.0, steps[: np.searchsorted(np.sort(ps), p, "right")].max()) for p in ps]
        differing += apart(np.array(ours(ps.tolist())), np.array(theirs))
    return differing


def of_weights(ours: Function) -> int:
    draw = np.random.default_rng(36)
    differing = 0
    for groups in draw.integers(1, 7, CASES):
        n = draw.integers(1, 400, groups)
        population = n + draw.integers(0, 5000, groups)
        marked = draw.integers(0, n + 1)
        weights = np.clip((population / population.sum()) / (n / n.sum()), 0.3, 3)
        each_one = np.repeat(weights, n)
        said = np.concatenate([np.arange(m) < k for m, k in zip(n, marked, strict=True)])
        share = min(1.0, np.average(said, weights=each_one))
        effective = each_one.sum() ** 2 / (each_one**2).sum()
        margin = 100 * stats.norm.ppf(0.975) * np.sqrt(share * (1 - share) / effective)
        strata = [
            Stratum(*row)
            for row in zip(population.tolist(), n.tolist(), marked.tolist(), strict=True)
        ]
        told = ours(strata)
        mine = [*told.weights, told.raw, told.share, told.effective]
        differing += apart(np.array(mine), np.array([*weights, said.mean(), share, effective]))
        differing += abs(told.margin - margin) > 1e-6  # of a share of 1 - 1e-16 it has few digits
    return differing


def welch_of(*told: Any) -> tuple[float, float | None, float]:
    found = welch(Sample(*told[:3]), Sample(*told[3:]))
    return found.t, found.df, found.p


def spread_of(marks: Counter[int]) -> tuple[float, float]:
    found = sample_of(marks)
    return found.mean, found.deviation


def ranks_of(days: Counter[int]) -> Any:
    return median(days), ninetieth(days), mean(days)


@pytest.mark.parametrize(
    ("differences", "ours"),
    [
        (of_welch, welch_of),
        (of_student, student),
        (of_spread, spread_of),
        (of_ranks, ranks_of),
        (of_holm, holm),
        (of_weights, weighted),
    ],
)
def test_the_oracle_agrees_on_every_case(differences: Callable[..., int], ours: Function) -> None:
    assert differences(ours) == 0


def normal_for_student(t: float, df: float) -> float:
    return erfc(abs(t) / sqrt(2)) if df > 100 else student(t, df)


def equal_spreads(*told: Any) -> tuple[float, float, float]:
    """The pooled test of Student, as many tables still have it."""
    m1, s1, n1, m2, s2, n2 = told
    df = n1 + n2 - 2
    pooled = ((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / df
    t = (m2 - m1) / sqrt(pooled * (1 / n1 + 1 / n2))
    return t, df, student(t, df)


def without_memory(ps: list[float]) -> list[float]:
    """Holm's factors alone: a larger p may get a smaller adjusted one."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    told = {place: min(1.0, (len(ps) - passed) * ps[place]) for passed, place in enumerate(order)}
    return [told[place] for place in range(len(ps))]


@pytest.mark.parametrize(
    ("differences", "twin"),
    [(of_student, normal_for_student), (of_welch, equal_spreads), (of_holm, without_memory)],
)
def test_the_oracle_catches_a_twin_with_one_mistake(
    differences: Callable[..., int], twin: Function
) -> None:
    assert differences(twin) > 0
