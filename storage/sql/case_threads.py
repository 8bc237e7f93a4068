"""What was said about a case: read for staff, and said to its author, in clear or sealed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sealing
from storage.case_records import Case, CaseStep
from storage.keys import Keys
from storage.message_records import Entry
from storage.notice_records import NoticeDraft
from storage.sql import notices
from storage.sql.messages import add_by_staff, thread_for_staff
from storage.tables_messages import message
from storage.tables_register import appeal


async def read(
    connection: AsyncConnection, keys: Keys, number: str
) -> tuple[tuple[Entry, ...], bool]:
    """The oldest first, and whether it is sealed with a key that is not here."""
    try:
        thread = await thread_for_staff(connection, keys, number)
    except sealing.Unreadable:
        return (), True
    return (thread.entries if thread else ()), False


async def tell(connection: AsyncConnection, keys: Keys, case: Case, step: CaseStep) -> None:
    """What the step says goes into the thread, and to the author's dialogue if there is one.

    Raises sealing.Unreadable if the thread is sealed with a key that is not here.
    """
    telling = step.telling
    if telling is not None:
        said = Entry("staff", telling.kind, step.at.day, telling.text, step.at.at)
        await add_by_staff(connection, keys, case.message.appeal, said)
        await _tell_twins(connection, keys, step, said)
    words = telling.words if telling else step.notice
    if words and case.message.reachable:
        kind = telling.kind if telling else "status"
        draft = NoticeDraft(kind, case.message.appeal, text=words)
        await notices.add(connection, keys, draft, step.at.at)


async def _tell_twins(connection: AsyncConnection, keys: Keys, step: CaseStep, said: Entry) -> None:
    """The same for the authors of its duplicates: each in his own thread and dialogue."""
    words = step.telling.twins if step.telling else {}
    a, m = appeal.c, message.c
    asked = select(a.id, a.number, m.address).join(message, m.appeal == a.id)
    for row in (await connection.execute(asked.where(a.number.in_(list(words))))).all():
        await add_by_staff(connection, keys, row.id, said)
        if row.address is not None:
            draft = NoticeDraft(said.kind, row.id, text=words[row.number])
            await notices.add(connection, keys, draft, step.at.at)
