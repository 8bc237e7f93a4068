"""What takes many queries is read from one moment, whatever is written meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, event, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import await_only

from bot.surveys.unfolding import unfold
from reports.build import Wish, figures
from reports.period import parse
from storage import backup, scouring, tables
from storage.attacks import own_files
from storage.engine import Engine, create, open_engine
from storage.keys import Keys
from storage.scouring import StillRead, scour
from storage.store import Storage, open_storage
from storage.tables_messages import message
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.reports.test_build import BASIS
from tests.storage.ballots import EXPRESS, RULES, TODAY, begun, cast, marks

Meanwhile = Callable[[], Coroutine[Any, Any, Any]]
BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
"""A database in RAM has one connection: nobody writes while it is read."""


class Restless(Engine):
    """The broken twin: each query sees the database of another moment."""

    @asynccontextmanager
    async def one_state(self) -> AsyncIterator[AsyncConnection]:
        if not self.is_sqlite:
            async with self.reading() as connection:
                yield connection
            return
        connection = await self.aside()
        try:
            yield connection
        finally:
            await connection.close()


@contextmanager
def written_after(engine: Engine, table: str, meanwhile: Meanwhile) -> Iterator[None]:
    """Does it once, by another connection, between the first query of the table and the next."""
    done: list[bool] = []

    async def in_a_task_of_its_own() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(meanwhile())

    def look(_c: Any, _k: Any, statement: str, *_more: Any) -> None:
        if not done and f"FROM {table}" in statement.replace("\n", ""):
            done.append(True)
            await_only(in_a_task_of_its_own())

    event.listen(engine._engine.sync_engine, "after_cursor_execute", look)
    yield
    event.remove(engine._engine.sync_engine, "after_cursor_execute", look)
    assert done, "nothing was read of it"


@pytest.fixture(params=["still", "restless"])
async def reader(
    request: pytest.FixtureRequest, storage: Storage, database_url: str
) -> AsyncIterator[Engine]:
    """Another program on the same database; `storage` made its tables."""
    opened = (Engine if request.param == "still" else Restless)(create(database_url))
    yield opened
    await opened.dispose()


def is_still(reader: Engine) -> bool:
    return not isinstance(reader, Restless)


async def restored(copy: Path, folder: Path) -> tuple[int, int]:
    """(ballots opened there, those that can still be opened)"""
    keys = Keys(folder / "other-keys")
    url = f"sqlite:///{folder / 'elsewhere.db'}"
    async with open_engine(url) as engine:
        await backup.restore(engine, copy, keys)
    async with open_storage(url, keys, StandingClock(), unfold) as there:
        opened = select(func.count(tables.answer.c.ballot.distinct()))
        async with there.engine.reading() as connection:
            found = int((await connection.execute(opened)).scalar_one())
        (wave,) = await there.waves.known()
        return found, await there.opening.open_batch(wave.id, RULES, TODAY)


@BOTH
async def test_ballots_opened_while_a_copy_is_written_are_not_lost(
    storage: Storage, reader: Engine, tmp_path: Path
) -> None:
    """The twin reads no answers yet and the papers emptied already: ten ballots are nowhere."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9, 1))
    copy = tmp_path / "copy.gz"

    with written_after(reader, "answer", lambda: storage.opening.open_batch(wave.id, RULES, TODAY)):
        await backup.write(reader, copy, storage.keys, opens_all=True)

    assert await restored(copy, tmp_path) == ((0, 10) if is_still(reader) else (0, 0))


@BOTH
async def test_a_message_sent_while_a_copy_is_written_does_not_spoil_it(
    storage: Storage, reader: Engine, tmp_path: Path
) -> None:
    """The twin has a row of a message that is not there: its copy is refused."""
    await send(storage, ANNA)
    copy = tmp_path / "copy.gz"
    with written_after(reader, "appeal", lambda: send(storage, ANNA)):
        await backup.write(reader, copy, storage.keys)

    async with open_engine(f"sqlite:///{tmp_path / 'elsewhere.db'}") as engine:
        if not is_still(reader):
            with pytest.raises(backup.NotABackup):
                await backup.restore(engine, copy, Keys(tmp_path / "other-keys"))
            return
        await backup.restore(engine, copy, Keys(tmp_path / "other-keys"))
        async with engine.reading() as connection:
            for table in (appeal, message):
                count = select(func.count()).select_from(table)
                assert (await connection.execute(count)).scalar_one() == 1


@BOTH
async def test_a_key_that_goes_while_a_copy_is_written_still_opens_what_is_in_it(
    storage: Storage, tmp_path: Path
) -> None:
    """Its wave is closed at this moment; in the copy it is open and its papers are sealed."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9, 1))
    copy = tmp_path / "copy.gz"

    async def end() -> None:
        storage.keys.destroy_wave(wave.id)

    with written_after(storage.engine, "answer", end):
        await backup.write(storage.engine, copy, storage.keys, opens_all=True)

    assert await restored(copy, tmp_path) == (0, 10)


async def looks_at_nobody(_aside: AsyncConnection) -> None:
    pass


async def file_of(storage: Storage, table: str) -> bytes:
    async with storage.engine.reading() as connection:
        await connection.execute(text("CHECKPOINT"))
        asked = text("SELECT pg_read_binary_file(pg_relation_filepath(:name))")
        return bytes((await connection.execute(asked, {"name": table})).scalar_one())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("waits", [True, False])
async def test_the_disk_is_not_called_cleared_of_what_a_copy_still_sees(
    storage: Storage,
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    waits: bool,
) -> None:
    """As the server writes a table anew it keeps what an older state may ask for, in silence.

    The twin does not look who reads: papers of a closed wave stay on the disk for the thief.
    """
    monkeypatch.setattr(scouring, "PATIENCE", 0.0)
    monkeypatch.setattr(scouring, "SMALL", ("ticket",))  # of another the copy has its lock
    if not waits:
        monkeypatch.setattr(scouring, "_nobody_looks_back", looks_at_nobody)
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9, 1))
    async with storage.engine.reading() as connection:
        tag = bytes((await connection.execute(select(tables.ticket.c.tag).limit(1))).scalar_one())
    refused: list[bool] = []

    async def erase() -> None:
        async with storage.engine.writing() as connection:
            await connection.execute(delete(tables.ticket))
        try:
            await scour(storage.engine)
        except StillRead:
            refused.append(True)

    async with open_engine(database_url) as reader:
        with written_after(reader, "answer", erase):
            await backup.write(reader, tmp_path / "copy.gz", storage.keys)
    assert (refused == [True]) is waits
    assert tag in await file_of(storage, "ticket")

    if waits:
        await scour(storage.engine)
        assert tag not in await file_of(storage, "ticket")


@BOTH
async def test_figures_of_the_register_and_of_surveys_are_of_one_moment(
    storage: Storage, reader: Engine, clock: StandingClock
) -> None:
    """A message that comes after the surveys were counted is not in the figures of the register."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 10))
    await storage.opening.open_batch(wave.id, RULES, TODAY)
    seen = replace(
        storage,
        engine=reader,
        register=type(storage.register)(reader),
        answers=type(storage.answers)(reader, clock),
        waves=type(storage.waves)(reader, storage.keys),
    )

    with written_after(reader, "turnout", lambda: send(storage, ANNA, PIT)):
        told = await figures(seen, BASIS, Wish(parse("2026Q4"), TODAY))

    assert told["appeals"]["received"] == (0 if is_still(reader) else 1)


@BOTH
async def test_a_look_at_the_own_database_is_one_moment(
    storage: Storage, database_url: str
) -> None:
    """Opened for reading only, as `otklik anonymity` does."""
    async with (
        own_files.open_to_read(database_url) as engine,
        engine.one_state() as connection,
    ):
        count = select(func.count()).select_from(appeal)
        before = (await connection.execute(count)).scalar_one()
        await send(storage, ANNA)
        assert (before, (await connection.execute(count)).scalar_one()) == (0, 0)
