"""What a thief has in hand after a wave: rows, disk, copies, keys, log, and what was seen outside.

Everything is plain data, stolen by `stealing`; an attack only thinks about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import Any

from storage.records import Person, Wave

Row = Mapping[str, Any]
"""A row as stored; on PostgreSQL with `xmin`, the number of the transaction that wrote it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that one copy has otherwise than the copy before. `row` None: it is gone."""

    copy: int
    table: str
    name: bytes = field(repr=False)  # its tag, ballot or id
    row: Row | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody was seen with the phone in hand; seconds of the town's clock."""

    person: Person
    begun: float
    ended: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the program's log."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Figures of the survey as everybody could read them, of openings from `since` to `until`, both
    included. `taken`: the number of the look at which they were told."""

    taken: int
    since: date
    until: date
    told: Row = field(repr=False)  # an item of `surveys` of the figures


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be known without any machine: who came when. `roster`: all who could have come."""

    visits: tuple[Visit, ...]
    arrived: tuple[Person, ...]  # those who handed in, in the order in which they did
    roster: tuple[Person, ...]


@dataclass(frozen=True, eq=False)
class Loot:
    """All of it after the close of `wave`; `disk` and `files` by name, `keys` those left."""

    wave: Wave
    is_sqlite: bool
    rows: Mapping[str, Sequence[Row]] = field(repr=False)  # as they lie
    disk: Mapping[str, bytes] = field(repr=False)
    changes: Sequence[Change] = field(repr=False)
    keys: Mapping[str, bytes] = field(repr=False)
    seen: Seen = field(repr=False)
    zone: tzinfo  # of the town
    log: Sequence[Line] = field(default=(), repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # backups, exports
    statistics: str = field(default="", repr=False)  # of PostgreSQL's planner
    words: Mapping[str, Person] = field(default_factory=dict, repr=False)  # recognised texts
    counts: Sequence[tuple[date, int, int]] = ()  # each time they were looked at: started, finished
    chunks: Mapping[bytes, int] = field(default_factory=dict, repr=False)
    """By tag: under which number PostgreSQL put the box of a paper apart, last of all."""
    editions: Sequence[Edition] = field(default=(), repr=False)
    opened_early: int = 0  # ballots that came out when the promise was changed
    dialogues: Mapping[Person, Sequence[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def answers(self) -> list[Row]:
        """Rows of opened ballots of this wave, as they lie."""
        return [row for row in self.rows["answer"] if row["wave"] == self.wave.id]

    @cached_property
    def ballots(self) -> list[bytes]:
        """Opened ballots of this wave, in the order in which they lie."""
        return list(dict.fromkeys(bytes(row["ballot"]) for row in self.answers))

    @cached_property
    def days(self) -> list[str]:
        """Days on which somebody came, as they stand on papers."""
        moments = (datetime.fromtimestamp(one.begun, self.zone) for one in self.seen.visits)
        return sorted({moment.date().isoformat() for moment in moments})

    def of(self, table: str) -> Iterator[Change]:
        return (change for change in self.changes if change.table == table)

    @cached_property
    def gone(self) -> dict[str, set[bytes]]:
        """By table: names that stood in a copy and stand nowhere now."""
        told: dict[str, set[bytes]] = {}
        for change in self.changes:
            names = told.setdefault(change.table, set())
            (names.add if change.row is None else names.discard)(change.name)
        return told
