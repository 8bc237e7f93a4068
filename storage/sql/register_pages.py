"""Whole rows of the register of a period, page by page, for a file of the same form.

Of what is sealed there is nothing here: a traceless message has its day and no words.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.register_records import OPEN, RegisterRow
from storage.sql.register_lines import days_of, seen_in
from storage.sql.register_rows import row_of
from storage.tables_register import appeal
from storage.tallies import Window

PAGE = 500
"""Rows of an answer of the database: a text may be long, and others wait meanwhile."""

_a = appeal.c


async def rows_of(connection: AsyncConnection, window: Window) -> AsyncIterator[list[RegisterRow]]:
    """Those that the figures of the window count, duplicates too; by day of receipt."""
    for day in (await connection.execute(days_of(window))).scalars().all():
        asked = select(appeal).where(_a.received_day == day, *seen_in(window))
        asked = asked.order_by(_a.id).limit(PAGE)
        found = (await connection.execute(asked)).all()
        while found:
            yield [_known(row_of(one), window) for one in found]
            later = asked.where(_a.id > found[-1].id)
            found = (await connection.execute(later)).all() if len(found) == PAGE else []


def _known(row: RegisterRow, window: Window) -> RegisterRow:
    """What came later is not known yet (contract A06)."""
    if row.registered is not None and row.registered.day > window.as_of:
        row = replace(row, registered=None)
    if row.answered is not None and row.answered.day > window.as_of:
        row = replace(row, answered=None, outcome=OPEN)
    return row
