"""After the close no byte of a sealed paper is left on the disk, deleted rows included."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from storage import tables
from storage.ballots import tag_of
from storage.keys import WaveKey
from storage.records import Channel, Paper, Person, Wave
from storage.store import Storage
from tests.storage.ballots import ANNUAL, ASPECT, RULES, TODAY, begun, cast, rows

PAPERS = 6


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """On a disk; in RAM there is nothing to steal."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("ready_postgresql"))
    return f"sqlite:///{tmp_path / 'otklik.db'}"


async def disk(storage: Storage, folder: Path) -> bytes:
    """The files of SQLite, or PostgreSQL's file of the table, as a thief copies them."""
    if storage.engine.is_sqlite:
        return b"".join(path.read_bytes() for path in folder.glob("otklik.db*"))
    async with storage.engine.reading() as connection:
        await connection.execute(text("CHECKPOINT"))
        asked = text("SELECT pg_read_binary_file(pg_relation_filepath('ticket'))")
        return bytes((await connection.execute(asked)).scalar_one())


def tags(wave: Wave, key: WaveKey) -> list[bytes]:
    people = [Person(Channel.TELEGRAM, f"9{number}") for number in range(PAPERS)]
    return [tag_of(person, Paper(wave.id, "hall"), key) for person in people]


async def closed(storage: Storage) -> list[bytes]:
    """The tags of a wave that is closed now."""
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * PAPERS)
    told = tags(wave, storage.keys.wave(wave.id))
    await storage.opening.close(wave.id, RULES, TODAY)
    assert await rows(storage, tables.ticket.name) == 0
    return told


async def test_no_tag_of_a_closed_wave_is_left_on_the_disk(
    storage: Storage, tmp_path: Path
) -> None:
    told = await closed(storage)

    left = await disk(storage, tmp_path)
    assert [tag for tag in told if tag in left] == []


async def test_without_the_scouring_the_thief_reads_them(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: rows are deleted, and that is all."""

    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(storage.opening, "_clear", nothing)

    told = await closed(storage)

    left = await disk(storage, tmp_path)
    assert [tag for tag in told if tag in left] == told
