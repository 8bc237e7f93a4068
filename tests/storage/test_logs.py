"""The logs of messages and of records are only added to: the database itself refuses all else."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
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


DECIDED = (
    "INSERT INTO pain_change (id, row, deed, day, actor, reason)"
    " VALUES (5, 'p1', 'rejected', 20000, 'Anna, operator', 'Is told twice')"
)
IN_A_SHELL = (
    *REPLACING,
    "REPLACE INTO pain_change (id, row, deed, day, actor, reason)"
    " VALUES (5, 'p1', 'approved', 20000, 'Anna, operator', 'Is told twice')",
    "REPLACE INTO record_change (record, version, deed, day, actor)"
    " VALUES ('r1', 1, 'added', 20000, 'Boris, operator')",
)
LOGS = (
    "SELECT * FROM appeal_change",
    "SELECT * FROM pain_change",
    "SELECT * FROM record_change",
)


def in_a_shell(database: Path, *statements: str) -> list[tuple[Any, ...]]:
    """All lines of the logs after these, typed where no pragma is set, refused or not."""
    with closing(sqlite3.connect(database)) as shell:
        for one in statements:
            with suppress(sqlite3.IntegrityError):
                shell.execute(one)
            shell.commit()
        return [line for log in LOGS for line in shell.execute(log)]


@pytest.mark.parametrize(("version", "kept"), [("head", True), ("0029", False)])
async def test_a_bare_shell_replaces_no_line_as_it_did_before(
    tmp_path: Path, version: str, kept: bool
) -> None:
    """The older version is the broken twin."""
    database = tmp_path / "otklik.db"
    async with open_engine(f"sqlite:///{database}") as engine:
        await migration.upgrade(engine, version)
        await run(engine, *ROWS)
    before = in_a_shell(database, DECIDED)

    after = [in_a_shell(database, one) == before for one in IN_A_SHELL]

    assert (len(before), after) == (4, [kept] * 3)


async def test_a_line_called_minus_one_stands_in_nobodys_way(database_url: str) -> None:
    """SQLite calls a line so until it has chosen its number."""
    async with open_engine(database_url) as engine:
        await migration.upgrade(engine)
        await run(engine, *ROWS, ROWS[1].replace("(7,", "(-1,"))

        await run(engine, ROWS[1].replace("(id, ", "(").replace("(7, ", "("))

        assert len(await lines(engine)) == 5
