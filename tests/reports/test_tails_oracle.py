"""Exact tests against scipy, to nine digits of p, however small, on ten thousand cases each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import comb
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # it has no stubs

from reports.statistics import compare, growth
from reports.tails import binomial_tail, fisher, fisher_growth
from tests.reports.oracle import CASES, apart, each

Function = Callable[..., Any]


def columns(seed: int, largest: int) -> list[Any]:
    """Two groups of up to so many: k1, n1, k2, n2; nobody and all among them."""
    draw = np.random.default_rng(seed)
    sizes = np.exp(draw.uniform(0, np.log(largest), (2, CASES))).astype(np.int64)
    counts = draw.integers(0, sizes + 1)
    counts[:, ::7] = 0
    counts[0, 1::7] = sizes[0, 1::7]
    return [counts[0], sizes[0], counts[1], sizes[1]]


@cache
def small_tables() -> tuple[list[Any], Any]:
    """scipy takes tables for equally likely up to 1e-14 of their likelihood; of tables so small
    it finds every true tie."""
    told = columns(21, 120)
    tables = [((a, n - a), (b, m - b)) for a, n, b, m in zip(*told, strict=True)]
    theirs = [(stats.fisher_exact(one)[1], stats.fisher_exact(one, "less")[1]) for one in tables]
    return told, np.array(theirs)


def of_fisher(ours: Function) -> int:
    told, theirs = small_tables()
    return apart(each(ours, *told), theirs)


def of_large_tables(ours: Function) -> int:
    """By all probabilities of a table, those within 1e-7 of the seen one being its ties, as in R:
    nearer ones are lost in the digits of floats, and no two truly different ones are so near."""
    told = [column[:500] for column in columns(22, 5_000)]
    theirs = []
    for k1, n1, k2, n2 in zip(*(column.tolist() for column in told), strict=True):
        marked = k1 + k2
        near = np.arange(max(0, marked - n2), min(n1, marked) + 1)
        chances = stats.hypergeom.pmf(near, n1 + n2, n1, marked)
        seen = chances[near == k1]
        two, one = chances[chances <= seen * (1 + 1e-7)].sum(), chances[near <= k1].sum()
        theirs.append((two, one))
    return apart(each(ours, *told), np.array(theirs))


def of_binomial(ours: Function) -> int:
    """A third of cases near the middle, a third far above it, a third anywhere."""
    draw = np.random.default_rng(23)
    n = np.exp(draw.uniform(0, np.log(20_000), CASES)).astype(np.int64)
    n[:20] = 10**6
    share = draw.choice([1 / 2, 1 / 3, 1 / 4, 1 / 5, 0.01, 0.999], CASES)
    reach = draw.normal(0, np.choose(draw.integers(0, 3, CASES), [1, 8, 100]), CASES)
    count = np.round(n * share + reach * np.sqrt(n * share * (1 - share)))
    count = np.clip(count, 0, n).astype(np.int64)
    return apart(each(ours, count, n, share), stats.binom.sf(count - 1, n, share))


def both(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float]:
    return fisher(k1, n1, k2, n2), fisher_growth(k1, n1, k2, n2)


@pytest.mark.parametrize(
    ("differences", "ours"),
    [(of_fisher, both), (of_large_tables, both), (of_binomial, binomial_tail)],
)
def test_the_oracle_agrees_on_every_case(differences: Callable[..., int], ours: Function) -> None:
    assert differences(ours) == 0


def ties_left_out(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float]:
    """Only tables less likely than the seen one, and that one."""
    marked = k1 + k2
    ways = [
        comb(n1, k) * comb(n2, marked - k) for k in range(max(0, marked - n2), min(n1, marked) + 1)
    ]
    seen = comb(n1, k1) * comb(n2, k2)
    tail = seen + sum(way for way in ways if way < seen)
    return tail / sum(ways), fisher_growth(k1, n1, k2, n2)


def the_other_side(k1: int, n1: int, k2: int, n2: int) -> tuple[float, float]:
    return fisher(k1, n1, k2, n2), fisher_growth(k2, n2, k1, n1)


def seen_one_left_out(count: int, n: int, share: float) -> float:
    """P(X > c) for P(X >= c)."""
    return binomial_tail(count + 1, n, share) if count < n else 0.0


@pytest.mark.parametrize(
    ("differences", "twin"),
    [(of_fisher, ties_left_out), (of_fisher, the_other_side), (of_binomial, seen_one_left_out)],
)
def test_the_oracle_catches_a_twin_with_one_mistake(
    differences: Callable[..., int], twin: Function
) -> None:
    assert differences(twin) > 0


def test_small_cells_go_to_the_exact_test_and_large_ones_do_not() -> None:
    one, other = (1, 40, 8, 40), (1, 40, 9, 40)  # 4.5 and 5 are expected

    assert (compare(*one).z, compare(*one).p, growth(*one)) == (
        *(None, fisher(*one), fisher_growth(*one)),
    )
    assert compare(*other).z == pytest.approx(0.2 / (0.125 * 0.875 / 20) ** 0.5)
    assert compare(*other).p != fisher(*other)


def test_a_million_people_and_a_chance_beyond_floats_are_told_at_once() -> None:
    assert binomial_tail(10**6, 10**6, 0.5) == 0.0
    assert binomial_tail(0, 10**6, 0.5) == 1.0
    assert binomial_tail(5, 10**6, 0.5) == 1.0
    assert fisher(10**5, 10**5, 0, 10**5) == 0.0
    assert fisher_growth(0, 10**5, 10**5, 10**5) == 0.0
    assert fisher_growth(10**5, 10**5, 0, 10**5) == 1.0


@pytest.mark.parametrize(
    ("count", "n", "share"), [(-1, 5, 0.5), (6, 5, 0.5), (1, 5, 0.0), (1, 5, 1.0), (0, -1, 0.5)]
)
def test_impossible_draws_are_refused(count: int, n: int, share: float) -> None:
    with pytest.raises(ValueError, match=f"{count} of {n} at {share}"):
        binomial_tail(count, n, share)


@pytest.mark.parametrize(
    "counts", [(1, 0, 1, 5), (1, 5, 0, 0), (6, 5, 1, 5), (-1, 5, 1, 5), (1, 5, -1, 5)]
)
def test_impossible_tables_are_refused(counts: tuple[int, int, int, int]) -> None:
    for test in (fisher, fisher_growth):
        with pytest.raises(ValueError, match=r"-?\d of \d, -?\d of \d"):
            test(*counts)


TABLES = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(TABLES, TABLES)
def test_an_exact_test_does_not_depend_on_the_side(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert fisher(*one, *other) == pytest.approx(fisher(*other, *one), rel=1e-12)
    assert fisher(*one, *other) >= min(fisher_growth(*one, *other), fisher_growth(*other, *one))


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_more_complaints_are_never_likelier(told: tuple[int, int]) -> None:
    count, n = told

    assert binomial_tail(count, n, 0.2) <= binomial_tail(count - 1, n, 0.2)
    assert binomial_tail(count, n, 0.2) <= binomial_tail(count, n, 0.25)
