"""Clears what a database remembers beside its rows: deleted ones, the order and hour of writing.

SQLite keeps the order of writing in its pages and in its log. PostgreSQL keeps deleted rows until
they are vacuumed, and beside each row the transaction that wrote it (`xmin`): a talk and what came
of it bear the same one. So talks are written anew, shuffled, in one transaction of nobody's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine

TALKS_ANEW = (
    "LOCK TABLE dialogue IN EXCLUSIVE MODE",
    "WITH gone AS (DELETE FROM dialogue RETURNING tag, sealed, week)"
    " INSERT INTO dialogue (tag, sealed, week)"
    # not random(), whose sequence is told by a few of its numbers
    " SELECT tag, sealed, week FROM gone ORDER BY gen_random_uuid()",
)
SMALL = ("ticket", "dialogue")
"""Written anew into another file each time: a plain VACUUM leaves the bytes where they were."""
LARGE = (
    *("appeal", "appeal_change", "message", "entry", "receipt", "notice", "code_to_show"),
    "rating",
)
IN_MEMORY = 256 * 1024 * 1024
"""Bytes: a larger database of SQLite is copied in a temporary file, not in memory."""


NOW = "SELECT (txid_snapshot_xmax(txid_current_snapshot()) % 4294967296)::text"
LOOKING_BACK = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    " AND greatest(age(backend_xmin), age(backend_xid)) > age(CAST(CAST(:now AS text) AS xid))"
)
"""How many are in the middle of something that began before `now`."""
PATIENCE = 5.0
"""Seconds that they are waited for, as SQLite waits for a lock; a turn is over at once, a copy
of everything may take longer."""
AGAIN = 0.02


class StillRead(Exception):
    """Traces of sealed rows could not be cleared from the disk yet; ask again."""


async def scour(engine: Engine, anew: Sequence[str] = ()) -> None:
    """`anew`: tables that must leave nothing of what was erased in them.

    Raises StillRead if somebody else is in the way, or there is no room.
    """
    try:
        await (_sqlite(engine) if engine.is_sqlite else _postgresql(engine, anew))
    except SQLAlchemyError as error:
        raise StillRead(f"the disk could not be cleared: {type(error).__name__}") from error


async def _sqlite(engine: Engine) -> None:
    connection = await engine.aside()
    try:
        size = 1
        for asked in ("page_count", "page_size"):
            size *= (await connection.exec_driver_sql(f"PRAGMA {asked}")).scalar_one()
        store = "MEMORY" if size <= IN_MEMORY else "FILE"
        await connection.exec_driver_sql(f"PRAGMA temp_store={store}")
        await connection.exec_driver_sql("VACUUM")
        busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    finally:
        await connection.exec_driver_sql("PRAGMA temp_store=MEMORY")
        await connection.close()
    if busy[0]:
        raise StillRead("a reader holds the write-ahead log")


async def _postgresql(engine: Engine, anew: Sequence[str]) -> None:
    async with engine.writing() as connection:
        for told in TALKS_ANEW:
            await connection.execute(text(told))
    aside = await engine.aside()
    try:
        await _nobody_looks_back(aside)
        for table in (*SMALL, *anew):
            await aside.execute(text(f"VACUUM FULL {table}"))
        await aside.execute(text(f"VACUUM {', '.join(LARGE)}"))
    finally:
        await aside.close()


async def _nobody_looks_back(aside: AsyncConnection) -> None:
    """As a table is written anew the server keeps, and does not say so, what was deleted while
    somebody reads an older state. Raises StillRead."""
    now = (await aside.execute(text(NOW))).scalar_one()
    end = asyncio.get_running_loop().time() + PATIENCE
    while (await aside.execute(text(LOOKING_BACK), {"now": now})).scalar_one():
        if asyncio.get_running_loop().time() > end:
            raise StillRead("somebody reads an older state of the database")
        await asyncio.sleep(AGAIN)
