"""Which cases a queue holds: names that the chat, the desk and the storage share."""

from __future__ import annotations

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
