"""Clarifying questions: an author is reminded of one once, replies to it, or lets its days pass.

What goes to an author is kept with its cause and worded when it is sent, if it is still so then.
A traceless message has no address, so nobody is reminded of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from config.workdays import Workdays
from storage.case_records import Case, CaseStep
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.register_records import OPEN, Change
from storage.sql import case_changes, notices
from storage.sql import message_rows as rows
from storage.sql.case_rows import SEEN, case_of, cases
from storage.sql.units import rooms_of
from storage.tables_cases import case_state
from storage.tables_messages import entry, notice
from storage.tables_register import appeal, appeal_change

EXPIRED = "expired"
"""The kind of a notice to staff that an author kept silent to the last day."""
REMINDER, ENDED = "ask-reminder", "ask-ended"
"""Kinds of notices to an author: of a question before its last day, and that it is over."""
CLOCK = "clock"
"""The actor of what happens because a day has come."""
FROM, TILL = 10, 20
"""Local hours in which an author is told: nobody is waiting, so nobody is woken."""


async def remind(
    connection: AsyncConnection, keys: Keys, what: tuple[Case, CaseStep], workdays: Workdays
) -> None:
    """Beside a question its reminder, for the last worked day before the question's last one; of
    an earlier question nobody is reminded any more."""
    case, step = what
    if step.telling is None or step.telling.kind != "question" or step.until is None:
        return
    n, name = notice.c, case.message.appeal
    await connection.execute(delete(notice).where(n.appeal == name, n.kind == REMINDER))
    if case.message.reachable:
        at = datetime.combine(remind_on(step.until, workdays), time(FROM), step.at.at.tzinfo)
        draft = NoticeDraft(REMINDER, name, not_before=max(at, step.at.at))
        await notices.add(connection, keys, draft, step.at.at)


def remind_on(until: date, workdays: Workdays) -> date:
    return workdays.previous_workday(until - timedelta(days=1))


async def heard(connection: AsyncConnection, name: int, at: datetime) -> None:
    """The author has replied: the log tells why the work goes on."""
    s = case_state.c
    asked = select(s.question_until).where(s.appeal == name, s.question_until.is_not(None))
    until = (await connection.execute(asked)).scalar()
    if until is not None:
        line = {"field": "question", "old": until.isoformat(), "new": None, "at": at}
        line |= {"id": rows.new_name(), "appeal": name, "actor": rows.AUTHOR}
        await connection.execute(insert(appeal_change).values(line))


async def heard_by_code(
    connection: AsyncConnection, ids: Sequence[int], zone: tzinfo | None
) -> None:
    """As `heard`, of traceless messages that staff are about to be shown: of each the day alone.
    Call it before their words stop waiting."""
    n = entry.c
    replied = select(n.appeal, n.day).where(n.appeal.in_(ids), n.waits, n.kind == "reply")
    days = {row.appeal: row.day for row in await connection.execute(replied.order_by(n.place))}
    for name, day in days.items():
        await heard(connection, name, datetime.combine(day, time(0), zone))


async def end(
    connection: AsyncConnection, keys: Keys, now: datetime, tell: Sequence[str]
) -> list[Case]:
    """Cases whose author kept silent to the last day go on by themselves; these ones.

    `tell`: staff chats that hear of it, in the same transaction, as their authors do.
    """
    s = case_state.c
    over = (s.question_until < now.date(), appeal.c.outcome == OPEN, SEEN)
    await case_changes.lock(connection, appeal.c.id.in_(select(s.appeal).where(over[0])))
    found = list(await connection.execute(cases().where(*over)))
    silent = [row for row in found if row.asks]
    for row in silent:
        line = Change("question", row.question_until.isoformat(), None, now, CLOCK)
        await case_changes.log(connection, row.id, [line])
        for draft in await _told(connection, row, now, tell):
            await notices.add(connection, keys, draft, now)
    done = s.appeal.in_([row.id for row in found])
    await connection.execute(update(case_state).where(done).values(question_until=None))
    return [case_of(row) for row in silent]


async def _told(
    connection: AsyncConnection, row: Row[Any], now: datetime, tell: Sequence[str]
) -> list[NoticeDraft]:
    rooms = await rooms_of(connection, row.id, tell)
    told = [NoticeDraft(EXPIRED, row.id, chat) for chat in rooms]
    if row.address is not None:
        told.append(NoticeDraft(ENDED, row.id, not_before=_by_day(now)))
    return told


def _by_day(now: datetime) -> datetime:
    """Now, or the next hour at which it wakes nobody."""
    if FROM <= now.hour < TILL:
        return now
    day = now.date() + timedelta(days=now.hour >= TILL)
    return datetime.combine(day, time(FROM), now.tzinfo)
