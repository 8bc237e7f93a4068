"""Tables made once by the real migrations, and copied from then on: a test need not wait for them.

`tests/storage/test_migrations.py` walks the migrations themselves.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from storage import migration
from storage.engine import MEMORY, Engine, open_engine

_script: list[str] = []
"""What makes all tables in SQLite."""


async def make(engine: Engine) -> None:
    """All tables, as the newest migration leaves them."""
    if await migration.revision(engine) is not None:
        return
    if not engine.is_sqlite:
        await migration.upgrade(engine)  # tests/postgresql.py copies what this has made
        return
    if not _script:
        _script.append(await _written())
    connection = await engine.aside()
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.executescript(_script[0])
    await connection.close()


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
