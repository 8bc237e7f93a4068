"""Registers by the side of messages: decisions and measures, practices, processes, the media.

Plain values. A record is a day and its fields by name; "" where nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Book = Literal["action", "practice", "process", "observation"]
BOOKS: tuple[Book, ...] = get_args(Book)

Kind = Literal[
    "instruction",
    "explanation",
    "site",
    "system",
    "legal_act",
    "interagency",
    "reengineering",
    "other",
]
"""Of an action: for staff, for clients (R-44); of the site, of an information system, a legal act
(R-45); of several bodies together (R-54); a process made anew (R-51)."""
KINDS: tuple[Kind, ...] = get_args(Kind)
MATERIALS: frozenset[str] = frozenset({"instruction", "explanation"})
"""What is written from the analysis; the rest are decisions."""

Tone = Literal["negative", "neutral", "positive"]
TONES: tuple[Tone, ...] = get_args(Tone)

Deed = Literal["added", "changed", "removed"]
MESSAGES = 20
"""A record names so many messages at most."""


@dataclass(frozen=True, slots=True)
class Record:
    """`day`: what it is about; of a process, when it was written down. `messages`: numbers.

    `version` is 0 until it is kept; one that was removed has lost its words.
    """

    book: Book
    day: date
    values: Mapping[str, str] = field(repr=False)
    messages: tuple[str, ...] = ()
    id: str = ""
    version: int = 0
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class By:
    """Who changes, and the local day on which: a name as signed in, and the role."""

    actor: str
    day: date


@dataclass(frozen=True, slots=True)
class RecordChange:
    deed: Deed
    day: date
    actor: str


@dataclass(frozen=True, slots=True)
class SideTallies:
    """Records that stand, of some days: by kind, by tone, by topic; all processes by group."""

    actions: Counter[str]
    practices: int
    tones: Counter[str]
    topics: Counter[str]
    processes: Counter[str]


class NoSuchRecord(Exception):
    """No record has this name, or it was removed."""


class RecordChanged(Exception):
    """Somebody was quicker. `record`: as it is now."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.id)
        self.record = record


class NoSuchMessages(Exception):
    """`numbers`: of no message here."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        super().__init__(", ".join(numbers))
        self.numbers = numbers
