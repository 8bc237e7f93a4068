"""Rows of the register by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.register_records import Key, RegisterRow
from storage.sql.register_rows import row_of
from storage.tables_register import appeal

T = TypeVar("T")

CHUNK = 1000
"""Keys asked for at once: well below SQLite's 32,766 values of a statement."""


async def load(
    connection: AsyncConnection, keys: Iterable[Key]
) -> tuple[dict[Key, int], dict[Key, RegisterRow]]:
    ids: dict[Key, int] = {}
    rows: dict[Key, RegisterRow] = {}
    for asked in _by_channel(select(appeal), keys):
        for found in await connection.execute(asked):
            row = row_of(found)
            ids[row.key], rows[row.key] = found.id, row
    return ids, rows


async def originals(connection: AsyncConnection, keys: Iterable[Key]) -> dict[Key, Key | None]:
    """Of these rows, of their originals, of those of originals and so on."""
    a = appeal.c
    told: dict[Key, Key | None] = {}
    asked = set(keys)
    seen: set[Key] = set()
    while asked:
        of = select(a.channel, a.external_id, a.duplicate_of)
        for one in _by_channel(of, asked):
            for channel, external_id, original in await connection.execute(one):
                told[Key(channel, external_id)] = Key.parse(original) if original else None
        seen |= asked
        asked = {original for key in asked if (original := told.get(key))} - seen
    return told


def _by_channel(of: Select[Any], keys: Iterable[Key]) -> Iterator[Select[Any]]:
    a = appeal.c
    by_channel: dict[str, list[str]] = {}
    for key in keys:
        by_channel.setdefault(key.channel, []).append(key.external_id)
    for channel, names in by_channel.items():
        for some in chunks(sorted(names)):
            yield of.where(a.channel == channel, a.external_id.in_(some))


def chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[n : n + CHUNK] for n in range(0, len(things), CHUNK))
