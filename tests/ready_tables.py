"""Tables made once by the real migrations, and copied from then on: a test need not wait for them.

`tests/storage/test_migrations.py` walks the migrations themselves.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import event, text

from storage import migration
from storage.engine import MEMORY, Engine, open_engine

_of_sqlite: list[str] = []
_of_postgresql: list[str] = []


async def make(engine: Engine) -> None:
    """All tables, as the newest migration leaves them."""
    if await migration.revision(engine) is not None:
        return
    if not engine.is_sqlite and not _of_postgresql:
        _of_postgresql.extend(await _said(engine))
        return
    if engine.is_sqlite and not _of_sqlite:
        _of_sqlite.extend(await _written())
    async with engine.writing() as connection:
        for statement in _of_sqlite if engine.is_sqlite else _of_postgresql:
            await connection.exec_driver_sql(statement)


async def _written() -> list[str]:
    async with open_engine(MEMORY) as engine:
        await migration.upgrade(engine)
        async with engine.reading() as connection:
            asked = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, rowid"
            tables = [sql for (sql,) in await connection.execute(text(asked))]
    return [*tables, _version()]


async def _said(engine: Engine) -> list[str]:
    """What the migrations told PostgreSQL to do, its questions left out."""
    said: list[str] = []

    def note(*told: Any) -> None:
        statement, parameters = told[2:4]
        if statement.startswith("SELECT") or "INTO alembic_version" in statement:
            return
        if not statement.startswith("UPDATE alembic_version"):
            assert not parameters, f"rows of a migration cannot be copied as words: {statement}"
            said.append(statement)

    event.listen(sqlalchemy.Engine, "before_cursor_execute", note)
    try:
        await migration.upgrade(engine)
    finally:
        event.remove(sqlalchemy.Engine, "before_cursor_execute", note)
    return [*said, _version()]


def _version() -> str:
    return f"INSERT INTO alembic_version VALUES ('{migration.head()}')"  # noqa: S608  -- digits of a file name of ours
