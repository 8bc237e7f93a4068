"""Intervals and comparisons, by the vectors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics import (
    compare,
    effective_size,
    growth,
    margin,
    margin_of_mean,
    margin_of_nps,
    verdict_of,
    wilson,
    wilson_of_population,
    wilson_of_share,
)
from reports.tails import fisher
from tests.reports.vectors import all_vectors

VECTORS = all_vectors()


@pytest.mark.parametrize("vector", VECTORS["wilson95_pct"])
def test_wilsons_interval(vector: dict[str, Any]) -> None:
    low, high = wilson(vector["k"], vector["n"])

    assert (100 * low, 100 * high) == pytest.approx((vector["low"], vector["high"]), abs=5e-4)


@pytest.mark.parametrize("vector", VECTORS["wilson95_fpc_pct"])
def test_wilsons_interval_of_a_small_population(vector: dict[str, Any]) -> None:
    low, high = wilson_of_population(vector["k"], vector["n"], vector["N"])

    assert (100 * low, 100 * high) == pytest.approx((vector["low"], vector["high"]), abs=5e-4)
    assert effective_size(vector["n"], vector["N"]) == pytest.approx(vector["n_eff"])


def test_a_population_that_answered_whole_leaves_nothing_unsure() -> None:
    assert wilson_of_population(9, 30, 30) == (0.3, 0.3)
    assert margin(0.3, 30, 30) == 0.0
    assert (wilson_of_population(1, 1, 1), margin(1.0, 1, 1)) == ((1.0, 1.0), 0.0)


@pytest.mark.parametrize("vector", VECTORS["margin_of_error_pp"])
def test_margins_of_a_share(vector: dict[str, Any]) -> None:
    told = margin(vector["p"], vector["n"], vector["N"])

    assert told == pytest.approx(vector["moe"], abs=5e-5)


def test_margins_of_a_mean_and_of_nps() -> None:
    [ratings], [nps] = [VECTORS["ratings"]], [VECTORS["nps"]]

    assert margin_of_mean(ratings[0]["sd"], ratings[0]["n"]) == pytest.approx(
        ratings[0]["ci_mean"], abs=1e-5
    )
    assert margin_of_nps(nps[0]["promoters"], nps[0]["detractors"], nps[0]["n"]) == pytest.approx(
        nps[0]["moe"], abs=1e-3
    )


@pytest.mark.parametrize("vector", VECTORS["two_proportions"])
def test_two_shares_compared(vector: dict[str, Any]) -> None:
    told = compare(vector["k1"], vector["n1"], vector["k2"], vector["n2"])

    assert told.z == pytest.approx(vector["z"], abs=5e-5)
    assert told.p == pytest.approx(vector["p"], abs=5e-5)
    assert told.verdict == ("changed" if vector["significant"] else "same")


@pytest.mark.parametrize("vector", VECTORS["fisher_two_sided"])
def test_fishers_test_is_taken_for_small_cells(vector: dict[str, Any]) -> None:
    told = fisher(vector["k1"], vector["n1"], vector["k2"], vector["n2"])

    assert told == pytest.approx(vector["p"], abs=5e-5)
    small = compare(1, 40, 6, 40)
    assert (small.z, small.p) == (None, fisher(1, 40, 6, 40))


def test_nothing_is_concluded_of_fewer_than_thirty() -> None:
    assert compare(0, 29, 29, 29).verdict == "few"
    assert compare(0, 30, 30, 30).verdict == "changed"
    assert (compare(0, 300, 29, 29).verdict, compare(29, 29, 0, 300).verdict) == ("few", "few")


def test_a_change_is_below_five_percent_not_at_it() -> None:
    assert [verdict_of(p, 30) for p in (0.0499, 0.05, 0.0501)] == ["changed", "same", "same"]


def test_a_small_group_beside_a_large_one_is_tested_exactly() -> None:
    """30 of 1,030 people and 23 marks: less than one is expected among the thirty."""
    told = compare(3, 30, 20, 1000)

    assert (told.z, told.p) == (None, fisher(3, 30, 20, 1000))


def test_all_or_none_in_both_groups_is_no_change() -> None:
    assert (compare(0, 40, 0, 50).p, compare(40, 40, 50, 50).p) == (1.0, 1.0)
    assert (growth(0, 40, 0, 50), growth(40, 40, 50, 50)) == (1.0, 1.0)


@pytest.mark.parametrize("vector", VECTORS["trigger_growth"])
def test_a_share_that_grew(vector: dict[str, Any]) -> None:
    before, now = (vector["k_prev"], vector["n_prev"]), (vector["k"], vector["n"])

    assert growth(*before, *now) == pytest.approx(vector["p"], abs=5e-5)
    assert growth(*now, *before) == pytest.approx(1 - vector["p"], abs=5e-5)


@pytest.mark.parametrize(
    "counts",
    [
        *((1, 0, 1, 5), (6, 5, 1, 5), (-1, 5, 1, 5)),
        # too many answers for the exact test to refuse them
        *((60, 50, 10, 50), (10, 50, 60, 50), (-1, 50, 40, 50), (40, 50, -1, 50)),
    ],
)
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int]) -> None:
    for test in (compare, growth):
        with pytest.raises(ValueError, match=r"\d of \d"):
            test(*counts)


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5), (0, 0), (0, -1)])
def test_impossible_shares_have_no_interval(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="of"):
        wilson(count, n)
    with pytest.raises(ValueError, match="of"):
        wilson_of_population(count, n, 100)


@pytest.mark.parametrize(("share", "n"), [(-0.1, 5), (1.1, 5), (0.5, 0), (float("nan"), 5)])
def test_impossible_shares_have_no_margin(share: float, n: int) -> None:
    for told in (wilson_of_share, margin):
        with pytest.raises(ValueError, match="share"):
            told(share, n)


@pytest.mark.parametrize("count", [-1, 6])
def test_impossible_counts_are_refused_though_the_whole_population_answered(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} of 5"):
        wilson_of_population(count, 5, 5)


def test_more_answers_than_clients_are_refused() -> None:
    for told in (lambda: wilson_of_population(3, 30, 29), lambda: margin(0.1, 30, 29)):
        with pytest.raises(ValueError, match="30 of a population of 29"):
            told()


@pytest.mark.parametrize(("n", "population"), [(0, 5), (-1, 5), (6, 5)])
def test_nobody_or_more_than_all_have_no_effective_size(n: int, population: int) -> None:
    with pytest.raises(ValueError, match="of a population of 5"):
        effective_size(n, population)


def test_margins_at_their_ends() -> None:
    assert [margin_of_mean(0.0, 5), margin_of_mean(1.0, 1)] == pytest.approx([0.0, 1.959964])
    assert margin_of_nps(1, 0, 1) == margin_of_nps(0, 1, 1) == 0.0
    assert margin_of_nps(0, 5, 5) == margin_of_nps(5, 0, 5) == 0.0
    assert margin_of_nps(3, 2, 5) == pytest.approx(100 * 1.959964 * (0.96 / 5) ** 0.5)
    assert margin_of_nps(0, 0, 5) == 0.0


@pytest.mark.parametrize("told", [(-1, 0, 5), (0, -1, 5), (3, 3, 5), (0, 0, 0)])
def test_impossible_marks_of_nps_are_refused(told: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="of"):
        margin_of_nps(*told)


@pytest.mark.parametrize("told", [(-0.1, 5), (1.0, 0)])
def test_impossible_spreads_are_refused(told: tuple[float, int]) -> None:
    with pytest.raises(ValueError, match="deviation"):
        margin_of_mean(*told)


def test_no_rounding_leaves_an_interval_outside_nought_to_one() -> None:
    sizes = range(1, 200)

    lows = [wilson_of_share(1e-300, n)[0] for n in sizes]
    highs = [wilson_of_share(1 - 2**-53, n)[1] for n in sizes]

    assert (min(lows), max(highs)) == (0.0, 1.0)
    assert {(wilson(0, n)[0], wilson(n, n)[1]) for n in sizes} == {(0.0, 1.0)}


SHARES = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SHARES, SHARES)
def test_a_comparison_does_not_depend_on_the_side(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    there, back = compare(*one, *other), compare(*other, *one)

    assert there.p == pytest.approx(back.p, abs=1e-12)
    assert 0 <= there.p <= 1 + 1e-12


@given(SHARES)
def test_an_interval_holds_its_share(told: tuple[int, int]) -> None:
    low, high = wilson(*told)

    assert 0 <= low <= told[0] / told[1] + 1e-12
    assert told[0] / told[1] - 1e-12 <= high <= 1


@given(SHARES, st.integers(2, 50))
def test_more_answers_make_an_interval_narrower(told: tuple[int, int], times: int) -> None:
    few, many = wilson(*told), wilson(told[0] * times, told[1] * times)

    assert many[1] - many[0] < few[1] - few[0]


@given(SHARES)
def test_an_interval_of_the_others_is_its_mirror(told: tuple[int, int]) -> None:
    low, high = wilson(*told)

    assert wilson(told[1] - told[0], told[1]) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(SHARES, st.integers(0, 500))
def test_a_known_population_makes_an_interval_narrower(told: tuple[int, int], rest: int) -> None:
    low, high = wilson_of_population(*told, told[1] + rest)
    plain = wilson(*told)

    assert high - low <= plain[1] - plain[0] + 1e-12
    assert low - 1e-12 <= told[0] / told[1] <= high + 1e-12


@given(SHARES, SHARES)
def test_growth_there_is_no_growth_back(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert min(growth(*one, *other), growth(*other, *one)) <= 1
    if one[0] * other[1] < other[0] * one[1]:
        assert growth(*one, *other) <= growth(*other, *one)
