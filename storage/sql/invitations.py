"""The list of those who asked for invitations, and mailings that walk along it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.guests import Guest, month_of, opened, sealed, tag_of
from storage.invitation_records import (
    INVITATION,
    TERM,
    Asked,
    GuestRow,
    Mailing,
    SentBefore,
    roughly,
)
from storage.keys import Keys
from storage.notice_records import NoticeButton, NoticeDraft
from storage.records import Person
from storage.sealing import Unreadable
from storage.sql import invitation_rows, notices
from storage.sql.invitation_facts import drop
from storage.sql.statements import put_once
from storage.tables_invitations import guest, mailing, mailing_wave
from storage.tables_messages import notice

PAGE = 1000
"""Lines of the list that are looked at together."""

Buttons = Callable[[Mailing], Sequence[NoticeButton]]


class Invitations:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def has(self, person: Person) -> bool:
        return await self.stored(person) is not None

    async def stored(self, person: Person) -> GuestRow | None:
        """The line of this account as it lies there."""
        asked = select(guest).where(guest.c.tag == tag_of(self._keys, person))
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked)).first()
        return GuestRow(bytes(row.tag), bytes(row.sealed)) if row is not None else None

    async def roughly(self) -> int:
        """How many are on the list, rounded down; 0 while they are few."""
        async with self._engine.reading() as connection:
            count = (await connection.execute(select(func.count()).select_from(guest))).scalar_one()
        return roughly(int(count))

    async def mailings(self) -> list[Mailing]:
        """The newest first."""
        async with self._engine.reading() as connection:
            return await invitation_rows.read(connection)

    async def begin(self, asked: Asked) -> str:
        """Its name. Raises SentBefore, StillRunning or TooOften: nothing is kept then."""
        today, name = self._clock().date(), token_hex(8)
        async with self._engine.writing() as connection:
            if not self._engine.is_sqlite:  # two clerks in two processes: one after the other
                await connection.execute(text("LOCK TABLE mailing IN SHARE ROW EXCLUSIVE MODE"))
            known = await invitation_rows.read(connection)
            invitation_rows.require(asked, known, today)
            row = {"id": name, "kind": asked.kind, "words": asked.words, "asked_on": today}
            row |= {"actor": asked.actor[:100], "begins": asked.begins, "stopped": False}
            counts = {"invited": 0, "delivered": 0, "gone": 0}
            await connection.execute(insert(mailing).values(row | counts))
            for wave in asked.waves:
                told = {"wave": wave, "kind": asked.kind, "mailing": name, "came": 0}
                made = await connection.execute(put_once(connection, mailing_wave).values(told))
                if made.rowcount != 1:
                    raise SentBefore(wave)
        return name

    async def go_on(
        self, told: Mailing, buttons: Sequence[NoticeButton], most: int, served: Collection[str]
    ) -> int:
        """Puts the next few invitations on their way, so that `most` wait at once; how many.

        One step is one transaction, and the hashes have one order: nobody is met twice. An account
        of a channel that is not `served` is passed by. At the end of the list the mailing ends as
        soon as nothing of it waits.
        """
        m, now = mailing.c, self._clock()
        async with self._engine.writing() as connection:
            asked = select(m.after).where(m.id == told.id, m.ended_on.is_(None)).with_for_update()
            row = (await connection.execute(asked)).first()
            if row is None:
                return 0
            waiting = await _waiting(connection, told.id)
            if waiting >= most:
                return 0
            found = await _following(connection, row.after, most - waiting)
            if not found:
                if not waiting:
                    await _end(connection, told.id, now.date())
                return 0
            count = 0
            for tag, line in found:
                draft = NoticeDraft(INVITATION, text=told.words, buttons=tuple(buttons))
                count += await self._invite(connection, (tag, line), (told.id, draft), served)
            values = {"after": found[-1].tag, "invited": m.invited + count}
            await connection.execute(update(mailing).where(m.id == told.id).values(values))
        return count

    async def put_off(self, name: str, until: datetime) -> None:
        """What waits of it leaves no sooner."""
        n = notice.c
        early = update(notice).where(n.mailing == name, n.not_before < until)
        async with self._engine.writing() as connection:
            await connection.execute(early.values(not_before=until))

    async def end(self, name: str, *, stopped: bool = False) -> None:
        """What waits of it goes; what is in the air arrives."""
        async with self._engine.writing() as connection:
            await _end(connection, name, self._clock().date(), stopped=stopped)

    async def forget_before(self, month: int) -> int:
        """Daily: addresses that nothing was sent to since that month; how many there were."""
        total, after = 0, b""
        while True:
            async with self._engine.writing() as connection:
                page = select(guest).where(guest.c.tag > after).order_by(guest.c.tag).limit(PAGE)
                rows = (await connection.execute(page)).all()
                old = [row.tag for row in rows if self._is_before(row, month)]
                total += await drop(connection, old) if old else 0
            if len(rows) < PAGE:
                return total
            after = rows[-1].tag

    async def forget_old(self, day: date | None = None) -> int:
        """By the term, or what got nothing since the month of `day`."""
        month = month_of(day) if day else month_of(self._clock().date()) - TERM
        return await self.forget_before(month)

    async def _invite(
        self,
        connection: AsyncConnection,
        line: tuple[bytes, bytes],
        told: tuple[str, NoticeDraft],
        served: Collection[str],
    ) -> bool:
        """One on the list, in the transaction of the step. A line of a lost key is passed by."""
        tag, row = line
        try:
            found = opened(self._keys, tag, row)
        except Unreadable:
            return False
        if str(found.person.channel) not in served:
            return False
        name, draft = told
        await notices.add_invitation(connection, self._keys, (name, tag, draft), self._clock())
        month = month_of(self._clock().date())
        if month != found.month:
            values = {"sealed": sealed(self._keys, Guest(found.person, month))}
            await connection.execute(update(guest).where(guest.c.tag == tag).values(values))
        return True

    def _is_before(self, row: Row[Any], month: int) -> bool:
        """Nobody can be sent anything by a line of a lost key."""
        try:
            return opened(self._keys, row.tag, row.sealed).month < month
        except Unreadable:
            return True


async def _waiting(connection: AsyncConnection, name: str) -> int:
    asked = select(func.count()).select_from(notice).where(notice.c.mailing == name)
    return int((await connection.execute(asked)).scalar_one())


async def _following(
    connection: AsyncConnection, after: bytes | None, most: int
) -> Sequence[Row[bytes, bytes]]:
    """The next of the list, by their tags; from its beginning where `after` is None."""
    g = guest.c
    asked = select(g.tag, g.sealed).order_by(g.tag).limit(most)
    if after is not None:
        asked = asked.where(g.tag > after)
    return (await connection.execute(asked)).all()


async def _end(connection: AsyncConnection, name: str, day: date, *, stopped: bool = False) -> None:
    """One that has met nobody leaves no trace: its waves may be invited to another day."""
    m = mailing.c
    await connection.execute(delete(notice).where(notice.c.mailing == name))
    running = update(mailing).where(m.id == name, m.ended_on.is_(None))
    ended = await connection.execute(running.values(ended_on=day, stopped=stopped, after=None))
    if not ended.rowcount or not stopped:
        return
    row = (await connection.execute(select(m.invited).where(m.id == name))).first()
    if row is not None and not row.invited:
        of_it = mailing_wave.c.mailing == name
        await connection.execute(delete(mailing_wave).where(of_it))
        await connection.execute(delete(mailing).where(m.id == name))
