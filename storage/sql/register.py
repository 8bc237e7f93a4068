"""The register's door: files come in, grouped counts come out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from sqlalchemy import select

from storage.arriving import Imported, Order, Rows
from storage.engine import Engine
from storage.figure_records import FigureRow, Sought
from storage.register_records import Change, Draft, Key, RegisterLine, RegisterRow
from storage.sql import figure_rows, importing, register_lines, register_pages
from storage.sql.register_found import load
from storage.sql.register_tallies import received_of, tallies_of
from storage.tables_register import appeal, appeal_change
from storage.tallies import Tallies, Window


class Register:
    """Appeals of every channel. Every insert and change leaves a line in the log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def take(
        self, drafts: Sequence[Draft], at: datetime, *, strict: bool = False, keep: bool = True
    ) -> Imported:
        """As `take_rows`, of drafts that are all here."""
        return await self.take_rows(lambda: drafts, Order(at, strict, keep))

    async def take_rows(self, rows: Rows, order: Order) -> Imported:
        """All good rows in one transaction; the same rows again change nothing. Rows are read
        some at a time, once or, where others change what they name meanwhile, again."""
        return await importing.take(self._engine, rows, order)

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
            return (await load(connection, [key]))[1].get(key)

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
