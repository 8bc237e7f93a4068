"""How many to ask, by the vectors and by what must hold of any population."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sampling import (
    detectable_difference,
    invitations,
    is_complete,
    is_low_completion,
    is_low_response,
    sample_size,
)
from reports.statistics import margin
from tests.reports.vectors import all_vectors


@pytest.mark.parametrize("vector", all_vectors()["sample_size_95"])
def test_the_size_of_a_sample(vector: dict[str, Any]) -> None:
    assert sample_size(vector["e"], vector["N"]) == vector["n"]


def test_more_confidence_needs_more_people() -> None:
    assert [sample_size(0.05, None, level) for level in (90, 95, 99)] == [271, 385, 664]


def test_few_clients_are_all_asked() -> None:
    assert (is_complete(100), is_complete(101)) == (True, False)
    assert [sample_size(0.05, few) for few in (1, 2, 10)] == [1, 2, 10]


@pytest.mark.parametrize(
    ("error", "population", "confidence", "share"),
    [
        *((0.0, None, 95, 0.5), (1.0, None, 95, 0.5), (-0.05, None, 95, 0.5), (0.05, 0, 95, 0.5)),
        *((0.05, -5, 95, 0.5), (0.05, None, 94, 0.5), (0.05, None, 95, 0), (0.05, None, 95, 1)),
    ],
)
def test_impossible_samples_are_refused(
    error: float, population: int | None, confidence: int, share: float
) -> None:
    with pytest.raises(ValueError, match=r"error|population"):
        sample_size(error, population, confidence, share)


def test_so_many_are_invited_that_enough_answer() -> None:
    assert invitations(278, Fraction(25, 100)) == 1112
    assert invitations(30, Fraction(1, 10)) == 300
    assert invitations(31, Fraction(2, 3)) == 47
    assert (invitations(0, Fraction(1)), invitations(7, Fraction(1))) == (0, 7)


@pytest.mark.parametrize(
    ("wanted", "response"), [(-1, Fraction(1, 2)), (5, Fraction(0)), (5, Fraction(3, 2))]
)
def test_impossible_responses_are_refused(wanted: int, response: Fraction) -> None:
    with pytest.raises(ValueError, match="response"):
        invitations(wanted, response)


def test_a_low_response_is_below_its_bound_not_at_it() -> None:
    assert (is_low_response(19, 100), is_low_response(20, 100)) == (True, False)
    assert (is_low_completion(59, 100), is_low_completion(60, 100)) == (True, False)


def test_nobody_and_everybody_have_a_response_too() -> None:
    assert [is_low_response(*told) for told in ((0, 1), (0, 5), (1, 1), (5, 5))] == [
        *(True, True, False, False)
    ]


@pytest.mark.parametrize(("completed", "asked"), [(0, 0), (-1, 5), (6, 5)])
def test_more_answers_than_asked_are_refused(completed: int, asked: int) -> None:
    for told in (is_low_response, is_low_completion):
        with pytest.raises(ValueError, match="of"):
            told(completed, asked)


def test_the_difference_that_can_be_found_of_eight_tenths() -> None:
    assert [detectable_difference(n) for n in (1, 100, 200, 385)] == pytest.approx(
        [110.87, 11.087, 7.840, 5.651], abs=5e-3
    )
    assert (detectable_difference(5, 0), detectable_difference(5, 1)) == (0.0, 0.0)


@pytest.mark.parametrize(("n", "share"), [(0, 0.5), (-1, 0.5), (5, -0.1), (5, 1.1)])
def test_impossible_differences_are_refused(n: int, share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        detectable_difference(n, share)


@given(st.integers(1, 10**7), st.sampled_from([0.01, 0.03, 0.05, 0.1]))
def test_a_sample_reaches_its_margin_and_one_answer_less_does_not(
    population: int, error: float
) -> None:
    n = sample_size(error, population)

    assert 1 <= n <= population
    assert margin(0.5, n, population) <= 100 * error + 1e-9
    if n > 1:
        assert margin(0.5, n - 1, population) > 100 * error - 1e-9
