"""An author forgotten: whatever leads to one, in the transaction of its cause."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sql import clearing, file_rows, whence
from storage.tables_author import rating
from storage.tables_messages import message, notice


async def forget_author_of(connection: AsyncConnection, number: int) -> None:
    """Whatever leads to the author of this message, in this and in all other messages."""
    m = message.c
    author = (await connection.execute(select(m.author).where(m.appeal == number))).scalar()
    if author is not None:
        await forget_author(connection, author)


async def forget_author(connection: AsyncConnection, author: bytes) -> None:
    """Address, tag and waiting notices of this author, files, and whence the messages came."""
    m = message.c
    theirs = select(m.appeal).where(m.author == author)
    await connection.execute(
        delete(notice).where(notice.c.appeal.in_(theirs), notice.c.chat.is_(None))
    )
    await file_rows.erase(connection, theirs)
    await whence.forget(connection, theirs)
    asked = update(rating).where(rating.c.appeal.in_(theirs), rating.c.check_on.is_not(None))
    await connection.execute(asked.values(check_on=None))
    await connection.execute(
        update(message).where(m.author == author).values(author=None, address=None)
    )
    await clearing.note(connection, "addresses")
