"""The register's door: files come in, grouped counts come out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import bindparam

from storage.engine import Engine
from storage.figure_records import FigureRow, Sought
from storage.register_plan import Plan, plan
from storage.register_records import (
    CREATED,
    IMPORT,
    Change,
    Draft,
    Key,
    Refusal,
    RegisterLine,
    RegisterRow,
)
from storage.sql import appeal_words, figure_rows, register_lines, register_pages
from storage.sql.register_rows import columns_of, differences, row_of
from storage.sql.register_tallies import received_of, tallies_of
from storage.tables_register import appeal, appeal_change
from storage.tallies import Tallies, Window

T = TypeVar("T")

CHUNK = 1000
"""Keys asked for at once: well below SQLite's 32,766 values of a statement."""

IMPORT_LOCK = 7_306_085_867
"""PostgreSQL's advisory lock of imports: two at once would read the same register as it was."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `kept` is False when `strict` met a refusal."""

    new: int
    changed: int
    same: int
    refusals: tuple[Refusal, ...]
    kept: bool


class Register:
    """Appeals of every channel. Every insert and change leaves a line in the log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def take(
        self, drafts: Sequence[Draft], at: datetime, *, strict: bool = False, keep: bool = True
    ) -> Imported:
        """All good rows in one transaction; the same drafts again change nothing.

        Keys of `drafts` are distinct. `at` goes into the log. `strict`: one refusal, nothing kept.
        Without `keep` it is only told what would become of them.
        """
        async with self._engine.writing() as connection:
            if not self._engine.is_sqlite:  # SQLite has one writer anyway
                await connection.execute(select(func.pg_advisory_xact_lock(IMPORT_LOCK)))
            ids, known = await _known(connection, drafts)
            told = plan(drafts, known)
            kept = keep and not (strict and told.refusals)
            if kept:
                await _add(connection, told.new, at)
                await _change(connection, told, ids, at)
        return Imported(len(told.new), len(told.changed), told.same, tuple(told.refusals), kept)

    async def tallies(self, windows: Sequence[Window]) -> list[Tallies]:
        """In the order of `windows`, all from one state of the register."""
        async with self._engine.one_state() as connection:
            return [await tallies_of(connection, window) for window in windows]

    async def received(self, window: Window) -> int:
        """Rows received in the window and known at its `as_of`, duplicates left out."""
        async with self._engine.reading() as connection:
            return await received_of(connection, window)

    async def counted_by(self, sought: Sought, page: int = 0) -> tuple[int, tuple[FigureRow, ...]]:
        """(how many rows a figure counts, those of one page)."""
        async with self._engine.one_state() as connection:
            return await figure_rows.found(connection, sought, page)

    async def pages(self, window: Window) -> AsyncIterator[list[RegisterLine]]:
        """Rows received in the window, by day of receipt, some thousands at a time."""
        async with self._engine.reading() as connection:
            async for page in register_lines.pages_of(connection, window):
                yield page

    async def whole(self, window: Window) -> AsyncIterator[list[RegisterRow]]:
        """As `pages`, with times and texts: for a file that can be read back (contract §4)."""
        async with self._engine.reading() as connection:
            async for page in register_pages.rows_of(connection, window):
                yield page

    async def row(self, key: Key) -> RegisterRow | None:
        async with self._engine.reading() as connection:
            return (await _load(connection, [key]))[1].get(key)

    async def changes(self, key: Key) -> list[Change]:
        """The log of one row, the oldest first."""
        log = appeal_change.c
        asked = (
            select(log.field, log.old, log.new, log.at, log.actor)
            .join(appeal, appeal.c.id == log.appeal)
            .where(appeal.c.channel == key.channel, appeal.c.external_id == key.external_id)
            .order_by(log.id)
        )
        async with self._engine.reading() as connection:
            return [Change(*row) for row in await connection.execute(asked)]


async def _known(
    connection: AsyncConnection, drafts: Sequence[Draft]
) -> tuple[dict[Key, int], dict[Key, RegisterRow]]:
    """Rows that drafts name, their originals, and the originals of those."""
    ids: dict[Key, int] = {}
    known: dict[Key, RegisterRow] = {}
    originals = (draft.values.get("duplicate_of") for draft in drafts)
    asked = {draft.key for draft in drafts} | {key for key in originals if key}
    seen: set[Key] = set()
    while asked:
        found_ids, found = await _load(connection, sorted(asked))
        ids |= found_ids
        known |= found
        seen |= asked
        asked = {row.duplicate_of for row in found.values() if row.duplicate_of} - seen
    return ids, known


async def _load(
    connection: AsyncConnection, keys: Sequence[Key]
) -> tuple[dict[Key, int], dict[Key, RegisterRow]]:
    ids: dict[Key, int] = {}
    rows: dict[Key, RegisterRow] = {}
    by_channel: dict[str, list[str]] = {}
    for key in keys:
        by_channel.setdefault(key.channel, []).append(key.external_id)
    for channel, names in by_channel.items():
        for some in _chunks(names):
            asked = select(appeal).where(
                appeal.c.channel == channel, appeal.c.external_id.in_(some)
            )
            for found in await connection.execute(asked):
                row = row_of(found)
                ids[row.key], rows[row.key] = found.id, row
    return ids, rows


async def _add(connection: AsyncConnection, rows: Sequence[RegisterRow], at: datetime) -> None:
    first = await _last_name(connection) + 1
    for begin in range(0, len(rows), CHUNK):
        some = rows[begin : begin + CHUNK]
        names = range(first + begin, first + begin + len(some))
        columns = [{"id": name} | columns_of(row) for name, row in zip(names, some, strict=True)]
        await connection.execute(insert(appeal), columns)
        beginning = Change(CREATED, None, None, at, IMPORT)
        await _log(connection, [(name, beginning) for name in names])
    await appeal_words.learn_imported(connection, range(first, first + len(rows)))


async def _last_name(connection: AsyncConnection) -> int:
    """Rows of files have positive names, given here: where all others are negative, as those of
    messages are, SQLite would give the next negative one."""
    asked = select(func.coalesce(func.max(appeal.c.id), 0)).where(appeal.c.id > 0)
    return int((await connection.execute(asked)).scalar_one())


async def _change(
    connection: AsyncConnection, told: Plan, ids: dict[Key, int], at: datetime
) -> None:
    if not told.changed:
        return
    names = columns_of(told.changed[0][1])
    statement = (
        update(appeal)
        .where(appeal.c.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    for some in _chunks(told.changed):
        values = [
            {f"new_{name}": value for name, value in columns_of(row).items()}
            | {"row_id": ids[row.key]}
            for _, row in some
        ]
        await connection.execute(statement, values)
        lines = [
            (ids[row.key], Change(name, old, new, at, IMPORT))
            for was, row in some
            for name, old, new in differences(was, row)
        ]
        await _log(connection, lines)
        other = [ids[row.key] for was, row in some if _words_of(was) != _words_of(row)]
        await appeal_words.learn_anew(connection, other)


def _words_of(row: RegisterRow) -> tuple[str, str]:
    return row.text, row.organisation


async def _log(connection: AsyncConnection, lines: Sequence[tuple[int, Change]]) -> None:
    values = [
        {
            "appeal": number,
            "field": line.field,
            "old": line.old,
            "new": line.new,
            "at": line.at,
            "actor": line.actor,
        }
        for number, line in lines
    ]
    await connection.execute(insert(appeal_change), values)


def _chunks(things: Sequence[T]) -> Iterable[Sequence[T]]:
    return (things[n : n + CHUNK] for n in range(0, len(things), CHUNK))
