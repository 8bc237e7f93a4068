"""What was said about a case: read for staff, and said to its author, in clear or sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import receipts, sealing
from storage.case_records import Case, CaseStep
from storage.dialogue_keys import week_of
from storage.file_records import HeldFile
from storage.keys import Keys
from storage.message_records import Entry
from storage.notice_records import NoticeDraft
from storage.sql import appeal_words, file_rows, notices
from storage.sql.threads import asked_for, staff_thread_key, thread_for_staff
from storage.tables_messages import entry, message
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

    Raises sealing.Unreadable if the thread is sealed with a key that is not here, or FilesGone.
    """
    telling = step.telling
    if telling is not None:
        await file_rows.require_free(connection, telling.files)
        said = Entry("staff", telling.kind, step.at.day, telling.text, step.at.at)
        await _say(connection, keys, case.message.appeal, (said, telling.files))
        await _tell_twins(connection, keys, step, said)
    words = telling.words if telling else step.notice
    if words and case.message.reachable:
        kind, files = (telling.kind, telling.files) if telling else ("status", ())
        draft = NoticeDraft(kind, case.message.appeal, text=words, files=files)
        await notices.add(connection, keys, draft, step.at.at)


async def add_by_staff(
    connection: AsyncConnection, keys: Keys, appeal_id: int, said: Entry
) -> tuple[int, bytes | None]:
    """A question or an answer becomes part of the thread, sealed where the thread is; its place
    there, and the key.

    Call it in the transaction that changes the case; lock the row of `appeal` first.
    """
    asked = asked_for().where(appeal.c.id == appeal_id)
    row = (await connection.execute(asked)).one()
    places = select(entry.c.place).where(entry.c.appeal == appeal_id)
    place = max([1, *(await connection.execute(places)).scalars()]) + 1
    told: dict[str, Any] = {
        "appeal": appeal_id,
        "place": place,
        "voice": "staff",
        "kind": said.kind,
        "waits": False,
        "day": said.day,
        "at": said.at,
    }
    key = staff_thread_key(keys, row)
    if key is None:
        told["body"] = said.text
        await appeal_words.learn(connection, appeal_id, said.text)
    else:
        told["sealed"] = receipts.seal_entry(key, (said.text, ""), (row.number, place))
    await connection.execute(entry.insert().values(told))
    return place, key


async def _say(
    connection: AsyncConnection,
    keys: Keys,
    name: int,
    what: tuple[Entry, Sequence[HeldFile]],
) -> None:
    said, files = what
    place, key = await add_by_staff(connection, keys, name, said)
    await file_rows.attach(connection, (name, place), files, key)


async def _tell_twins(connection: AsyncConnection, keys: Keys, step: CaseStep, said: Entry) -> None:
    """The same for the authors of its duplicates: each in his own thread and dialogue, with files
    of his own, so that one message may be erased without the others."""
    telling = step.telling
    words, given = (telling.twins, telling.files) if telling else ({}, ())
    a, m = appeal.c, message.c
    asked = select(a.id, a.number, m.address).join(message, m.appeal == a.id)
    for row in (await connection.execute(asked.where(a.number.in_(list(words))))).all():
        files = await file_rows.copied(connection, given, week_of(step.at.day))
        await _say(connection, keys, row.id, (said, files))
        if row.address is not None:
            draft = NoticeDraft(said.kind, row.id, text=words[row.number], files=files)
            await notices.add(connection, keys, draft, step.at.at)
