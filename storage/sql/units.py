"""Units and their chats: those of the profile's file, and what the desk has changed of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.office_records import NoSuchUnit, Unit
from storage.sql import notices, settings
from storage.sql.statements import put
from storage.tables_messages import notice
from storage.tables_office import unit
from storage.tables_register import appeal


class Units:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def all(self) -> list[Unit]:
        """Retired ones last."""
        asked = select(unit).order_by(unit.c.is_used.desc(), unit.c.title, unit.c.id)
        async with self._engine.reading() as connection:
            return [unit_of(row) for row in await connection.execute(asked)]

    async def one(self, name: str) -> Unit:
        """Raises NoSuchUnit; a retired one is there."""
        async with self._engine.reading() as connection:
            row = (await connection.execute(select(unit).where(unit.c.id == name))).first()
        if row is None:
            raise NoSuchUnit(name)
        return unit_of(row)

    async def rooms(self, channel: str) -> frozenset[str]:
        """Chats of units in this messenger."""
        u = unit.c
        asked = select(u.chat).where(u.is_used, u.chat.startswith(f"{channel}:"))
        async with self._engine.reading() as connection:
            return frozenset((await connection.execute(asked)).scalars())

    async def topic_of(self, appeal_id: int, chat: str) -> str:
        """Of the unit that has the case, if this chat is the unit's; "" for none."""
        asked = select(unit.c.topic).join(appeal, appeal.c.unit == unit.c.id)
        found = asked.where(appeal.c.id == appeal_id, unit.c.chat == chat, unit.c.is_used)
        async with self._engine.reading() as connection:
            return (await connection.execute(found)).scalar() or ""

    async def of_case(self, appeal_id: int) -> Unit | None:
        asked = select(unit).join(appeal, appeal.c.unit == unit.c.id)
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked.where(appeal.c.id == appeal_id))).first()
        return unit_of(row) if row is not None else None

    async def put(
        self, told: Unit, now: datetime, actor: str, tell: Sequence[NoticeDraft] = ()
    ) -> None:
        """Adds it, or changes the one with this id; kept with who and when.

        `tell`: what staff chats hear of it, in the same transaction.
        """
        async with self._engine.writing() as connection:
            await _write(connection, told)
            await settings.note(connection, _name(told), asdict(told), (now, actor))
            for draft in tell:
                await notices.add(connection, self._keys, draft, now)

    async def give_back(self, name: str, filed: Sequence[Unit], now: datetime, actor: str) -> None:
        """As the file says from now on; `filed`: all units of the file."""
        async with self._engine.writing() as connection:
            await settings.note(connection, f"unit.{name}", None, (now, actor))
        await self.file(filed)

    async def file(self, filed: Sequence[Unit]) -> None:
        """Call it at start: units of the file as it says now, but for those the desk has changed.

        One that is in the file no more is retired, for cases may name it.
        """
        async with self._engine.writing() as connection:
            own = await settings.touched(connection)
            known = {row.id: unit_of(row) for row in await connection.execute(select(unit))}
            fresh = {one.id: one for one in filed}
            for one in filed:
                if _name(one) not in own and known.get(one.id) != one:
                    await _write(connection, one)
            gone = [n for n in known if n not in fresh and f"unit.{n}" not in own]
            if gone:
                await connection.execute(
                    update(unit).where(unit.c.id.in_(gone)).values(is_used=False)
                )

    async def lose(self, lost: Unit, after: Unit, words: NoticeDraft, now: datetime) -> None:
        """The unit's chat or its topic is gone, as the messenger says: its cards go elsewhere.

        `after`: the unit as it is from now on; `words`: what the staff chat is told, also where
        to send what waits for the lost place. Nothing if somebody was quicker.
        """
        u, n = unit.c, notice.c
        is_so = (u.id == lost.id, u.chat == lost.chat)
        async with self._engine.writing() as connection:
            row = (await connection.execute(select(unit).where(*is_so).with_for_update())).first()
            if row is None or unit_of(row) != lost:
                return
            await _write(connection, after)
            await settings.note(connection, _name(lost), asdict(after), (now, "chat"))
            theirs = select(appeal.c.id).where(appeal.c.unit == lost.id)
            waiting = update(notice).where(n.chat == lost.chat, n.appeal.in_(theirs))
            if after.chat != lost.chat:
                await connection.execute(waiting.values(chat=after.chat or words.chat))
            await notices.add(connection, self._keys, words, now)


async def room_of(connection: AsyncConnection, appeal_id: int) -> str:
    """The chat of the unit that has the case; "" if it has none of its own."""
    asked = select(unit.c.chat).join(appeal, appeal.c.unit == unit.c.id)
    found = asked.where(appeal.c.id == appeal_id, unit.c.is_used)
    return (await connection.execute(found)).scalar() or ""


async def rooms_of(
    connection: AsyncConnection, appeal_id: int, staff: Sequence[str]
) -> Sequence[str]:
    """Where words about a case go: the chat of its unit, or else the staff chats."""
    own = await room_of(connection, appeal_id) if staff else ""
    return (own,) if own else staff


def unit_of(row: Row[Any]) -> Unit:
    return Unit(row.id, row.title, row.grouping, row.chat or "", row.topic or "", row.is_used)


async def _write(connection: AsyncConnection, told: Unit) -> None:
    row = asdict(told) | {"chat": told.chat or None, "topic": told.topic or None}
    await connection.execute(put(connection, unit).values(row))


def _name(told: Unit) -> str:
    return f"unit.{told.id}"
