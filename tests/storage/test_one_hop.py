"""A statement on SQLite crosses to the connection's thread once, and leaves nothing open there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text

from storage import one_hop
from storage.engine import Engine, open_engine

MANY = 3000
FAR_MORE = 300_000
COUNTED = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n
"""


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with open_engine(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        async with opened.writing() as connection:
            await connection.execute(text("CREATE TABLE note (told TEXT PRIMARY KEY)"))
        yield opened


def crossings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is carried to the thread from now on, by name."""
    carried: list[str] = []
    execute = aiosqlite.Connection._execute

    async def seen(self: aiosqlite.Connection, work: Any, *told: Any, **more: Any) -> Any:
        carried.append(work.__name__)
        return await execute(self, work, *told, **more)  # type: ignore[no-untyped-call]  # theirs

    monkeypatch.setattr(aiosqlite.Connection, "_execute", seen)
    return carried


async def test_a_question_and_its_long_answer_cross_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with engine.reading() as connection:
        carried = crossings(monkeypatch)

        rows = (await connection.exec_driver_sql(COUNTED, (MANY,))).scalars().all()

        assert list(rows) == list(range(1, MANY + 1))
        assert carried == ["_run", "_run"]  # BEGIN, and the question


async def test_aiosqlite_alone_crosses_four_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: what is saved."""
    async with aiosqlite.connect(tmp_path / "a.db") as connection:
        carried = crossings(monkeypatch)

        async with connection.cursor() as cursor:
            await cursor.execute(COUNTED, (MANY,))
            await cursor.fetchall()

        assert carried == ["cursor", "execute", "fetchall", "close"]


async def test_many_rows_are_written_in_one_crossing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [{"told": str(number)} for number in range(MANY)]
    carried = crossings(monkeypatch)

    async with engine.writing() as connection:
        written = await connection.execute(text("INSERT INTO note VALUES (:told)"), told)
        assert written.rowcount == MANY

    assert carried[:3] == ["_run", "_run_many", "commit"]


async def test_whoever_streams_is_told_to_ask_for_pages(engine: Engine) -> None:
    async with engine.reading() as connection:
        with pytest.raises(NotImplementedError, match="pages"):
            await (await connection.stream(text("SELECT * FROM note"))).all()


async def test_a_statement_given_up_leaves_no_reader_behind(engine: Engine) -> None:
    """An open statement would keep the write-ahead log from being emptied."""

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01), engine.reading() as connection:
            await connection.exec_driver_sql(COUNTED, (FAR_MORE,))

    aside = await engine.aside()
    busy = (await aside.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).scalar_one()
    await aside.close()
    assert busy == 0


async def test_a_breach_of_the_schema_comes_back_as_it_is(tmp_path: Path) -> None:
    connection = one_hop.connect(str(tmp_path / "a.db"))
    async with connection:
        with pytest.raises(aiosqlite.OperationalError, match="no such table: absent"):
            await connection.cursor().execute("SELECT * FROM absent")
