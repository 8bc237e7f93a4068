"""Traceless messages that waited are shown to staff, all of a batch in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

from sqlalchemy import LargeBinary, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables_author import attachment, file_body, rating
from storage.tables_messages import entry, message, receipt
from storage.tables_register import appeal, appeal_change

_SAME = literal(b"", LargeBinary)
"""Added to bytes it leaves them as they are, and PostgreSQL writes them anew."""


async def waiting(connection: AsyncConnection, *, urgent: bool) -> list[int]:
    m, n = message.c, entry.c
    added = select(n.appeal).where(n.waits)
    asked = select(m.appeal).where(or_(m.waits, m.appeal.in_(added)))
    if urgent:
        asked = asked.where(m.urgent)
    return sorted((await connection.execute(asked)).scalars())


async def show(connection: AsyncConnection, ids: Sequence[int]) -> None:
    m, n = message.c, entry.c
    await connection.execute(update(message).where(m.appeal.in_(ids)).values(waits=False))
    await connection.execute(update(entry).where(n.appeal.in_(ids)).values(waits=False))


async def has_files(connection: AsyncConnection, ids: Sequence[int]) -> bool:
    t = attachment.c
    return (await connection.execute(select(t.id).where(t.appeal.in_(ids)))).first() is not None


async def write_anew(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """PostgreSQL notes beside each row which transaction wrote it: until now that was also the
    transaction of the author's talk. From here on the whole batch bears one and the same, and
    lies on the disk in no order. What is sealed is written anew with it: a long one lies apart,
    under a number that rises with each."""
    a, m, n = appeal.c, message.c, entry.c
    r, log_line, t, b = receipt.c, appeal_change.c, attachment.c, file_body.c
    shuffled = list(ids)
    SystemRandom().shuffle(shuffled)
    for name in shuffled:
        for anew in (
            update(appeal).where(a.id == name).values(kind=a.kind),
            update(message).where(m.appeal == name).values(lang=m.lang),
            update(entry).where(n.appeal == name).values(sealed=n.sealed.op("||")(_SAME)),
            update(attachment).where(t.appeal == name).values(opens=t.opens.op("||")(_SAME)),
            update(file_body)
            .where(b.id.in_(select(t.id).where(t.appeal == name)))
            .values(sealed=b.sealed.op("||")(_SAME)),
            update(receipt).where(r.appeal == name).values(appeal=r.appeal),
            update(rating).where(rating.c.appeal == name).values(waits=rating.c.waits),
            update(appeal_change).where(log_line.appeal == name).values(field=log_line.field),
        ):
            await connection.execute(anew)
