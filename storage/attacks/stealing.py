"""How a thief takes it: copies after every commit, all rows as they lie, the files of the disk."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    LargeBinary,
    Table,
    bindparam,
    inspect,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.attacks.loot import Change, Row
from storage.engine import Engine, NotKept
from storage.tables import answer, comment, dialogue, ticket
from storage.tables_messages import receipt

Name = tuple[str, bytes]
"""(table, tag or ballot or id) of a row."""

Version = tuple[str, bytes, bytes]
"""A row's name, and how it ends."""

WATCHED: dict[Table, tuple[Column[Any], Column[Any]]] = {
    ticket: (ticket.c.tag, ticket.c.ptr),
    dialogue: (dialogue.c.tag, dialogue.c.sealed),
    answer: (answer.c.ballot, answer.c.ballot),
    comment: (comment.c.id, comment.c.id),
    receipt: (receipt.c.lookup, receipt.c.lookup),
}
"""Tables of which copies are compared: the column that names a row, one that ends anew with it."""

TAIL = 16
FILES_OF = (
    "ticket",
    "dialogue",
    "answer",
    "comment",
    "heard",
    "receipt",
    "entry",
    "message",
    "slip",
    "appeal",
    "attachment",
    "file_body",
)
"""Tables whose files are taken from PostgreSQL's folder."""


TELLS_CHUNKS = "SELECT current_setting('server_version_num')::int >= 170000"

VERSIONS = " UNION ALL ".join(
    f"SELECT '{table.name}', {name.name}, substr({of.name}, length({of.name}) - {TAIL - 1})"  # noqa: S608  -- names of ours
    f" FROM {table.name}"
    for table, (name, of) in WATCHED.items()
)
"""(table, name, end of the row) of every row there is."""


class Copies:
    """A copy of the database after every commit; what of it differs is noted down."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: set[Version] = set()
        self._taken = 0
        self.changes: list[Change] = []
        self.chunks: dict[bytes, int] = {}
        self._tells_chunks: bool | None = None

    async def take(self) -> list[Change]:
        """What this copy has otherwise than the one before."""
        self._taken += 1
        async with self._engine.reading() as connection:
            now = await _versions(connection, self._engine.is_sqlite)
            new = sorted((table, name) for table, name, _ in now - self._known)
            left = {(table, name) for table, name, _ in self._known - now}
            gone = [Change(self._taken, *name) for name in sorted(left.difference(new))]
            rows = [
                Change(self._taken, table.name, name, row)
                for table in WATCHED
                for name, row in await _rows(connection, table, new)
            ]
            if new and self._tells_chunks is None:
                self._tells_chunks = await _tells_chunks(connection, self._engine.is_sqlite)
            if new and self._tells_chunks:
                self.chunks |= await _chunks(connection)
        self._known = now
        self.changes += (*rows, *gone)
        return [*rows, *gone]


async def _versions(connection: AsyncConnection, is_sqlite: bool) -> set[Version]:
    """Straight from the driver: all is copied after each press, and thousands of people press."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    if is_sqlite:
        return set(await driver.execute_fetchall(VERSIONS))
    return {tuple(row) for row in await driver.fetch(VERSIONS)}


async def _rows(
    connection: AsyncConnection, table: Table, names: list[Name]
) -> list[tuple[bytes, Row]]:
    name, _ = WATCHED[table]
    wanted = [own for of, own in names if of == table.name]
    found: list[tuple[bytes, Row]] = []
    for start in range(0, len(wanted), 500):
        some = bindparam("some", wanted[start : start + 500], expanding=True, type_=LargeBinary)
        asked = f"SELECT * FROM {table.name} WHERE {name.name} IN :some"  # noqa: S608  -- names of ours
        told = (await connection.execute(text(asked).bindparams(some))).mappings()
        found += [(bytes(row[name.name]), dict(row)) for row in told]
    return found


async def _tells_chunks(connection: AsyncConnection, is_sqlite: bool) -> bool:
    """Servers before PostgreSQL 17 do not."""
    return not is_sqlite and bool((await connection.execute(text(TELLS_CHUNKS))).scalar_one())


async def _chunks(connection: AsyncConnection) -> dict[bytes, int]:
    """Of papers whose box is long."""
    asked = text("SELECT tag, pg_column_toast_chunk_id(box)::bigint AS chunk FROM ticket")
    return {bytes(tag): chunk for tag, chunk in await connection.execute(asked) if chunk}


async def chunks_of_messages(engine: Engine) -> dict[bytes, int]:
    """By the lookup of its receipt: the number of what was written, if it is long."""
    asked = text(
        "SELECT r.lookup, pg_column_toast_chunk_id(e.sealed)::bigint AS chunk"
        " FROM receipt r JOIN entry e ON e.appeal = r.appeal"
    )
    async with engine.reading() as connection:
        if not await _tells_chunks(connection, engine.is_sqlite):
            return {}
        return {bytes(one): chunk for one, chunk in await connection.execute(asked) if chunk}


async def rows(engine: Engine) -> dict[str, list[Row]]:
    """All rows of all tables in the order in which they lie, hidden columns included."""
    async with engine.reading() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        return {name: await _as_they_lie(connection, name, engine.is_sqlite) for name in names}


async def _as_they_lie(connection: AsyncConnection, name: str, is_sqlite: bool) -> list[Row]:
    if is_sqlite:
        asked = f"SELECT * FROM {name} NOT INDEXED"  # noqa: S608  -- a name of ours
    else:
        asked = f"SELECT *, xmin::text::bigint AS xmin FROM {name} ORDER BY ctid"  # noqa: S608  -- a name of ours
    return [dict(row._mapping) for row in await connection.execute(text(asked))]


async def disk(engine: Engine, folder: Path, since: str = "") -> dict[str, bytes]:
    """Files of the database: SQLite's own and its log, or PostgreSQL's of our tables and its log;
    nothing where the server does not let this account read them.

    `since`: the first segment of PostgreSQL's log that is wanted (`segment`).
    """
    if engine.is_sqlite:
        return files(folder, "*.db*") | await asyncio.to_thread(_put_together, folder)
    try:
        return await _of_server(engine, since)
    except (SQLAlchemyError, NotKept):
        return {}  # this account may not read the server's files


def _put_together(folder: Path) -> dict[str, bytes]:
    """SQLite's file with what its log holds, as the thief's own SQLite makes it of the copies."""
    told: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as made:
        for path in folder.glob("*.db*"):
            shutil.copyfile(path, Path(made) / path.name)
        for path in Path(made).glob("*.db"):
            with closing(sqlite3.connect(path)) as own:
                own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            told[f"whole {path.name}"] = path.read_bytes()
    return told


async def _of_server(engine: Engine, since: str) -> dict[str, bytes]:
    async with engine.reading() as connection:
        await connection.execute(text("CHECKPOINT"))
        found = {name: await _file(connection, name) for name in FILES_OF}
        segments = text(
            "SELECT name, pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()"
            " WHERE name >= :since AND name <= pg_walfile_name(pg_current_wal_lsn())"
            " ORDER BY name"
        )
        log = await connection.execute(segments, {"since": since})
        return found | {"log": b"".join(bytes(content) for _, content in log)}


def files(folder: Path, pattern: str = "*") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern))}


async def _file(connection: AsyncConnection, table: str) -> bytes:
    asked = text(
        "SELECT pg_read_binary_file(pg_relation_filepath(c.oid)),"
        " CASE WHEN c.reltoastrelid = 0 THEN ''"
        " ELSE pg_read_binary_file(pg_relation_filepath(c.reltoastrelid)) END"
        " FROM pg_class c WHERE c.oid = to_regclass(:name)"
    )
    return b"".join(bytes(one) for one in (await connection.execute(asked, {"name": table})).one())


async def segment(engine: Engine) -> str:
    """The segment PostgreSQL's log stands at now; "" on SQLite."""
    if engine.is_sqlite:
        return ""
    async with engine.reading() as connection:
        asked = text("SELECT pg_walfile_name(pg_current_wal_lsn())")
        return str((await connection.execute(asked)).scalar_one())


async def statistics(engine: Engine) -> str:
    """What PostgreSQL's planner remembers of our columns; "" on SQLite."""
    if engine.is_sqlite:
        return ""
    asked = text(
        "SELECT coalesce(most_common_vals::text, ''), coalesce(histogram_bounds::text, '')"
        " FROM pg_stats WHERE schemaname = current_schema()"
    )
    async with engine.reading() as connection:
        return "\n".join(part for row in await connection.execute(asked) for part in row)


def keys(folder: Path) -> dict[str, bytes]:
    """Every key file that is still there."""
    paths: Iterable[Path] = sorted(folder.glob("*.key"))
    return {path.stem: bytes.fromhex(path.read_text(encoding="ascii")) for path in paths}
