"""A thread as its tables hold it, read for its author or for staff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import file_sealing, receipts
from storage.file_records import Attached
from storage.keys import Keys
from storage.message_records import WITHDRAWAL, Entry, EntryKind, Message, Thread, asks
from storage.register_records import WITHDRAWN
from storage.sql import file_rows
from storage.sql.ratings import rating_for
from storage.sql.traceless import is_traceless
from storage.tables_cases import case_state
from storage.tables_messages import entry, message
from storage.tables_register import appeal


async def thread_for_staff(connection: AsyncConnection, keys: Keys, number: str) -> Thread | None:
    row = (await connection.execute(asked_for().where(appeal.c.number == number))).first()
    if row is None or row.waits:
        return None
    return await thread_of(connection, row, staff_thread_key(keys, row), for_staff=True)


def staff_thread_key(keys: Keys, row: Row[Any]) -> bytes | None:
    """What opens a traceless thread for the staff; None for one in clear, or erased."""
    if row.staff_key is None:
        return None
    private, _ = keys.pair("staff")
    return receipts.unlock_for_staff(private, row.staff_key, row.number)


def message_of(row: Row[Any], said: Sequence[tuple[str, EntryKind]] = ()) -> Message:
    return Message(
        appeal=row.id,
        number=row.number,
        channel=row.channel,
        audience=row.audience,
        asked_as=row.asked_as,
        kind=row.kind,
        topic=row.topic,
        received=row.received_day,
        due=row.due,
        outcome=row.outcome,
        outcome_reason=row.outcome_reason or "",
        answered=row.answered_day,
        taken_by=row.taken_by or "",
        extended=row.extended,
        traceless=is_traceless(row),
        urgent=row.urgent,
        waits=row.waits,
        reply_until=row.question_until if asks(said) else None,
        reachable=row.address is not None,
        text=row.text,
        spot=row.spot,
    )


def asked_for() -> Select[Any]:
    a, m = appeal.c, message.c
    of_register = (
        *(a.id, a.number, a.channel, a.audience, a.kind, a.topic, a.received_day, a.received_at),
        *(a.due, a.outcome, a.outcome_reason, a.answered_day, a.taken_by, a.extended),
        *(a.anonymous, a.text),
    )
    own = (m.asked_as, m.spot, m.urgent, m.waits, m.author, m.address, m.staff_key)
    s = case_state.c
    found = select(*of_register, *own, s.question_until, s.promised, s.reopened)
    joined = appeal.join(message, m.appeal == a.id)
    return found.select_from(joined.outerjoin(case_state, case_state.c.appeal == a.id))


def own(row: Row[Any], said: Sequence[tuple[str, EntryKind]]) -> Message:
    told = replace(message_of(row, said), promised=row.promised, reopened=bool(row.reopened))
    if told.is_open and ("author", WITHDRAWAL) in said:  # staff learn of it with their batch
        return replace(told, outcome=WITHDRAWN)
    return told


async def thread_of(
    connection: AsyncConnection, row: Row[Any], key: bytes | None, *, for_staff: bool = False
) -> Thread:
    n = entry.c
    asked = select(entry).where(n.appeal == row.id).order_by(n.place)
    if for_staff:
        asked = asked.where(n.waits.is_(False))
    found = list(await connection.execute(asked))
    told = own(row, [(one.voice, one.kind) for one in found])
    found = [one for one in found if one.kind != WITHDRAWAL]
    kept = await file_rows.of_thread(connection, row.id)
    files = Counter(one.place for one in kept)
    given = tuple(_given(one, key) for one in kept if one.place in _of_staff(found))
    entries = [_entry(one, row.number, key, files) for one in found]
    if not told.traceless:
        first = Entry("author", "text", row.received_day, _with_spot(row.text, row.spot))
        entries.insert(0, replace(first, files=files[1]))
    return Thread(told, tuple(entries), await rating_for(connection, row.id), given)


def _of_staff(found: Sequence[Row[Any]]) -> set[int]:
    """Places of what staff said."""
    return {one.place for one in found if one.voice == "staff"}


def _given(row: Row[Any], key: bytes | None) -> Attached:
    name, size = file_sealing.opened(row.opens, row.id, key)
    return Attached(row.id.hex(), row.place, row.kind, size, name, by_staff=True)


def _entry(row: Row[Any], number: str, key: bytes | None, files: Mapping[int, int]) -> Entry:
    text = row.body or ""
    if row.sealed is not None and key is not None:
        text = _with_spot(*receipts.unseal_entry(key, row.sealed, (number, row.place)))
    return Entry(row.voice, row.kind, row.day, text, row.at, files.get(row.place, 0))


def _with_spot(text: str, spot: str) -> str:
    return f"{text}\n\n{spot}" if spot else text
