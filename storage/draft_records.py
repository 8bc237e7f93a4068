"""A step that a clerk has begun in a staff chat, as far as it has come. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from storage.file_records import HeldFile

Screen = Literal[
    "more",
    "words",
    "until",
    "unit",
    "owner",
    "template",
    "cause",
    "check",
    "field",
    "section",
    "topic",
    "kind",
    "done",
    "dropped",
]
"""What a draft waits for: a step, a correction; the last two are over, and only the chat has to be
told."""


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
    until: date | None = None
    original: str = ""  # channel:external_id
    files: tuple[HeldFile, ...] = field(default=(), repr=False)


class DraftGone(Exception):
    """The draft was sent, dropped or changed by somebody else meanwhile."""
