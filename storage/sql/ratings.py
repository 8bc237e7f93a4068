"""What authors say of answers, as it lies in the table: asked about, given, shown to staff."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from secrets import randbelow
from typing import Any

from sqlalchemy import Row, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_records import CaseStep
from storage.case_steps import KEEP
from storage.engine import Engine
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.rating_records import A_FORTNIGHT, RATED_OUTCOMES, Rating
from storage.sql import notices
from storage.tables_author import rating
from storage.tables_cases import card
from storage.tables_messages import message, receipt
from storage.tables_register import appeal, appeal_change

_r = rating.c
RATED = tuple(column.label(f"r_{column.name}") for column in _r)
"""Its columns beside those of other tables; all NULL where nobody is asked."""
AUTHOR = "author"
"""The actor of what an author changes."""
CHECK = "check"
"""The kind of a notice that asks once more, as its author agreed."""


class Ratings:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def asked(self, appeal_id: int) -> tuple[str, date] | None:
        """(number, the last day on which a rating counts), as long as it does."""
        found = (
            select(appeal.c.number, _r.until)
            .join(rating, _r.appeal == appeal.c.id)
            .where(_r.appeal == appeal_id, _r.until >= self._clock().date())
        )
        async with self._engine.reading() as connection:
            row = (await connection.execute(found)).first()
            return (row.number, row.until) if row else None

    async def check_back(self, words: Callable[[str, date], NoticeDraft]) -> int:
        """Asks those once more who agreed to be asked by today; how many they are.

        `words`: of a number and the last day on which a new rating counts.
        """
        now = self._clock()
        until = now.date() + timedelta(days=A_FORTNIGHT)
        asked = (
            select(_r.appeal, appeal.c.number)
            .join(appeal, appeal.c.id == _r.appeal)
            .join(message, message.c.appeal == _r.appeal)
            .where(_r.check_on <= now.date(), message.c.address.is_not(None))
        )
        async with self._engine.writing() as connection:
            found = list(await connection.execute(asked.with_for_update(of=rating)))
            for name, number in found:
                draft = words(number, until)
                told = NoticeDraft(CHECK, name, text=draft.text, buttons=draft.buttons)
                await notices.add(connection, self._keys, told, now)
            over = update(rating).where(_r.appeal.in_([row.appeal for row in found]))
            await connection.execute(over.values(check_on=None, until=until))
        return len(found)


async def follow_step(
    connection: AsyncConnection, appeal_id: int, step: CaseStep, outcome: str | None
) -> None:
    """Call it for every step of staff: an answer that ends the work is asked about, and what was
    said of an earlier one is over. `outcome`: the new one, None if it stays.

    Nobody is asked who could not be answered: without an address and without a code.
    """
    if step.step == KEEP:
        kept = update(rating).where(_r.appeal == appeal_id, _r.wish == "asked")
        await connection.execute(kept.values(wish="declined"))
    if outcome is None:
        return
    await connection.execute(delete(rating).where(_r.appeal == appeal_id))
    if outcome in RATED_OUTCOMES and await _is_reached(connection, appeal_id):
        until = step.at.day + timedelta(days=A_FORTNIGHT)
        row = {"appeal": appeal_id, "asked": step.at.day, "until": until}
        await connection.execute(insert(rating).values(row | {"reasons": "", "waits": False}))


async def _is_reached(connection: AsyncConnection, appeal_id: int) -> bool:
    m = message.c
    has_code = exists().where(receipt.c.appeal == m.appeal)
    asked = select(m.appeal).where(m.appeal == appeal_id, m.author.is_not(None) | has_code)
    return (await connection.execute(asked)).first() is not None


async def rating_for(connection: AsyncConnection, appeal_id: int) -> Rating | None:
    """As its author sees it."""
    row = (await connection.execute(select(rating).where(_r.appeal == appeal_id))).first()
    return _rating_of(row) if row else None


def rating_seen(row: Row[Any]) -> Rating | None:
    """As staff see it, of a row with the columns RATED: what still waits was not said yet."""
    if row.r_asked is None:
        return None
    if row.r_waits:
        return Rating(row.r_asked, row.r_until)
    return Rating(
        asked=row.r_asked,
        until=row.r_until,
        day=row.r_day,
        helped=row.r_helped,
        mark=row.r_mark,
        reasons=tuple(filter(None, row.r_reasons.split(","))),
        wish=row.r_wish or "",
    )


def _rating_of(row: Row[Any]) -> Rating:
    return Rating(
        asked=row.asked,
        until=row.until,
        day=row.day,
        helped=row.helped,
        mark=row.mark,
        reasons=tuple(filter(None, row.reasons.split(","))),
        wish=row.wish or "",
        check_on=row.check_on,
    )


async def release_ratings(connection: AsyncConnection, now: datetime) -> list[int]:
    """Shows staff the ratings of traceless messages that waited; their appeals.

    Only now the log has them, under the day alone: until then it would tell the moment. `now`
    is aware, in the town's zone.
    """
    found = list(await connection.execute(select(rating).where(_r.waits)))
    for row in found:
        at = datetime.combine(row.day, time(0), now.tzinfo)
        for field, value in said(_rating_of(row)):
            await log(connection, row.appeal, (field, None, value), at)
    ids = [row.appeal for row in found]
    await connection.execute(update(rating).where(_r.appeal.in_(ids)).values(waits=False))
    for name in ids:
        await show(connection, name)
    return ids


def said(told: Rating) -> list[tuple[str, str]]:
    """(field, value) of the log."""
    lines = [("helped", "yes" if told.helped else "no")] if told.helped is not None else []
    lines += [("mark", str(told.mark))] if told.mark else []
    lines += [("reasons", ",".join(told.reasons))] if told.reasons else []
    return lines + ([("wish", told.wish)] if told.wish else [])


async def log(
    connection: AsyncConnection,
    appeal_id: int,
    line: tuple[str, str | None, str | None],
    at: datetime,
) -> None:
    """(field, old, new), by the author; its name is random, so that it tells no order."""
    field, old, new = line
    row = {"appeal": appeal_id, "field": field, "old": old, "new": new, "at": at, "actor": AUTHOR}
    await connection.execute(insert(appeal_change).values(row | {"id": -1 - randbelow(2**30)}))


async def show(connection: AsyncConnection, appeal_id: int) -> None:
    """Cards of closed messages are drawn for good: now they have something new to show."""
    await connection.execute(update(card).where(card.c.appeal == appeal_id).values(over=False))
