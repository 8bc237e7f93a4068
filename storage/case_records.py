"""A message as staff work with it, the steps they take, and what can go wrong. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from storage.case_steps import State
from storage.message_records import Entry, Message
from storage.register_records import Moment

Filter = Literal["all", "new", "mine", "in_work", "waiting", "overdue", "reopened", "closed"]

FILTERS: tuple[Filter, ...] = (
    *("all", "new", "mine", "in_work", "waiting", "overdue", "reopened", "closed"),
)


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
    is_answered: bool = False  # since it was opened, so that it may be closed without words
    sealed: bool = False
    thread: tuple[Entry, ...] = field(default=(), repr=False)

    @property
    def number(self) -> str:
        return self.message.number

    @property
    def state(self) -> State:
        if not self.message.is_open:
            return "closed"
        if self.is_waiting:
            return "waiting"
        return "taken" if self.message.taken_by else "new"

    @property
    def is_waiting(self) -> bool:
        """For the author's reply, until its last day is over."""
        return self.message.asks

    @property
    def status(self) -> str:
        """A name of domain `status.names`: an outcome, or how far the work has come."""
        if not self.message.is_open:
            return self.message.outcome
        if self.is_waiting:
            return "needs_answer"
        if self.message.taken_by:
            return "in_work"
        return "reopened" if self.reopened else "registered" if self.registered else "received"

    def is_overdue(self, today: date) -> bool:
        return self.message.is_open and self.message.due is not None and self.message.due < today


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case ends; cause always (R-25), ground where the outcome asks for one."""

    outcome: str
    cause: str
    ground: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said to the author: kept in the thread, and sent if an address is known.

    `words`: the whole message in the author's dialogue, written by the bot.
    """

    kind: Literal["answer", "question"]
    text: str = field(repr=False)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a clerk. Taken only if the case is still at `revision`.

    `role` goes into the log, never a name; `owner` is shown to colleagues (step "take").
    `notice`: words for the author's dialogue when nothing new is said in the thread.
    `update`: (channel, its name of the update), kept once with the step; `draft` is done with it.
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


class HeardBefore(Exception):
    """The messenger delivered an update twice: its effect is there already."""


Screen = Literal["words", "cause", "check", "done", "dropped"]
"""What a draft waits for; the last two are over, and only the chat has to be told."""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step begun in a staff chat, in a message of the bot's own (`message`; "": on its way).

    `revision`: of the case that the clerk saw. `version` rises with every change of the draft.
    """

    id: int
    number: str
    chat: str
    step: str
    screen: Screen
    revision: int
    version: int = 1
    message: str = ""
    words: str = field(default="", repr=False)
    cause: str = ""


class DraftGone(Exception):
    """The draft was sent, dropped or changed by somebody else meanwhile."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card in a chat, and whether it shows what it should."""

    id: int
    number: str
    message: str
    shown: str
    over: bool
