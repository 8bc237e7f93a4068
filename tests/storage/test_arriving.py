"""Files that arrive in parts mean what they mean as a whole, and enter wholly or not at all."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage.arriving import Order, Refusals, Rows
from storage.engine import Engine, open_engine
from storage.first_lines import FirstLines
from storage.register_records import Draft, Key, Refusal, RegisterRow
from storage.sql.arrivals import STEP
from storage.sql.register import Register
from storage.sql.register_found import CHUNK
from storage.sql.register_rows import row_of
from storage.tables_register import appeal
from tests import ready_tables
from tests.storage.test_register import LATER, NOW, a_draft, on, told
from tests.storage.whole_plan import whole

HOUSE = Path(__file__).parent.parent.parent
File = Sequence[Draft | Refusal]

NAMES = st.sampled_from("abcdefg")
KEYS = st.builds(Key, st.sampled_from(("post", "pos")), NAMES)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "topic": st.sampled_from((None, "light")),
        "text": st.sampled_from(("", "Темно", "Яма")),
        "registered": st.sampled_from((None, on("2026-07-09"), on("2026-07-11"))),
        "outcome": st.sampled_from(("in_work", "refused", "duplicate")),
        "duplicate_of": st.none() | KEYS,
        "repeat": st.booleans(),
    },
)


@st.composite
def files(draw: st.DrawFn) -> File:
    """Distinct keys in any order, rows that could not be read between them."""
    rows = draw(st.dictionaries(KEYS, VALUES, max_size=10))
    drafts = [
        Draft(line, key, {"received": on("2026-07-10")} | values)
        for line, (key, values) in enumerate(draw(st.permutations(list(rows.items()))), 2)
    ]
    unread = draw(st.lists(st.integers(20, 30), unique=True, max_size=2))
    return draw(st.permutations([*drafts, *(Refusal(line, "topic", "unknown") for line in unread)]))


def placed(file: File, shelf: str) -> list[Draft | Refusal]:
    """With numbers that no other example has: the log of rows is never taken away again."""
    return [one if isinstance(one, Refusal) else _placed(one, shelf) for one in file]


def _placed(draft: Draft, shelf: str) -> Draft:
    values = dict(draft.values)
    if original := values.get("duplicate_of"):
        values["duplicate_of"] = Key(original.channel, shelf + original.external_id)
    return Draft(draft.line, Key(draft.key.channel, shelf + draft.key.external_id), values)


def anew(file: File) -> Rows:
    return lambda: file


async def rows_of(engine: Engine, shelf: str) -> dict[Key, RegisterRow]:
    asked = select(appeal).where(appeal.c.external_id.startswith(shelf))
    async with engine.reading() as connection:
        rows = [row_of(found) for found in await connection.execute(asked)]
    return {row.key: row for row in rows}


SHELVES = itertools.count()
OFTEN = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@given(st.lists(files(), min_size=1, max_size=3))
@settings(max_examples=60, suppress_health_check=OFTEN)
async def test_files_in_parts_mean_what_they_mean_as_a_whole(
    engine: Engine, some: list[File]
) -> None:
    shelf = f"{next(SHELVES)}/"
    known: Mapping[Key, RegisterRow] = {}
    for at, file in enumerate(placed(one, shelf) for one in some):
        expected, known = whole(file, known)

        imported = await Register(engine).take_rows(anew(file), Order(NOW))

        assert imported == expected, at
        assert await rows_of(engine, shelf) == known


def a_long_file(chance: random.Random, shelf: str, how_many: int) -> list[Draft | Refusal]:
    """Every third row is a duplicate of any other, before it or after it, of itself or of none."""
    names = [f"{shelf}{number}" for number in range(how_many)]
    file: list[Draft | Refusal] = []
    for line, name in enumerate(chance.sample(names, how_many), 2):
        if chance.random() < 0.02:
            file.append(Refusal(line, "topic", "unknown"))
            continue
        values: dict[str, Any] = {"topic": chance.choice((None, "light"))}
        if chance.random() < 0.3:
            values["duplicate_of"] = Key("post", chance.choice([*names, "none"]))
        if chance.random() < 0.05:
            values["registered"] = on("2026-07-09")
        file.append(a_draft(name, line, **values))
    return file


@pytest.mark.parametrize("seed", range(3))
async def test_what_points_far_ahead_and_far_back_is_judged_alike(
    engine: Engine, seed: int
) -> None:
    chance = random.Random(seed)
    known: Mapping[Key, RegisterRow] = {}
    for at in (NOW, LATER):
        file = a_long_file(chance, "far/", 2 * CHUNK + 300)
        expected, known = whole(file, known)

        imported = await Register(engine).take_rows(anew(file), Order(at, named=50))

        assert imported == replace(expected, refusals=expected.refusals[:50])
        assert await rows_of(engine, "far/") == known


async def test_nothing_is_kept_of_a_file_that_breaks_off(engine: Engine) -> None:
    class BrokenOff(Exception):
        """As a damaged book does, ten thousand rows after its beginning."""

    def rows() -> Iterator[Draft]:
        yield from (a_draft(str(number), number) for number in range(1, 2 * CHUNK))
        raise BrokenOff

    with pytest.raises(BrokenOff):
        await Register(engine).take_rows(rows, Order(NOW))
    again = await Register(engine).take([a_draft("1")], LATER)

    assert told(again) == (1, 0, 0, [])
    assert list(await rows_of(engine, "")) == [Key("post", "1")]


DIES = """
import asyncio, os, signal, sys
from storage.arriving import Order
from storage.engine import open_engine
from storage.sql.arrivals import STEP
from storage.sql.register import Register
from tests.storage.test_register import NOW, a_draft

drafts = [a_draft(f"new{number}", number) for number in range(2, STEP + 100)]

def die(done, of):
    assert 0 < done < of, "some rows are written, others are not"
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with open_engine(sys.argv[1]) as engine:
        register = Register(engine)
        if sys.argv[2] == "broken":  # the twin: a commit a step
            await register.take_rows(lambda: drafts[:STEP], Order(NOW))
        await register.take_rows(lambda: drafts, Order(NOW, note=die))

asyncio.run(main())
"""


@pytest.mark.parametrize(("twin", "kept"), [("sound", 1), ("broken", STEP + 1)])
@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_a_process_killed_while_rows_enter_leaves_the_register_as_it_was(
    database_url: str, twin: str, kept: int, tmp_path: Path
) -> None:
    async with open_engine(database_url) as engine:
        await ready_tables.make(engine)
        await Register(engine).take([a_draft("old")], NOW)
    before = sorted(path.name for path in tmp_path.iterdir())

    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE)}
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", DIES, database_url, twin],
        env=environment,
        check=False,
    )

    assert ended.returncode == -signal.SIGKILL
    left = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()}
    assert sorted(left) == before
    async with open_engine(database_url) as engine:
        assert len(await rows_of(engine, "")) == kept
        again = await Register(engine).take([a_draft("old"), a_draft("new2", 3)], LATER)
        assert (again.new, again.same) == ((1, 1) if twin == "sound" else (0, 2))


async def test_rows_wait_in_a_file_that_has_no_name(tmp_path: Path) -> None:
    names: list[set[str]] = []

    def rows() -> Iterator[Draft]:
        for number in range(1, 2 * CHUNK):
            names.append({path.name for path in tmp_path.iterdir()})
            yield a_draft(str(number), number)

    async with open_engine(f"sqlite:///{tmp_path / 'otklik.db'}") as engine:
        await ready_tables.make(engine)
        await Register(engine).take_rows(rows, Order(NOW))

    base = {"otklik.db", "otklik.db-wal", "otklik.db-shm"}
    assert set().union(*names) == base


@pytest.mark.parametrize(("times", "readings"), [(0, 1), (1, 2), (2, 3)])
async def test_what_another_changes_while_a_file_is_read_is_judged_anew(
    tmp_path: Path, times: int, readings: int
) -> None:
    """Two readings without the lock; the third has it, and nobody gets in between."""
    url = f"sqlite:///{tmp_path / 'otklik.db'}"
    read = 0

    def rows() -> Iterator[Draft]:
        nonlocal read
        read += 1
        yield a_draft("1", topic="light")
        yield a_draft("2", 3)
        for number in range(4, CHUNK + 10):  # so the first two are judged
            yield a_draft(f"n{number}", number)
        if read <= times:
            another(url, a_draft("1", topic="roads", text=str(read)))

    async with open_engine(url) as engine:
        await ready_tables.make(engine)
        await Register(engine).take([a_draft("1")], NOW)

        imported = await Register(engine).take_rows(rows, Order(LATER))

        log = await Register(engine).changes(Key("post", "1"))
    assert (read, imported.changed, imported.refused) == (readings, 1, 0)
    last = [(one.old, one.new) for one in log if one.field == "topic"][-1]
    assert last == ("roads" if times else None, "light")


def another(url: str, draft: Draft) -> None:
    """Another program takes a row."""

    async def take() -> None:
        async with open_engine(url) as engine:
            await Register(engine).take([draft], NOW)

    thread = threading.Thread(target=lambda: asyncio.run(take()))
    thread.start()
    thread.join()


async def test_others_write_while_a_file_is_read(tmp_path: Path) -> None:
    """The bot's writer does not wait for the reader of a long file: each of its rows is kept at
    once, and what they change in the file's own rows is none of its business."""
    url = f"sqlite:///{tmp_path / 'otklik.db'}"

    def rows() -> Iterator[Draft]:
        for number in range(2, 2 * CHUNK):
            yield a_draft(str(number), number)
            if number % CHUNK == 2:
                another(url, a_draft(f"other{number}", channel="pos"))

    async with open_engine(url) as engine:
        await ready_tables.make(engine)

        imported = await Register(engine).take_rows(rows, Order(LATER))

        assert (imported.new, len(await rows_of(engine, "other"))) == (2 * CHUNK - 2, 2)


@given(st.lists(st.integers(1, 99)), st.none() | st.integers(1, 9))
def test_refusals_of_the_first_lines_are_told_and_all_are_counted(
    lines: list[int], most: int | None
) -> None:
    refusals = Refusals(most)
    for line in lines:
        refusals.add(Refusal(line, "", "fields"))

    assert (refusals.count, [one.line for one in refusals.told()]) == (
        len(lines),
        sorted(lines)[:most],
    )


def test_first_lines_are_those_of_a_dictionary() -> None:
    chance, plain, first = random.Random(1), dict[Key, int](), FirstLines()
    for line in range(1, 20_000):
        key = Key(chance.choice(("post", "pos")), str(chance.randrange(9_000)))

        assert first.first(key, line) == plain.setdefault(key, line)
