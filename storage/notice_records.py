"""Words for people who are not waiting for them: kept with their cause, sent when possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from storage.file_records import HeldFile
from storage.records import Person

DIGEST, PICTURES, PAPERS = "digest", "digest-pictures", "digest-papers"
"""Kinds of notices: words of the quarter's digest, its pictures and its report, each an album."""
ALBUMS = (PICTURES, PAPERS)

ASKED = ("draft", "entering")
"""Kinds of notices that a clerk has just pressed for: windows of steps and of entries."""
NEW_CARD = "card"
WINDOWS = (NEW_CARD, *ASKED)
"""Kinds of notices that become windows of a staff chat: drawn anew later, by the id they got."""


@dataclass(frozen=True, slots=True)
class NoticeButton:
    """As `bot.events.Button`; always standing, for nobody knows when it will be pressed."""

    label: str
    topic: str = ""
    option: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice to be. `chat`: a staff chat as `telegram:-100123`; "": the author of `appeal`.
    `files` go with it.

    Without `text` its words are made at the moment of sending, so that a card is never old.
    """

    kind: str  # up to 16 characters
    appeal: int | None = None
    chat: str = ""
    text: str = field(default="", repr=False)
    buttons: tuple[NoticeButton, ...] = ()
    not_before: datetime | None = None  # aware; None: at once
    files: tuple[HeldFile, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, claimed by this process for a while. Exactly one of `chat` and `person` is told.

    `base`: a try before this one ended unclearly; whatever arrived is newer than that message.
    """

    id: int
    kind: str
    appeal: int | None
    chat: str
    person: Person | None
    text: str = field(repr=False)
    buttons: tuple[NoticeButton, ...]
    tries: int
    owner: str
    base: str | None = None
    files: tuple[HeldFile, ...] = field(default=(), repr=False)
    mailing: str = ""  # of an invitation, as `guest`: the line of the list it goes to
    guest: bytes = field(default=b"", repr=False)


class Paces(Protocol):
    """How many notices chats of staff take just now: what comes faster waits where it is kept."""

    def left(self, chat: str) -> int: ...

    def full(self) -> Sequence[str]:
        """Chats that take none."""
        ...
