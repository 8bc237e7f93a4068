"""A copy of everything comes back whole, on either database, or is refused untouched."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import backup, migration, tables
from storage.engine import Engine, open_engine
from storage.keys import Keys
from storage.records import BallotDrafted, Channel, Draft, Memory, Paper, Person
from storage.store import Storage
from storage.turns import KeptTurn
from tests.messages.sending import ANNA as AUTHOR
from tests.messages.sending import send
from tests.storage.test_dialogues import ROADS

ANNA = Person(Channel.TELEGRAM, "7001")


async def lived_in(storage: Storage) -> None:
    """A talk, a ballot in the making, a message that waits for an answer."""
    await storage.waves.begin(ROADS)
    drafted = BallotDrafted(Paper(ROADS.id, "hall", date(2026, 11, 20)), Draft("mark", {"mark": 5}))
    await storage.dialogues.keep(
        KeptTurn(ANNA, "before the backup", Memory(), "in the middle", [drafted])
    )
    await send(storage, AUTHOR)


async def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    async with engine.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in await connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in tables.metadata.sorted_tables
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database on another machine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'elsewhere.db'}"
    return str(request.getfixturevalue("other_postgresql"))


async def test_a_copy_comes_back_whole_on_either_database(
    storage: Storage, elsewhere: str, tmp_path: Path
) -> None:
    await lived_in(storage)
    copy = tmp_path / "copy.gz"
    await backup.write(storage.engine, copy, storage.keys)

    async with open_engine(elsewhere) as engine:
        await backup.restore(engine, copy, Keys(tmp_path / "other-keys"))

        assert await everything(engine) == await everything(storage.engine)
        assert await migration.differences(engine) == []


async def test_after_a_lost_disk_messages_can_be_answered_and_ballots_stay_shut(
    storage: Storage, tmp_path: Path
) -> None:
    await lived_in(storage)
    copy = tmp_path / "copy.gz"
    told = await backup.write(storage.engine, copy, storage.keys)
    keys = Keys(tmp_path / "other-keys")

    async with open_engine(f"sqlite:///{tmp_path / 'elsewhere.db'}") as engine:
        await backup.restore(engine, copy, keys)

    assert told.wave_keys == 0
    assert keys.lasting("address") == storage.keys.lasting("address")
    assert [name for name, _ in keys.all() if name.startswith(("wave", "dialogue"))] == []


async def test_a_copy_with_all_keys_says_so(storage: Storage, tmp_path: Path) -> None:
    await lived_in(storage)

    told = await backup.write(storage.engine, tmp_path / "all.gz", storage.keys, opens_all=True)

    names = {line["key"] for line in lines(tmp_path / "all.gz") if "key" in line}
    assert told.wave_keys > 0
    assert f"wave-{ROADS.id}" in names


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty", "foreign", "line", "version"])
async def test_a_damaged_copy_is_refused_and_nothing_is_touched(
    storage: Storage, tmp_path: Path, harm: str
) -> None:
    await lived_in(storage)
    copy = tmp_path / "copy.gz"
    await backup.write(storage.engine, copy, storage.keys)
    spoil(copy, harm)

    async with open_engine(f"sqlite:///{tmp_path / 'elsewhere.db'}") as engine:
        with pytest.raises((backup.NotABackup, migration.NewerDatabase)):
            await backup.restore(engine, copy, Keys(tmp_path / "other-keys"))

        assert await migration.revision(engine) is None


async def test_a_database_that_holds_something_is_not_overwritten(
    storage: Storage, tmp_path: Path
) -> None:
    await lived_in(storage)
    copy = tmp_path / "copy.gz"
    await backup.write(storage.engine, copy, storage.keys)

    with pytest.raises(backup.NotEmpty):
        await backup.restore(storage.engine, copy, storage.keys)


def lines(copy: Path) -> list[dict[str, str]]:
    with gzip.open(copy) as zipped:
        return [json.loads(line) for line in zipped]


def spoil(copy: Path, harm: str) -> None:
    whole = copy.read_bytes()
    match harm:
        case "cut":
            copy.write_bytes(whole[: len(whole) // 2])
        case "flipped":
            copy.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
        case "empty":
            copy.write_bytes(b"")
        case "foreign":
            copy.write_bytes(gzip.compress(b'{"format": "other"}\n'))
        case "line":
            told = gzip.decompress(whole).splitlines(keepends=True)
            copy.write_bytes(gzip.compress(b"".join(told[:3] + told[4:])))
        case "version":
            told = [b'{"format": "otklik-backup-1", "version": "9999"}\n']
            copy.write_bytes(gzip.compress(b"".join(told)))
