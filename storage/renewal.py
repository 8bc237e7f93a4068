"""Talks get a new key, and with it new tags in no order: what was written under the old one before
leads to nobody from then on.

A talk and a sealed ballot are written in one commit. Whoever copied the disk after each commit, or
reads PostgreSQL's log, counts how often the row of a tag changed: so many steps, such answers. The
tag of the ballot leads to nobody once its wave is closed; the tag of the talk must not either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from random import SystemRandom
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sealing, tables, talks
from storage.dialogue_keys import DialogueKey, week_of
from storage.keys import Keys
from storage.talks import Talk

_CHANCE = SystemRandom()

ALIKE = 10
"""So many talks at least have the larger size if any has: a size must not lead from an old tag to
the new one."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What to write, and the keys that nothing is sealed with then."""

    rows: list[dict[str, Any]]
    over: tuple[DialogueKey, ...]


async def renew(connection: AsyncConnection, keys: Keys, today: date) -> tuple[DialogueKey, ...]:
    """Writes all talks anew; the keys to destroy after the commit.

    Call it where nobody else writes a talk. A crash at any step leaves talks that the keys in the
    folder open, and is healed by the next renewal.
    """
    keys.look()
    old = keys.talks(today)
    new = keys.renew_talks(today)
    found = list(await connection.execute(select(tables.dialogue)))
    plan = await asyncio.to_thread(_plan, found, (new, old), week_of(today))
    await connection.execute(delete(tables.dialogue))
    if plan.rows:
        await connection.execute(insert(tables.dialogue), plan.rows)
    return plan.over


def _plan(
    found: Sequence[Row[Any]], by: tuple[DialogueKey, Sequence[DialogueKey]], week: int
) -> Renewal:
    """In a thread: sealing thousands takes a good part of a second, and citizens write on."""
    new, old = by
    known: list[tuple[Talk, bool]] = []
    nameless: list[dict[str, Any]] = []
    needed = {new}
    for row in found:
        talk = opened(row, old)
        if talk is None:
            continue  # sealed with a key that is gone: nobody's any more
        if talk.person is None:  # of an earlier version: it keeps its key until its own term
            needed |= {key for key in old if opened(row, [key])}
            nameless.append({"tag": row.tag, "sealed": row.sealed, "week": row.week})
        elif talk.week >= week - 1:
            known.append((talk, talks.is_large(row.sealed)))
    rows = [*nameless, *_sealed(known, new, week)]
    rows.sort(key=lambda row: bytes(row["tag"]))  # chance, as the tags are; and quick to write
    return Renewal(rows, tuple(key for key in old if key not in needed))


def opened(row: Row[Any], keys: Sequence[DialogueKey]) -> Talk | None:
    """None if none of these keys sealed it."""
    for key in keys:
        with suppress(sealing.Unreadable):
            return talks.opened(key, bytes(row.tag), bytes(row.sealed))
    return None


def _sealed(
    known: Sequence[tuple[Talk, bool]], new: DialogueKey, week: int
) -> list[dict[str, Any]]:
    """All bear this week outside, their own inside: a week, too, tells one talk from another."""
    large = sum(is_so for _, is_so in known)
    short = [number for number, (_, is_so) in enumerate(known) if not is_so]
    more = min(max(ALIKE - large, 0), len(short)) if large else 0
    beside = set(_CHANCE.sample(short, more))
    rows = [
        talks.sealed(new, talk, large=is_so or number in beside)
        for number, (talk, is_so) in enumerate(known)
    ]
    return [row | {"week": week} for row in rows]
