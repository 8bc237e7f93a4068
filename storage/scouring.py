"""Clears what a database remembers beside its rows: deleted ones, the order and hour of writing.

SQLite keeps the order of writing in its pages and in its log. PostgreSQL keeps deleted rows until
they are vacuumed, and beside each row the transaction that wrote it (`xmin`): a talk and what came
of it bear the same one. So talks are written anew, shuffled, in one transaction of nobody's.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import Engine

TALKS_ANEW = (
    "LOCK TABLE dialogue IN EXCLUSIVE MODE",
    "WITH gone AS (DELETE FROM dialogue RETURNING tag, sealed, week)"
    " INSERT INTO dialogue (tag, sealed, week)"
    " SELECT tag, sealed, week FROM gone ORDER BY random()",
)
SWEPT = (
    "VACUUM FULL ticket",  # FULL: their files are written anew, small as they are
    "VACUUM FULL dialogue",
    "VACUUM appeal, appeal_change, message, entry, receipt, notice, code_to_show",
)


class StillRead(Exception):
    """Traces of sealed rows could not be cleared from the disk yet; ask again."""


async def scour(engine: Engine) -> None:
    """Raises StillRead if somebody else is in the way, or there is no room."""
    try:
        await (_sqlite(engine) if engine.is_sqlite else _postgresql(engine))
    except SQLAlchemyError as error:
        raise StillRead(f"the disk could not be cleared: {type(error).__name__}") from error


async def _sqlite(engine: Engine) -> None:
    connection = await engine.aside()
    try:
        await connection.exec_driver_sql("VACUUM")
        busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    finally:
        await connection.close()
    if busy[0]:
        raise StillRead("a reader holds the write-ahead log")


async def _postgresql(engine: Engine) -> None:
    async with engine.writing() as connection:
        for told in TALKS_ANEW:
            await connection.execute(text(told))
    aside = await engine.aside()
    try:
        for told in SWEPT:
            await aside.execute(text(told))
    finally:
        await aside.close()
