"""What every step waits for: one crossing to SQLite's thread, all of it or nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import Date, String, bindparam, column, select, table, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import one_hop
from storage.engine import MEMORY, Engine, NotKept, open_engine

PUT = text("INSERT INTO note VALUES (:told)")
NOTE = table("note", column("told", String), column("day", Date))
NOTES = select(NOTE.c.told).order_by(NOTE.c.told)
AMONG = NOTES.where(
    NOTE.c.told.in_(bindparam("some", expanding=True)), NOTE.c.told != bindparam("but")
)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with open_engine(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        async with opened.writing() as connection:
            await connection.execute(text("CREATE TABLE note (told TEXT PRIMARY KEY)"))
        yield opened


async def notes(engine: Engine) -> list[str]:
    return [told for (told,) in await engine.ask(NOTES, {})]


async def nothing(_: AsyncConnection) -> None: ...


async def both(connection: AsyncConnection) -> int:
    await connection.execute(PUT, {"told": "first"})
    return (await connection.execute(PUT, {"told": "second"})).rowcount


def crossings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Statements that cross by themselves from now on, by name."""
    crossed: list[str] = []
    execute = aiosqlite.Connection._execute

    async def seen(self: aiosqlite.Connection, *told: object) -> object:
        crossed.append(getattr(told[0], "__name__", ""))
        return await execute(self, *told)  # type: ignore[no-untyped-call]  # theirs

    monkeypatch.setattr(aiosqlite.Connection, "_execute", seen)
    return crossed


async def test_no_statement_crosses_by_itself(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await engine.write_at_once(nothing)
    assert await notes(engine) == []
    crossed = crossings(monkeypatch)

    assert await engine.write_at_once(both) == 1
    assert await notes(engine) == ["first", "second"]
    assert await notes(engine) == ["first", "second"]

    assert crossed == ["rows_here", "rows_here"]


async def test_step_by_step_each_does(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: what is saved."""
    crossed = crossings(monkeypatch)

    async with engine.writing() as connection:
        await both(connection)

    assert crossed == ["_run", "_run", "_run", "commit"]


async def test_a_breach_leaves_nothing_of_the_rest(engine: Engine) -> None:
    await engine.write_at_once(both)

    async def again(connection: AsyncConnection) -> None:
        await connection.execute(PUT, {"told": "third"})
        await both(connection)

    with pytest.raises(IntegrityError):
        await engine.write_at_once(again)

    assert await notes(engine) == ["first", "second"]


async def test_whoever_waits_for_something_else_writes_nothing(engine: Engine) -> None:
    async def strays(connection: AsyncConnection) -> None:
        await both(connection)
        await asyncio.sleep(0)

    with pytest.raises(one_hop.Astray):
        await engine.write_at_once(strays)

    assert await notes(engine) == []


async def test_what_was_begun_is_written_though_nobody_waits_any_more(engine: Engine) -> None:
    """And the next to have the connection finds it at rest."""
    async with engine.writing() as other:  # whoever wants to write waits for this
        await other.execute(PUT, {"told": "other"})
        asked = asyncio.create_task(engine.write_at_once(both))  # noqa: TID251  # to be cancelled
        await asyncio.sleep(0.1)
        asked.cancel()
        await asyncio.sleep(0.1)
        assert not asked.done()

    with pytest.raises(asyncio.CancelledError):
        await asked

    assert await notes(engine) == ["first", "other", "second"]
    async with engine.writing() as connection:
        await connection.execute(PUT, {"told": "third"})


async def test_a_database_out_of_reach_is_told(engine: Engine) -> None:
    absent = table("absent", column("told", String))

    with pytest.raises(NotKept):
        await engine.ask(select(absent.c.told), {})


async def test_a_question_finds_what_was_committed_last_however_many_it_asks_for(
    engine: Engine,
) -> None:
    """Compiled for one value, for none, for two and for one again."""
    found: list[list[str]] = []
    for some in (["first"], [], ["second", "first"], ["second"]):
        rows = await engine.ask(AMONG, {"some": some, "but": "third"})
        found.append([row.told for row in rows])
        if some == ["first"]:
            await engine.write_at_once(both)

    assert found == [[], [], ["first", "second"], ["second"]]


async def test_in_ram_the_same_is_found() -> None:
    async with open_engine(MEMORY) as engine:
        async with engine.writing() as connection:
            await connection.execute(text("CREATE TABLE note (told TEXT PRIMARY KEY)"))
        await engine.write_at_once(both)

        rows = await engine.ask(AMONG, {"some": ["first", "second"], "but": "second"})

    assert [row.told for row in rows] == ["first"]


async def test_a_file_that_cannot_be_opened_is_out_of_reach_and_not_our_mistake(
    tmp_path: Path,
) -> None:
    """Whoever takes it for a mistake of ours would acknowledge what was never kept."""
    (tmp_path / "b.db").mkdir()
    async with open_engine(f"sqlite:///{tmp_path / 'b.db'}") as closed:
        with pytest.raises(NotKept):
            await closed.ask(NOTES, {})
        with pytest.raises(NotKept):
            await closed.write_at_once(both)


async def test_a_connection_that_was_closed_takes_nothing_and_keeps_nobody_waiting(
    tmp_path: Path,
) -> None:
    connection = one_hop.connect(str(tmp_path / "a.db"))
    await connection
    await connection.close()

    async def nothing() -> None: ...

    with pytest.raises(sqlite3.OperationalError):
        async with asyncio.timeout(2):
            await connection.carry(nothing)
    with pytest.raises(sqlite3.OperationalError):
        await connection.rows("SELECT 1", ())


async def test_a_question_after_the_end_opens_the_file_anew(engine: Engine) -> None:
    await engine.write_at_once(both)
    await notes(engine)
    await engine.dispose()

    assert await notes(engine) == ["first", "second"]
