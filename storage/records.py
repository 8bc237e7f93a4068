"""What is remembered, in the town's words: people, ballots, facts. Plain values, no queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from storage.invitation_records import InvitationFact
from storage.message_records import MessageFact
from storage.rating_records import RatingFact

MEMBERSHIP = "membership"
"""The entry of a wave of employees that is open to members of their chat."""

SLIPS = "slips"
"""The entry of a wave that is answered by one-time slips alone."""

Value = str | int | tuple[str, ...]
"""One: an option's name. Scale, NPS: a mark. Many: names in the script's order. Text: words."""

DK = "+dk"
"""The value of «затрудняюсь ответить»; no option can be named so."""

Answers = Mapping[str, Value]
"""By question id; own words of a write-in under `question.option`, which no id can be."""


class Channel(StrEnum):
    TELEGRAM = "telegram"
    VK = "vk"
    MAX = "max"
    WEB = "web"
    CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Person:
    """An account in one channel; on the web the session stands for the person."""

    channel: Channel
    account: str = field(repr=False)  # a traceback must not tell who was writing


@dataclass(frozen=True, slots=True)
class Paper:
    """A ballot paper: whoever holds the same paper twice overwrites, never votes twice.

    Permanent external surveys add place and day, since a service may be used many times.
    With a one-time slip its code stands for the person, from whatever device.
    """

    wave: str
    place: str = ""
    day: date | None = None
    slip: str = field(default="", repr=False)

    def scope(self) -> str:
        return f"{self.place}|{self.day.isoformat()}" if self.day else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Where one person is in a questionnaire. Lives sealed under the wave's key, nowhere else."""

    question: str
    answers: Answers = field(default_factory=dict, repr=False)
    ticked: tuple[str, ...] = field(default=(), repr=False)
    writing: str = field(default="", repr=False)  # the option whose own words are awaited


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """Where one person is in a questionnaire of a strict wave: names of questions, no values.

    `due` are those that may still come after the open one, in order.
    """

    question: str
    due: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """This paper was handed in; what it says is sealed even from the person."""


Ballot = Draft | SealedDraft | Cast


class WaveState(StrEnum):
    OPEN = "open"
    OVER = "over"  # takes no more answers; a strict one waits for the key that opens it
    COUNTED = "counted"  # answers are in clear; the key is still to be destroyed
    CLOSED = "closed"
    LOST = "lost"  # its key is gone, and what was sealed with it too


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of a survey, with its own key. Days are local days of the town."""

    id: str
    survey: str
    version: int
    script: str  # SHA-256 of the script as asked, hex
    audience: str
    permanent: bool
    opening: str  # "batches" or "at_close"
    size: int  # bytes of every sealed row of this wave
    opened_on: date
    closes_on: date  # the first day on which it takes no more answers
    state: WaveState = WaveState.OPEN
    closed_on: date | None = None
    basis: str = ""
    public_key: bytes = field(default=b"", repr=False)
    k_min: int = 5  # as the profile had it when the wave began, like all that follows
    batch_min: int = 10
    entry: str = "membership"  # or "slips"
    strict: bool = False  # the half that opens it is kept on another computer
    promise: bytes | None = field(default=None, repr=False)  # None: begun before 0.2
    told_until: date | None = None  # the first `closes_on`: it may be put off, never put forward
    opened: int = 0  # questionnaires opened so far
    verdict: str = ""  # of the anonymity check at its end: "ok" or "failed"
    checked_on: date | None = None
    rough_started: int = 0
    rough_finished: int = 0
    rough_on: date | None = None
    pain: str = ""  # the title of the «боль» it asks about, promised too; "" if it is about none
    purpose: str = ""  # what it is for
    population: int = 0  # clients of whom it asks; 0: nobody said

    @property
    def last_day(self) -> date:
        """On which it takes answers."""
        return self.closes_on - timedelta(days=1)

    @property
    def waits_for_key(self) -> bool:
        """Strict, and over. Another one that is over is being closed at this very moment."""
        return self.strict and self.state is WaveState.OVER


@dataclass(frozen=True, slots=True)
class StoredRow:
    """All that is kept of one person's questionnaire, as it lies in the database."""

    tag: bytes = field(repr=False)
    ptr: bytes = field(repr=False)
    box: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class WaveCount:
    """Questionnaires of an open wave; whoever shows them rounds down to 5."""

    started: int
    finished: int


@dataclass(frozen=True, slots=True)
class OpenedBallot:
    """One questionnaire after the opening. `channel` and `place` only of external surveys."""

    wave: str
    survey: str
    version: int
    values: Answers
    channel: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """An opened questionnaire as rows to count, and its free texts, which leave it for good."""

    values: tuple[tuple[str, str], ...]  # (question, value), one a ticked option
    comments: tuple[tuple[str, str], ...]  # (question, text)
    process: str = ""  # what the respondent said the questionnaire was about


@dataclass(frozen=True, slots=True)
class BallotDrafted:
    """The answers so far. Overwrites this person's ballot of the wave, sealed at once."""

    paper: Paper
    draft: Draft


@dataclass(frozen=True, slots=True)
class BallotCast:
    """The questionnaire is finished: sealed to the wave's public key until the opening."""

    paper: Paper
    answers: Answers = field(repr=False)


@dataclass(frozen=True, slots=True)
class BallotDropped:
    """The person broke off and asked to forget the answers."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class PageSealed:
    """A finished page of a strict wave, boxed at once to a key that is not here.

    The cover (`place` 0) begins the paper, anew if need be, with `sizes` bytes for each page.
    `page` is the question that was open; without a `following` one the paper is handed in.
    """

    paper: Paper
    following: str
    due: tuple[str, ...] = ()
    page: str = ""
    place: int = 0
    answers: Answers = field(default_factory=dict, repr=False)
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageHeld:
    """The open page of a strict wave, half filled in: in RAM for a while, and nowhere else."""

    paper: Paper
    page: Draft


BallotFact = BallotDrafted | BallotCast | BallotDropped | PageSealed
Fact = BallotFact | PageHeld | MessageFact | RatingFact | InvitationFact


@dataclass(frozen=True, slots=True)
class Memory:
    """What the storage knows of a talk; a newcomer gets an empty one.

    `mark` names this state of the talk: `keep` writes only over the state that was read.
    """

    stage: str = ""
    mark: bytes = b""
