"""What a step around messages may want to know, and what it may be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from storage.file_records import HeldFile
from storage.message_records import Opened, Thread


@dataclass(frozen=True, slots=True)
class FreshNumber:
    """Wanted: a number no message has; `str`."""


@dataclass(frozen=True, slots=True)
class FreshReceipt:
    """Wanted: a code nobody has, and what it leads to; `Receipt`."""


@dataclass(frozen=True, slots=True)
class FreshToken:
    """Wanted: the secret part of a page's address; `str`."""


@dataclass(frozen=True, slots=True)
class MayWrite:
    """Wanted: what keeps this account from sending a message just now, or, with `adds`, from
    adding to one; `Hindered | None`."""

    adds: bool = False


@dataclass(frozen=True, slots=True)
class SentAlready:
    """Wanted: did this account send these very words a moment ago; `bool`."""

    words: str = field(repr=False)
    traceless: bool = False


@dataclass(frozen=True, slots=True)
class OwnMessages:
    """Wanted: addressed messages of this account, the newest first; `tuple[Message, ...]`."""


@dataclass(frozen=True, slots=True)
class OwnThread:
    """Wanted: an addressed thread, if it is this account's; `Thread | None`."""

    number: str


@dataclass(frozen=True, slots=True)
class ThreadByCode:
    """Wanted: what a typed code opens; `Read`, `Paused` or None for a wrong one."""

    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """Wanted: the traceless thread this person opened by code lately; `Read | None`."""


@dataclass(frozen=True, slots=True)
class StillHeld:
    """Wanted: those of these files whose bodies are there; `tuple[HeldFile, ...]`."""

    files: tuple[HeldFile, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A traceless thread and the key to it."""

    opened: Opened
    thread: Thread


@dataclass(frozen=True, slots=True)
class Hindered:
    """`limit` of a day is reached; so many `seconds` must pass, after words of their own or (crowd)
    of everybody's; or staff blocked the author."""

    why: Literal["day", "pace", "crowd", "blocked"]
    limit: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Paused:
    """Too many wrong codes: no more are tried for so long."""

    minutes: int


def words_of(text: str, spot: str, *, traceless: bool) -> str:
    """What makes two messages of one account the same. Whoever sends it once more without a trace
    means it so."""
    return f"{traceless}\n{text}\n{spot}"


MessageWant = (
    FreshNumber
    | FreshReceipt
    | FreshToken
    | MayWrite
    | SentAlready
    | OwnMessages
    | OwnThread
    | ThreadByCode
    | ThreadOpened
    | StillHeld
)
