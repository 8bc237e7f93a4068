"""Exact shares, means and ranks, by the vectors and by what must hold of any numbers."""

from __future__ import annotations

from fractions import Fraction
from statistics import mean as plain_mean
from statistics import median as plain_median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rounding import at_most, mean, median, ninetieth, partition, percent, rounded, size
from tests.reports.vectors import all_vectors

COUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=40)
DAYS = st.dictionaries(st.integers(0, 400), st.integers(1, 9), min_size=1, max_size=30)


@pytest.mark.parametrize("vector", all_vectors()["largest_remainder_1dp"])
def test_a_partition_is_rounded_by_the_largest_remainder(vector: dict[str, Any]) -> None:
    assert partition(vector["counts"]) == vector["shares"]


def test_of_equal_remainders_the_larger_count_is_lifted_then_the_first_row() -> None:
    # 1/8 = 12.5 is cut nowhere; 3/16 = 18.75 and 7/16 = 43.75 both leave half a tenth
    assert partition([3, 7, 3, 3]) == [18.8, 43.8, 18.7, 18.7]


@given(COUNTS)
def test_shares_of_a_partition_add_up_to_exactly_one_hundred(counts: list[int]) -> None:
    tenths = [round(share * 10) for share in partition(counts) if share is not None]

    assert sum(tenths) == (1000 if any(counts) else 0)
    assert len(tenths) == (len(counts) if any(counts) else 0)


@given(COUNTS)
def test_no_share_of_a_partition_is_further_than_a_tenth_from_the_truth(counts: list[int]) -> None:
    for share, count in zip(partition(counts), counts, strict=True):
        if share is not None:
            assert abs(Fraction(round(share * 10), 10) - Fraction(100 * count, sum(counts))) < (
                Fraction(1, 10)
            )


@pytest.mark.parametrize(
    ("count", "base", "share"),
    [
        *((0, 0, None), (0, 5, 0.0), (1, 8, 12.5), (1, 80, 1.3), (3, 80, 3.8), (1, 1000, 0.1)),
        *((1, 2000, 0.1), (1, 2001, 0.0), (1999, 2000, 100.0), (4, 5, 80.0)),
    ],
)
def test_a_single_share_is_rounded_half_away_from_zero(
    count: int, base: int, share: float | None
) -> None:
    assert percent(count, base) == share


def test_a_fall_is_rounded_away_from_zero_too() -> None:
    assert [rounded(Fraction(of, 100)) for of in (-125, -50, -5, 0)] == [-1.3, -0.5, -0.1, 0.0]


@given(DAYS)
def test_mean_median_and_rank_agree_with_the_plain_list(days: dict[int, int]) -> None:
    told = sorted(day for day, times in days.items() for _ in range(times))

    assert size(days) == len(told)
    assert mean(days) == Fraction(sum(told), len(told)) == Fraction(plain_mean(map(Fraction, told)))
    assert median(days) == plain_median(map(Fraction, told))
    assert ninetieth(days) == told[-(-9 * len(told) // 10) - 1]
    assert at_most(days, 30) == len([day for day in told if day <= 30])


@pytest.mark.parametrize("vector", all_vectors()["quantiles"])
def test_quantiles_of_the_vectors(vector: dict[str, Any]) -> None:
    days = dict.fromkeys(vector["days"], 1)

    assert mean(days) == Fraction(str(vector["mean"]))
    assert median(days) == Fraction(str(vector["median"]))


def test_the_ninetieth_percentile_is_of_the_nearest_rank_above() -> None:
    told = [ninetieth(dict.fromkeys(range(1, n + 1), 1)) for n in (1, 9, 10, 11, 19, 20)]

    assert told == [1, 9, 9, 10, 18, 18]


def test_nobody_has_no_mean() -> None:
    assert (mean({}), median({}), ninetieth({})) == (None, None, None)
