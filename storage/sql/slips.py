"""Slips of waves that are answered by slips alone: issued, and found by their code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, slips, tables
from storage.engine import Engine
from storage.keys import KeyLost, Keys
from storage.records import SLIPS, Cast, Channel, Paper, Person, Wave, WaveState
from storage.sql.waves import wave_of

_NOBODY = Person(Channel.WEB, "")
"""The tag of a slip's paper comes from the slip alone."""


class WaveClosed(Exception):
    """The wave takes no answers any more, so it needs no slips."""


class AnsweredBefore(Exception):
    """Members of the chat have answered already: the way in cannot change any more."""


class Slips:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    async def issue(self, wave: str, codes: Iterable[str]) -> None:
        """These codes are good from now on, and the wave is answered by slips alone.

        Raises WaveClosed, AnsweredBefore.
        """
        marks = sorted(slips.mark(code) for code in codes)
        async with self._engine.writing() as connection:
            await self._for_slips(connection, wave)
            rows = [{"wave": wave, "mark": mark} for mark in marks]
            await connection.execute(insert(tables.slip), rows)

    async def paper(self, code: str, waves: Sequence[Wave]) -> Paper | None:
        """The paper of a slip of one of these waves; None if it is unknown or used up.

        The same two questions are asked of the database, whatever the answer will be.
        """
        papers = [Paper(wave.id, slip=code) for wave in waves]
        names = [(wave.id, slips.mark(code)) for wave in waves]
        tags = [(paper.wave, self._tag(paper)) for paper in papers]
        known, tickets = tables.slip.c, tables.ticket.c
        asked = select(known.wave).where(tuple_(known.wave, known.mark).in_(names))
        begun = select(tickets.wave, tickets.tag, tickets.ptr)
        async with self._engine.reading() as connection:
            found = set((await connection.execute(asked)).scalars())
            rows = list(
                await connection.execute(begun.where(tuple_(tickets.wave, tickets.tag).in_(tags)))
            )
        over = {
            row.wave
            for row, wave in ((row, wave) for row in rows for wave in waves if wave.id == row.wave)
            if self._is_cast(wave, bytes(row.tag), bytes(row.ptr))
        }
        return next((one for one in papers if one.wave in found - over), None)

    async def _for_slips(self, connection: AsyncConnection, name: str) -> None:
        """No turn of anybody can write a ballot of this wave between this look and the commit."""
        asked = select(tables.wave).where(tables.wave.c.id == name).with_for_update()
        wave = wave_of((await connection.execute(asked)).one())
        if wave.state is not WaveState.OPEN:
            raise WaveClosed(name)
        if wave.entry == SLIPS:
            return
        begun = select(tables.ticket.c.wave).where(tables.ticket.c.wave == name).limit(1)
        if (await connection.execute(begun)).first() is not None:
            raise AnsweredBefore(name)
        changed = replace(wave, entry=SLIPS)
        values = {"entry": SLIPS, "promise": promises.promise_of(changed)}
        await connection.execute(update(tables.wave).where(tables.wave.c.id == name).values(values))

    def _tag(self, paper: Paper) -> bytes:
        """A wave whose key is lost takes no slips; it is looked for all the same."""
        try:
            return ballots.tag_of(_NOBODY, paper, self._keys.wave(paper.wave))
        except KeyLost:
            return bytes(16)

    def _is_cast(self, wave: Wave, tag: bytes, ptr: bytes) -> bool:
        place = ballots.at(wave.promise, tag)
        return isinstance(ballots.read(self._keys.wave(wave.id), place, ptr), Cast)
