"""The database goes up, down and up again, and is always what the code says it is."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from storage import migration
from storage.engine import open_engine


async def test_the_stairway_goes_up_down_and_up(database_url: str) -> None:
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        await migration.downgrade(engine, "base")
        assert await migration.revision(engine) is None
        await migration.upgrade(engine)

        assert await migration.revision(engine) == migration.head()
        assert await migration.differences(engine) == []


async def test_a_newer_database_is_not_touched(database_url: str) -> None:
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        async with engine.writing() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(migration.NewerDatabase):
            await migration.upgrade(engine)

        assert await migration.revision(engine) == "9999"
