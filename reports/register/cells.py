"""Single cells of a register's file: what each may say (contract §4, A17, A26, A31, A32)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from typing import Protocol
from zoneinfo import ZoneInfo

from config.directories import Directories, Directory
from config.entries import Channel, Entry
from reports.register.file import Cell
from storage.register_records import Key, Moment

EARLIEST = date(2000, 1, 1)
LONGEST = {"external_id": 100, "organisation": 300, "text": 100_000}
"""Characters of a cell."""

SHOWN = 60
"""Characters of a refused cell that are shown again."""

NAMED = 12
"""Entries of a directory that are named in full; of a longer one the nearest are."""

DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?P<rest>.*)", re.ASCII),
    re.compile(r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})(?P<rest>.*)", re.ASCII),
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text has, and PostgreSQL and Excel do not take; tabs and line breaks are text."""

FORMULAS = (*"=+-@\t\r", *map(chr, (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20)))
"""What a cell begins with that Excel takes for a formula; full width signs too (B4)."""

TIME = re.compile(r"[T ](\d\d):(\d\d)(?::(\d\d))?", re.ASCII)


class Findable(Protocol):
    def __iter__(self) -> Iterator[Entry]: ...

    def find(self, word: str) -> Entry | None: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is read against. `today` is the town's: nothing of tomorrow has happened."""

    known: Directories
    zone: ZoneInfo
    today: date


class BadCell(Exception):
    """A row is refused for this; `column` is "" for the whole line."""

    def __init__(self, column: str, code: str, **values: str) -> None:
        super().__init__(code)
        self.column, self.code, self.values = column, code, values


def shown(value: str) -> str:
    """A cell as it may be printed: one line, no control characters, not too long."""
    told = "".join(sign if sign.isprintable() else " " for sign in value[: SHOWN + 1])
    return told if len(value) <= SHOWN else f"{told[:SHOWN]}…"


def text(column: str, cell: Cell) -> str:
    if isinstance(cell, datetime):  # Excel made a date of what was a number or a name
        raise BadCell(column, "date_instead")
    told, longest = unguarded(cell.strip()), LONGEST.get(column, LONGEST["external_id"])
    if len(told) > longest:
        raise BadCell(column, "too_long", longest=str(longest), found=str(len(told)))
    if found := CONTROL.search(told):
        raise BadCell(column, "control", found=f"U+{ord(found[0]):04X}")
    return told


def guarded(cell: str) -> str:
    """As a cell of a CSV file: what Excel would take for a formula is a text there.

    >>> guarded("=1+1"), unguarded(guarded("=1+1")), guarded("1")
    ("'=1+1", '=1+1', '1')
    """
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULAS) else cell


def entry(column: str, cell: Cell, directory: Findable) -> str | None:
    """The id of what is named by id or title; None of an empty cell."""
    told = cell.strip() if isinstance(cell, str) else cell.isoformat()
    if not told:
        return None
    if (found := directory.find(told)) is None:
        raise BadCell(column, "unknown", found=shown(told), expected=nearest(told, directory))
    return found.id


def flag(column: str, cell: Cell, known: Directories) -> bool:
    told = cell if isinstance(cell, str) else cell.isoformat()
    if (found := known.flag(told)) is None:
        raise BadCell(column, "flag", found=shown(told))
    return found


def original(told: str, channel: str, channels: Directory[Channel]) -> Key:
    """`external_id` of the same channel, or `channel:external_id`; other prefixes are no prefix."""
    prefix, colon, rest = told.partition(":")
    named = prefix.strip().casefold()
    if colon and named in channels:
        return Key(named, rest.strip())
    return Key(channel, told)


def moment(column: str, cell: Cell, reading: Reading) -> Moment | None:
    local = cell if isinstance(cell, datetime) else _local(column, cell.strip())
    if local is None:
        return None
    if local.date() < EARLIEST:
        raise BadCell(column, "past", found=shown(str(cell)))
    if local.date() > reading.today:
        raise BadCell(column, "future", found=shown(str(cell)))
    return Moment(local.replace(tzinfo=reading.zone).astimezone(UTC), local.date())


def _local(column: str, told: str) -> datetime | None:
    """A date, then optionally a time; a date alone is its midnight (A17). None of nothing."""
    if not told:
        return None
    for pattern in DATES:
        if found := pattern.fullmatch(told):
            clock = TIME.fullmatch(found["rest"]) if found["rest"] else None
            if found["rest"] and clock is None:
                break
            h, m, s = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
            try:
                day = date(int(found["y"]), int(found["m"]), int(found["d"]))
                return datetime.combine(day, time(h, m, s))
            except ValueError as error:
                raise BadCell(column, "no_such_day", found=shown(told)) from error
    raise BadCell(column, "date", found=shown(told))


def nearest(told: str, directory: Findable) -> str:
    """All titles of a short directory; of a long one those most like what was written."""
    entries = list(directory)
    if len(entries) <= NAMED:
        return _quoted(entries)
    return like(told, directory) or f"{_quoted(entries[:NAMED])}, …"


def like(told: str, directory: Findable) -> str:
    """The titles of those whose id or title is most like what was written; "" if none is."""
    names = {name: entry for entry in directory for name in (entry.id, entry.title)}
    found = (names[name] for name in get_close_matches(told, names, n=3, cutoff=0.5))
    return _quoted(dict.fromkeys(found))


def _quoted(entries: Iterable[Entry]) -> str:
    return ", ".join(f"«{entry.title}»" for entry in entries)
