"""Words that may be people's leave the registers by the side when their term is over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables_side import observation, practice, record_message


async def told_of(connection: AsyncConnection, of: Select[tuple[int]]) -> None:
    """What practices tell of these messages; their titles stay, which are staff's own."""
    named = select(record_message.c.record).where(record_message.c.appeal.in_(of))
    theirs = (practice.c.id.in_(named), practice.c.text != "")
    await connection.execute(update(practice).where(*theirs).values(text=""))


async def outlived(connection: AsyncConnection, before: date) -> int:
    """Words of practices and of the media from before this day; how many records had some."""
    o, p = observation.c, practice.c
    seen = update(observation).where(o.day < before, or_(o.text != "", o.source != ""))
    told = update(practice).where(p.day < before, p.text != "")
    gone = await connection.execute(seen.values(text="", source=""))
    return gone.rowcount + (await connection.execute(told.values(text=""))).rowcount
