"""Rows of files, written and erased in the transactions of the messages they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, false, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import file_sealing
from storage.case_records import FilesGone
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


async def require_free(connection: AsyncConnection, files: Sequence[HeldFile]) -> None:
    """Raises FilesGone if one of them is not there, or belongs to a thread already."""
    if not files:
        return
    ids = {file_sealing.id_of(one.name) for one in files}
    taken = select(_t.id).where(_t.id.in_(ids))
    is_taken = (await connection.execute(taken)).first() is not None
    if is_taken or await there(connection, files) != ids:
        raise FilesGone


async def copied(
    connection: AsyncConnection, files: Sequence[HeldFile], week: int
) -> tuple[HeldFile, ...]:
    """The same bodies under names of their own."""
    made = []
    for one in files:
        asked = select(file_body.c.sealed).where(file_body.c.id == file_sealing.id_of(one.name))
        sealed = (await connection.execute(asked)).scalar_one()
        after = replace(one, name=file_sealing.new_name())
        row = file_sealing.row(after, file_sealing.open_body(one.name, sealed), week)
        await connection.execute(insert(file_body).values(row))
        made.append(after)
    return tuple(made)


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


async def of_thread(connection: AsyncConnection, appeal: int) -> list[Row[Any]]:
    """id, place, kind and what opens them, in the order of the thread."""
    asked = select(_t.id, _t.place, _t.kind, _t.opens).where(_t.appeal == appeal)
    return list(await connection.execute(asked.order_by(_t.place, _t.id)))


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
