"""`otklik import appeals`: a file into the register, every row taken or refused with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reports.register_cells import Reading
from reports.register_file import records
from reports.register_rows import Parsed, parse
from storage.register_records import Refusal

if TYPE_CHECKING:  # SQLAlchemy is imported by whoever opens the storage
    from storage.sql.register import Register


@dataclass(frozen=True, slots=True)
class Taken:
    """`kept` is False when `strict` met a refusal: the counts then say what would have been."""

    new: int
    changed: int
    same: int
    refusals: tuple[Refusal, ...]
    kept: bool


async def take_file(
    path: Path, register: Register, reading: Reading, at: datetime, *, strict: bool = False
) -> Taken:
    """Refusals come in the order of the file. Raises BadRegisterFile if no row can be read."""
    return await take(parse(records(path), reading), register, at, strict=strict)


async def take(
    parsed: Parsed, register: Register, at: datetime, *, strict: bool = False, keep: bool = True
) -> Taken:
    """As `take_file`, of rows that were read. Without `keep`: what would become of them."""
    keep = keep and not (strict and parsed.refusals)
    told = await register.take(parsed.drafts, at, strict=strict, keep=keep)
    refusals = sorted((*parsed.refusals, *told.refusals), key=lambda refusal: refusal.line)
    return Taken(told.new, told.changed, told.same, tuple(refusals), told.kept)
