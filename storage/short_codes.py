"""Short codes that are printed beside a QR code, for whoever cannot scan it. Pure.

Four digits and a check digit; more digits only where a town has printed thousands. A code carries
no right and names no person: it is another spelling of the link of a survey at a place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

Where = tuple[str, str]
"""A survey, or the door to «Write to us», and a place; place "" where none is meant."""
LENGTH = 5
LONGEST = 7
_TRIES = 50
"""How often another code is sought among those of a length before codes get a digit more."""
_LETTERS = 4
"""Beside its digits what is typed may have so many: people write «code» before it."""
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""H. M. Damm's table: one wrong digit, or two neighbours in the wrong order, is always noticed."""


def read_code(typed: str) -> str:
    """The digits of what was typed, whatever stands between them.

    >>> read_code(" 482-17. "), read_code("482 17")
    ('48217', '48217')
    """
    return "".join(re.findall(r"[0-9]", typed))


def is_whole(code: str) -> bool:
    """Digits of which none is missing and none mistyped.

    >>> is_whole("57240"), is_whole("57420"), is_whole("5724")
    (True, False, False)
    """
    return LENGTH <= len(code) <= LONGEST and code[0] != "0" and _check(code) == 0


def may_be_code(typed: str) -> bool:
    """A code, a word before it or none; or bare digits of which some are wrong or missing. Not a
    telephone number, and not words.

    >>> may_be_code("572 40"), may_be_code("5724"), may_be_code("8 912 345-67-89")
    (True, True, False)
    """
    letters, code = sum(sign.isalpha() for sign in typed), read_code(typed)
    if is_whole(code):
        return letters <= _LETTERS
    return not letters and LENGTH - 1 <= len(code) <= LONGEST


def grouped(code: str) -> str:
    """As it is printed.

    >>> grouped("57240"), grouped("572409")
    ('572 40', '572 409')
    """
    return f"{code[:3]} {code[3:]}"


def candidates(where: Where) -> Iterator[str]:
    """What may stand for `where`, in a fixed order and without end: a database that was lost gives
    the same codes again. None begins with a nought, which people leave out."""
    tried = 0
    while True:
        digits = min(LENGTH - 1 + tried // _TRIES, LONGEST - 1)
        least = 10 ** (digits - 1)
        told = hashlib.blake2b(f"{where[0]}/{where[1]}/{tried}".encode(), digest_size=8).digest()
        body = str(least + int.from_bytes(told, "big") % (9 * least))
        yield f"{body}{_check(body)}"
        tried += 1


def led(code: str, known: Iterable[Where]) -> Where | None:
    """Which of `known` the code is the first candidate of: for codes printed after a backup that
    the town had to go back to."""
    return next((where for where in known if next(candidates(where)) == code), None)


def _check(digits: str) -> int:
    """The digit that makes these whole; 0 if they are."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state
