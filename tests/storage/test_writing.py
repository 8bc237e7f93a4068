"""What is written at every step is compiled once; whatever happens, it is all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    event,
    insert,
    select,
    tuple_,
)
from sqlalchemy.exc import IntegrityError

from storage import one_hop
from storage.at_once import Inside
from storage.engine import MEMORY, Engine, NotKept, open_engine
from storage.sql.statements import put

METADATA = MetaData()
NOTE = Table(
    "note",
    METADATA,
    Column("name", String(9), primary_key=True),
    Column("kept", LargeBinary),
    Column("week", Integer, nullable=False),
)
DAY = Table(
    "day", METADATA, Column("day", Date), Column("open", Boolean), Column("near", String(9))
)
NOTES = select(NOTE).order_by(NOTE.c.name)
DAYS = select(DAY).order_by(DAY.c.near)
AMONG = NOTES.where(
    tuple_(NOTE.c.name, NOTE.c.week).in_(bindparam("pairs", expanding=True)),
    NOTE.c.week != bindparam("but"),
)
NEW = insert(NOTE)
A, B = {"name": "a", "kept": b"\0\xff", "week": 1}, {"name": "b", "kept": b"", "week": 2}
BROKEN = {"name": "secret", "kept": b"", "week": None}


@pytest.fixture(params=["file", "ram"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Engine]:
    url = f"sqlite:///{tmp_path / 'a.db'}" if request.param == "file" else MEMORY
    async with open_engine(url) as opened:
        async with opened.writing() as connection:
            await connection.run_sync(METADATA.create_all)
        yield opened


async def notes(engine: Engine) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await engine.ask(NOTES, {})]


async def a_and_b(inside: Inside) -> None:
    await inside.put(NEW, [A, B])


async def test_what_was_put_is_found_inside_and_after(engine: Engine) -> None:
    async def work(inside: Inside) -> list[tuple[Any, ...]]:
        await a_and_b(inside)
        return [tuple(row) for row in await inside.ask(NOTES, {})]

    inside = await engine.write_at_once(work)

    assert inside == await notes(engine) == [("a", b"\0\xff", 1), ("b", b"", 2)]


async def test_rows_are_put_over_those_of_the_same_name(engine: Engine) -> None:
    async def again(inside: Inside) -> None:
        await inside.put(put(inside, NOTE), [{"name": "b", "kept": b"new", "week": 3}])
        await inside.put(put(inside, NOTE), [A, A | {"name": "c"}])

    await engine.write_at_once(a_and_b)
    await engine.write_at_once(again)

    assert await notes(engine) == [("a", b"\0\xff", 1), ("b", b"new", 3), ("c", b"\0\xff", 1)]


async def test_pairs_are_asked_for_however_many_there_are(engine: Engine) -> None:
    await engine.write_at_once(a_and_b)
    found = []
    for pairs in ([("a", 1)], [], [("b", 2), ("a", 2)], [("b", 2), ("a", 1), ("c", 1)]):

        async def work(inside: Inside, pairs: Any = pairs) -> list[str]:
            return [row.name for row in await inside.ask(AMONG, {"pairs": pairs, "but": 7})]

        found.append(await engine.write_at_once(work))

    assert found == [["a"], [], ["b"], ["a", "b"]]


async def test_days_and_truths_come_as_such(engine: Engine) -> None:
    """SQLite has neither: it keeps words and numbers."""
    told = [(date(2026, 11, 23), True, "a"), (None, False, "b"), (date(1, 1, 1), None, "c")]
    rows = [dict(zip(("day", "open", "near"), one, strict=True)) for one in told]
    async with engine.writing() as connection:
        await connection.execute(insert(DAY), rows)

    async def work(inside: Inside) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await inside.ask(DAYS, {})]

    assert await engine.write_at_once(work) == told
    assert [tuple(row) for row in await engine.ask(DAYS, {})] == told


async def test_what_sqlite_would_not_take_as_it_is_may_not_be_put(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'a.db'}") as engine:

        async def work(inside: Inside) -> None:
            await inside.put(insert(DAY), [{"day": date(2026, 11, 23), "open": True, "near": ""}])

        with pytest.raises(AssertionError):
            await engine.write_at_once(work)


async def test_a_breach_in_what_is_compiled_has_its_usual_name_and_leaves_nothing(
    engine: Engine,
) -> None:
    """Without the values: what breaks a rule may be a person's."""

    async def work(inside: Inside) -> None:
        await a_and_b(inside)
        await inside.put(NEW, [BROKEN])

    with pytest.raises(IntegrityError) as told:
        await engine.write_at_once(work)

    assert "NOT NULL" in str(told.value)
    assert "secret" not in str(told.value)
    assert await notes(engine) == []


async def test_a_savepoint_inside_keeps_the_rest(engine: Engine) -> None:
    async def work(inside: Inside) -> None:
        await inside.put(NEW, [A])
        with suppress(IntegrityError):
            async with inside.begin_nested():
                await inside.put(NEW, [B])
                await inside.put(NEW, [BROKEN])
        assert [row.name for row in await inside.ask(NOTES, {})] == ["a"]

    await engine.write_at_once(work)
    await engine.write_at_once(_put_b)

    assert [name for name, *_ in await notes(engine)] == ["a", "b"]


async def _put_b(inside: Inside) -> None:
    await inside.put(NEW, [B])


async def test_what_goes_through_sqlalchemy_is_of_the_same_transaction(engine: Engine) -> None:
    async def work(inside: Inside) -> list[str]:
        await inside.put(NEW, [A])
        await inside.execute(insert(NOTE), [B])
        mixed = [row.name for row in await inside.execute(NOTES)]
        await inside.put(NEW, [BROKEN])
        return mixed

    with pytest.raises(IntegrityError):
        await engine.write_at_once(work)
    assert await notes(engine) == []

    async def whole(inside: Inside) -> list[str]:
        await inside.put(NEW, [A])
        await inside.execute(insert(NOTE), [B])
        return [row.name for row in await inside.ask(NOTES, {})]

    assert await engine.write_at_once(whole) == ["a", "b"]
    assert [name for name, *_ in await notes(engine)] == ["a", "b"]


async def test_a_commit_that_fails_is_not_kept_and_the_next_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full, and refuses to take even that back."""
    async with open_engine(f"sqlite:///{tmp_path / 'a.db'}") as engine:
        async with engine.writing() as connection:
            await connection.run_sync(METADATA.create_all)
        with monkeypatch.context() as patch:
            patch.setattr(one_hop.Connection, "transaction", _torn)
            with pytest.raises(NotKept):
                await engine.write_at_once(a_and_b)

        await engine.write_at_once(_put_b)

        assert [name for name, *_ in await notes(engine)] == ["b"]


@contextmanager
def _torn(connection: one_hop.Connection) -> Iterator[None]:
    """Begun, and left as it is."""
    connection._conn.execute("BEGIN IMMEDIATE")
    yield
    raise sqlite3.OperationalError("database or disk is full")


async def test_whoever_listens_to_statements_hears_these_too(engine: Engine) -> None:
    """What leaves no trace of a person is shown by tests that listen."""
    heard: list[str] = []
    ear = engine._engine.sync_engine

    def statement(_c: object, _cursor: object, told: str, *_: object) -> None:
        heard.append(told.split()[0])

    event.listen(ear, "before_cursor_execute", statement)
    event.listen(ear, "commit", lambda _: heard.append("COMMIT"))

    async def work(inside: Inside) -> None:
        await a_and_b(inside)
        await inside.ask(NOTES, {})
        await inside.execute(NOTES)

    await engine.write_at_once(work)

    assert [one for one in heard if one != "BEGIN"] == ["INSERT", "SELECT", "SELECT", "COMMIT"]
