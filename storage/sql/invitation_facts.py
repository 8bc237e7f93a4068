"""Who comes onto the list of those who are invited, and who leaves it, in their own transactions.

Whoever leaves takes along what is on its way to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import assert_never

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.guests import Guest, month_of, sealed, tag_of
from storage.invitation_records import InvitationFact, InvitationsAsked, InvitationsDeclined
from storage.keys import Keys
from storage.records import Person
from storage.sql import clearing
from storage.sql.statements import put_once
from storage.tables_invitations import guest, mailing
from storage.tables_messages import notice


class InvitationFacts:
    """`clock` is aware, in the town's zone."""

    def __init__(self, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._keys = keys
        self._clock = clock

    async def write(
        self, connection: AsyncConnection, person: Person, facts: Sequence[InvitationFact]
    ) -> None:
        for fact in facts:
            match fact:
                case InvitationsAsked():
                    await self._put(connection, person, self._clock().date())
                case InvitationsDeclined():
                    await forget(connection, self._keys, person)
                case _:
                    assert_never(fact)

    async def _put(self, connection: AsyncConnection, person: Person, today: date) -> None:
        """Asked twice, the first line stays."""
        told = Guest(person, month_of(today))
        row = {"tag": tag_of(self._keys, person), "sealed": sealed(self._keys, told)}
        await connection.execute(put_once(connection, guest).values(row))


async def forget(connection: AsyncConnection, keys: Keys, person: Person) -> None:
    """Nothing happens where they are not on the list."""
    await drop(connection, [tag_of(keys, person)])


async def drop(connection: AsyncConnection, tags: Sequence[bytes]) -> int:
    """Lines that leave the list, and the disk with it; how many there were."""
    await connection.execute(delete(notice).where(notice.c.guest.in_(tags)))
    gone = await connection.execute(delete(guest).where(guest.c.tag.in_(tags)))
    if gone.rowcount:
        await clearing.note(connection, "addresses")
    return gone.rowcount


async def arrived(connection: AsyncConnection, name: str) -> None:
    """One more, and nothing of whom it reached."""
    c = mailing.c
    told = update(mailing).where(c.id == name)
    await connection.execute(told.values(delivered=c.delivered + 1))


async def nobody_there(connection: AsyncConnection, name: str, tag: bytes) -> None:
    """Blocked or deleted: the address goes, and nobody is told."""
    c = mailing.c
    if await drop(connection, [tag]):
        await connection.execute(update(mailing).where(c.id == name).values(gone=c.gone + 1))
