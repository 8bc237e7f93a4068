"""Drafts of steps in staff chats: what was typed and chosen so far survives every restart."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update

from storage import sealing
from storage.case_records import DraftGone, Screen, StepDraft
from storage.engine import Engine
from storage.file_records import HeldFile
from storage.keys import Keys
from storage.notice_records import NoticeDraft
from storage.sql import notices
from storage.sql.case_changes import hear
from storage.tables_cases import draft
from storage.tables_messages import message
from storage.tables_register import appeal

SIZE = 20 * 1024
"""Bytes of every sealed draft: 4,096 characters of four bytes each, and what stands around."""
LEFT = timedelta(days=3)
"""A draft nobody touched for so long is dropped."""
OVER: tuple[Screen, ...] = ("done", "dropped")

Update = tuple[str, str] | None
"""The messenger and its name of the update that caused a change."""


class Drafts:
    """`now` is aware, in the town's zone. Every change comes with the update that caused it."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def begin(
        self, begun: StepDraft, told: NoticeDraft, update_name: Update, now: datetime
    ) -> None:
        """`told` shows it. Raises HeardBefore."""
        async with self._engine.writing() as connection:
            await hear(connection, update_name, now)
            asked = select(appeal.c.id).where(appeal.c.number == begun.number)
            name = (await connection.execute(asked)).scalar_one()
            row = {
                "id": begun.id,
                "appeal": name,
                "chat": begun.chat,
                "shown": begun.version,
            }
            await connection.execute(insert(draft).values(row | self._values(begun, now)))
            await notices.add(connection, self._keys, told, now)

    async def change(self, changed: StepDraft, update_name: Update, now: datetime) -> StepDraft:
        """Over the version that was read, which `changed` bears. Raises DraftGone, HeardBefore."""
        after = replace(changed, version=changed.version + 1)
        d = draft.c
        async with self._engine.writing() as connection:
            await hear(connection, update_name, now)
            written = await connection.execute(
                update(draft)
                .where(d.id == changed.id, d.version == changed.version, d.screen.not_in(OVER))
                .values(self._values(after, now))
            )
            if written.rowcount != 1:
                raise DraftGone(changed.id)
        return after

    async def one(self, name: int) -> StepDraft:
        """Raises DraftGone."""
        return await self._found(draft.c.id == name)

    async def in_window(self, chat: str, window: str) -> StepDraft:
        """The draft that this message of the chat shows. Raises DraftGone."""
        return await self._found(draft.c.chat == chat, draft.c.message == window)

    async def outdated(self, chat: str) -> list[StepDraft]:
        """Drafts whose message shows an older version."""
        d = draft.c
        where = (d.chat == chat, d.message.is_not(None), d.shown != d.version)
        async with self._engine.reading() as connection:
            rows = await connection.execute(_asked().where(*where).order_by(d.id))
            return [self._draft(row) for row in rows]

    async def shown(self, told: StepDraft) -> None:
        """The chat sees this version; one that is over needs no keeping any more."""
        d = draft.c
        async with self._engine.writing() as connection:
            if told.screen in OVER:
                await connection.execute(delete(draft).where(d.id == told.id))
                return
            await connection.execute(
                update(draft).where(d.id == told.id).values(shown=told.version)
            )

    async def lost(self, told: StepDraft, anew: NoticeDraft, now: datetime) -> None:
        """Its message is gone, or too old to be edited: `anew` shows it in another one."""
        d = draft.c
        async with self._engine.writing() as connection:
            here = update(draft).where(d.id == told.id, d.version == told.version)
            moved = await connection.execute(here.values(message=None, shown=told.version))
            if moved.rowcount == 1:
                await notices.add(connection, self._keys, anew, now)

    async def drop_left(self, today: date) -> None:
        d = draft.c
        old = (d.day < today - LEFT, d.screen.not_in(OVER))
        async with self._engine.writing() as connection:
            values = {"screen": "dropped", "version": d.version + 1, "day": today}
            await connection.execute(update(draft).where(*old).values(values))
            await connection.execute(delete(draft).where(d.day < today - LEFT))

    async def _found(self, *where: Any) -> StepDraft:
        async with self._engine.reading() as connection:
            row = (await connection.execute(_asked().where(*where))).first()
        if row is None:
            raise DraftGone
        return self._draft(row)

    def _values(self, told: StepDraft, now: datetime) -> dict[str, Any]:
        until = told.until.isoformat() if told.until else ""
        files = [asdict(file) for file in told.files]
        kept = [told.words, told.cause, told.revision, until, told.original, files]
        body = json.dumps(kept, ensure_ascii=False).encode()
        key = self._keys.lasting("draft")
        return {
            "step": told.step,
            "screen": told.screen,
            "sealed": sealing.seal(key, body, SIZE, _place(told.id)),
            "version": told.version,
            "day": now.date(),
        }

    def _draft(self, row: Row[Any]) -> StepDraft:
        body = sealing.unseal(self._keys.lasting("draft"), row.sealed, _place(row.id))
        words, cause, revision, until, original, *more = json.loads(body)
        return StepDraft(
            id=row.id,
            number=row.number,
            chat=row.chat,
            step=row.step,
            screen=row.screen,
            revision=revision,
            version=row.version,
            message=row.message or "",
            words=words,
            cause=cause,
            until=date.fromisoformat(until) if until else None,
            original=original,
            files=tuple(HeldFile(**file) for told in more for file in told),
        )


def _asked() -> Select[Any]:
    return (
        select(draft, appeal.c.number)
        .join(message, message.c.appeal == draft.c.appeal)
        .join(appeal, appeal.c.id == message.c.appeal)
    )


def _place(name: int) -> bytes:
    return f"draft:{name}".encode()
