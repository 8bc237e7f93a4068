"""Grouped counts of the register by what an appeal is about: what the pain map rests on beside
surveys. Plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class About(NamedTuple):
    """`process`: of the register of processes, as staff coded the message."""

    audience: str
    direction: str | None
    topic: str | None
    process: str | None


class Received(NamedTuple):
    about: About
    kind: str
    cause: str | None
    repeat: bool


class Coded(NamedTuple):
    """A pain that staff found in the text."""

    of: Received
    pain: str


class Answered(NamedTuple):
    """`waited`: days from registration."""

    about: About
    extended: bool
    waited: int


class Marked(NamedTuple):
    """An answer to a question, and the overall mark of the same ballot."""

    survey: str
    version: int
    question: str
    value: str
    mark: str


@dataclass(frozen=True, slots=True)
class PainTallies:
    """How many rows of each kind; duplicates, spam and what staff do not see yet are in none."""

    received: Counter[Received] = field(default_factory=Counter)
    coded: Counter[Coded] = field(default_factory=Counter)
    answers: Counter[Answered] = field(default_factory=Counter)
