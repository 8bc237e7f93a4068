"""Files of messages: kept before they are sent, listed and opened for who may read the thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select

from storage import file_sealing, sealing
from storage.dialogue_keys import week_of
from storage.engine import Engine
from storage.file_records import Attached, FileKind, HeldFile
from storage.keys import Keys
from storage.sql import file_rows
from storage.sql.threads import staff_thread_key
from storage.tables_author import attachment, file_body
from storage.tables_messages import message
from storage.tables_register import appeal


class Attachments:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def hold(self, kind: FileKind, body: bytes) -> HeldFile:
        """Keeps the body; whoever has the result can send it. Raises NotKept, sealing.TooLong."""
        held = HeldFile(file_sealing.new_name(), kind, len(body))
        week = week_of(self._clock().date())
        row = await asyncio.to_thread(file_sealing.row, held, body, week)
        async with self._engine.writing() as connection:
            await connection.execute(insert(file_body).values(row))
        return held

    async def copied(self, files: Sequence[HeldFile]) -> tuple[HeldFile, ...]:
        """The same bodies under names of their own, for another thread. Raises FilesGone."""
        if not files:
            return ()
        week = week_of(self._clock().date())
        async with self._engine.writing() as connection:
            await file_rows.require_free(connection, files)
            return await file_rows.copied(connection, files, week)

    async def still_held(self, files: Sequence[HeldFile]) -> tuple[HeldFile, ...]:
        """Those whose bodies are there: a draft may lie for months."""
        async with self._engine.reading() as connection:
            there = await file_rows.there(connection, files)
        return tuple(one for one in files if file_sealing.id_of(one.name) in there)

    async def of_staff(self, number: str) -> tuple[Attached, ...]:
        """Files of a message that staff see, in the order of the thread."""
        async with self._engine.reading() as connection:
            found = await connection.execute(_joined().where(appeal.c.number == number))
            rows = list(found)
        key = self._thread_key(rows[0]) if rows else None
        return tuple(
            Attached(row.id.hex(), row.place, row.kind, size, name, row.by_staff)
            for row in rows
            for name, size in [file_sealing.opened(row.opens, row.id, key)]
        )

    def _thread_key(self, row: Row[Any]) -> bytes | None:
        try:
            return staff_thread_key(self._keys, row)
        except sealing.Unreadable:  # the staff's key is not here
            return None

    async def body(self, file: Attached) -> bytes | None:
        """None if it is erased, or sealed with a key that is not here."""
        return await self.body_of(file.name) if file.name else None

    async def body_of(self, name: str) -> bytes | None:
        """By its own name; None if it is erased."""
        asked = select(file_body.c.sealed).where(file_body.c.id == file_sealing.id_of(name))
        async with self._engine.reading() as connection:
            sealed = (await connection.execute(asked)).scalar()
        if sealed is None:
            return None
        return await asyncio.to_thread(file_sealing.open_body, name, sealed)

    async def drop(self, files: Sequence[HeldFile]) -> None:
        """Bodies that their author took back before sending."""
        async with self._engine.writing() as connection:
            await file_rows.drop(connection, files)


def _joined() -> Select[tuple[bytes, int, FileKind, bytes, bool, bytes | None, str]]:
    """Nothing that still waits for its hour."""
    t, m, a = attachment.c, message.c, appeal.c
    by_staff = file_rows.BY_STAFF.label("by_staff")
    found = select(t.id, t.place, t.kind, t.opens, by_staff, m.staff_key, a.number)
    joined = file_rows.WITH_WORDS.join(message, m.appeal == t.appeal)
    found = found.select_from(joined.join(appeal, a.id == t.appeal))
    return found.where(m.waits.is_(False), file_rows.SEEN).order_by(t.place, t.id)
