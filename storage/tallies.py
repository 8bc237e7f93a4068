"""Grouped counts of the register: all that the figures of a period rest on.

The databases count them by SQL (`storage.sql.register`); `count` here does the same by hand, row
by row, and a test holds the two together. Whoever doubts a figure can follow it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from storage.register_records import FORWARDED, OPEN, RegisterRow


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows are meant: local days, `end` excluded, `as_of` included; no audience means all."""

    start: date
    end: date
    as_of: date
    audience: str | None = None
    awaited: frozenset[str] = frozenset()
    """Outcomes that are an answer to somebody who waited: of these spans are counted."""


class Receipt(NamedTuple):
    """A kind of row received in the window. `outcome` is the one known at `as_of`.

    `dated`: it is known when the outcome was given.
    """

    channel: str
    kind: str
    outcome: str
    dated: bool
    anonymous: bool
    repeat: bool
    duplicate: bool


class Subject(NamedTuple):
    topic: str | None
    cause: str | None


class Registration(NamedTuple):
    """`lag`: days from receipt to registration, None if not registered by `as_of`."""

    organisation: str
    lag: int | None


class Answer(NamedTuple):
    """A final outcome dated within the window. `waited`: days since registration, if known."""

    outcome: str
    anonymous: bool
    extended: bool
    waited: int | None


class Span(NamedTuple):
    """An answer to somebody who waited for it: from which day, for how many."""

    extended: bool
    waited: int
    registered: date


class Waiting(NamedTuple):
    """A row without a known outcome at `as_of`. `waited`: days since registration till `as_of`."""

    anonymous: bool
    extended: bool
    waited: int
    registered: date


class Rated(NamedTuple):
    """An answer within the window whose author was asked about it, and what was said by `as_of`."""

    outcome: str
    helped: bool | None
    mark: int | None


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many rows of each kind. Duplicates are in `receipts` only (contract A07)."""

    receipts: Counter[Receipt] = field(default_factory=Counter)
    subjects: Counter[Subject] = field(default_factory=Counter)
    registrations: Counter[Registration] = field(default_factory=Counter)
    forwardings: Counter[int | None] = field(default_factory=Counter)
    """Days from registration to forwarding, of rows received in the window."""
    answers: Counter[Answer] = field(default_factory=Counter)
    waiting: Counter[Waiting] = field(default_factory=Counter)
    """Received before the window's end, earlier periods included."""
    spans: Counter[Span] = field(default_factory=Counter)
    """Of answers with both days; not of anonymous rows, for nobody waits there."""
    clients: Counter[str | None] = field(default_factory=Counter)
    """Kinds of clients, of rows received in the window."""
    ratings: Counter[Rated] = field(default_factory=Counter)
    hidden: int = 0
    """Technical spam received in the window: in nothing else here."""


def count(rows: Iterable[RegisterRow], window: Window) -> Tallies:
    """What the databases answer to the same window; a file knows nothing of ratings."""
    told = Tallies()
    for row in rows:
        if window.audience in (None, row.audience) and row.received.day <= window.as_of:
            _add(told, row, window)
    return told


def known_outcome(row: RegisterRow, as_of: date) -> str:
    """An answer given later is not known yet; an outcome without a day is known at once (A06)."""
    later = row.answered is not None and row.answered.day > as_of
    return OPEN if later else row.outcome


def _add(told: Tallies, row: RegisterRow, window: Window) -> None:
    outcome = known_outcome(row, window.as_of)
    received_within = window.start <= row.received.day < window.end
    if received_within:
        told.receipts[_receipt(row, outcome)] += 1
    if row.duplicate_of:
        return
    if received_within:
        told.subjects[Subject(row.topic, row.cause)] += 1
        told.clients[row.client_kind] += 1
        told.registrations[Registration(row.organisation, _lag(row, window.as_of))] += 1
    if received_within and outcome == FORWARDED:
        told.forwardings[_waited(row)] += 1
    if outcome != OPEN and row.answered and window.start <= row.answered.day < window.end:
        told.answers[Answer(outcome, row.anonymous, row.extended, _waited(row))] += 1
        if row.registered and outcome in window.awaited and not row.anonymous:
            waited = (row.answered.day - row.registered.day).days
            told.spans[Span(row.extended, waited, row.registered.day)] += 1
    if outcome == OPEN and row.received.day < window.end and _lag(row, window.as_of) is not None:
        assert row.registered is not None
        waited = (window.as_of - row.registered.day).days
        registered = row.registered.day
        told.waiting[Waiting(row.anonymous, row.extended, waited, registered)] += 1


def _receipt(row: RegisterRow, outcome: str) -> Receipt:
    return Receipt(
        channel=row.channel,
        kind=row.kind,
        outcome=outcome,
        dated=row.answered is not None,
        anonymous=row.anonymous,
        repeat=row.repeat,
        duplicate=row.duplicate_of is not None,
    )


def _lag(row: RegisterRow, as_of: date) -> int | None:
    if row.registered is None or row.registered.day > as_of:
        return None
    return (row.registered.day - row.received.day).days


def _waited(row: RegisterRow) -> int | None:
    if row.registered is None or row.answered is None:
        return None
    return (row.answered.day - row.registered.day).days
