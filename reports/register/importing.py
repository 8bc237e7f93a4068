"""`otklik import appeals`: a file into the register, every row taken or refused with its reason."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reports.register.cells import Reading
from reports.register.file import Note, in_silence, records
from reports.register.rows import Parsed, parse, rows
from storage.arriving import Imported, Order

if TYPE_CHECKING:  # SQLAlchemy is imported by whoever opens the storage
    from storage.sql.register import Register


async def take_file(
    path: Path, register: Register, reading: Reading, at: datetime, *, strict: bool = False
) -> Imported:
    """All refusals, in the order of the file. Raises BadRegisterFile if it cannot be read."""
    return await take(parse(records(path), reading), register, at, strict=strict)


async def stream_file(
    path: Path, register: Register, reading: Reading, order: Order, note: Note = in_silence
) -> Imported:
    """As `take_file`, of a file of any length, of which some thousand rows are held at a time.
    `note` hears how many more bytes of it were read."""
    return await register.take_rows(lambda: rows(records(path, note), reading), order)


async def take(
    parsed: Parsed, register: Register, at: datetime, *, strict: bool = False, keep: bool = True
) -> Imported:
    """As `take_file`, of rows that were read. Without `keep`: what would become of them."""
    order = Order(at, strict, keep)
    return await register.take_rows(lambda: (*parsed.refusals, *parsed.drafts), order)
