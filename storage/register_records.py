"""A row of the register and what is known of a change to it. Plain values, no queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, NamedTuple

OPEN = "in_work"
"""The one outcome that is not final."""

DUPLICATE = "duplicate"
FORWARDED = "forwarded"
WITHDRAWN = "withdrawn"
"""Also the kind of the notice to staff chats."""

CREATED = "created"
"""The field of a change that is the row's own beginning."""

IMPORT = "import"
"""The actor of a change that came in a file."""


class Key(NamedTuple):
    """What identifies a row: its number is unique within its channel only."""

    channel: str
    external_id: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.external_id}"

    @classmethod
    def parse(cls, told: str) -> Key:
        """The other way round: no channel's id holds a colon."""
        return cls(*told.split(":", 1))


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: the time in UTC, and the local day it counts on."""

    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One appeal of any channel, normalised: ids of directories, None where nothing is said."""

    channel: str
    external_id: str
    received: Moment
    audience: str = "external"
    kind: str = "application"
    topic: str | None = None
    cause: str | None = None
    direction: str | None = None
    organisation: str = ""
    text: str = field(default="", repr=False)
    registered: Moment | None = None
    answered: Moment | None = None
    outcome: str = OPEN
    duplicate_of: Key | None = None
    extended: bool = False
    anonymous: bool = False
    repeat: bool = False
    collective: bool = False
    client_kind: str | None = None
    form: str | None = None

    @property
    def key(self) -> Key:
        return Key(self.channel, self.external_id)


FIELDS = tuple(told.name for told in fields(RegisterRow))


class RegisterLine(NamedTuple):
    """A row as reports list it: what a file of the register has, but for text and times."""

    external_id: str
    channel: str
    audience: str
    kind: str
    topic: str | None
    cause: str | None
    direction: str | None
    organisation: str
    received: date
    registered: date | None
    answered: date | None
    outcome: str
    duplicate_of: str | None
    extended: bool
    anonymous: bool
    repeat: bool
    collective: bool
    client_kind: str | None
    form: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of a file: only the columns the file has. An absent column leaves what was (A27)."""

    line: int
    key: Key
    values: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken. `code` and `values` are put into words above.

    `line` is the file's own (contract A18); `column` is a column of contract §4, or "" for a
    fault of the whole line.
    """

    line: int
    column: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the append-only log of one appeal."""

    field: str
    old: str | None
    new: str | None
    at: datetime
    actor: str
