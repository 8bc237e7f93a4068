"""A copy of everything, one format for SQLite and PostgreSQL, and putting it back whole.

Rows are told in the order of their keys, so a copy says nothing of who came when, and what was
deleted is not in it. The keys of messages go with it, for an accepted message must be answered
after a disk is lost, too; keys of waves and talks only if asked for: with them it opens all.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Row,
    Table,
    insert,
    select,
    tuple_,
)
from sqlalchemy.exc import SQLAlchemyError

from storage import migration
from storage.engine import Engine
from storage.keys import OF_MESSAGES, Keys

FORMAT = "otklik-backup-1"
Wanted = Callable[[], Iterable[tuple[str, bytes]]]
CHUNK = 500  # rows read or written at once
LARGE = frozenset({"file_body"})
"""Tables whose rows are taken one by one: a few hundred of them would not fit into memory."""
LONGEST = 16 * 1024 * 1024
"""Bytes of a line: no row of ours is near it, and a small file may unpack to any size."""
STRANGE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, SQLAlchemyError)
"""What a file made by somebody else may lead to."""


class NotABackup(Exception):
    """The file is damaged, cut short, or was never a backup of ours."""


class NotEmpty(Exception):
    """The database to restore into holds something already."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a backup holds; `wave_keys` of them open sealed ballots and talks."""

    rows: int
    wave_keys: int


async def write(engine: Engine, to: Path, keys: Keys, *, opens_all: bool = False) -> Told:
    """Of one moment. The file appears only when it is whole and was read again."""
    draft = to.with_name(f".{to.name}.draft")
    wanted = keys.all if opens_all else keys.of_messages
    before = dict(wanted())  # the key of a wave that is closed meanwhile
    try:
        async with engine.one_state() as connection:
            version = await migration.revision(engine)
            told = _with_later_ones(before, wanted)
            await connection.run_sync(_write, (draft, str(version), told))
        found = check(draft)
        draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)
    return found


def _with_later_ones(before: Mapping[str, bytes], wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Asked when the rows were told: a row is never there sooner than its key."""
    yield from (dict(before) | dict(wanted())).items()


def check(path: Path) -> Told:
    """Reads all of it. Raises NotABackup."""
    rows = keys = 0
    for line in _lines(path):
        rows += "row" in line
        keys += "key" in line and line["key"] not in OF_MESSAGES
    return Told(rows, keys)


async def restore(engine: Engine, path: Path, keys: Keys) -> Told:
    """Into an empty database, all in one transaction; keys that are there are left alone.

    Whoever takes the copy into use calls `storage.together.forget` then. Raises NotABackup or
    NotEmpty before anything is touched.
    """
    told = check(path)
    if await migration.revision(engine) is not None:
        raise NotEmpty
    version = next(_lines(path)).get("version")
    if version not in migration.known():
        raise migration.NewerDatabase
    await migration.upgrade(engine, version)
    try:
        async with engine.writing() as connection:
            await connection.run_sync(_fill, path)
        await migration.upgrade(engine)
        for line in _lines(path):
            if "key" in line:
                keys.put_back(line["key"], bytes.fromhex(line["hex"]))
    except STRANGE as error:
        raise NotABackup(str(path)) from error
    return told


def _write(connection: Connection, how: tuple[Path, str, Iterable[tuple[str, bytes]]]) -> None:
    to, version, keys = how
    digest = hashlib.sha256()

    def tell(line: dict[str, Any]) -> None:
        told = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        digest.update(told)
        zipped.write(told)

    to.touch(mode=0o600)
    with gzip.open(to, "wb") as zipped:
        tell({"format": FORMAT, "version": version})
        for table in _found(connection).sorted_tables:
            for row in _rows(connection, table):
                tell({"row": table.name, **_told(row._mapping)})
        for name, key in keys:
            tell({"key": name, "hex": key.hex()})
        zipped.write(json.dumps({"end": digest.hexdigest()}).encode() + b"\n")


def _rows(connection: Connection, of: Table) -> Iterator[Row[Any]]:
    """All of it by its key, a page at a time: the memory never holds more."""
    keys, most = tuple_(*of.primary_key), _most(of)
    asked = select(of).order_by(*of.primary_key).limit(most)
    page = connection.execute(asked).all()
    while page:
        yield from page
        last = [page[-1]._mapping[column] for column in of.primary_key]
        page = connection.execute(asked.where(keys > last)).all() if len(page) == most else []


def _most(of: Table) -> int:
    """Rows of it that are in memory at one time."""
    return 1 if of.name in LARGE else CHUNK


def _found(connection: Connection) -> MetaData:
    """The tables as the database itself has them: a copy holds what is stored, as it is stored."""
    found = MetaData()
    found.reflect(connection)
    found.remove(found.tables["alembic_version"])  # the migration's own, never a backup's
    return found


def _fill(connection: Connection, path: Path) -> None:
    found = _found(connection)
    chunk: list[dict[str, Any]] = []
    of: Table | None = None
    for line in _lines(path):
        table = found.tables[line.pop("row")] if "row" in line else None
        if chunk and of is not None and (table is not of or len(chunk) == _most(of)):
            connection.execute(insert(of), chunk)
            chunk = []
        of = table
        if table is not None:
            chunk.append(_read(table, line["of"]))
    if chunk and of is not None:
        connection.execute(insert(of), chunk)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Every line but the last, which proves that none is missing or changed."""
    digest = hashlib.sha256()
    end = ""
    try:
        with gzip.open(path, "rb") as zipped:
            for number, told in enumerate(iter(lambda: zipped.readline(LONGEST), b"")):
                line = json.loads(told)
                if number == 0 and line.get("format") != FORMAT:
                    raise NotABackup(str(path))
                if "end" in line:
                    end = line["end"]
                    break
                digest.update(told)
                yield line
    except (OSError, EOFError, zlib.error, *STRANGE) as error:
        raise NotABackup(str(path)) from error
    if end != digest.hexdigest():
        raise NotABackup(str(path))


def _told(row: Any) -> dict[str, Any]:
    def value(of: Any) -> Any:
        match of:
            case bytes() | memoryview():
                return b64encode(bytes(of)).decode()
            case datetime() | date():
                return of.isoformat()
            case _:
                return of

    return {"of": {name: value(told) for name, told in row.items()}}


def _read(table: Table, told: dict[str, Any]) -> dict[str, Any]:
    def value(name: str, of: Any) -> Any:
        kind = table.columns[name].type
        if of is None:
            return None
        if isinstance(kind, DateTime):
            read = datetime.fromisoformat(of)
            utc = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
            return utc if kind.timezone else utc.replace(tzinfo=None)
        if isinstance(kind, Date):
            return date.fromisoformat(of)
        return b64decode(of) if isinstance(kind, LargeBinary) else of

    return {name: value(name, of) for name, of in told.items()}
