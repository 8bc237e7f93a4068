"""How a thief takes it: copies after every commit, all rows as they lie, the files of the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    LargeBinary,
    Table,
    bindparam,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables, tables_messages
from storage.attacks.loot import Change, Row
from storage.engine import Engine, NotKept

WATCHED: dict[Table, Column[Any]] = {
    tables.ticket: tables.ticket.c.ptr,
    tables.dialogue: tables.dialogue.c.sealed,
    tables.answer: tables.answer.c.ballot,
    tables.comment: tables.comment.c.id,
    tables_messages.receipt: tables_messages.receipt.c.lookup,
}
"""Tables of which copies are compared; by the end of this column a new version is told."""

TAIL = 16
FILES_OF = ("ticket", "dialogue", "answer", "comment", "heard", "receipt", "entry", "message")
"""Tables whose files are taken from PostgreSQL's folder."""


class Copies:
    """A copy of the database after every commit; what of it differs is noted down."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[tuple[str, bytes], bytes] = {}
        self.taken = 0
        self.changes: list[Change] = []

    async def take(self) -> list[Change]:
        """What this copy has otherwise than the one before."""
        self.taken += 1
        found: list[Change] = []
        async with self._engine.reading() as connection:
            for table, column in WATCHED.items():
                found += await self._compared(connection, table, column)
        self.changes += found
        return found

    async def _compared(
        self, connection: AsyncConnection, table: Table, column: Column[Any]
    ) -> list[Change]:
        name = _name(table)
        tail = func.substr(column, func.length(column) - TAIL + 1, type_=LargeBinary)
        now = {bytes(a): bytes(b) for a, b in await connection.execute(select(name, tail))}
        before = {key: tail for (of, key), tail in self._known.items() if of == table.name}
        new = [key for key, tail in now.items() if before.get(key) != tail]
        gone = [key for key in before if key not in now]
        for key in gone:
            del self._known[table.name, key]
        self._known |= {(table.name, key): now[key] for key in new}
        rows = await self._rows(connection, table, new)
        return [Change(self.taken, table.name, key, row) for key, row in rows] + [
            Change(self.taken, table.name, key) for key in gone
        ]

    async def _rows(
        self, connection: AsyncConnection, table: Table, names: list[bytes]
    ) -> list[tuple[bytes, Row]]:
        found: list[tuple[bytes, Row]] = []
        name = _name(table)
        for start in range(0, len(names), 500):
            some = names[start : start + 500]
            wanted = text(f"SELECT * FROM {table.name} WHERE {name.name} IN :some").bindparams(  # noqa: S608  -- names of ours
                bindparam("some", some, expanding=True, type_=LargeBinary)
            )
            for row in await connection.execute(wanted):
                found.append((bytes(row._mapping[name.name]), dict(row._mapping)))
        return found


def _name(table: Table) -> Column[Any]:
    """The column that names a row: a tag, a ballot, an id."""
    return next(one for one in table.primary_key if isinstance(one.type, LargeBinary))


async def rows(engine: Engine) -> dict[str, list[Row]]:
    """All rows of all tables in the order in which they lie, hidden columns included."""
    async with engine.reading() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        return {name: await _as_they_lie(connection, name, engine.is_sqlite) for name in names}


async def _as_they_lie(connection: AsyncConnection, name: str, is_sqlite: bool) -> list[Row]:
    if is_sqlite:
        asked = f"SELECT * FROM {name} NOT INDEXED"  # noqa: S608  -- a name of ours
    else:
        asked = f"SELECT *, xmin::text::bigint AS xmin FROM {name} ORDER BY ctid"  # noqa: S608
    return [dict(row._mapping) for row in await connection.execute(text(asked))]


async def disk(engine: Engine, folder: Path, since: str = "") -> dict[str, bytes]:
    """Files of the database: SQLite's own and its log, or PostgreSQL's of our tables and its log;
    nothing where the server does not let this account read them.

    `since`: the first segment of PostgreSQL's log that is wanted (`segment`).
    """
    if engine.is_sqlite:
        return files(folder, "*.db*")
    try:
        return await _of_server(engine, since)
    except (SQLAlchemyError, NotKept):
        return {}  # this account may not read the server's files


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
