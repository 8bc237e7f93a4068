"""Questionnaires filled in outside become finished ballots of an open wave, sealed as any."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from hashlib import sha256
from hmac import digest
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, tables
from storage.counting import FEW
from storage.engine import Engine
from storage.keys import Keys
from storage.records import SLIPS, Wave, WaveState
from storage.sheet_records import FilledIn, NotTaken, Stacked
from storage.sql.statements import put
from storage.sql.waves import wave_of


class Sheets:
    """A wave that is strict is answered by people themselves, one with slips by a slip alone."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def enter(self, wave: str, sheets: Sequence[FilledIn], whole: bytes = b"") -> Stacked:
        """All in one commit, in an order that tells nothing. Raises NotTaken or KeyLost.

        A sheet whose name the wave knows stays as it was. `whole`: the file they all come from,
        of which nothing is entered a second time, in whatever wave.
        """
        async with self._engine.reading() as connection:
            found = await _wave(connection, wave)
        rows = await asyncio.to_thread(self._rows, found, sheets)  # sealing thousands takes a while
        async with self._engine.writing() as connection:
            await _require_same(connection, found)
            if whole and not await self._is_new(connection, found, whole):
                return Stacked(0, len(sheets))
            there = await _known(connection, wave, rows.keys())
            new = [rows[tag] for tag in sorted(rows.keys() - there)]
            if new:
                await connection.execute(put(connection, tables.ticket), new)
        return Stacked(len(new), len(sheets) - len(new))

    def _rows(self, wave: Wave, sheets: Sequence[FilledIn]) -> dict[bytes, dict[str, Any]]:
        """By tag."""
        key = self._keys.wave(wave.id)
        named = {ballots.sheet_tag(key, sheet.name): sheet for sheet in sheets}
        return {tag: ballots.entered(wave, key, tag, sheet) for tag, sheet in named.items()}

    async def _is_new(self, connection: AsyncConnection, wave: Wave, whole: bytes) -> bool:
        """Notes the file. Of a wave that ended without opening anything it may come again."""
        told = f"{wave.survey}|{sha256(whole).hexdigest()}".encode()
        mark = digest(self._keys.lasting("stacks"), told, sha256)
        w, s = tables.wave.c, tables.stack.c
        counts = or_(w.state.in_([str(WaveState.OPEN), str(WaveState.OVER)]), w.opened > 0)
        before = select(s.wave, counts).join(tables.wave, w.id == s.wave)
        row = (await connection.execute(before.where(s.mark == mark))).one_or_none()
        if row is not None and row[1]:
            return False
        await connection.execute(put(connection, tables.stack), [{"mark": mark, "wave": wave.id}])
        return True


async def _known(connection: AsyncConnection, wave: str, tags: Collection[bytes]) -> set[bytes]:
    """Which of these the wave has, among others of its tags."""
    t = tables.ticket.c
    asked = select(t.tag).where(t.wave == wave)
    if len(tags) <= FEW:
        asked = asked.where(t.tag.in_(tags))
    return {bytes(tag) for tag in (await connection.execute(asked)).scalars()}


async def _wave(connection: AsyncConnection, name: str, *, locked: bool = False) -> Wave:
    """Raises NotTaken."""
    asked = select(tables.wave).where(tables.wave.c.id == name)
    row = (await connection.execute(asked.with_for_update() if locked else asked)).one_or_none()
    if row is None:
        raise NotTaken(name, "over")
    wave = wave_of(row)
    if (why := _why_not(wave)) is not None:
        raise NotTaken(name, why)
    return wave


async def _require_same(connection: AsyncConnection, seen: Wave) -> None:
    """Locked against an opening at this very moment. Raises NotTaken."""
    now = await _wave(connection, seen.id, locked=True)
    if (now.promise, now.public_key, now.size) != (seen.promise, seen.public_key, seen.size):
        raise NotTaken(seen.id, "tampered")


def _why_not(wave: Wave) -> str | None:
    if wave.state is not WaveState.OPEN:
        return "over"
    if not promises.is_kept(wave):
        return "tampered"
    if wave.strict:
        return "strict"
    return "slips" if wave.entry == SLIPS else None
