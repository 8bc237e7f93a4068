"""What a clerk asks of the list of messages, and what is found. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from storage.case_records import Case

Show = Literal[
    "all",
    "new",
    "mine",
    "in_work",
    "waiting",
    "overdue",
    "thrice",
    "reopened",
    "promised",
    "wished",
    "closed",
    "hidden",
    "any",
    "loaded",
]
"""`wished`: closed, and its author asks to reopen it.
`any`: open and closed alike. `loaded`: rows of files, which are no cases here."""
SHOWS: tuple[Show, ...] = get_args(Show)
AT_WORK: tuple[Show, ...] = SHOWS[: SHOWS.index("promised")]
"""Of what is open; what is overdue may also be a promise."""

Order = Literal["", "received", "newest", "due", "furthest", "topic", "channel", "owner", "number"]
"""`""`: what is urgent and due first; of closed ones the newest."""
ORDERS: tuple[Order, ...] = get_args(Order)
BY_DAY: tuple[Order, ...] = ("", "received", "newest")
"""The orders of lists that hold whole years; an index leads through them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`who` asks: "mine" are theirs. Days of receipt, both included. "" and None narrow nothing.

    `words`: a number, or words of texts in any form, all of which must be there.
    """

    show: Show = "all"
    who: str = ""
    words: str = field(default="", repr=False)
    channel: str = ""
    topic: str = ""
    unit: str = ""
    place: str = ""
    audience: str = ""
    kind: str = ""
    owner: str = ""
    overdue: bool = False
    since: date | None = None
    until: date | None = None
    order: Order = ""
    workday: date | None = None  # today or the last worked day before it (Case.is_overdue)

    @property
    def is_narrow(self) -> bool:
        names = (self.channel, self.topic, self.unit, self.place, self.audience, self.kind)
        is_named = any(names) or bool(self.owner or self.words.strip())
        return is_named or self.overdue or bool(self.since or self.until)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A row of a file: it has no thread and no steps; its own system has them."""

    id: int
    channel: str
    external_id: str
    kind: str
    topic: str | None
    received: date
    answered: date | None
    outcome: str
    cause: str | None = None
    organisation: str = ""
    text: str = field(default="", repr=False)


MOST = 1000
"""Of years of messages so many are counted; nobody reads on to the last of more."""


@dataclass(frozen=True, slots=True)
class Count:
    """`is_more`: there are more than `number`, which is MOST then."""

    number: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list. `texts`: of each, by id, what was said in clear; empty unless words
    were asked for. `counts`: what each way of showing would find, all else being the same."""

    cases: tuple[Case, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    texts: Mapping[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    counts: Mapping[Show, Count] = field(default_factory=dict)
    is_more: bool = False  # there is a next page
