"""What is remembered of messages: who said what, in which state they are. Plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from storage.file_records import Attached, HeldFile
from storage.rating_records import Rating
from storage.register_records import OPEN

Voice = Literal["author", "staff"]
EntryKind = Literal["text", "addition", "reply", "wish", "question", "answer", "notice", "kept"]
"""The author's first words, later ones, a reply to a question, a wish of reopening | the staff's
question, answer, and why they keep their decision."""
WITHDRAWAL = "withdrawal"
"""The kind of a row of a traceless thread, until staff are told: its author asks to stop."""

TRACELESS_HOURS = (10, 14, 17)
"""Local hours at which staff are told of traceless messages, in batches."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one code leads to; lives in RAM for the length of a turn.

    `lookup` finds the message, `key` opens the key of its thread.
    """

    code: str = field(repr=False)
    lookup: bytes = field(repr=False)
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A traceless thread that its author opened by code; kept in RAM alone, for half an hour."""

    appeal: int
    number: str
    thread_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Showing:
    """A page that shows a code once: whoever has the token."""

    token: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message to the administration. With a receipt it is traceless: nothing leads to whoever
    is writing, the day is all that is kept of the time, and staff are told at fixed hours.
    Without one the storage seals the address, and the chats of `tell` get a card at once.
    """

    number: str
    audience: Literal["external", "internal"]
    asked_as: str  # of the directory message_kinds
    kind: str  # of appeal_kinds, under which it is counted
    topic: str | None
    due: date
    text: str = field(repr=False)
    spot: str = field(default="", repr=False)
    place: str = ""  # of the profile's places, whose code was opened; never kept with a receipt
    direction: str | None = None
    urgent: bool = False
    receipt: Receipt | None = None
    showing: Showing | None = None
    tell: tuple[str, ...] = ()
    lang: str = "ru"
    files: tuple[HeldFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class MessageExtended:
    """The author adds to a message that is open, or replies to a question about it. `text` may be
    "" where there are files.

    `opened`: the traceless thread; None: the message must be this very account's.
    """

    number: str
    text: str = field(repr=False)
    kind: Literal["addition", "reply"] = "addition"
    opened: Opened | None = None
    tell: tuple[str, ...] = ()
    files: tuple[HeldFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class MessageWithdrawn:
    """The author asks to stop; taken only while the message is open."""

    number: str
    opened: Opened | None = None
    tell: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesDropped:
    """Files of a draft that its author took back, or that a traceless message must not have."""

    files: tuple[HeldFile, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AuthorForgotten:
    """Forget me: nothing leads from any message to this account, and its talk goes too."""


MessageFact = MessageSent | MessageExtended | MessageWithdrawn | FilesDropped | AuthorForgotten


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a thread. `at` is None for what the author of a traceless message wrote.

    `files`: how many came with it; of those that were not erased.
    """

    voice: Voice
    kind: EntryKind
    day: date
    text: str = field(repr=False)
    at: datetime | None = None
    files: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its row tells; `text` and `spot` are empty for a traceless one: see its thread.

    Days are local. `reply_until`: the last day on which a question of the staff waits for the
    author's reply; None: none does.
    """

    appeal: int
    number: str
    channel: str
    audience: str
    asked_as: str
    kind: str
    topic: str | None
    received: date
    due: date | None
    outcome: str
    outcome_reason: str
    answered: date | None
    taken_by: str
    extended: bool
    traceless: bool
    urgent: bool
    waits: bool
    reply_until: date | None = None
    promised: date | None = None  # supported: until when it is to be done
    reopened: bool = False
    reachable: bool = False  # an answer can be sent to its author's dialogue
    text: str = field(default="", repr=False)
    spot: str = field(default="", repr=False)

    @property
    def is_open(self) -> bool:
        return self.outcome == OPEN

    @property
    def asks(self) -> bool:
        return self.reply_until is not None

    @property
    def status(self) -> str:
        """A name under which people are told where it stands: `received`, … or an outcome."""
        if not self.is_open:
            return self.outcome
        if self.asks:
            return "needs_answer"
        if self.extended:
            return "extended"
        if self.taken_by:
            return "in_work"
        return "reopened" if self.reopened else "received"


@dataclass(frozen=True, slots=True)
class Thread:
    """A message and all that was said about it, the oldest first.

    `rating`: None if its author is not asked what the answer was worth. `given`: files of the
    staff's words.
    """

    message: Message
    entries: tuple[Entry, ...] = ()
    rating: Rating | None = None
    given: tuple[Attached, ...] = field(default=(), repr=False)


def asks(entries: Sequence[tuple[str, str]]) -> bool:
    """(voice, kind) of a thread in its order: is the last question of the staff unanswered?"""
    for voice, kind in reversed(entries):
        if kind == "question":
            return True
        if kind == "answer" or (voice, kind) == ("author", "reply"):
            return False
    return False
