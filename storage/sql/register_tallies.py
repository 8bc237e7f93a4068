"""Grouped counts of the register, in SQL that both databases read alike.

Each query answers one field of `storage.tallies.Tallies`; what a row counts for is said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    case,
    func,
    null,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.register_records import FORWARDED, OPEN
from storage.tables_author import rating
from storage.tables_cases import case_state
from storage.tables_messages import message
from storage.tables_register import EPOCH, appeal
from storage.tallies import (
    Answer,
    Rated,
    Receipt,
    Registration,
    Span,
    Subject,
    Tallies,
    Waiting,
    Window,
)

K = TypeVar("K")
Names = Select[tuple[int]] | CompoundSelect[tuple[int]]
row, said = appeal.c, rating.c
HIDDEN = select(case_state.c.appeal).where(case_state.c.hidden.is_not(None))
"""Technical spam, which is not counted (requirements 2.1)."""
WAITS = select(message.c.appeal).where(message.c.waits.is_(True))
"""Not told to staff yet: a figure that rose at once would tell when a traceless message came."""
UNSEEN = HIDDEN.union_all(WAITS)


async def tallies_of(connection: AsyncConnection, window: Window) -> Tallies:
    is_unseen = await _is_any(connection, UNSEEN)

    async def told(keys: Sequence[Any], which: Sequence[Any], key: Callable[..., K]) -> Counter[K]:
        asked = _of_audience(select(*keys, func.count()), window).where(*which).group_by(*keys)
        counts = [asked, asked.where(row.id.in_(UNSEEN))] if is_unseen else [asked]
        found = [
            Counter({key(*one[:-1]): one[-1] for one in (await connection.execute(each)).all()})
            for each in counts
        ]
        return found[0] - found[1] if is_unseen else found[0]

    within, counted = received_within(window), row.duplicate_of.is_(None)
    outcome = known_outcome(window)
    waits = (row.anonymous, row.extended, _waits(window), row.registered_day)
    return Tallies(
        receipts=await told(_receipt(outcome), within, Receipt),
        subjects=await told((row.topic, row.cause), (*within, counted), Subject),
        registrations=await told(
            (row.organisation, _lag(window)), (*within, counted), Registration
        ),
        forwardings=await told(
            (_waited(),), (*within, counted, outcome == FORWARDED), lambda waited: waited
        ),
        answers=await told(
            (row.outcome, row.anonymous, row.extended, _waited()),
            (*answered_within(window), counted),
            Answer,
        ),
        # two queries rather than one OR: each has an index of its own in both databases
        waiting=await told(waits, (*unanswered(window), row.outcome == OPEN, counted), Waiting)
        + await told(waits, (*unanswered(window), *answered_later(window), counted), Waiting),
        spans=await told(
            (row.extended, _waited(), row.registered_day),
            (*answered_within(window), counted, *awaited(window)),
            Span,
        ),
        clients=await told((row.client_kind,), (*within, counted), lambda kind: kind),
        ratings=await told(
            _rated(window), (*answered_within(window), counted, said.appeal == row.id), Rated
        ),
        hidden=await _received_of(connection, window, HIDDEN) if is_unseen else 0,
    )


async def received_of(connection: AsyncConnection, window: Window) -> int:
    asked = _of_audience(select(func.count()), window).where(
        *received_within(window), row.duplicate_of.is_(None)
    )
    counted = int((await connection.execute(asked)).scalar_one())
    is_unseen = await _is_any(connection, UNSEEN)
    return counted - (await _received_of(connection, window, UNSEEN) if is_unseen else 0)


async def _is_any(connection: AsyncConnection, some: Names) -> bool:
    """They are few and mostly none, and no index of the figures knows them: what they add is
    counted apart and taken away."""
    return bool((await connection.execute(select(some.subquery().select().exists()))).scalar_one())


async def _received_of(connection: AsyncConnection, window: Window, some: Names) -> int:
    """Received in the window; none of them can be a duplicate."""
    asked = _of_audience(select(func.count()), window).where(*received_within(window))
    found = await connection.execute(asked.where(row.id.in_(some)))
    return int(found.scalar_one())


def _of_audience(asked: Select[Any], window: Window) -> Select[Any]:
    return asked if window.audience is None else asked.where(row.audience == window.audience)


def awaited(window: Window) -> tuple[ColumnElement[bool], ...]:
    return (
        row.outcome.in_(sorted(window.awaited)),
        row.anonymous.is_(False),
        row.registered_day.is_not(None),
    )


def _rated(window: Window) -> tuple[ColumnElement[Any], ...]:
    """What an author said later, or staff were not shown yet, is not known."""
    is_known = and_(said.day <= window.as_of, said.waits.is_(False))
    told = [case((is_known, column), else_=null()) for column in (said.helped, said.mark)]
    return row.outcome, *told


def received_within(window: Window) -> tuple[ColumnElement[bool], ...]:
    return (
        row.received_day >= window.start,
        row.received_day < window.end,
        row.received_day <= window.as_of,
    )


def answered_within(window: Window) -> tuple[ColumnElement[bool], ...]:
    return (
        row.answered_day >= window.start,
        row.answered_day < window.end,
        row.answered_day <= window.as_of,
        row.received_day <= window.as_of,
        row.outcome != OPEN,
    )


def unanswered(window: Window) -> tuple[ColumnElement[bool], ...]:
    return (
        row.registered_day <= window.as_of,
        row.received_day < window.end,
        row.received_day <= window.as_of,
    )


def answered_later(window: Window) -> tuple[ColumnElement[bool], ...]:
    return row.answered_day > window.as_of, row.outcome != OPEN


def _receipt(outcome: ColumnElement[str]) -> tuple[ColumnElement[Any], ...]:
    return (
        row.channel,
        row.kind,
        outcome,
        row.answered_day.is_not(None),
        row.anonymous,
        row.repeat,
        row.duplicate_of.is_not(None),
    )


def known_outcome(window: Window) -> ColumnElement[str]:
    return case((row.answered_day > window.as_of, OPEN), else_=row.outcome)


def _lag(window: Window) -> ColumnElement[Any]:
    lag = as_number(row.registered_day) - as_number(row.received_day)
    return case((row.registered_day <= window.as_of, lag), else_=null())


def _waited() -> ColumnElement[Any]:
    return as_number(row.answered_day) - as_number(row.registered_day)


def _waits(window: Window) -> ColumnElement[Any]:
    return (window.as_of.toordinal() - EPOCH) - as_number(row.registered_day)


def as_number(day: ColumnElement[Any]) -> ColumnElement[int]:
    """Days are numbers already: this keeps a difference from being read as a day."""
    return type_coerce(day, Integer)
