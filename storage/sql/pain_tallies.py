"""Grouped counts of the register by what an appeal is about, in SQL that both databases read.

What a row counts for is said in `storage.pain_tallies`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.pain_tallies import About, Answered, Coded, PainTallies, Received
from storage.sql.search_conditions import IS_SEEN
from storage.tables_codes import appeal_code
from storage.tables_register import appeal
from storage.tallies import Window

row, code = appeal.c, appeal_code.c
PROCESS = (
    # one of a message's processes: a row of the map is of one
    select(code.appeal, func.min(code.code).label("process"))
    .where(code.kind == "process")
    .group_by(code.appeal)
    .subquery()
)
ABOUT = (row.audience, row.direction, row.topic, PROCESS.c.process)
RECEIVED = (*ABOUT, row.kind, row.cause, row.repeat)


async def pain_tallies_of(connection: AsyncConnection, window: Window) -> PainTallies:
    received = await _rows(connection, _counted(RECEIVED, _received(window)))
    named = and_(code.appeal == row.id, code.kind == "pain")
    texts = _counted((*RECEIVED, code.code), _received(window)).join(appeal_code, named)
    coded = await _rows(connection, texts)
    waited = type_coerce(row.answered_day, Integer) - type_coerce(row.registered_day, Integer)
    late = _counted((*ABOUT, row.extended, waited), _answered(window))
    return PainTallies(
        Counter({_of(told): n for *told, n in received}),
        Counter({Coded(_of(told), pain): n for *told, pain, n in coded}),
        Counter(
            {
                Answered(About(*told), bool(extended), waited): n
                for *told, extended, waited, n in await _rows(connection, late)
            }
        ),
    )


async def _rows(connection: AsyncConnection, asked: Select[Any]) -> Sequence[Any]:
    rows: Sequence[Any] = (await connection.execute(asked)).all()
    return rows


def _of(told: Sequence[Any]) -> Received:
    *about, kind, cause, repeat = told
    return Received(About(*about), kind, cause, bool(repeat))


def _counted(keys: Sequence[Any], which: Sequence[ColumnElement[bool]]) -> Select[Any]:
    asked = select(*keys, func.count()).select_from(appeal)
    asked = asked.outerjoin(PROCESS, PROCESS.c.appeal == row.id)
    return asked.where(row.duplicate_of.is_(None), IS_SEEN, *which).group_by(*keys)


def _received(window: Window) -> tuple[ColumnElement[bool], ...]:
    within = (row.received_day >= window.start, row.received_day < window.end)
    return (*within, row.received_day <= window.as_of, *_audience(window))


def _answered(window: Window) -> tuple[ColumnElement[bool], ...]:
    """Answers to somebody who waited for them (A08), sent in the window, of a known wait."""
    return (
        *(row.answered_day >= window.start, row.answered_day < window.end),
        *(row.answered_day <= window.as_of, row.received_day <= window.as_of),
        row.outcome.in_(sorted(window.awaited)),
        row.anonymous.is_(False),
        row.registered_day.is_not(None),
        *_audience(window),
    )


def _audience(window: Window) -> tuple[ColumnElement[bool], ...]:
    return () if window.audience is None else (row.audience == window.audience,)
