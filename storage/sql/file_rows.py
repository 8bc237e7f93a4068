"""Rows of files, written and erased in the transactions of the messages they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, delete, false, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import file_sealing
from storage.file_records import HeldFile
from storage.tables_author import attachment, file_body
from storage.tables_messages import entry
from storage.turns import Outrun

WEEKS = 8
"""A body that no message took is deleted after so many."""

_e, _t = entry.c, attachment.c
WITH_WORDS = attachment.outerjoin(entry, and_(_e.appeal == _t.appeal, _e.place == _t.place))
"""Files beside the entry they came with; the first words of an addressed message have none."""
SEEN = func.coalesce(_e.waits, false()).is_(false())
"""Words that staff may read by now, of a message that they may."""
BY_STAFF = func.coalesce(_e.voice, "author") == "staff"


async def require(connection: AsyncConnection, files: Sequence[HeldFile]) -> None:
    """Raises Outrun if one of them is not there any more."""
    if files and len(await there(connection, files)) < len({one.name for one in files}):
        raise Outrun


async def attach(
    connection: AsyncConnection,
    at: tuple[int, int],
    files: Sequence[HeldFile],
    thread_key: bytes | None,
) -> None:
    """Joins files to the entry `at` (appeal, place), in the transaction that writes its words.

    Call `require` before anything of the message is written.
    """
    if not files:
        return
    rows = [
        {
            "id": file_sealing.id_of(one.name),
            "appeal": at[0],
            "place": at[1],
            "kind": one.kind,
            "opens": file_sealing.opens(one, thread_key),
        }
        for one in files
    ]
    await connection.execute(insert(attachment), rows)


async def erase(connection: AsyncConnection, which: Select[tuple[int]]) -> None:
    """All files of these appeals."""
    t = attachment.c
    ids = list((await connection.execute(select(t.id).where(t.appeal.in_(which)))).scalars())
    for one in ids:  # a term that ends for thousands at once is more than one statement may name
        await connection.execute(delete(attachment).where(t.id == one))
        await connection.execute(delete(file_body).where(file_body.c.id == one))


async def there(connection: AsyncConnection, files: Iterable[HeldFile]) -> set[bytes]:
    ids = [file_sealing.id_of(one.name) for one in files]
    asked = select(file_body.c.id).where(file_body.c.id.in_(ids))
    return {bytes(one) for one in (await connection.execute(asked)).scalars()}


async def count(connection: AsyncConnection, appeal: int) -> int:
    """Files that came from the author of one message, as far as staff see them: by index, without
    opening any."""
    asked = select(func.count()).select_from(WITH_WORDS)
    asked = asked.where(attachment.c.appeal == appeal, SEEN, ~BY_STAFF)
    return int((await connection.execute(asked)).scalar_one())


async def by_place(connection: AsyncConnection, appeal: int) -> dict[int, int]:
    """How many files came with which entry of a thread."""
    t = attachment.c
    asked = (
        select(t.place, func.count().label("number")).where(t.appeal == appeal).group_by(t.place)
    )
    return {row.place: row.number for row in await connection.execute(asked)}


async def prune(connection: AsyncConnection, week: int) -> None:
    """Bodies that no message took. `week`: this one."""
    await drop_untaken(connection, file_body.c.week < week - WEEKS)


async def drop(connection: AsyncConnection, files: Sequence[HeldFile]) -> None:
    """Bodies that their author took back before sending."""
    ids = [file_sealing.id_of(one.name) for one in files]
    await drop_untaken(connection, file_body.c.id.in_(ids))


async def drop_untaken(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    taken = select(attachment.c.id).where(attachment.c.id == file_body.c.id).exists()
    await connection.execute(delete(file_body).where(which, ~taken))
