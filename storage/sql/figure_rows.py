"""Rows that a figure counts, by the very conditions of `register_tallies`: one page, and how many.

A test holds each figure beside its list in both databases.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.figure_records import FigureRow, Sought
from storage.register_records import OPEN
from storage.sql import register_tallies as of
from storage.tables_register import EPOCH, appeal

PAGE = 50
_a = appeal.c
_SEEN = _a.id.not_in(of.UNSEEN)


async def found(
    connection: AsyncConnection, sought: Sought, page: int
) -> tuple[int, tuple[FigureRow, ...]]:
    """(how many in all, those of the page), the newest first."""
    names = _names(sought)
    inside = names.subquery()
    count = (await connection.execute(select(func.count()).select_from(inside))).scalar_one()
    listed = (
        select(
            *(_a.id, func.coalesce(_a.number, _a.external_id), _a.channel, _a.topic, _a.cause),
            *(_a.received_day, _a.registered_day, _a.answered_day, _a.outcome),
        )
        .where(_a.id.in_(select(inside.c.id)))
        .order_by(_a.received_day.desc(), _a.id)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    rows = await connection.execute(listed)
    return int(count), tuple(FigureRow(*row) for row in rows)


def _names(sought: Sought) -> Select[tuple[int]]:
    """Several queries rather than one OR: each has an index of its own, and no row fits two."""
    parts = [
        select(_a.id).where(*which, *_narrowed(sought), _SEEN)
        for which in {
            "received": _received,
            "duplicates": _duplicates,
            "answered": _answered,
            "waiting": _waiting,
            "undated": _undated,
        }[sought.rows](sought)
    ]
    return select(union_all(*parts).subquery().c.id)


Which = list[tuple[ColumnElement[bool], ...]]


def _received(sought: Sought) -> Which:
    told = (*of.received_within(sought.window), _a.duplicate_of.is_(None))
    if sought.outcomes is None:
        return [told]
    return [(*told, of.known_outcome(sought.window).in_(sorted(sought.outcomes)))]


def _duplicates(sought: Sought) -> Which:
    return [(*of.received_within(sought.window), _a.duplicate_of.is_not(None))]


def _answered(sought: Sought) -> Which:
    return [(*of.answered_within(sought.window), *of.awaited(sought.window), _COUNTED)]


def _waiting(sought: Sought) -> Which:
    told = (*of.unanswered(sought.window), *_late(sought), _COUNTED)
    return [(*told, _a.outcome == OPEN), (*told, *of.answered_later(sought.window))]


def _undated(sought: Sought) -> Which:
    window = sought.window
    is_answer = _a.outcome.in_(sorted(window.awaited))
    told = (is_answer, _a.anonymous.is_(False), _COUNTED)
    return [
        (*told, *of.answered_within(window), _a.registered_day.is_(None)),
        (*told, *of.received_within(window), _a.answered_day.is_(None)),
    ]


_COUNTED = _a.duplicate_of.is_(None)


def _late(sought: Sought) -> tuple[ColumnElement[bool], ...]:
    if sought.terms is None:
        return ()
    plain, extended = sought.terms
    waited = (sought.window.as_of.toordinal() - EPOCH) - of.as_number(_a.registered_day)
    late = or_(
        and_(_a.extended.is_(False), waited > plain),
        and_(_a.extended.is_(True), waited > extended),
    )
    return _a.anonymous.is_(False), late


def _narrowed(sought: Sought) -> list[ColumnElement[bool]]:
    told = [
        _a[name].is_(None) if value is None else _a[name] == value for name, value in sought.where
    ]
    if sought.window.audience is not None:
        told.append(_a.audience == sought.window.audience)
    if sought.kinds is not None:
        told.append(_a.kind.in_(sorted(sought.kinds)))
    return told


def _holds(name: str, value: str | bool | None) -> ColumnElement[bool]:
    column = _a[name]
    return column.is_(None) if value is None else column == value
