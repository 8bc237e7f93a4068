"""Erases by term: what leads to an author, what a message said. Rows to count stay as they were.

The day that counts is the one of the answer or of the closing; what is not answered yet stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialogue_keys import week_of
from storage.engine import Engine
from storage.scouring import StillRead
from storage.sql import appeal_words, clearing, file_rows, side_erasing, whence
from storage.sql.traceless import TRACELESS
from storage.tables_author import rating
from storage.tables_cases import case_state, draft
from storage.tables_messages import code_to_show, entry, message, notice, receipt
from storage.tables_office import entering
from storage.tables_register import appeal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """Days to keep after the answer or the closing, as the profile says."""

    address: int
    content: int  # of traceless messages, and their codes
    register: int  # texts of all others


@dataclass(frozen=True, slots=True)
class Before:
    """What was answered or closed before these days is erased."""

    address: date
    content: date
    register: date

    @classmethod
    def term(cls, terms: Terms, today: date) -> Before:
        days = (terms.address, terms.content, terms.register)
        return cls(*(today - timedelta(days=number) for number in days))

    @classmethod
    def day(cls, day: date) -> Before:
        """Everything, sooner than its term."""
        return cls(day, day, day)


@dataclass(frozen=True, slots=True)
class Erased:
    """How many messages lost their author, their sealed content, their text. `is_clear`: the disk
    does not remember them either; else it is cleared as soon as nobody is in the way."""

    authors: int = 0
    contents: int = 0
    texts: int = 0
    is_clear: bool = True


class Erasing:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def by_term(self, terms: Terms) -> Erased:
        """Daily."""
        return await self.erase(Before.term(terms, self._clock().date()))

    async def erase(self, before: Before) -> Erased:
        """May be called again at any time: what is erased is not counted twice."""
        async with self._engine.writing() as connection:
            old = code_to_show.c.until <= self._clock()
            await connection.execute(delete(code_to_show).where(old))
            left = entering.c.day < before.content
            await connection.execute(delete(entering).where(left))
            await file_rows.prune(connection, week_of(self._clock().date()))
            contents = await _contents(connection, _closed(before.content).where(TRACELESS))
            texts = await _texts(connection, _closed(before.register))
            outlived = await side_erasing.outlived(connection, before.register)
            authors = await _authors(connection, _closed(before.address))
            if authors:
                await clearing.note(connection, "addresses")
            if contents or texts or outlived:
                await clearing.note(connection, "texts")
        return Erased(authors, contents, texts, await self._cleared())

    async def clear(self) -> bool:
        """Call it often: what somebody had erased leaves the disk, with all others' of that time.

        True if there was something. Raises StillRead: ask again.
        """
        return await clearing.clear(self._engine)

    async def _cleared(self) -> bool:
        try:
            await self.clear()
        except StillRead as error:
            log.warning("after an erasure: %s", error)
            return False
        return True


def _closed(before: date) -> Select[tuple[int]]:
    """What is hidden as spam gets no answer: the day it was hidden is as good."""
    s = case_state.c
    hidden = select(s.appeal).where(s.hidden.is_not(None), s.hidden_day < before)
    return select(appeal.c.id).where(or_(appeal.c.answered_day < before, appeal.c.id.in_(hidden)))


async def _authors(connection: AsyncConnection, of: Select[tuple[int]]) -> int:
    m, n = message.c, notice.c
    await connection.execute(delete(notice).where(n.appeal.in_(of), n.chat.is_(None)))
    asked = update(rating).where(rating.c.appeal.in_(of), rating.c.check_on.is_not(None))
    await connection.execute(asked.values(check_on=None))
    known = or_(m.author.is_not(None), m.address.is_not(None))
    await whence.forget(connection, select(m.appeal).where(m.appeal.in_(of), known))
    gone = update(message).where(m.appeal.in_(of), known).values(author=None, address=None)
    return (await connection.execute(gone)).rowcount


async def _contents(connection: AsyncConnection, of: Select[tuple[int]]) -> int:
    """Of traceless messages: the thread, the code, and the words that staff closed it with."""
    a, m = appeal.c, message.c
    await connection.execute(delete(receipt).where(receipt.c.appeal.in_(of)))
    await _said(connection, of)
    reasons = update(appeal).where(a.id.in_(of), a.outcome_reason.is_not(None))
    await connection.execute(reasons.values(outcome_reason=None))
    shut = update(message).where(m.appeal.in_(of), m.staff_key.is_not(None))
    return (await connection.execute(shut.values(staff_key=None))).rowcount


async def _texts(connection: AsyncConnection, of: Select[tuple[int]]) -> int:
    """Of the register: all free words, whence it came, and who of the staff had the case."""
    a, m = appeal.c, message.c
    await _said(connection, of)
    s = case_state.c
    why = update(case_state).where(s.appeal.in_(of), s.hidden != "")
    await connection.execute(why.values(hidden=""))
    spots = update(message).where(m.appeal.in_(of), m.spot != "")
    await connection.execute(spots.values(spot=""))
    await whence.forget(connection, of)
    words = or_(a.text != "", a.outcome_reason.is_not(None), a.taken_by.is_not(None))
    gone = update(appeal).where(a.id.in_(of), words)
    told = await connection.execute(gone.values(text="", outcome_reason=None, taken_by=None))
    return told.rowcount


async def _said(connection: AsyncConnection, of: Select[tuple[int]]) -> None:
    """The thread, its words for search, and what is on its way or half written about it."""
    await appeal_words.forget(connection, of)
    await file_rows.erase(connection, of)
    await side_erasing.told_of(connection, of)
    for table in (entry, draft, notice):
        await connection.execute(delete(table).where(table.c.appeal.in_(of)))
    # of a rating the marks stay, to be counted; what was said of the answer goes with the words
    why = update(rating).where(rating.c.appeal.in_(of), rating.c.reasons != "")
    await connection.execute(why.values(reasons=""))
