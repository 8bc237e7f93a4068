"""Whence messages came: the place whose code was opened. Forgotten with whoever opened it.

A place and a time of receipt tell who stood there, so the register's log forgets it as well; that
it was corrected, by which role and when, stays.
"""

from __future__ import annotations

from sqlalchemy import Select, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables_register import appeal, appeal_change

FIELD = "place"


async def forget(connection: AsyncConnection, of: Select[tuple[int]]) -> None:
    a, log = appeal.c, appeal_change.c
    told = or_(log.old.is_not(None), log.new.is_not(None))
    lines = update(appeal_change).where(log.appeal.in_(of), log.field == FIELD, told)
    await connection.execute(lines.values(old=None, new=None))
    known = update(appeal).where(a.id.in_(of), a.place.is_not(None))
    await connection.execute(known.values(place=None))
