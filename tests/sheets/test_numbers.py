"""Numbers of printed sheets: drawn by lot, and a slip of the finger is seen at once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from storage import sheet_numbers
from storage.sheet_numbers import LETTERS, MOST, WrongNumber, numbers, read, series_of, short

ASKED = "fingerprint of the express survey"


def why(typed: str, of: str = ASKED, series: str = "") -> str:
    """Why it is no number; "" for one that is taken."""
    try:
        read(typed, of, series)
    except WrongNumber as wrong:
        return wrong.why
    return ""


def test_a_pile_has_one_series_no_number_twice_and_no_order() -> None:
    drawn = numbers(MOST, ASKED)

    assert {series_of(number) for number in drawn} == {series_of(drawn[0])}
    assert len(set(drawn)) == MOST
    assert [read(number, ASKED) for number in drawn] == drawn
    assert drawn != sorted(drawn)


def test_a_number_is_read_whatever_stands_between_and_on_either_keyboard() -> None:
    (number,) = numbers(1, ASKED)
    series, rest = series_of(number), short(number)
    russian = series.translate(str.maketrans(LETTERS, "ВСНКМРТХ")).lower()

    told = [f"{series}-{rest}", f" {series} № {rest} ", f"{russian}{rest[:2]} {rest[2:]}"]

    assert [read(one, ASKED) for one in told] == [number] * 3
    assert read(rest, ASKED, russian) == number
    assert [sheet_numbers.is_ours(one) for one in (*told, "17", "Б-5", "")] == [
        *([True] * 3),
        *([False] * 3),
    ]


def test_one_wrong_sign_or_two_exchanged_never_pass() -> None:
    (number,) = numbers(1, ASKED)
    wrong = []
    for at, sign in enumerate(number):
        signs = LETTERS if sign in LETTERS else "0123456789"
        wrong += [f"{number[:at]}{one}{number[at + 1 :]}" for one in signs if one != sign]
    for at, (one, other) in enumerate(pairwise(number)):
        if one != other and (one in LETTERS) == (other in LETTERS):
            wrong.append(f"{number[:at]}{other}{one}{number[at + 2 :]}")

    assert {why(one) for one in wrong} == {"check"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "shape"),
        ("17", "shape"),
        ("1234", "series"),
        ("ABCDEF1234", "shape"),
        ("²³¹¹", "shape"),
    ],
)
def test_what_is_no_number_says_so(typed: str, expected: str) -> None:
    assert why(typed) == expected


def test_seven_piles_of_eight_are_known_for_another_survey_or_version() -> None:
    piles = [numbers(5, ASKED) for _ in range(800)]
    told = [{why(number, "another version") for number in pile} for pile in piles]

    assert {len(whys) for whys in told} == {1}
    assert 0.8 < told.count({"other"}) / len(piles) < 0.95
