"""Appeals half entered in staff chats, and piles of sheets: what was chosen and typed so far
survives every restart.
"""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sealing
from storage.engine import Engine
from storage.entered_records import EnteredAppeal, Entering, EnteringGone, Pile
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.sheet_records import Stacked
from storage.sql import clearing, entered, notices
from storage.sql.cards import ENTERING
from storage.sql.case_changes import hear
from storage.sql.sheets import Beside
from storage.tables_office import entering

SIZE = 20 * 1024
"""Bytes of each, sealed: 4,096 characters of four bytes, and what stands around."""
LEFT = timedelta(days=3)
"""One that nobody touched for so long is dropped."""
OVER = frozenset({"done", "dropped"})
_PILE = 8  # its place among what is sealed behind screen and day
_e = entering.c

Update = tuple[str, str]
"""The messenger and its name of the update that caused a change."""


class Enterings:
    """`now` is aware, in the town's zone. Every change comes with the update that caused it."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def begin(
        self, begun: Entering, told: NoticeDraft, update_name: Update, now: datetime
    ) -> None:
        """`told` shows it. Raises HeardBefore."""
        values = self._values(begun, now)
        row = {"id": begun.id, "chat": begun.chat, "shown": begun.version}
        async with self._engine.writing() as connection:
            await hear(connection, update_name, now)
            await connection.execute(insert(entering).values(row | values))
            await notices.add(connection, self._keys, replace(told, kind=ENTERING), now)

    async def change(self, changed: Entering, update_name: Update, now: datetime) -> None:
        """Over the version that was read. Raises EnteringGone, HeardBefore."""
        async with self._engine.writing() as connection:
            await hear(connection, update_name, now)
            await self._write(connection, changed, now)

    async def save(self, ready: Entering, told: EnteredAppeal, now: datetime) -> str:
        """It becomes a case; the number. Raises EnteringGone, HeardBefore; nothing is written."""
        async with self._engine.writing() as connection:
            number = await entered.write(connection, self._keys, told, now)
            done = replace(ready, screen="done", number=number, text="")
            await self._write(connection, done, now)
        return number

    def beside_sheet(self, taken: Entering, update_name: Update, now: datetime) -> Beside:
        """For `Sheets.enter_one`: `taken` is what the pile is after a new sheet; of one that is
        known nothing changes. Raises EnteringGone, HeardBefore: then no sheet is kept either."""

        async def write(connection: AsyncConnection, told: Stacked) -> None:
            await hear(connection, update_name, now)
            if told.new:
                await self._write(connection, taken, now)

        return write

    async def one(self, name: int) -> Entering:
        """Raises EnteringGone."""
        return await self._found(_e.id == name)

    async def in_window(self, chat: str, window: str) -> Entering:
        """The one that this message of the chat shows. Raises EnteringGone."""
        return await self._found(_e.chat == chat, _e.message == window)

    async def outdated(self, chat: str) -> list[Entering]:
        """Those whose message shows an older version."""
        where = (_e.chat == chat, _e.message.is_not(None), _e.shown != _e.version)
        async with self._engine.reading() as connection:
            rows = await connection.execute(select(entering).where(*where).order_by(_e.id))
            return [self._entering(row) for row in rows]

    async def shown(self, told: Entering) -> None:
        """The chat sees this version; one that is over needs no keeping any more."""
        async with self._engine.writing() as connection:
            if told.screen in OVER:
                await connection.execute(delete(entering).where(_e.id == told.id))
                return
            seen = update(entering).where(_e.id == told.id)
            await connection.execute(seen.values(shown=told.version))

    async def lost(self, told: Entering, anew: NoticeDraft, now: datetime) -> None:
        """Its message is gone, or too old to be edited: `anew` shows it in another one."""
        async with self._engine.writing() as connection:
            here = update(entering).where(_e.id == told.id, _e.version == told.version)
            moved = await connection.execute(here.values(message=None, shown=told.version))
            if moved.rowcount == 1:
                await notices.add(connection, self._keys, anew, now)

    async def drop_left(self, today: date) -> None:
        """Daily: words that nobody saved are not kept."""
        async with self._engine.writing() as connection:
            gone = await connection.execute(delete(entering).where(_e.day < today - LEFT))
            if gone.rowcount:
                await clearing.note(connection, "texts")

    async def _write(self, connection: AsyncConnection, told: Entering, now: datetime) -> None:
        after = replace(told, version=told.version + 1)
        written = await connection.execute(
            update(entering)
            .where(_e.id == told.id, _e.version == told.version, _e.is_over.is_(False))
            .values(self._values(after, now))
        )
        if written.rowcount != 1:
            raise EnteringGone(told.id)

    async def _found(self, *where: Any) -> Entering:
        async with self._engine.reading() as connection:
            row = (await connection.execute(select(entering).where(*where))).first()
        if row is None:
            raise EnteringGone
        return self._entering(row)

    def _values(self, told: Entering, now: datetime) -> dict[str, Any]:
        day = told.received.isoformat() if told.received else ""
        chosen: list[object] = [told.screen, day, told.channel, told.kind, told.section, told.topic]
        rest: list[object] = [told.text, told.number, told.place, told.audience]
        rest += [astuple(told.pile)] if told.pile else []
        body = json.dumps([*chosen, *rest], ensure_ascii=False).encode()
        key = self._keys.lasting("draft")
        return {
            "sealed": sealing.seal(key, body, SIZE, _place(told.id)),
            "is_over": told.screen in OVER,
            "version": told.version,
            "day": now.date(),
        }

    def _entering(self, row: Row[Any]) -> Entering:
        body = sealing.unseal(self._keys.lasting("draft"), row.sealed, _place(row.id))
        screen, day, *rest = json.loads(body)
        received = date.fromisoformat(day) if day else None
        if len(rest) > _PILE:
            pile = Pile(*rest[_PILE])
            rest[_PILE] = replace(pile, left=tuple(pile.left))
        told = Entering(row.id, row.chat, screen, received, *rest)
        return replace(told, version=row.version, message=row.message or "")


def _place(name: int) -> bytes:
    return f"entering:{name}".encode()
