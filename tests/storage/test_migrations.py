"""The database goes up, down and up again, and is always what the code says it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from storage import migration
from storage.engine import MEMORY, Engine, open_engine
from tests import ready_tables


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return MEMORY if request.param == "memory" else f"sqlite:///{tmp_path / 'otklik.db'}"


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


async def test_tables_copied_for_tests_are_what_the_migrations_leave(
    ready_postgresql: str,
) -> None:
    async with open_engine(MEMORY) as sqlite, open_engine(ready_postgresql) as postgresql:
        await ready_tables.make(sqlite)

        for one in (sqlite, postgresql):
            assert await migration.revision(one) == migration.head()
            assert await migration.differences(one) == []


async def samples(engine: Engine) -> set[str]:
    """Columns of which PostgreSQL's planner keeps values, as `dialogue.tag`."""
    asked = text("SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = 'public'")
    async with engine.writing() as connection:
        await connection.execute(text("ANALYZE"))
        return set((await connection.execute(asked)).scalars())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_planner_keeps_no_sample_of_what_people_wrote(database_url: str) -> None:
    row = text("INSERT INTO dialogue (tag, sealed, week) VALUES (:tag, :sealed, 1)")
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine, "0006")
        async with engine.writing() as connection:
            for number in range(20):
                one = {"tag": bytes([number]) * 16, "sealed": bytes([number]) * 64}
                await connection.execute(row, one)
        before = await samples(engine)  # the broken twin: as it was
        await migration.upgrade(engine)
        after = await samples(engine)

        assert before >= {"dialogue.tag", "dialogue.sealed", "dialogue.week"}
        assert {one for one in after if one.startswith("dialogue.")} == {"dialogue.week"}


ERASED = {
    *("appeal.text", "appeal.outcome_reason", "message.spot", "entry.body", "comment.body"),
    *("lemma_of_appeal.lemma", "case_state.hidden", "blocked.reason"),
    *("practice.text", "observation.text", "observation.source"),
}
"""Words in clear that are erased by term, or when their author asks."""


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_words_that_are_erased_were_never_sampled(database_url: str) -> None:
    asked = text(
        "SELECT attrelid::regclass || '.' || attname FROM pg_attribute"
        " WHERE attrelid::regclass::text || '.' || attname = ANY(:names)"
        " AND attstattarget IS DISTINCT FROM 0"
    )
    told: list[set[str]] = []
    async with open_engine(database_url) as engine:
        for version in ("0018", migration.head()):  # the broken twin: as it was
            await migration.upgrade(engine, version)
            async with engine.reading() as connection:
                found = await connection.execute(asked, {"names": sorted(ERASED)})
                told.append(set(found.scalars()))

    assert told == [{"case_state.hidden", "blocked.reason", "observation.source"}, set()]
