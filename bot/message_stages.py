"""Where a talk stands around messages: one being written, a code awaited, a thread open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from storage.file_records import HeldFile

WritingStep = Literal[
    "intro",
    "kind",
    "section",
    "topic",
    "own_topic",
    "text",
    "spot",
    "mode",
    "files",
    "promises",
    "review",
    "leave",
    "left",
]


RatingScreen = Literal["score", "reasons", "reopen", "wish", "rated"]
"""A mark; what is wrong; shall it be reopened; what is left to be done; thanks."""


@dataclass(frozen=True, slots=True)
class WritingMessage:
    """A message being written; all of it lies in this sealed stage and nowhere else.

    `parts`: what was typed, message by message. `found`: topics a typed word led to.
    `mending`: the step was opened from the review card and leads back to it.
    `left`: the step that was open when the person turned to something else, or to nothing at all.
    `place`: whose code was opened; never of words that shall lead to nobody.
    """

    audience: Literal["external", "internal"] = "external"
    step: WritingStep = "intro"
    asked_as: str = ""
    section: str = ""
    topic: str = ""
    own_topic: str = field(default="", repr=False)
    parts: tuple[str, ...] = field(default=(), repr=False)
    spot: str = field(default="", repr=False)
    mode: Literal["", "here", "traceless"] = ""
    page: int = 0
    found: tuple[str, ...] = ()
    mending: bool = False
    left: WritingStep = "intro"
    files: tuple[HeldFile, ...] = field(default=(), repr=False)
    place: str = ""
    kind: Literal["writing_message"] = "writing_message"

    @property
    def text(self) -> str:
        return "\n".join(self.parts)

    @property
    def has_words(self) -> bool:
        """Is there anything the person would be sorry to lose?"""
        return bool(self.parts or self.spot or self.own_topic or self.files)

    @property
    def is_traceless(self) -> bool:
        """Was it said already that nothing shall lead from its words to the person?"""
        return self.audience == "internal" or self.mode == "traceless"


@dataclass(frozen=True, slots=True)
class AskingCode:
    """The code of a traceless message is awaited."""

    kind: Literal["asking_code"] = "asking_code"


@dataclass(frozen=True, slots=True)
class ReadingMessage:
    """A thread is open. `number` is an addressed message of this account; "": the traceless one
    that was opened by code, which no stage names. `ticked`: what is wrong with the answer; `files`:
    those that go with the words that are awaited."""

    number: str = ""
    screen: Literal["thread", "addition", "reply", "withdraw"] | RatingScreen = "thread"
    ticked: tuple[str, ...] = ()
    files: tuple[HeldFile, ...] = field(default=(), repr=False)
    kind: Literal["reading_message"] = "reading_message"
