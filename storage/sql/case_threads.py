"""What was said about a case: read for staff, and said to its author, in clear or sealed."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sealing
from storage.case_records import Case, CaseStep
from storage.keys import Keys
from storage.message_records import Entry
from storage.notice_records import NoticeDraft
from storage.sql import notices
from storage.sql.messages import add_by_staff, thread_for_staff


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
    words = telling.words if telling else step.notice
    if words and case.message.reachable:
        kind = telling.kind if telling else "status"
        draft = NoticeDraft(kind, case.message.appeal, text=words)
        await notices.add(connection, keys, draft, step.at.at)
