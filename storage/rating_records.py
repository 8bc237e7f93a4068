"""What an author says of the answer, and what may be asked about it. Plain values, days only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from storage.message_records import Opened

RATED_OUTCOMES = frozenset({"resolved", "partial", "explained", "answered", "refused"})
"""Outcomes about which the author is asked: whoever was answered, now, by this administration.

A promise (`supported`) is asked about when it is kept, for then it becomes `resolved`.
"""
A_FORTNIGHT = 14
"""Days on which a rating, a changed mind and a wish of reopening count; and till a check-back."""

Wish = Literal["", "asked", "declined"]
"""Of reopening; when it is granted the message is open again, and nothing was rated yet."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Of the last answer to one message. `day`: None while nothing was said.

    `until`: the last day on which it can be given or changed. `check_on`: when its author agreed
    to be asked once more.
    """

    asked: date
    until: date
    day: date | None = None
    helped: bool | None = None
    mark: int | None = None  # 1–5
    reasons: tuple[str, ...] = ()
    wish: Wish = ""
    check_on: date | None = None

    def is_open(self, today: date) -> bool:
        return today <= self.until


@dataclass(frozen=True, slots=True)
class AnswerRated:
    """What is None stays as it was; but who changes from «did not help» to «helped», or back,
    begins anew.

    `opened`: the traceless thread; None: the message must be this very account's.
    """

    number: str
    helped: bool | None = None
    mark: int | None = None
    reasons: tuple[str, ...] | None = None
    opened: Opened | None = None


@dataclass(frozen=True, slots=True)
class ReopeningWished:
    """The author tells what is left to be done; staff decide. Once a message."""

    number: str
    text: str = field(repr=False)
    opened: Opened | None = None
    tell: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckAgreed:
    """The author of an addressed message agrees to be asked once more on this day."""

    number: str
    on: date


RatingFact = AnswerRated | ReopeningWished | CheckAgreed
