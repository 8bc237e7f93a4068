"""Notices: kept in the transaction of their cause, claimed, sent, and deleted when they arrived."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.invitation_records import INVITATION
from storage.keys import Keys
from storage.notice_records import (
    ALBUMS,
    ASKED,
    WINDOWS,
    Notice,
    NoticeDraft,
    Paces,
)
from storage.sql import file_rows, forgetting, invitation_facts, notice_rows
from storage.sql.moves import now_at
from storage.sql.notice_rows import LONG_AGO as LONG_AGO
from storage.tables_invitations import guest
from storage.tables_messages import message, notice
from storage.tables_register import appeal

FILES = "files"
"""The kind of a notice that shows a staff chat what an author sent."""
LEASE = timedelta(minutes=3)
"""Longer than any send with its probe takes (F40)."""
ANEW = {"state": "waiting", "base": None, "owner": "", "until": LONG_AGO}
"""What a notice has that nobody is sending and of which nothing arrived."""

Arrived = Callable[[AsyncConnection, Notice, str], Awaitable[None]]
"""Told, in the transaction that ends a notice, in which message of its chat it arrived."""


async def add(connection: AsyncConnection, keys: Keys, draft: NoticeDraft, now: datetime) -> None:
    """Call it in the transaction of the cause. `now` is aware."""
    there = await now_at(connection, draft.chat) if draft.chat else ""
    row = notice_rows.sealed(keys, replace(draft, chat=there), now)
    await connection.execute(insert(notice).values(row))


async def add_invitation(
    connection: AsyncConnection, keys: Keys, told: tuple[str, bytes, NoticeDraft], now: datetime
) -> None:
    """`told`: the mailing, the line of the list it goes to, the words. As `add`."""
    mailing, tag, draft = told
    row = notice_rows.sealed(keys, draft, now) | {"mailing": mailing, "guest": tag}
    await connection.execute(insert(notice).values(row))


class Notices:
    """`arrived` is set by whoever keeps where cards stand; `bell` by whoever kept a notice that is
    to go at once: others wait for the next look."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys
        self.arrived: Arrived = _nothing
        self.bell = asyncio.Event()

    async def add(self, drafts: Sequence[NoticeDraft], now: datetime) -> None:
        """Notices without a cause in the database, as a job's."""
        async with self._engine.writing() as connection:
            for draft in drafts:
                await add(connection, self._keys, draft, now)

    async def claim(
        self, now: datetime, most: int = 20, paces: Paces | None = None
    ) -> list[Notice]:
        """What may be sent now and nobody else is sending: what a clerk waits for, cards of danger,
        then the oldest, files after the cards they stand below, invitations after all; no more into
        a chat than it takes. Yours for LEASE."""
        n = notice.c
        is_urgent = message.c.urgent.is_(True)
        invites = n.kind == INVITATION
        turn = case(
            (n.kind.in_(ASKED), 0), (n.kind == FILES, 3), (invites, 4), (is_urgent, 1), else_=2
        )
        due = (
            select(n.id, n.chat)
            .outerjoin(message, and_(message.c.appeal == n.appeal, n.chat.is_not(None)))
            .where(n.not_before <= now, n.until < now)
            .order_by(turn, n.not_before)
            .limit(most)
            .with_for_update(of=notice, skip_locked=True)
        )
        if paces is not None and (full := paces.full()):
            due = due.where(or_(n.chat.is_(None), n.chat.not_in(full)))
        owner = token_hex(16)
        async with self._engine.writing() as connection:
            ids = _taken((await connection.execute(due)).all(), paces)
            if not ids:
                return []
            await connection.execute(
                update(notice).where(n.id.in_(ids)).values(owner=owner, until=now + LEASE)
            )
            rows = await connection.execute(
                select(notice, appeal.c.number, message.c.address.label("sealed_address"))
                .add_columns(guest.c.sealed.label("sealed_guest"))
                .outerjoin(appeal, appeal.c.id == n.appeal)
                .outerjoin(message, message.c.appeal == n.appeal)
                .outerjoin(guest, guest.c.tag == n.guest)
                .where(n.id.in_(ids))
                .order_by(turn, n.not_before)
            )
            return [notice_rows.read(self._keys, row) for row in rows]

    async def begin(self, told: Notice, base: str, now: datetime) -> bool:
        """Notes that it is on its way, right before sending; False if the lease was lost.

        `base` names the newest message known in that dialogue: what arrives will be newer.
        """
        n = notice.c
        async with self._engine.writing() as connection:
            marked = await connection.execute(
                update(notice)
                .where(n.id == told.id, n.owner == told.owner, n.until >= now)
                .values(state="sending", base=base, tries=n.tries + 1)
            )
            return marked.rowcount == 1

    async def sent(self, told: Notice, window: str) -> None:
        """It arrived as message `window` of its chat: nothing of it stays. A window whose group
        became a supergroup meanwhile can be reached by nobody: it comes anew."""
        async with self._engine.writing() as connection:
            if told.kind in WINDOWS and await now_at(connection, told.chat) != told.chat:
                again = update(notice).where(notice.c.id == told.id)
                await connection.execute(again.values(ANEW))
                return
            await self.arrived(connection, told, window)
            gone = await connection.execute(delete(notice).where(notice.c.id == told.id))
            if told.mailing and window and gone.rowcount:
                await invitation_facts.arrived(connection, told.mailing)
            await _drop_drawings(connection, told)

    async def put_off(self, told: Notice, until: datetime, *, is_clear: bool) -> None:
        """For later. `is_clear`: the try surely did not arrive, so no probe is needed."""
        values: dict[str, Any] = {"not_before": until, "owner": "", "until": LONG_AGO}
        if is_clear:
            values |= ANEW
        async with self._engine.writing() as connection:
            await connection.execute(
                update(notice)
                .where(notice.c.id == told.id, notice.c.owner == told.owner)
                .values(values)
            )

    async def drop(self, told: Notice, instead: Sequence[NoticeDraft], now: datetime) -> None:
        """Nobody is there: the notice and everything that led to this author is erased.

        `instead`: what staff are told of it.
        """
        async with self._engine.writing() as connection:
            await connection.execute(delete(notice).where(notice.c.id == told.id))
            await _drop_drawings(connection, told)
            if told.person is not None and told.mailing:
                await invitation_facts.nobody_there(connection, told.mailing, told.guest)
            if told.person is not None and told.appeal is not None:
                await forgetting.forget_author_of(connection, told.appeal)
            for draft in instead:
                await add(connection, self._keys, draft, now)

    async def waiting(self) -> int:
        async with self._engine.reading() as connection:
            return len((await connection.execute(select(notice.c.id))).all())

    async def waiting_cards(self, chat: str) -> int:
        """Words about cases that this chat of staff has not got yet."""
        n = notice.c
        asked = select(func.count()).where(n.chat == chat, n.appeal.is_not(None))
        async with self._engine.reading() as connection:
            return int((await connection.execute(asked)).scalar_one())


async def _drop_drawings(connection: AsyncConnection, told: Notice) -> None:
    """Our own, which belong to no message."""
    if told.kind in ALBUMS:
        await file_rows.drop(connection, told.files)


def _taken(due: Sequence[Any], paces: Paces | None) -> list[int]:
    taken: Counter[str] = Counter()
    names = []
    for name, chat in due:
        if chat is None or paces is None or taken[chat] < paces.left(chat):
            taken[chat or ""] += 1
            names.append(name)
    return names


async def _nothing(_connection: AsyncConnection, _notice: Notice, _window: str) -> None:
    """Nobody keeps where cards stand."""
