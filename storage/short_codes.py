"""Short codes that are printed beside a QR code, for whoever cannot scan it. Pure.

Four digits and a check digit, more only where two would be one. A code carries no right and names
no person: it is another spelling of the link of a survey at a place, and nothing has to be kept to
read it. So no lost database and no backup can make it lead elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from storage import check_digit

Where = tuple[str, str]
"""A survey, or the door to «Write to us», and a place; place "" where none is meant."""
LENGTH = 5
LONGEST = 7
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


def spellings(where: Where) -> tuple[str, ...]:
    """The codes that mean `where`, one of each length, the shortest first; the same on every
    machine and for ever. None begins with a nought, which people leave out.

    >>> spellings(("ext_express", "hall"))
    ('51270', '336770', '1768991')
    """
    return tuple(_spelling(where, length) for length in range(LENGTH, LONGEST + 1))


def codes(known: Iterable[Where]) -> dict[Where, str]:
    """What is printed for each: its shortest code that means no other of `known`."""
    told = {where: spellings(where) for where in known}
    meant = Counter(code for several in told.values() for code in several)
    return {
        where: next((code for code in several if meant[code] == 1), several[-1])
        for where, several in told.items()
    }


def meant(code: str, known: Iterable[Where]) -> list[Where]:
    """All of `known` that the code may mean. More than one where a place was added after the code
    of another had been printed: then whoever stands before it has to tell."""
    return [where for where in known if code in spellings(where)]


def _spelling(where: Where, length: int) -> str:
    least = 10 ** (length - 2)
    name = f"{where[0]}/{where[1]}/{length - LENGTH}"
    told = hashlib.blake2b(name.encode(), digest_size=8).digest()
    body = str(least + int.from_bytes(told, "big") % (9 * least))
    return f"{body}{check_digit.of(body)}"
