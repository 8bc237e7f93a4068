"""The ways on which notices go out, and what can come of one try: what every messenger speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.events import Button
from bot.files.enclosing import Enclosure
from storage.notice_records import Notice
from storage.records import Channel, Person


class Gone(Exception):
    """Nobody is there any more: blocked, deleted. No try will ever reach them."""


class TryLater(Exception):
    """It surely was not sent, and may be after so many seconds; 0: when we think it right."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class Unclear(Exception):
    """It may have been sent although nobody said so."""


class FilesWait(Exception):
    """The words arrived, their files did not. `base` says so to the next try, which leaves the
    words alone: a messenger does not remember for ever that it has shown them."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.base = base


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one person is to be told. `once` names it: a messenger that minds it shows it once.

    The words bear the buttons; each messenger says whether `files` stand above them or below.
    """

    person: Person
    text: str
    buttons: tuple[Button, ...]
    once: int
    files: tuple[Enclosure, ...] = ()


class Sender(Protocol):
    """A messenger's way to people. One try a call; raises Gone, TryLater, Unclear or FilesWait."""

    def newest(self) -> str:
        """The newest message it knows of; what is sent from now on is newer."""
        ...

    async def send(self, parcel: Parcel) -> str:
        """The id of the last message it became."""
        ...

    async def send_again(self, parcel: Parcel, base: str) -> str:
        """As `send`, after an unclear try: what arrived then, newer than `base`, is left alone."""
        ...


class Room(Protocol):
    """A messenger's way to a staff chat. Raises TryLater or Unclear."""

    async def reserve(self, notice: Notice) -> str:
        """A place for a notice that must not come twice: a message that says what will stand
        there. "" where the messenger itself shows a repeated send once."""
        ...

    async def post(self, notice: Notice) -> str | None:
        """The id of the message; None if there is nothing to say any more.

        A notice with `base` takes the place reserved for it: said again, it stands there once.
        """
        ...


@dataclass(frozen=True, slots=True)
class Ways:
    """Who carries notices, by channel. A channel without a way keeps its notices waiting."""

    senders: dict[Channel, Sender]
    rooms: dict[Channel, Room]
    staff_chats: Sequence[str] = ()  # told of authors whom nothing reaches
