"""Questionnaires filled in outside become finished ballots of an open wave, sealed as any."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from hashlib import sha256
from hmac import digest
from typing import Any

from sqlalchemy import Select, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, sheet_numbers, tables
from storage.counting import FEW
from storage.engine import Engine
from storage.keys import Keys
from storage.records import SLIPS, Wave, WaveState
from storage.sheet_records import Alike, FilledIn, NotTaken, SomeAlike, Stacked
from storage.sheet_sorting import Known, Sorting
from storage.sql.statements import put
from storage.sql.waves import wave_of

Rows = Mapping[bytes, dict[str, Any]]
"""Of the table, by tag."""
Beside = Callable[[AsyncConnection, Stacked], Awaitable[None]]


class Sheets:
    """A wave that is strict is answered by people themselves, one with slips by a slip alone."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def look(
        self, wave: str, sheets: Sequence[FilledIn], whole: bytes, alike: Alike = Alike.ASK
    ) -> Stacked:
        """What would become of a file; nothing is kept. Raises NotTaken or KeyLost."""
        async with self._engine.reading() as connection:
            found = await _wave(connection, wave)
            if await self._is_known(connection, found, whole):
                return Stacked(0, len(sheets))
            known = await _known(connection, wave)
            fresh = await self._fresh(connection, found, (sheets, known))
        told = await asyncio.to_thread(self._sorted, found, fresh, (known, alike))
        told.same += len(sheets) - len(fresh)
        return told.told()

    async def enter(
        self, wave: str, sheets: Sequence[FilledIn], whole: bytes = b"", alike: Alike = Alike.ASK
    ) -> Stacked:
        """All in one commit, in an order that tells nothing. Raises NotTaken, KeyLost, SomeAlike.

        A sheet whose name the wave knows stays as it was. `whole`: the file they all come from,
        of which nothing is entered a second time, in whatever wave.
        """
        async with self._engine.reading() as connection:
            found = await _wave(connection, wave)
        rows = await asyncio.to_thread(self._rows, found, sheets)  # sealing thousands takes a while
        async with self._engine.writing() as connection:
            await _require_same(connection, found)
            if whole and await self._is_known(connection, found, whole):
                return Stacked(0, len(sheets))
            told = await self._told(connection, found, sheets, alike)
            if told.alike:
                raise SomeAlike(told.told())
            if whole:
                noted = [{"mark": self._mark(found, whole), "wave": wave}]
                await connection.execute(put(connection, tables.stack), noted)
            await self._put(connection, found, rows, told)
        return told.told()

    async def enter_one(self, wave: str, sheet: FilledIn, beside: Beside) -> Stacked:
        """As `enter`, and in the same commit whatever `beside` writes of what came of it."""
        async with self._engine.reading() as connection:
            found = await _wave(connection, wave)
        rows = self._rows(found, [sheet])
        async with self._engine.writing() as connection:
            await _require_same(connection, found)
            told = await self._told(connection, found, [sheet], Alike.OTHERS)
            await self._put(connection, found, rows, told)
            await beside(connection, told.told())
        return told.told()

    async def _told(
        self, connection: AsyncConnection, wave: Wave, sheets: Sequence[FilledIn], alike: Alike
    ) -> Sorting:
        key = self._keys.wave(wave.id)
        tags = {ballots.sheet_tag(key, sheet.name) for sheet in sheets}
        known = await _known(connection, wave.id, tags)
        fresh = await self._fresh(connection, wave, (sheets, known))
        told = self._sorted(wave, fresh, (known, alike))
        told.same += len(sheets) - len(fresh)
        return told

    async def _put(
        self, connection: AsyncConnection, wave: Wave, rows: Rows, told: Sorting
    ) -> None:
        if new := [rows[tag] for tag in sorted(told.new)]:
            await connection.execute(put(connection, tables.ticket), new)
        if marks := [{"wave": wave.id, "mark": mark} for mark in sorted(told.marks)]:
            await connection.execute(insert(tables.stack_row), marks)
        if printed := sorted(self._printed(wave, list(told.new.values()))):
            noted = [{"mark": mark, "wave": wave.id} for mark in printed]
            await connection.execute(put(connection, tables.stack), noted)

    async def _fresh(
        self, connection: AsyncConnection, wave: Wave, what: tuple[Sequence[FilledIn], Known]
    ) -> list[FilledIn]:
        """Without printed sheets that an earlier wave had: their numbers outlive its key."""
        sheets, known = what
        key, printed = self._keys.wave(wave.id), self._printed(wave, sheets)
        if not printed:
            return list(sheets)
        s = tables.stack.c
        asked = _counting(select(s.mark))
        if len(printed) <= FEW:
            asked = asked.where(s.mark.in_(printed))
        there = {bytes(mark) for mark in (await connection.execute(asked)).scalars()}
        old = {printed[mark].name for mark in printed.keys() & there}
        here = {name for name in old if ballots.sheet_tag(key, name) in known.tags}
        return [sheet for sheet in sheets if sheet.name not in old - here]

    def _printed(self, wave: Wave, sheets: Sequence[FilledIn]) -> dict[bytes, FilledIn]:
        """Sheets by the lasting marks of their printed numbers. None of employees: how many of
        them answered on paper is told nowhere."""
        if wave.audience != "external":
            return {}
        return {
            self._mark(wave, f"number|{sheet.row.number}".encode()): sheet
            for sheet in sheets
            if sheet.row is not None and sheet_numbers.is_ours(sheet.row.number)
        }

    def _sorted(self, wave: Wave, sheets: Sequence[FilledIn], how: tuple[Known, Alike]) -> Sorting:
        known, alike = how
        told = Sorting(self._keys.wave(wave.id), known)
        told.sort(sheets, alike)
        return told

    def _rows(self, wave: Wave, sheets: Sequence[FilledIn]) -> dict[bytes, dict[str, Any]]:
        """By tag."""
        key = self._keys.wave(wave.id)
        named = {ballots.sheet_tag(key, sheet.name): sheet for sheet in sheets}
        return {tag: ballots.entered(wave, key, tag, sheet) for tag, sheet in named.items()}

    async def _is_known(self, connection: AsyncConnection, wave: Wave, whole: bytes) -> bool:
        """Of a wave that ended without opening anything it may come again."""
        s = tables.stack.c
        asked = _counting(select(s.wave)).where(s.mark == self._mark(wave, whole))
        return (await connection.execute(asked)).one_or_none() is not None

    def _mark(self, wave: Wave, whole: bytes) -> bytes:
        told = f"{wave.survey}|{sha256(whole).hexdigest()}".encode()
        return digest(self._keys.lasting("stacks"), told, sha256)


def _counting(asked: Select[Any]) -> Select[Any]:
    """Of waves that are open, or opened something: what was lost with a wave may come again."""
    w, s = tables.wave.c, tables.stack.c
    counts = or_(w.state.in_([str(WaveState.OPEN), str(WaveState.OVER)]), w.opened > 0)
    return asked.join(tables.wave, w.id == s.wave).where(counts)


async def _known(
    connection: AsyncConnection, wave: str, tags: Collection[bytes] | None = None
) -> Known:
    """Which of these the wave has, among others of its tags; and marks of all rows."""
    t, r = tables.ticket.c, tables.stack_row.c
    asked = select(t.tag).where(t.wave == wave)
    if tags is not None and len(tags) <= FEW:
        asked = asked.where(t.tag.in_(tags))
    there = (await connection.execute(asked)).scalars()
    marks = (await connection.execute(select(r.mark).where(r.wave == wave))).scalars()
    return Known({bytes(tag) for tag in there}, {bytes(mark) for mark in marks})


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
