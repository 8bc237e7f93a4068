"""Tables made once by the real migrations, and copied from then on: a test need not wait for them.

`tests/storage/test_migrations.py` walks the migrations themselves.
"""

from __future__ import annotations

import atexit
import sqlite3
from functools import partial
from typing import Any

from sqlalchemy import text

from storage import migration
from storage.engine import MEMORY, Engine, open_engine

_script: list[str] = []
"""What makes all tables in SQLite."""

_ready: list[sqlite3.Connection] = []
"""A database in RAM in which it has done so."""


async def make(engine: Engine) -> None:
    """All tables, as the newest migration leaves them."""
    if not engine.is_sqlite:
        if await migration.revision(engine) is None:
            await migration.upgrade(engine)  # tests/postgresql.py copies what this has made
        return
    if not _ready:
        await _prepare()
    connection = await engine.aside()
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver._execute(partial(_fill, driver._conn))  # in the thread it belongs to
    await connection.close()


def _fill(empty: sqlite3.Connection) -> None:
    if empty.execute("SELECT 1 FROM sqlite_master").fetchone():
        return
    if _page(empty) == _page(_ready[0]):
        _ready[0].backup(empty)
    else:
        empty.executescript(_script[0])


def _page(connection: sqlite3.Connection) -> int:
    """Bytes; only pages of one size can be copied."""
    size: int = connection.execute("PRAGMA page_size").fetchone()[0]
    return size


async def _prepare() -> None:
    _script.append(await _written())
    made = sqlite3.connect(":memory:", check_same_thread=False)
    atexit.register(made.close)
    made.executescript(_script[0])
    _ready.append(made)


async def _written() -> str:
    async with open_engine(MEMORY) as engine:
        await migration.upgrade(engine)
        async with engine.reading() as connection:
            asked = (
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                " ORDER BY type = 'trigger', type DESC, rowid"  # of tables, so after them
            )
            tables = [sql for (sql,) in await connection.execute(text(asked))]
    version = f"INSERT INTO alembic_version VALUES ('{migration.head()}')"  # noqa: S608  -- digits of a file name of ours
    return ";\n".join(["BEGIN", *tables, version, "COMMIT"])
