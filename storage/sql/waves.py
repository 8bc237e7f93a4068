"""Waves and their sealed ballots: opened for answers, looked at, counted roughly."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, outerjoin, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, tables
from storage.engine import Engine
from storage.gathering import Gathering
from storage.keys import KeyLost, Keys, WaveKey
from storage.notice_records import NoticeDraft
from storage.records import Ballot, Paper, Person, StoredRow, Wave, WaveCount, WaveState
from storage.sealing import Unreadable
from storage.sql import notices, settings
from storage.sql.settings import Signed
from storage.sql.statements import put_once
from storage.turns import WaveOver

ROUGH = 5
"""Counts of an open wave are told in steps of so many."""


class Waves:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys
        self.reader: Gathering[tuple[Person, Paper], Ballot | None] = Gathering(self._read_all)

    async def begin(self, wave: Wave, by: Signed | None = None) -> Wave:
        """Makes the key, then the row; begun twice, the first one stays. Gives what is in force.

        A strict wave comes with its public key: the half that opens it was never here. `by`: which
        clerk opened it, and when; noted with it or not at all.
        """
        if wave.strict and not wave.public_key:
            raise ValueError("a strict wave without a public key")
        given = wave.public_key if wave.strict else b""
        key = self._keys.new_wave(wave.id, given)
        begun = replace(wave, public_key=key, told_until=wave.closes_on)
        promised = promises.promise_of(begun)
        begun = replace(begun, promise=promised, rough_on=begun.opened_on)
        async with self._engine.writing() as connection:
            row = asdict(begun) | {"state": str(begun.state)}
            put = await connection.execute(put_once(connection, tables.wave).values(row))
            if by is not None and put.rowcount == 1:
                await settings.note(connection, f"wave.{wave.id}", {"wave": "opened"}, by)
            return await _one(connection, wave.id)

    async def known(self, state: WaveState | None = None) -> list[Wave]:
        """All waves, or those in one state, the latest opened last.

        Whoever asks, asks often: keys that another process destroyed leave this one's memory too.
        """
        self._keys.look()
        asked = select(tables.wave).order_by(tables.wave.c.opened_on, tables.wave.c.id)
        if state is not None:
            asked = asked.where(tables.wave.c.state == str(state))
        async with self._engine.reading() as connection:
            return [wave_of(row) for row in await connection.execute(asked)]

    async def extend(self, wave: str, closes_on: date, drafts: Sequence[NoticeDraft] = ()) -> None:
        """Staff are told by `drafts`, once: whoever extends it to the same day tells nothing."""
        w = tables.wave.c
        longer = (w.id == wave, w.state == str(WaveState.OPEN), w.closes_on < closes_on)
        async with self._engine.writing() as connection:
            made = await connection.execute(
                update(tables.wave).where(*longer).values(closes_on=closes_on)
            )
            if made.rowcount == 1:
                for draft in drafts:
                    await notices.add(connection, self._keys, draft, notices.LONG_AGO)

    async def lose(self, wave: str) -> None:
        """Its key is gone: it takes no more answers, and what was sealed stays sealed.

        Nothing of it stays beside the keys: before the commit, for nobody looks again after it.
        """
        async with self._engine.writing() as connection:
            await connection.execute(
                update(tables.wave).where(tables.wave.c.id == wave).values(state=WaveState.LOST)
            )
            self._keys.destroy_wave(wave)

    async def ballot(self, person: Person, paper: Paper) -> Ballot | None:
        """This person's questionnaire on this paper; None if not begun.

        Raises WaveOver or KeyLost: a wave that is over has no papers any more.
        """
        return await self.reader.ask((person, paper))

    async def stored(self, person: Person, papers: Collection[Paper]) -> tuple[StoredRow, ...]:
        """The rows this person has begun, as they lie there. Of a lost key none can be found."""
        names = [self._name(person, paper) for paper in papers]
        t = tables.ticket.c
        mine = tuple_(t.wave, t.tag).in_([name for name in names if isinstance(name, tuple)])
        async with self._engine.reading() as connection:
            rows = await connection.execute(select(t.tag, t.ptr, t.box).where(mine))
            return tuple(StoredRow(bytes(tag), bytes(ptr), bytes(box)) for tag, ptr, box in rows)

    async def turnout(self, survey: str) -> dict[str, WaveCount]:
        """Of waves of this survey that are closed: how many began, how many finished."""
        w, t = tables.wave.c, tables.turnout.c
        closed = select(w.id).where(w.survey == survey, w.state == str(WaveState.CLOSED))
        summed = (t.wave, func.sum(t.started), func.sum(t.finished))
        asked = select(*summed).where(t.wave.in_(closed)).group_by(t.wave)
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return {wave: WaveCount(int(started), int(done)) for wave, started, done in rows}

    async def count(self, wave: Wave) -> WaveCount:
        """Exact, and for nobody's eyes: doors show `rough_*`. Raises KeyLost."""
        key = self._keys.wave(wave.id)
        asked = select(tables.ticket.c.tag, tables.ticket.c.ptr)
        async with self._engine.reading() as connection:
            found = await connection.execute(asked.where(tables.ticket.c.wave == wave.id))
            rows = [(ballots.at(wave.promise, bytes(tag)), bytes(ptr)) for tag, ptr in found]
        unfinished = await asyncio.to_thread(_unfinished, key, rows)
        return WaveCount(started=len(rows), finished=len(rows) - unfinished)

    async def count_roughly(self, today: date) -> None:
        """Once a day, rounded down: a live count would tell who came in between.

        A wave whose key is lost keeps its last count.
        """
        for wave in await self.known(WaveState.OPEN):
            if wave.rough_on is None or wave.rough_on < today:
                with suppress(KeyLost, Unreadable):
                    await self._count_roughly(wave, today)

    async def _count_roughly(self, wave: Wave, today: date) -> None:
        exact = await self.count(wave)
        rough = {
            "rough_started": exact.started // ROUGH * ROUGH,
            "rough_finished": exact.finished // ROUGH * ROUGH,
            "rough_on": today,
        }
        of_wave = update(tables.wave).where(tables.wave.c.id == wave.id)
        async with self._engine.writing() as connection:
            await connection.execute(of_wave.values(rough))

    async def _read_all(
        self, asked: Sequence[tuple[Person, Paper]]
    ) -> list[Ballot | Exception | None]:
        names = [self._name(person, paper) for person, paper in asked]
        wanted = {name for name in names if isinstance(name, tuple)}
        named = {"tags": list({t for _, t in wanted}), "waves": list({w for w, _ in wanted})}
        found = await self._engine.ask(_papers(), named)
        papers = {(row.id, row.tag): row for row in found}
        over = {row.id for row in papers.values() if row.state != str(WaveState.OPEN)}
        return [self._found(name, papers, over) for name in names]

    def _name(self, person: Person, paper: Paper) -> tuple[str, bytes] | KeyLost:
        try:
            return paper.wave, ballots.tag_of(person, paper, self._keys.wave(paper.wave))
        except KeyLost as lost:
            return lost

    def _found(
        self,
        name: tuple[str, bytes] | KeyLost,
        papers: Mapping[tuple[str, bytes | None], Row[Any]],
        over: Collection[str],
    ) -> Ballot | Exception | None:
        if isinstance(name, KeyLost):
            return name
        wave, tag = name
        if wave in over:
            return WaveOver(wave)
        if (row := papers.get(name)) is None:
            return None
        try:
            return ballots.read(self._keys.wave(wave), ballots.at(row.promise, tag), row.ptr)
        except Unreadable as error:
            return error


@cache
def _papers() -> Select[Any]:
    """Of `waves`, with those papers of theirs that have one of `tags`; a wave without any is one
    row."""
    w, t = tables.wave, tables.ticket
    ours = and_(t.c.wave == w.c.id, t.c.tag.in_(bindparam("tags", expanding=True)))
    columns = (w.c.id, w.c.state, w.c.promise, t.c.tag, t.c.ptr)
    return (
        select(*columns)
        .select_from(outerjoin(w, t, ours))
        .where(w.c.id.in_(bindparam("waves", expanding=True)))
    )


def _unfinished(key: WaveKey, rows: Sequence[tuple[bytes, bytes]]) -> int:
    """In a thread: unsealing a large wave takes a good part of a second, and citizens write on."""
    return sum(ballots.is_draft(key, place, ptr) for place, ptr in rows)


async def _one(connection: AsyncConnection, wave: str) -> Wave:
    rows = await connection.execute(select(tables.wave).where(tables.wave.c.id == wave))
    return wave_of(rows.one())


def wave_of(row: Any) -> Wave:
    """`row` of the whole table."""
    told = row._asdict()
    return Wave(**told | {"state": WaveState(row.state), "public_key": bytes(row.public_key)})
