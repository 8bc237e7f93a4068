"""The logs of messages and of records are only added to: the database itself refuses all else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import migration
from storage.engine import MEMORY, Engine, open_engine

BEFORE = "0023"
"""The version whose logs were added to only because all code was written so."""
ROWS = (
    "INSERT INTO appeal (id, channel, external_id, audience, kind, organisation, received_day,"
    " outcome, extended, anonymous, repeat, collective, received_at, text)"
    " VALUES (1, 'post', '1', 'external', 'complaint', '', 20000, 'in_work', FALSE, FALSE, FALSE,"
    " FALSE, '2026-11-20 09:00:00', '')",
    "INSERT INTO appeal_change (id, appeal, field, old, new, at, actor)"
    " VALUES (7, 1, 'topic', 'light', 'roads', '2026-11-20 09:00:00', 'operator')",
    "INSERT INTO appeal_change (id, appeal, field, old, new, at, actor)"
    " VALUES (8, 1, 'place', 'hall', 'stand', '2026-11-20 09:00:00', 'operator')",
    "INSERT INTO record_change (record, version, deed, day, actor)"
    " VALUES ('r1', 1, 'added', 20000, 'Anna, operator')",
)
CHANGES = (
    "UPDATE appeal_change SET new = 'heating' WHERE id = 7",
    "UPDATE appeal_change SET old = NULL, new = NULL WHERE id = 7",
    "UPDATE appeal_change SET actor = 'admin' WHERE id = 7",
    "UPDATE appeal_change SET at = '2026-11-19 09:00:00' WHERE id = 7",
    "UPDATE appeal_change SET id = 9 WHERE id = 7",
    "UPDATE appeal_change SET new = 'hall' WHERE id = 8",
    "UPDATE appeal_change SET old = NULL, new = NULL, actor = 'admin' WHERE id = 8",
    "UPDATE appeal_change SET field = 'place', old = NULL, new = NULL WHERE id = 7",
    "UPDATE record_change SET actor = 'Boris, operator'",
    "DELETE FROM appeal_change WHERE id = 8",
    "DELETE FROM record_change",
)
EMPTYING = ("TRUNCATE appeal_change", "TRUNCATE record_change")
REPLACING = (
    "INSERT OR REPLACE INTO appeal_change (id, appeal, field, old, new, at, actor)"
    " VALUES (7, 1, 'topic', 'light', 'heating', '2026-11-20 09:00:00', 'operator')",
)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return MEMORY if request.param == "memory" else f"sqlite:///{tmp_path / 'otklik.db'}"


async def run(engine: Engine, *statements: str) -> None:
    async with engine.writing() as connection:
        for one in statements:
            await connection.execute(text(one))


async def lines(engine: Engine) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    async with engine.reading() as connection:
        for asked in ("SELECT * FROM appeal_change ORDER BY id", "SELECT * FROM record_change"):
            found += map(tuple, await connection.execute(text(asked)))
    return found


def attempts(engine: Engine) -> tuple[str, ...]:
    return (*CHANGES, *(REPLACING if engine.is_sqlite else EMPTYING))


async def test_no_line_of_a_log_is_changed_or_deleted(database_url: str) -> None:
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        await run(engine, *ROWS)
        before = await lines(engine)

        for one in attempts(engine):
            with pytest.raises(IntegrityError, match="is only added to"):
                await run(engine, one)

        assert await lines(engine) == before
        assert len(before) == 3


async def test_without_the_guard_every_one_of_these_changes_would_have_been_taken(
    database_url: str,
) -> None:
    """The broken twin: as it was."""
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine, BEFORE)
        taken = 0
        for one in attempts(engine):
            await run(engine, "DELETE FROM appeal_change", "DELETE FROM record_change")
            await run(engine, *(ROWS if taken == 0 else ROWS[1:]))
            before = await lines(engine)
            await run(engine, one)
            taken += await lines(engine) != before

        assert taken == len(attempts(engine))


async def test_a_place_is_forgotten_and_a_line_is_written_anew(database_url: str) -> None:
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        await run(engine, *ROWS)
        before = await lines(engine)

        await run(engine, "UPDATE appeal_change SET field = field")
        same = await lines(engine)
        await run(engine, "UPDATE appeal_change SET old = NULL, new = NULL WHERE field = 'place'")

        assert same == before
        assert [one[3:5] for one in (await lines(engine))[:2]] == [("light", "roads"), (None, None)]


async def test_a_step_down_takes_the_guard_away_and_a_step_up_puts_it_back(
    database_url: str,
) -> None:
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        await migration.downgrade(engine, BEFORE)
        await run(engine, *ROWS, CHANGES[0])
        await migration.upgrade(engine)

        with pytest.raises(IntegrityError):
            await run(engine, CHANGES[0].replace("heating", "light"))
