"""Numbers of printed sheets: six letters of the series, three digits, a check digit. Pure.

The sixth letter tells what the sheet asks, so that a pile of another survey, or of an older
version, is noticed; the digit tells a slip of the finger.

A number is drawn by lot when it is printed and kept nowhere until its sheet is entered, so it says
neither when a sheet was taken nor by whom. Letters look the same on a Russian keyboard.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Literal

from storage import check_digit

SIGN = "\u2116"
"""What may stand before a number: the numero sign."""
LETTERS = "BCHKMPTX"
"""Signs of a series: of both alphabets, not a vowel among them, so no word comes of them."""
SERIES, DIGITS = 6, 4
MOST = 300
"""Sheets of one series: a clerk who types at random must seldom hit one that is about."""
_FIRST, _LAST = 100, 999  # no zero in front, which Excel would eat
_SAME = str.maketrans("\u0412\u0421\u041d\u041a\u041c\u0420\u0422\u0425", LETTERS)
_OURS = re.compile(rf"[{LETTERS}]{{{SERIES}}}[0-9]{{{DIGITS}}}")


class WrongNumber(Exception):
    """`why`: "shape" for what is no number of ours, "series" for one without its letters, "check"
    for a slip of the finger, "other" for a sheet of another survey or version."""

    def __init__(self, why: Literal["shape", "series", "check", "other"]) -> None:
        super().__init__(why)
        self.why = why


def numbers(count: int, of: str) -> list[str]:
    """So many of a new series, in no order. `of`: the fingerprint of what the sheet asks."""
    drawn_by_lot = "".join(secrets.choice(LETTERS) for _ in range(SERIES - 1))
    series = drawn_by_lot + _letter(drawn_by_lot, of)
    drawn = secrets.SystemRandom().sample(range(_FIRST, _LAST + 1), count)
    return [f"{series}{number}{_check(f'{series}{number}')}" for number in drawn]


def read(typed: str, of: str, series: str = "") -> str:
    """The number in what was typed, whatever its case and whatever stands between.

    `series`: of a number that was typed without its letters. Raises WrongNumber.
    """
    told = _plain(typed)
    if len(told) == DIGITS and told.isascii() and told.isdecimal():
        told = _plain(series) + told
        if len(told) == DIGITS:
            raise WrongNumber("series")
    if not _OURS.fullmatch(told):
        raise WrongNumber("shape")
    if _check(told[:-1]) != told[-1]:
        raise WrongNumber("check")
    if _letter(told[: SERIES - 1], of) != told[SERIES - 1]:
        raise WrongNumber("other")
    return told


def is_ours(typed: str) -> bool:
    """Does it look like a number of a printed sheet, be it a right one or not?"""
    return _OURS.fullmatch(_plain(typed)) is not None


def series_of(number: str) -> str:
    return number[:SERIES]


def short(number: str) -> str:
    """Without the letters of its series: what is typed for each sheet of a pile."""
    return number[SERIES:]


def grouped(series: str) -> str:
    """
    >>> grouped("BCHKMP")
    'BCH-KMP'
    """
    return f"{series[:3]}-{series[3:]}"


def _plain(typed: str) -> str:
    return re.sub(r"[\W_]", "", typed.upper()).translate(_SAME)


def _letter(series: str, of: str) -> str:
    told = hashlib.sha256(f"{series}|{of}".encode()).digest()
    return LETTERS[told[0] % len(LETTERS)]


def _check(number: str) -> str:
    """Letters count by their place among ours."""
    digits = (str(LETTERS.index(sign)) if sign in LETTERS else sign for sign in number)
    return str(check_digit.of("".join(digits)))
