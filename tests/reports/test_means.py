"""Means, weights and many comparisons, by the vectors and at their edges."""

from __future__ import annotations

from decimal import Decimal, localcontext
from math import inf
from typing import Any

import pytest

from reports.holm import holm
from reports.means import Sample, sample_of, student, welch
from reports.weighting import Stratum, weighted
from tests.reports.vectors import all_vectors

VECTORS = all_vectors()


@pytest.mark.parametrize("vector", VECTORS["welch_t"])
def test_two_means_compared(vector: dict[str, Any]) -> None:
    one = Sample(vector["m1"], vector["s1"], vector["n1"])

    told = welch(one, Sample(vector["m2"], vector["s2"], vector["n2"]))

    assert (told.t, told.p) == pytest.approx((vector["t"], vector["p"]), abs=5e-5)
    assert told.df == pytest.approx(vector["df"], abs=5e-3)
    assert told.verdict == "changed"


@pytest.mark.parametrize("vector", VECTORS["ratings"])
def test_the_spread_of_marks(vector: dict[str, Any]) -> None:
    told = sample_of({int(mark): n for mark, n in vector["counts"].items()})

    assert (told.mean, told.n) == (vector["mean"], vector["n"])
    assert told.deviation == pytest.approx(vector["sd"], abs=5e-6)


@pytest.mark.parametrize("vector", VECTORS["poststratification"])
def test_shares_weighed_by_the_sizes_of_groups(vector: dict[str, Any]) -> None:
    told = weighted(
        [Stratum(*row) for row in zip(vector["N"], vector["n"], vector["yes"], strict=True)]
    )

    assert (told.raw, told.share) == pytest.approx((vector["raw"], vector["weighted"]))
    assert told.weights == pytest.approx(vector["weights"], abs=5e-8)
    assert told.effective == pytest.approx(vector["n_eff"])
    assert told.margin == pytest.approx(vector["moe_pp"], abs=5e-4)


def test_weights_are_trimmed_and_not_rescaled() -> None:
    told = weighted([Stratum(10_000, 10, 5), Stratum(100, 90, 90)])

    assert told.weights == (3.0, 0.3)
    assert told.share == pytest.approx((3 * 5 + 0.3 * 90) / (3 * 10 + 0.3 * 90))


def test_a_group_of_which_all_answered_and_said_the_same_is_no_mistake() -> None:
    for marked in (0, 5):
        told = weighted([Stratum(5, 5, marked), Stratum(10, 10, 2 * marked)])

        assert (told.raw, told.share, told.margin) == (marked / 5, marked / 5, 0.0)
        assert told.weights == (1.0, 1.0)


@pytest.mark.parametrize(
    "strata", [[], [Stratum(5, 6, 0)], [Stratum(5, 0, 0)], [Stratum(5, 3, 4)], [Stratum(5, 3, -1)]]
)
def test_groups_that_cannot_be_are_refused(strata: list[Stratum]) -> None:
    with pytest.raises(ValueError, match="group"):
        weighted(strata)


def test_means_without_any_spread_differ_or_do_not() -> None:
    same, more = Sample(4.0, 0.0, 40), Sample(4.5, 0.0, 40)

    told = [welch(same, same), welch(same, more), welch(more, same)]

    assert [(one.t, one.df, one.p, one.verdict) for one in told] == [
        (0.0, None, 1.0, "same"),
        (inf, None, 0.0, "changed"),
        (-inf, None, 0.0, "changed"),
    ]


def test_nothing_is_concluded_of_means_of_fewer_than_thirty() -> None:
    assert welch(Sample(1, 0.1, 29), Sample(5, 0.1, 300)).verdict == "few"
    assert welch(Sample(1, 0.1, 30), Sample(5, 0.1, 300)).verdict == "changed"


@pytest.mark.parametrize(
    "told", [Sample(4, 1, 1), Sample(4, -1, 40), Sample(inf, 1, 40), Sample(4, inf, 40)]
)
def test_means_that_cannot_be_are_refused(told: Sample) -> None:
    good = Sample(4, 1, 40)

    for one, other in ((told, good), (good, told)):
        with pytest.raises(ValueError, match="Sample"):
            welch(one, other)


@pytest.mark.parametrize("marks", [{}, {4: 1}, {4: 3, 5: -1}])
def test_fewer_than_two_marks_have_no_spread(marks: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="values"):
        sample_of(marks)


def test_a_mark_that_nobody_gave_changes_no_spread() -> None:
    assert sample_of({1: 0, 4: 2, 5: 3}) == sample_of({4: 2, 5: 3})


@pytest.mark.parametrize("df", [2, 6, 60, 198, 200, 202, 260, 400])
@pytest.mark.parametrize("t", [0.5, 1.7, 1.8, 2.5, 4.0])
def test_students_tail_is_the_finite_sum_of_even_degrees(t: float, df: int) -> None:
    """Given even degrees of freedom, of which the tail is a finite sum; when both are worked out,
    the sum by fifty digits; then they agree. Source: Abramowitz, Stegun, 26.7.4.
    """
    with localcontext(prec=50):
        square = Decimal(t) ** 2
        cosine, sine = df / (df + square), (square / (df + square)).sqrt()
        term = whole = Decimal(1)
        for n in range(2, df, 2):
            term *= cosine * (n - 1) / n
            whole += term
        exact = 1 - sine * whole

    near = 5e-13 if df < 200 else 2e-14  # differences of gamma functions are coarser
    assert student(t, df) == pytest.approx(float(exact), rel=near, abs=0)


@pytest.mark.parametrize(("t", "df"), [(1.0, 0.0), (1.0, -1.0), (float("nan"), 5.0), (1.0, inf)])
def test_impossible_degrees_of_freedom_are_refused(t: float, df: float) -> None:
    with pytest.raises(ValueError, match="degrees of freedom"):
        student(t, df)


def test_the_ends_of_students_distribution() -> None:
    assert (student(0, 5), student(inf, 5), student(-inf, 5)) == (1.0, 0.0, 0.0)
    assert (student(1e-200, 5), student(1e200, 5)) == (1.0, 0.0)


@pytest.mark.parametrize("ps", [[-0.1], [0.5, 1.1], [float("nan")]])
def test_no_chance_is_outside_nought_to_one(ps: list[float]) -> None:
    with pytest.raises(ValueError, match="outside"):
        holm(ps)


def test_nothing_compared_needs_no_correction() -> None:
    assert (holm([]), holm([0.03])) == ((), (0.03,))
