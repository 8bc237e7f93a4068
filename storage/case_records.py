"""A message as staff work with it, the steps they take, and what can go wrong. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from storage.case_steps import State, Step, allowed
from storage.correction_records import Facts
from storage.draft_records import DraftGone as DraftGone
from storage.draft_records import Screen as Screen
from storage.draft_records import StepDraft as StepDraft
from storage.file_records import HeldFile
from storage.message_records import Entry, Message
from storage.office_records import Unit
from storage.rating_records import Rating
from storage.register_records import Moment
from storage.twin_records import Twin


@dataclass(frozen=True, slots=True)
class Case:
    """`revision` rises with every change and every word of the thread: who steps names it.

    `thread` is empty in lists; `sealed` tells that there is one and the staff's key is not here.
    """

    message: Message
    revision: int
    cause: str | None = None
    registered: date | None = None
    question_until: date | None = None
    reopened: bool = False
    promised: date | None = None  # supported: until when it is to be done
    is_hidden: bool = False
    of_register: Facts = field(default_factory=Facts)
    twins: tuple[Twin, ...] = ()
    is_answered: bool = False  # since it was opened, so that it may be closed without words
    sealed: bool = False
    thread: tuple[Entry, ...] = field(default=(), repr=False)
    files: int = 0  # that came with it; 0 in lists
    unit: Unit | None = None  # that has it; without its group of clients
    rating: Rating | None = None  # of its last answer, as far as staff may see it

    @property
    def number(self) -> str:
        return self.message.number

    @property
    def state(self) -> State:
        if self.is_hidden:
            return "hidden"
        if not self.message.is_open:
            return _ENDED.get(self.message.outcome, "closed")
        if self.is_waiting:
            return "waiting"
        return "taken" if self.message.taken_by else "new"

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that lead on from here."""
        wished = self.rating is not None and self.rating.wish == "asked"
        return allowed(self.state, is_extended=self.message.extended, is_wished=wished)

    @property
    def is_waiting(self) -> bool:
        """For the author's reply, until its last day is over."""
        return self.message.asks

    @property
    def status(self) -> str:
        """A name of domain `status.names`: an outcome, or how far the work has come; `hidden`."""
        if self.is_hidden:
            return "hidden"
        if not self.message.is_open:
            return self.message.outcome
        if self.is_waiting:
            return "needs_answer"
        if self.message.taken_by:
            return "in_work"
        return "reopened" if self.reopened else "registered" if self.registered else "received"

    @property
    def owner(self) -> str:
        """Whoever took it, else the unit it went to; "": nobody yet."""
        return self.message.taken_by or (self.unit.title if self.unit else "")

    @property
    def unit_id(self) -> str:
        return self.unit.id if self.unit else ""

    @property
    def room(self) -> str:
        """The chat of the unit that has it, as `telegram:-100123`; "": the staff chats."""
        return self.unit.room if self.unit else ""

    @property
    def due(self) -> date | None:
        """The last day of what is to be done now: an answer, or a deed that was promised."""
        if self.state == "promised":
            return self.promised
        return self.message.due if self.message.is_open else None

    def is_overdue(self, workday: date) -> bool:
        """`workday`: today, or the last worked day before it. A term that ends on a day off is
        due on the worked day before and is over only when its last day is (requirements 2.2).
        """
        return not self.is_hidden and self.due is not None and self.due < workday

    def is_overdue_thrice(self, workday: date) -> bool:
        """Three times the whole term is over since the registration, and nobody has answered."""
        if not self.message.is_open or self.message.due is None or self.is_hidden:
            return False
        start = self.registered or self.message.received
        return start + 3 * max(self.message.due - start, timedelta(days=1)) < workday


_ENDED: Mapping[str, State] = {
    "supported": "promised",
    "withdrawn": "withdrawn",
    "duplicate": "linked",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case ends; cause where it counts (R-25), ground where the outcome asks for one."""

    outcome: str
    cause: str = ""
    ground: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said to the author: kept in the thread, and sent if an address is known.

    `words`: the whole message in the author's dialogue, written by the bot. A `notice` is neither
    an answer nor a question: a term was extended. `twins`: the same for the authors of duplicates.
    `files`: held already, and attached to nothing.
    """

    kind: Literal["answer", "question", "notice", "kept"]
    text: str = field(repr=False)
    words: str = field(default="", repr=False)
    twins: Mapping[str, str] = field(default_factory=dict, repr=False)
    files: tuple[HeldFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a clerk. Taken only if the case is still at `revision`.

    `role` goes into the log, never a name; `owner` is shown to colleagues (step "take").
    `notice`: words for the author's dialogue when nothing new is said in the thread.
    `update`: (channel, its name of the update), kept once with the step; `draft` is done with it.
    `until`: the last day of a question or a promise; `due`: the new term of the case.
    `original`: channel:external_id of what is answered for it; `reason`: why it is hidden;
    `unit`: whom it is handed to.
    """

    number: str
    revision: int
    step: str
    role: str
    at: Moment
    owner: str = field(default="", repr=False)
    telling: Telling | None = None
    notice: str = field(default="", repr=False)
    until: date | None = None
    due: date | None = None
    closing: Closing | None = None
    original: str = ""
    reason: str = field(default="", repr=False)
    unit: str = ""
    update: tuple[str, str] | None = None
    draft: int | None = None


class NoSuchCase(Exception):
    """No message has this number, or staff are not told of it yet."""


class ChangedMeanwhile(Exception):
    """Somebody else, or the author, was quicker: nothing was written. `case`: as it is now."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.number)
        self.case = case


class NotAllowed(Exception):
    """The step does not lead on from where the case stands, or lacks what it needs."""


class FilesGone(Exception):
    """A file that is to be sent was sent already, or has been waiting for too long."""


class HeardBefore(Exception):
    """The messenger delivered an update twice: its effect is there already."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card in a chat, and whether it shows what it should."""

    id: int
    number: str
    message: str
    shown: str
    over: bool
    unit: str = ""  # whose card it is
