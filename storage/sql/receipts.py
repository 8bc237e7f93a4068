"""The door of codes: made fresh, and opened with the same work whether they are known or not."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from storage import receipts, sealing
from storage.engine import Engine
from storage.keys import Keys
from storage.message_records import Opened, Receipt
from storage.tables_messages import receipt
from storage.tables_register import appeal

AT_ONCE = 2
"""Argon2id takes 64 MiB and a core each: never more, and never on the event loop (F49)."""


class Receipts:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys
        self._room = asyncio.Semaphore(AT_ONCE)

    async def fresh(self) -> Receipt:
        """A code nobody has; it is kept only if a message is sent with it."""
        return await self._derive(receipts.new_code())

    async def opened(self, typed: str) -> Opened | None:
        """The thread a code opens. None for a wrong code, an erased message, or no code at all.

        Whatever was typed: one Argon2id, one question to the database, one unlocking.
        """
        told = await self._derive(receipts.read_code(typed))
        asked = (
            select(receipt.c.appeal, receipt.c.thread_key, appeal.c.number)
            .join(appeal, appeal.c.id == receipt.c.appeal)
            .where(receipt.c.lookup == told.lookup)
        )
        async with self._engine.reading() as connection:
            found = (await connection.execute(asked)).first()
        try:
            locked = found.thread_key if found else receipts.NOTHING
            key = receipts.unlock_for_author(told, locked)
        except sealing.Unreadable:
            return None
        return Opened(found.appeal, found.number, key) if found else None

    async def _derive(self, code: str) -> Receipt:
        salt = self._keys.lasting("receipts")
        async with self._room:
            return await asyncio.to_thread(receipts.derive, code, salt)
