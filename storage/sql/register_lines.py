"""Rows of the register of a period, page by page: no text, no place, no name, days for times."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.register_records import OPEN, RegisterLine
from storage.sql.register_tallies import UNSEEN
from storage.tables_register import appeal
from storage.tallies import Window

PAGE = 1_000
"""Rows of an answer of the database: more would keep others waiting on the loop."""

_row = appeal.c
_COLUMNS = (
    *(_row.external_id, _row.channel, _row.audience, _row.kind, _row.topic, _row.cause),
    *(_row.direction, _row.organisation, _row.received_day, _row.registered_day),
    *(_row.answered_day, _row.outcome, _row.duplicate_of, _row.extended, _row.anonymous),
    *(_row.repeat, _row.collective, _row.client_kind, _row.form),
)


async def pages_of(
    connection: AsyncConnection, window: Window
) -> AsyncIterator[list[RegisterLine]]:
    """Those that the figures of the window count, duplicates too; by day of receipt."""
    for (day,) in (await connection.execute(days_of(window))).all():
        asked = select(_row.id, *_COLUMNS).where(_row.received_day == day, *seen_in(window))
        asked = asked.order_by(_row.id).limit(PAGE)
        last = None
        while True:
            wanted = asked if last is None else asked.where(_row.id > last)
            found = (await connection.execute(wanted)).all()
            if found:
                yield [_known(RegisterLine._make(one[1:]), window) for one in found]
            if len(found) < PAGE:
                break
            last = found[-1].id


def days_of(window: Window) -> Select[tuple[date]]:
    """Day by day the index leads to the rows; all at once they would be sorted for each page."""
    asked = select(_row.received_day).distinct().order_by(_row.received_day)
    return asked.where(
        _row.received_day >= window.start,
        _row.received_day < window.end,
        _row.received_day <= window.as_of,
    )


def seen_in(window: Window) -> list[ColumnElement[bool]]:
    told: list[ColumnElement[bool]] = [_row.id.not_in(UNSEEN)]
    if window.audience is not None:
        told.append(_row.audience == window.audience)
    return told


def _known(line: RegisterLine, window: Window) -> RegisterLine:
    """What came later is not known yet (contract A06)."""
    if line.registered is not None and line.registered > window.as_of:
        line = line._replace(registered=None)
    if line.answered is not None and line.answered > window.as_of:
        line = line._replace(answered=None, outcome=OPEN)
    return line
