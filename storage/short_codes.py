"""Short codes that are printed beside a QR code, for whoever cannot scan it. Pure.

Four digits and a check digit; more digits only where a town has printed thousands. A code carries
no right and names no person: it is another spelling of the link of a survey at a place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from storage import check_digit

Where = tuple[str, str]
"""A survey, or the door to «Write to us», and a place; place "" where none is meant."""
LENGTH = 5
LONGEST = 7
_TRIES = 50
"""How often another code is sought among those of a length before codes get a digit more."""
_LETTERS = 4
"""Beside its digits what is typed may have so many: people write «code» before it."""


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
    return LENGTH <= len(code) <= LONGEST and code[0] != "0" and check_digit.of(code) == 0


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
        yield f"{body}{check_digit.of(body)}"
        tried += 1


def led(code: str, known: Iterable[Where]) -> Where | None:
    """Which of `known` the code is the first candidate of: for codes printed after a backup that
    the town had to go back to."""
    return next((where for where in known if next(candidates(where)) == code), None)
