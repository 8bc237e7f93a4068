"""Messages that their authors withdraw. Of a traceless one staff learn with their batch: until then
it stands for them as it stood, for the moment would show who was holding a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import receipts
from storage.message_records import WITHDRAWAL, Opened
from storage.register_records import OPEN, WITHDRAWN
from storage.sql import case_links
from storage.sql import message_rows as rows
from storage.tables_messages import entry
from storage.tables_register import appeal, appeal_change

_n = entry.c
_ASKED = and_(_n.voice == "author", _n.kind == WITHDRAWAL)


async def ask(connection: AsyncConnection, name: int, opened: Opened, day: date) -> None:
    """By code: kept as one more word of the thread, that waits for its hour as all of them do."""
    newest = select(func.coalesce(func.max(_n.place), 1)).where(_n.appeal == name)
    place = (await connection.execute(newest)).scalar_one() + 1
    nothing = receipts.seal_entry(opened.thread_key, ("", ""), (opened.number, place))
    row = {"appeal": name, "place": place, "voice": "author", "kind": WITHDRAWAL, "day": day}
    await connection.execute(insert(entry).values(row | {"waits": True, "sealed": nothing}))


async def is_asked(connection: AsyncConnection, name: int) -> bool:
    asked = select(_n.place).where(_n.appeal == name, _ASKED)
    return (await connection.execute(asked)).first() is not None


async def settle(connection: AsyncConnection, names: Sequence[int], now: datetime) -> list[int]:
    """Those of `names` that are withdrawn now; what staff have closed meanwhile stays as it is.

    `now` is aware, in the town's zone: of the day alone something is kept.
    """
    found = await _taken(connection, and_(_n.appeal.in_(names), _ASKED))
    gone = []
    for name, day in found.items():
        a = appeal.c
        asked = select(a.id).where(a.id == name, a.outcome == OPEN).with_for_update()
        if (await connection.execute(asked)).first() is not None:
            await end(connection, name, datetime.combine(day, time(0), now.tzinfo))
            gone.append(name)
    return gone


async def end(connection: AsyncConnection, name: int, at: datetime) -> None:
    """The register and its log; whatever was answered for it is open again. Lock it before."""
    ended = {"outcome": WITHDRAWN, "answered_at": at, "answered_day": at.date()}
    await connection.execute(update(appeal).where(appeal.c.id == name).values(ended))
    told = (("outcome", OPEN, WITHDRAWN), ("answered_at", None, at.isoformat()))
    line = {"appeal": name, "at": at, "actor": rows.AUTHOR}
    lines = [
        line | {"id": rows.new_name(), "field": field, "old": old, "new": new}
        for field, old, new in told
    ]
    await connection.execute(insert(appeal_change), lines)
    await case_links.free(connection, name, at, rows.AUTHOR)


async def _taken(connection: AsyncConnection, which: ColumnElement[bool]) -> dict[int, date]:
    """The day of each; they were never words for anybody to read."""
    asked = select(_n.appeal, _n.day).where(which).order_by(_n.appeal)
    found = {row.appeal: row.day for row in await connection.execute(asked)}
    await connection.execute(delete(entry).where(which))
    return found
