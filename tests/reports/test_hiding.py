"""Small groups: nobody's answer can be told from what is shown, not even by subtraction."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.hiding import (
    FEW_FOR_COMMENTS,
    FEW_FOR_COUNTS,
    FEW_FOR_TABLES,
    FEW_FOR_WORDS,
    all_said_the_same,
    band,
    for_people,
    in_company,
    is_enough,
    is_telling,
    shown_cells,
    shown_options,
)

MARKS = st.dictionaries(st.sampled_from("12345"), st.integers(0, 12)).map(Counter)
CELLS = st.dictionaries(st.sampled_from("abcdef"), MARKS)
NOBODY: Counter[str] = Counter()


def mixed(n: int) -> Counter[str]:
    """`n` people, not all alike if they are more than one."""
    return Counter({"4": n - n // 2, "2": n // 2})


def _leaks(cells: dict[str, Counter[str]], shown: tuple[str, ...], untold: Counter[str]) -> bool:
    """An attack: the total less what is shown. Is what is left one cell, a few, or all alike?"""
    hidden = [marks for name, marks in cells.items() if name not in shown and marks.total()]
    left = sum(hidden, untold)
    lone = len(hidden) == 1 and not untold.total()
    return bool(shown and left.total()) and (lone or is_telling(left, 5))


def without_a_companion(cells: dict[str, Counter[str]]) -> tuple[str, ...]:
    """The broken twin: hides small cells and nothing beside them."""
    return tuple(name for name, marks in cells.items() if not is_telling(marks, 5))


@given(CELLS, MARKS)
def test_no_hidden_cell_is_given_back_by_subtraction(
    cells: dict[str, Counter[str]], untold: Counter[str]
) -> None:
    shown = shown_cells(cells, untold, 5)

    assert not _leaks(cells, shown, untold)
    assert not any(is_telling(cells[name], 5) for name in shown)


def test_the_attack_catches_a_table_that_hides_only_the_small_cell() -> None:
    cells = {"hall": mixed(12), "site": mixed(3), "stand": mixed(7)}

    assert _leaks(cells, without_a_companion(cells), NOBODY)
    assert not _leaks(cells, shown_cells(cells, NOBODY, 5), NOBODY)


def test_cells_are_hidden_until_what_is_left_is_a_group_of_two_cells() -> None:
    small = {"a": mixed(9), "b": mixed(1), "c": mixed(2), "d": NOBODY}

    assert shown_cells(small, NOBODY, 5) == ()  # a total less nine would tell of three people
    assert shown_cells(small | {"c": mixed(4)}, NOBODY, 5) == ("a",)
    assert shown_cells({"a": mixed(9), "b": NOBODY}, NOBODY, 5) == ("a",)
    assert shown_cells({"a": mixed(3)}, NOBODY, 5) == ()


def test_those_who_are_in_no_cell_are_company_too() -> None:
    cells = {"a": mixed(9), "b": mixed(2), "c": mixed(7)}

    assert shown_cells(cells, NOBODY, 5) == ("a",)
    assert shown_cells(cells, mixed(3), 5) == ("a", "c")
    assert shown_cells({"a": mixed(9)}, mixed(3), 5) == ()
    assert shown_cells({"a": mixed(9)}, mixed(5), 5) == ("a",)


def test_a_rest_that_is_all_satisfied_is_not_left_over_from_a_total_that_is_not() -> None:
    content = Counter({"4": 2, "5": 2})

    assert shown_cells({"a": mixed(9), "b": content, "c": content}, NOBODY, 5) == ()
    assert shown_cells({"a": mixed(9), "b": content, "c": mixed(4)}, NOBODY, 5) == ("a",)


def test_a_rest_without_anybody_satisfied_is_not_left_over_either() -> None:
    angry = Counter({"1": 2, "2": 2})

    assert shown_cells({"a": mixed(9), "b": angry, "c": angry}, NOBODY, 5) == ()
    assert shown_cells({"a": mixed(9), "b": angry, "c": mixed(4)}, NOBODY, 5) == ("a",)


def test_two_small_choices_are_no_company_for_each_other_below_k_min() -> None:
    assert shown_options({"a": 30, "b": 4, "c": 4}, 10) == ()
    assert shown_options({"a": 30, "b": 4, "c": 6}, 10) == ("a",)


@given(st.lists(MARKS, max_size=8))
def test_openings_wait_for_company_and_none_is_told_twice(opened: list[Counter[str]]) -> None:
    first = date(2026, 10, 1)
    days = [(first + timedelta(days=n), marks) for n, marks in enumerate(opened)]

    shown, waiting = in_company(days, lambda marks: is_telling(marks, 5))

    assert not any(is_telling(marks, 5) for _, marks in shown)
    assert all(is_telling(marks, 5) for _, marks in waiting)
    assert len(waiting) <= 1
    told = sum((marks for _, marks in (*shown, *waiting)), NOBODY)
    assert told == +sum(opened, NOBODY)


def test_a_band_is_twenty_points_wide_and_holds_the_share() -> None:
    assert [band(count, 10) for count in (0, 2, 3, 10)] == [(0, 20), (0, 20), (20, 40), (80, 100)]
    assert band(1, 3) == (20, 40)


def test_a_share_just_above_a_border_is_in_the_next_band_and_one_on_it_is_not() -> None:
    shares = (20.0, 20.1, 40.0, 40.1, 59.9, 60.0, 79.9, 80.0)

    assert [for_people(share, 5) for share in shares] == [
        *((0, 20), (20, 40), (20, 40), (40, 60), (40, 60), (60, 80), (60, 80), (80, 100))
    ]


@pytest.mark.parametrize("n", range(5, 20))
def test_no_band_means_everybody_and_none_nobody(n: int) -> None:
    bands = Counter(band(count, n) for count in range(n + 1))

    assert bands[band(n, n)] > 1
    assert bands[band(0, n)] > 1


@given(st.integers(1, 19).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_share_lies_in_its_band(told: tuple[int, int]) -> None:
    low, high = band(*told)

    assert low <= 100 * told[0] / told[1] <= high
    assert (high - low, low % 20) == (20, 0)


def test_all_alike_is_telling_whatever_they_said() -> None:
    assert all_said_the_same({"1": 7, "2": 0})
    assert all_said_the_same({"3": 7})
    assert not all_said_the_same({"1": 6, "2": 1})
    assert all_said_the_same({"3": 1})
    assert not all_said_the_same({})
    assert not all_said_the_same({"1": 0})
    assert all_said_the_same({"long": 7, "rude": 7, "docs": 0}, 7)
    assert all_said_the_same({"long": 7, "rude": 6}, 7)
    assert not all_said_the_same({"long": 6, "rude": 6}, 7)


def test_bounds_of_what_people_read_are_those_of_the_rules() -> None:
    assert (FEW_FOR_COUNTS, FEW_FOR_WORDS, FEW_FOR_TABLES, FEW_FOR_COMMENTS) == (20, 20, 10, 10)


def test_k_min_itself_is_enough() -> None:
    assert (is_enough(4, 5), is_enough(5, 5)) == (False, True)
