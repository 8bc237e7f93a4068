"""Where a talk stands between two messages, what a step may know, and what it leads to.

A stage says "in this survey", never an answer nor the question: those lie in the sealed ballot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from bot.events import Reply
from bot.invitations.wants import InvitationWant, IsInvited, StoredGuest
from bot.message_stages import AskingCode, ReadingMessage, WritingMessage
from bot.message_wants import (
    FreshNumber,
    FreshReceipt,
    FreshToken,
    Hindered,
    MayWrite,
    MessageWant,
    OwnMessages,
    OwnThread,
    Paused,
    Read,
    SentAlready,
    StillHeld,
    ThreadByCode,
    ThreadOpened,
)
from bot.page_wants import OncePage, PageWant, StatusPage, TextPage
from bot.paper.wants import HeldPage, PaperWant, SlipByCode, Stored
from storage.file_records import HeldFile
from storage.invitation_records import GuestRow
from storage.message_records import Message, Receipt, Thread
from storage.records import Ballot, Draft, Fact, Paper, StoredRow

T = TypeVar("T")

Screen = Literal["question", "refused", "anonymity", "resume", "stop", "left", "personal", "more"]
"""Of a survey. A question not begun yet is its first page; `refused`: a text did not fit; `left`:
nobody answered for a while, so the window tells no more which question is open; `personal`: a
text named somebody, and waits for a word whether what is left of it may go; `more`: the ways on
of a page too large for one view."""


@dataclass(frozen=True, slots=True)
class Idle:
    kind: Literal["idle"] = "idle"


@dataclass(frozen=True, slots=True)
class TakingSurvey:
    """`screen` is what was shown last; which question that was, the sealed draft knows."""

    survey: str
    paper: Paper
    screen: Screen = "question"
    kind: Literal["taking_survey"] = "taking_survey"


@dataclass(frozen=True, slots=True)
class AskingSlip:
    """The code of a one-time slip is awaited."""

    kind: Literal["asking_slip"] = "asking_slip"


Stage = Idle | TakingSurvey | AskingSlip | WritingMessage | AskingCode | ReadingMessage
_STAGE: TypeAdapter[Stage] = TypeAdapter(Stage)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event led to: where the talk stands now, what to say, what to keep.

    `same_step`: the buttons shown before stay good (a tick was redrawn, nothing moved on).
    `erase_typed`: what the person typed must go from the dialogue after the commit.
    `spare_typed`: it must go too, but only when its step is over: it can still be mended.
    `hold_typed`: a part of a message; `erase_held`: all parts must go, for it is traceless.
    `opens`: it stands on a page nobody was shown before, so no step has the buttons of it.
    """

    stage: Stage
    replies: tuple[Reply, ...] = ()
    facts: tuple[Fact, ...] = ()
    same_step: bool = False
    erase_typed: bool = False
    spare_typed: bool = False
    hold_typed: bool = False
    erase_held: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class BallotOf:
    """Wanted: this person's ballot on this paper; `Ballot | None`."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class Employment:
    """Wanted: is this account a member of the employee chat right now; `bool`, or None if the
    messenger does not tell."""


class CannotTell(Exception):
    """The messenger does not tell whether somebody is in a chat: that is no «no»."""


Want = BallotOf | Employment | MessageWant | PageWant | PaperWant | InvitationWant


class Wanted(Exception):
    """A step needs to know something of the storage or the messenger.

    The conversation looks it up and takes the step anew: a step is pure, so nothing happened yet.
    """

    def __init__(self, want: Want) -> None:
        super().__init__(type(want).__name__)
        self.want = want


@dataclass(frozen=True, slots=True)
class Known:
    """What a step may look at: the day, the channel, and what was found for it so far."""

    today: date
    channel: str
    found: Mapping[Want, object] = field(default_factory=dict)

    def ballot(self, paper: Paper) -> Ballot | None:
        return cast("Ballot | None", self._found(BallotOf(paper)))

    def is_employee(self) -> bool | None:
        """None if nobody can tell now."""
        return cast("bool | None", self._found(Employment()))

    def fresh_number(self) -> str:
        return cast("str", self._found(FreshNumber()))

    def fresh_receipt(self) -> Receipt:
        return cast("Receipt", self._found(FreshReceipt()))

    def fresh_token(self) -> str:
        return cast("str", self._found(FreshToken()))

    def hindrance(self, *, adds: bool = False) -> Hindered | None:
        return cast("Hindered | None", self._found(MayWrite(adds)))

    def is_sent_already(self, words: str, *, traceless: bool) -> bool:
        return cast("bool", self._found(SentAlready(words, traceless)))

    def own_messages(self) -> tuple[Message, ...]:
        return cast("tuple[Message, ...]", self._found(OwnMessages()))

    def own_thread(self, number: str) -> Thread | None:
        return cast("Thread | None", self._found(OwnThread(number)))

    def thread_by_code(self, typed: str) -> Read | Paused | None:
        return cast("Read | Paused | None", self._found(ThreadByCode(typed)))

    def thread_opened(self) -> Read | None:
        return cast("Read | None", self._found(ThreadOpened()))

    def still_held(self, files: tuple[HeldFile, ...]) -> tuple[HeldFile, ...]:
        return cast("tuple[HeldFile, ...]", self._found(StillHeld(files)))

    def stored(self, papers: tuple[Paper, ...]) -> tuple[StoredRow, ...]:
        return cast("tuple[StoredRow, ...]", self._found(Stored(papers)))

    def status_page(self) -> OncePage:
        return cast("OncePage", self._found(StatusPage()))

    def text_page(self, wanted: TextPage) -> OncePage:
        return cast("OncePage", self._found(wanted))

    def slip(self, typed: str) -> Paper | Paused | None:
        return cast("Paper | Paused | None", self._found(SlipByCode(typed)))

    def held_page(self, paper: Paper) -> Draft | None:
        return cast("Draft | None", self._found(HeldPage(paper)))

    def is_invited(self) -> bool:
        return cast("bool", self._found(IsInvited()))

    def stored_guest(self) -> GuestRow | None:
        return cast("GuestRow | None", self._found(StoredGuest()))

    def _found(self, want: Want) -> object:
        if want not in self.found:
            raise Wanted(want)
        return self.found[want]


def shows(stage: Stage) -> bool:
    """Does its dialogue tell more of a survey than that it was opened, or anything traceless?"""
    match stage:
        case TakingSurvey():
            return stage.screen != "left"
        case WritingMessage():
            return stage.is_traceless and stage.has_words and stage.step != "left"
        case ReadingMessage():
            return not stage.number
        case _:
            return False


def offers(stage: Stage) -> bool:
    """Is the person asked whether words may go whose personal data were hidden?"""
    return isinstance(stage, TakingSurvey) and stage.screen == "personal"


def dump(stage: Stage) -> str:
    return _STAGE.dump_json(stage).decode()


def load(stored: str) -> Stage:
    """The stage as stored; Idle for a newcomer or for a stage this version no longer has."""
    try:
        return _STAGE.validate_json(stored) if stored else Idle()
    except ValidationError:
        return Idle()
