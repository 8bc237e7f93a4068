"""Copies made by somebody else, or damaged on their way: refused whole, and in little room."""

from __future__ import annotations

import gzip
import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from storage import backup, migration
from storage.backup import NotABackup
from storage.engine import open_engine
from storage.keys import Keys

HEAD = {"format": backup.FORMAT, "version": sorted(migration.known())[-1]}
CURSOR = {"row": "cursor", "of": {"channel": "vk", "value": "7"}}
HOSTILE: dict[str, Any] = {
    "another table": {"row": "nobody", "of": {}},
    "sql for a name": {"row": "wave; DROP TABLE wave", "of": {}},
    "the schema itself": {"row": "sqlite_master", "of": {"type": "table"}},
    "the migration's mark": {"row": "alembic_version", "of": {"version_num": "x"}},
    "another column": {"row": "cursor", "of": {"channel": "vk", "value": "1", "more": "1"}},
    "no columns": {"row": "cursor", "of": [1]},
    "no table": {"row": ["cursor"], "of": {}},
    "wrong types": {"row": "cursor", "of": {"channel": {"a": 1}, "value": ["x"]}},
    "no line": 5,
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "a way out of the folder": {"key": "../../evil", "hex": "00" * 32},
    "an empty key": {"key": "author", "hex": ""},
    "half a key": {"key": "author", "hex": "00" * 16},
    "no hex": {"key": "author", "hex": 5},
}


def written(path: Path, *lines: object) -> Path:
    """A file whose digest is right: whoever made it knows the format."""
    rows = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    told = b"".join(row + b"\n" for row in rows)
    end = json.dumps({"end": hashlib.sha256(told).hexdigest()}).encode() + b"\n"
    path.write_bytes(gzip.compress(told + end))
    return path


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_copy_is_refused(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "copy.gz", HEAD, CURSOR, HOSTILE[name])
    keys = Keys(tmp_path / "keys")
    async with open_engine(f"sqlite:///{tmp_path / 'otklik.db'}") as engine:
        with pytest.raises(NotABackup):
            await backup.restore(engine, path, keys)

    assert list(keys.folder.iterdir()) == []


async def test_a_copy_of_ours_is_taken(tmp_path: Path) -> None:
    """The twin: what is refused above is refused for its last line."""
    path = written(tmp_path / "copy.gz", HEAD, CURSOR, {"key": "author", "hex": "07" * 32})
    keys = Keys(tmp_path / "keys")
    async with open_engine(f"sqlite:///{tmp_path / 'otklik.db'}") as engine:
        told = await backup.restore(engine, path, keys)

    assert (told.rows, keys.lasting("author")) == (1, b"\x07" * 32)


def test_no_damaged_byte_changes_what_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "copy.gz", HEAD, CURSOR)
    whole, told = path.read_bytes(), backup.check(path)
    refused = 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            assert backup.check(path) == told
        except NotABackup:
            refused += 1

    # gzip's own time, system and closing sum may change: the rows have a digest of their own
    assert len(whole) - refused < 20


def test_a_line_that_never_ends_takes_little_room(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb") as zipped:
        zipped.write(json.dumps(HEAD).encode() + b"\n")
        for _ in range(300):
            zipped.write(bytes(1024 * 1024))

    tracemalloc.start()
    with pytest.raises(NotABackup):
        backup.check(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5 * backup.LONGEST
