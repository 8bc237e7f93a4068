"""Which cases a queue holds: names that the chat, the desk and the storage share."""

from __future__ import annotations

import re
from typing import Literal, get_args

Filter = Literal[
    "all",
    "new",
    "mine",
    "in_work",
    "waiting",
    "overdue",
    "thrice",
    "promised",
    "reopened",
    "wished",
    "closed",
    "hidden",
]
"""`overdue` holds promises too whose day is over; `thrice`: three times the term is over;
`wished`: closed, and its author asks to reopen it."""

FILTERS: tuple[Filter, ...] = get_args(Filter)
_NUMBERED = re.compile(r"(.+) \([0-9]+\)")


def names_of(owner: str) -> tuple[str, ...]:
    """Under which names cases are somebody's: as a messenger tells it, with the account, and as a
    colleague typed it who handed one over.

    >>> names_of("Ivan Petrov (502)"), names_of("Anna")
    (('Ivan Petrov (502)', 'Ivan Petrov'), ('Anna',))
    """
    found = _NUMBERED.fullmatch(owner)
    return (owner, found[1]) if found else (owner,)
