"""Tables made once by the real migrations, and copied from then on: a test need not wait for them.

`tests/storage/test_migrations.py` walks the migrations themselves.
"""

from __future__ import annotations

from sqlalchemy import text

from storage import migration
from storage.engine import MEMORY, Engine, open_engine

_script: list[str] = []


async def make(engine: Engine) -> None:
    """All tables, as the newest migration leaves them; PostgreSQL takes the migrations' way."""
    if not engine.is_sqlite:
        await migration.upgrade(engine)
        return
    if not _script:
        _script.extend(await _written())
    async with engine.writing() as connection:
        for statement in _script:
            await connection.exec_driver_sql(statement)


async def _written() -> list[str]:
    async with open_engine(MEMORY) as engine:
        await migration.upgrade(engine)
        async with engine.reading() as connection:
            asked = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, rowid"
            tables = [sql for (sql,) in await connection.execute(text(asked))]
            (version,) = (await connection.execute(text("SELECT * FROM alembic_version"))).one()
    assert version.isdigit()
    return [*tables, f"INSERT INTO alembic_version VALUES ('{version}')"]  # noqa: S608  # digits
