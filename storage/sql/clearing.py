"""What was erased and is still on the disk: noted beside the erasure, cleared for many at once.

So are traces of traceless messages, which tell when they came, once staff are shown them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.engine import Engine
from storage.scouring import scour
from storage.sql.statements import put

Kind = Literal["addresses", "texts", "shown", "files"]
DUE = "clearing"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""A row that says when would say who."""
TABLES: dict[str, tuple[str, ...]] = {
    "addresses": ("message", "notice", "attachment", "rating", "guest"),
    "texts": (
        *("appeal", "appeal_change", "message", "entry", "receipt", "notice", "code_to_show"),
        *("draft", "lemma_of_appeal", "attachment", "blocked", "rating"),
        *("action", "practice", "observation", "case_state", "entering"),
    ),
    "shown": (*("appeal", "appeal_change", "message", "entry", "receipt", "attachment", "rating"),),
    "files": ("file_body",),
}
"""Where they lie: PostgreSQL writes these tables anew, which stops all who write meanwhile. What a
plain VACUUM sets free keeps its bytes, and their place among rows that bear a time."""


async def note(connection: AsyncConnection, kind: Kind) -> None:
    """Call it in the transaction that erases."""
    row = {"job": DUE, "period": kind, "chat": "", "state": "due", "until": LONG_AGO}
    await connection.execute(put(connection, tables.job), [row | {"owner": token_hex(16)}])


async def clear(engine: Engine) -> bool:
    """Clears the disk if something was erased since the last time. Raises StillRead: ask again."""
    j = tables.job.c
    async with engine.reading() as connection:
        asked = select(j.period, j.owner).where(j.job == DUE)
        due = [(kind, owner) for kind, owner in await connection.execute(asked)]
    if not due:
        return False
    await scour(engine, sorted({name for kind, _ in due for name in TABLES[kind]}))
    async with engine.writing() as connection:
        for kind, owner in due:  # whatever was erased meanwhile bears another mark, and stays due
            done = delete(tables.job).where(j.job == DUE, j.period == kind, j.owner == owner)
            await connection.execute(done)
    return True
