"""Shares and their comparisons against scipy, to nine digits, on ten thousand cases each.

Each check counts the cases in which a function differs from the oracle. It is 0 of ours, and not 0
of a twin with one mistake in it, so the check is no empty one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import erfc, sqrt
from typing import Any

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]  # it has no stubs
from scipy.stats._result_classes import BinomTestResult  # type: ignore[import-untyped]  # has no types

from reports.sampling import Z, detectable_difference, sample_size
from reports.statistics import (
    Z95,
    compare,
    growth,
    margin,
    margin_of_mean,
    margin_of_nps,
    wilson,
    wilson_of_population,
    wilson_of_share,
)
from tests.reports.oracle import CASES, apart, each, groups

Function = Callable[..., Any]


def of_wilson(ours: Function) -> int:
    told = groups(1)
    theirs = [
        BinomTestResult(k, n, "two-sided", k / n, 1.0).proportion_ci(0.95, method="wilson")
        for k, n in zip(told.counts.tolist(), told.sizes.tolist(), strict=True)
    ]
    return apart(each(ours, *told), np.array([(one.low, one.high) for one in theirs]))


def of_wilson_in_a_population(ours: Function) -> int:
    """The bounds are where the score test of a share reaches z: the roots of a square."""
    told = groups(2)
    population = told.sizes + np.random.default_rng(2).integers(1, 10**6, len(told.sizes))
    share = told.counts / told.sizes
    n = told.sizes * (population - 1) / (population - told.sizes)
    z2 = stats.norm.ppf(0.975) ** 2
    squares = np.stack([1 + z2 / n, -2 * share - z2 / n, share * share], axis=1)
    roots = np.array([np.sort(np.roots(square)) for square in squares])
    return apart(each(ours, *told, population), np.clip(roots, 0, 1))


def of_margin(ours: Function) -> int:
    told = groups(3)
    population = told.sizes + np.random.default_rng(3).integers(0, 1000, len(told.sizes))
    share, alone = told.counts / told.sizes, population == 1
    left = np.where(alone, 0, (population - told.sizes) / np.maximum(1, population - 1))
    theirs = 100 * stats.norm.ppf(0.975) * stats.bernoulli.std(share) * np.sqrt(left / told.sizes)
    return apart(each(ours, share, told.sizes, population), theirs)


def of_margin_without_a_population(ours: Function) -> int:
    told = groups(4)
    share = told.counts / told.sizes
    theirs = 100 * stats.norm.isf(0.025) * stats.bernoulli.std(share) / np.sqrt(told.sizes)
    return apart(each(ours, share, told.sizes), theirs)


def of_margin_of_mean(ours: Function) -> int:
    draw = np.random.default_rng(5)
    deviation, n = draw.uniform(0, 50, CASES), draw.integers(1, 10**6, CASES)
    return apart(each(ours, deviation, n), stats.norm.isf(0.025) * deviation / np.sqrt(n))


def of_margin_of_nps(ours: Function) -> int:
    """By the spread of marks that are 1, 0 and -1."""
    draw = np.random.default_rng(6)
    parts = draw.multinomial(draw.integers(1, 10**6, CASES), draw.dirichlet([1, 1, 1], CASES))
    n = parts.sum(axis=1)
    spread = [
        np.sqrt(np.cov([1, 0, -1], fweights=row, ddof=0)) if row.sum() > 1 else 0.0 for row in parts
    ]
    theirs = 100 * stats.norm.ppf(0.975) * np.array(spread, dtype=np.float64) / np.sqrt(n)
    return apart(each(ours, parts[:, 0], parts[:, 2], n), theirs)


@cache
def tables_and_their_tests() -> tuple[list[Any], Any]:
    """Two groups of thirty and more, and of each chi-square, its p, and the p of one side."""
    draw = np.random.default_rng(7)
    sizes = np.exp(draw.uniform(np.log(30), np.log(10**6), (2, CASES))).astype(np.int64)
    near = np.clip(draw.uniform(0.25, 0.75, CASES) + draw.normal(0, 0.05, (2, CASES)), 0.2, 0.8)
    marked = np.round(near * sizes).astype(np.int64)
    tables = np.stack([marked, sizes - marked], axis=2).swapaxes(0, 1)
    told = [stats.chi2_contingency(table, correction=False)[:2] for table in tables]
    square, two = np.array(told).T
    grown = marked[1] / sizes[1] - marked[0] / sizes[0]
    one = stats.norm.sf(np.sign(grown) * np.sqrt(square))
    return [marked[0], sizes[0], marked[1], sizes[1]], np.stack([square, two, one], axis=1)


def of_pooled_test(ours: Function) -> int:
    """z^2 and the two-sided p are those of chi-square without a correction."""
    columns, theirs = tables_and_their_tests()
    return apart(each(ours, *columns), theirs)


def of_detectable_difference(ours: Function) -> int:
    told = groups(11)
    share = told.counts / told.sizes
    two = np.sqrt(2) * stats.bernoulli.std(share) / np.sqrt(told.sizes)
    return apart(each(ours, told.sizes, share), -100 * stats.norm.ppf(0.025) * two)


def of_sample_size(ours: Function) -> int:
    draw = np.random.default_rng(12)
    error, share = draw.uniform(0.005, 0.5, CASES), draw.uniform(0.01, 0.99, CASES)
    population = np.exp(draw.uniform(0, np.log(10**7), CASES)).astype(np.int64)
    level = draw.choice([90, 95, 99], CASES)
    endless = (stats.norm.ppf(0.5 + level / 200) / error) ** 2 * stats.bernoulli.var(share)
    finite = np.ceil(endless * population / (population + endless - 1))
    told = each(
        lambda e, n, c, p: (ours(e, n, c, p), ours(e, None, c, p)),
        *(
            error,
            population,
            level,
            share,
        ),
    )
    return apart(told, np.stack([np.minimum(finite, population), np.ceil(endless)], axis=1))


def pooled(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float, float]:
    told = compare(k1, n1, k2, n2)
    assert told.z is not None
    return told.z**2, told.p, growth(k1, n1, k2, n2)


@pytest.mark.parametrize(
    ("differences", "ours"),
    [
        (of_wilson, wilson),
        (of_wilson_in_a_population, wilson_of_population),
        (of_margin, margin),
        (of_margin_without_a_population, margin),
        (of_margin_of_mean, margin_of_mean),
        (of_margin_of_nps, margin_of_nps),
        (of_pooled_test, pooled),
        (of_detectable_difference, detectable_difference),
        (of_sample_size, sample_size),
    ],
)
def test_the_oracle_agrees_on_every_case(differences: Callable[..., int], ours: Function) -> None:
    assert differences(ours) == 0


def wilson_without_its_last_term(count: int, n: int) -> tuple[float, float]:
    """z^2/4n^2 under the root left out."""
    p, z2 = count / n, Z95 * Z95
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * sqrt(p * (1 - p) / n) / (1 + z2 / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def population_left_out(count: int, n: int, population: int) -> tuple[float, float]:
    return wilson_of_share(count / n, n * population / (population - n))


def margin_of_a_population_one_too_large(share: float, n: int, population: int) -> float:
    return margin(share, n) * sqrt((population - n) / population)


def not_pooled(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float, float]:
    p, q = k1 / n1, k2 / n2
    z = (q - p) / sqrt(p * (1 - p) / n1 + q * (1 - q) / n2)
    return z**2, erfc(abs(z) / sqrt(2)), erfc(z / sqrt(2)) / 2


def one_side_for_two(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float, float]:
    square, two, _ = pooled(k1, n1, k2, n2)
    return square, two, two / 2


def rounded_down(error: float, population: int | None, level: int, share: float) -> int:
    return sample_size(error, population, level, share) - 1


@pytest.mark.parametrize(
    ("differences", "twin"),
    [
        (of_wilson, wilson_without_its_last_term),
        (of_wilson_in_a_population, population_left_out),
        (of_margin, margin_of_a_population_one_too_large),
        (of_pooled_test, not_pooled),
        (of_pooled_test, one_side_for_two),
        (of_sample_size, rounded_down),
    ],
)
def test_the_oracle_catches_a_twin_with_one_mistake(
    differences: Callable[..., int], twin: Function
) -> None:
    assert differences(twin) > 0


def test_percentiles_are_those_of_the_oracle() -> None:
    assert pytest.approx({level: stats.norm.ppf(0.5 + level / 200) for level in Z}) == Z
