"""Opens ballots: a batch of a permanent survey, or a whole wave at its close.

Every step starts from the state in the database, so a crash anywhere is healed by asking again.
A wave that says something else than it promised is not opened at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, counting, promises, sealing, tables, together
from storage.carrying import carry, take_marks_along
from storage.closing_records import NOTHING, Closed, Given, WrongKey
from storage.counting import Finished, Read, Rules, Unfold
from storage.engine import Engine
from storage.keys import KeyLost, Keys, WaveKey
from storage.records import Wave, WaveState
from storage.sql import notices, opened
from storage.sql.statements import put
from storage.sql.waves import wave_of

ENDED = (WaveState.COUNTED, WaveState.CLOSED, WaveState.LOST)


class Opening:
    """`clear`: takes from the disk and from all talks what leads to papers that are gone."""

    def __init__(
        self, engine: Engine, keys: Keys, unfold: Unfold, clear: Callable[[], Awaitable[None]]
    ) -> None:
        self._engine = engine
        self._keys = keys
        self._unfold = unfold
        self._clear = clear

    async def open_batch(self, wave: str, rules: Rules, today: date) -> int:
        """Opens what waits, if enough wait; the number of ballots that count.

        Raises KeyLost, promises.PromiseBroken, sealing.Unreadable or together.NotesDamaged:
        nothing is opened.
        """
        async with self._engine.writing() as connection:
            found = await _locked(connection, wave)
            if found is None or (found.state, found.opening) != (WaveState.OPEN, "batches"):
                return 0
            promises.require(found)
            key = self._keys.wave(wave)
            finished = (await counting.papers(connection, found, key)).finished
            least = rules.with_promise(found).batch_min
            if len(finished) < least:
                return 0
            told = await counting.read(connection, found, key, (finished, self._unfold))
            known = together.sorted_out(self._keys, wave, told)
            fresh = counting.batches(known.new, least)
            together.note(self._keys, wave, fresh)
            groups = [*known.again, *fresh]
            rows = [ballots.emptied(found, key, one.paper.tag) for some in groups for one in some]
            if rows:
                await connection.execute(put(connection, tables.ticket), rows)
            return await opened.write_all(connection, found, groups, today)

    async def is_too_small(self, wave: Wave, rules: Rules) -> bool:
        """Fewer people than may ever be shown: it must be extended. Raises as `open_batch`."""
        if wave.state is not WaveState.OPEN:
            return False
        promises.require(wave)
        key = self._keys.wave(wave.id)
        async with self._engine.reading() as connection:
            told = await self._waiting(connection, wave, (key, _whole(wave, key, None)))
            return await _is_too_small(connection, wave, told, rules)

    async def close(self, wave: str, rules: Rules, today: date, given: Given = NOTHING) -> Closed:
        """Counts a wave, destroys its key. A rest below `batch_min` goes sealed to the following.

        May be called again after a crash at any step; a closed wave stays closed. A strict wave
        without its private half only stops. Raises as `open_batch`, WrongKey, or StillRead.
        """
        async with self._engine.writing() as connection:
            told = await self._stop(connection, wave, (rules, given))
        if told is None:
            async with self._engine.writing() as connection:
                told = await self._count(connection, wave, (rules, today, given))
        if told.is_over:
            await self._end(wave, today, given, told)
        return told

    def is_stopped(self, wave: Wave) -> bool:
        """A closing was cut short that nobody may wait for. Raises together.NotesDamaged."""
        return wave.state is WaveState.OVER and together.is_stopped(self._keys, wave.id)

    async def discard(self, wave: str, today: date, given: Given = NOTHING) -> Closed:
        """Ends a wave without opening what is still sealed; a broken promise does not hinder it."""
        async with self._engine.writing() as connection:
            found = await _locked(connection, wave)
            told = _ended(found)
            if found is not None and found.state not in ENDED:
                of_wave = select(func.count()).where(tables.ticket.c.wave == wave)
                left = (await connection.execute(of_wave)).scalar_one()
                told = Closed(opened=found.opened, discarded=left)
                await self._counted(connection, found, (today, given), told)
        await self._end(wave, today, given, told)
        return told

    async def _stop(
        self, connection: AsyncConnection, name: str, how: tuple[Rules, Given]
    ) -> Closed | None:
        """It takes no more, in a commit of its own, before anything of it is noted or opened: what
        came after a closing that was cut short would be accepted and never counted.

        None: it can be counted at once. A strict wave waits for the half that is kept elsewhere.
        """
        rules, given = how
        wave = await _locked(connection, name)
        if wave is None or wave.state in ENDED:
            return _ended(wave)
        promises.require(wave)
        key = self._keys.wave(wave.id)
        whole = _whole(wave, key, given.private)
        if wave.state is WaveState.OPEN:
            told = await self._waiting(connection, wave, (key, whole))
            if await _is_too_small(connection, wave, told, rules):
                return Closed(too_few=True)
            if not wave.strict:
                together.stop(self._keys, name)
            over = update(tables.wave).where(tables.wave.c.id == wave.id)
            await connection.execute(over.values(state=str(WaveState.OVER)))
        return None if whole is not None else Closed(waits=True)

    async def _waiting(
        self, connection: AsyncConnection, wave: Wave, keys: tuple[WaveKey, WaveKey | None]
    ) -> Sequence[Read] | Sequence[Finished]:
        """What counts so far; without the half that opens it, whoever has finished."""
        key, whole = keys
        finished = (await counting.papers(connection, wave, key)).finished
        if whole is None:
            return finished
        told = await counting.read(connection, wave, whole, (finished, self._unfold))
        return together.sorted_out(self._keys, wave.id, told).good

    async def _count(
        self, connection: AsyncConnection, name: str, how: tuple[Rules, date, Given]
    ) -> Closed:
        """Of a wave that takes no more: if too few are left, nothing is shown."""
        rules, today, given = how
        wave = await _locked(connection, name)
        if wave is None or wave.state in ENDED:
            return _ended(wave)
        promises.require(wave)
        key = self._keys.wave(wave.id)
        whole = _whole(wave, key, given.private)
        assert whole is not None  # else it would have been told to wait
        papers = await counting.papers(connection, wave, key)
        finished, unfinished = papers.finished, papers.unfinished
        told = await counting.read(connection, wave, whole, (finished, self._unfold))
        known = together.sorted_out(self._keys, wave.id, told)
        fresh = counting.to_open(wave, known, rules)
        groups = [*known.again, *fresh]
        if await _is_too_small(connection, wave, known.good, rules):
            fresh, groups, unfinished = [], [], 0
        together.note(self._keys, wave.id, fresh)
        count = await opened.write_all(connection, wave, groups, today, unfinished)
        rest = counting.rest(known.good, groups)
        carried = 0
        if given.following is not None and rest:
            carried = await carry(connection, self._keys, (key, given.following), rest)
            if carried and not wave.opened + count:
                await take_marks_along(connection, wave.id, given.following)
        damaged = papers.damaged + len(finished) - len(known.good)
        closed = Closed(wave.opened + count, carried, len(rest) - carried, damaged)
        await self._counted(connection, wave, (today, given), closed)
        return closed

    async def _counted(
        self, connection: AsyncConnection, wave: Wave, how: tuple[date, Given], told: Closed
    ) -> None:
        """Papers, slips and marks of rows go; staff are told in the same transaction, so once."""
        today, given = how
        for table in (tables.ticket, tables.slip, tables.stack_row):
            await connection.execute(delete(table).where(table.c.wave == wave.id))
        counted = update(tables.wave).where(tables.wave.c.id == wave.id)
        await connection.execute(counted.values(state=str(WaveState.COUNTED), closed_on=today))
        for draft in given.counted(told):
            await notices.add(connection, self._keys, draft, notices.LONG_AGO)

    async def _end(self, wave: str, today: date, given: Given, told: Closed) -> None:
        """The key goes, deleted papers leave the disk, and only then is the wave closed.

        The key first: whoever holds the disk's log open must not keep it alive, put papers back
        and have them counted anew without one. Raises StillRead: the closing goes on next time.
        """
        w = tables.wave.c
        counted = (w.id == wave, w.state == str(WaveState.COUNTED))
        async with self._engine.reading() as connection:
            if (await connection.execute(select(w.id).where(*counted))).one_or_none() is None:
                return
        self._keys.destroy_wave(wave)
        await self._clear()
        ending = await given.end(told)
        row = {"state": str(WaveState.CLOSED)}
        checked = {"verdict": ending.verdict, "checked_on": today} if ending.verdict else {}
        async with self._engine.writing() as connection:
            closed = update(tables.wave).where(*counted).values(row | checked)
            if (await connection.execute(closed)).rowcount == 1:
                for draft in ending.notices:
                    await notices.add(connection, self._keys, draft, notices.LONG_AGO)


def _ended(wave: Wave | None) -> Closed:
    return Closed(opened=wave.opened if wave is not None else 0)


async def _locked(connection: AsyncConnection, wave: str) -> Wave | None:
    """Locked against ballots cast at this very moment."""
    asked = select(tables.wave).where(tables.wave.c.id == wave).with_for_update()
    row = (await connection.execute(asked)).one_or_none()
    return wave_of(row) if row is not None else None


async def _is_too_small(
    connection: AsyncConnection, wave: Wave, told: Sequence[Read] | Sequence[Finished], rules: Rules
) -> bool:
    """Of a wave opened in batches all papers count, for no batch is small; else only people do."""
    least = rules.with_promise(wave).k_min
    if wave.opening != "batches":
        return counting.people(told) < least
    asked = select(tables.turnout.c.finished).where(tables.turnout.c.wave == wave.id)
    before: int = sum((await connection.execute(asked)).scalars())
    return before + len(told) < least


def _whole(wave: Wave, key: WaveKey, given: bytes | None) -> WaveKey | None:
    """With the half that opens ballots; None if it must be brought and was not. Raises WrongKey."""
    if not wave.strict:
        if not key.private:
            raise KeyLost(wave.id)
        return key
    if given is None:
        return None
    if sealing.public_half(given) != wave.public_key:
        raise WrongKey(wave.id)
    return WaveKey(key.secret, given)
