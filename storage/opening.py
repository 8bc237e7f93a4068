"""Opens ballots: a batch of a permanent survey, or a whole wave at its close.

Every step starts from the state in the database, so a crash anywhere is healed by asking again.
Nothing written here comes from a person: rows are shuffled and bear random names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import SystemRandom
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, tables
from storage.engine import Engine
from storage.keys import Keys, WaveKey
from storage.records import Answers, OpenedBallot, Unfolded, Wave, WaveState
from storage.scouring import scour
from storage.sql.statements import put
from storage.sql.waves import wave_of

_CHANCE = SystemRandom()

Unfold = Callable[[str, Answers], Unfolded | None]
"""(script's body, answers) -> rows; None: not the survey's respondent, not counted at all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """From the profile: how many ballots are opened together, how few are never shown."""

    batch_min: int
    k_min: int


@dataclass(frozen=True, slots=True)
class Closed:
    """How a wave ended. `too_few`: it must be extended, nothing was opened."""

    opened: int = 0
    carried: int = 0
    too_few: bool = False


class Opening:
    def __init__(self, engine: Engine, keys: Keys, unfold: Unfold) -> None:
        self._engine = engine
        self._keys = keys
        self._unfold = unfold

    async def open_batch(self, wave: str, rules: Rules, today: date) -> int:
        """Opens what waits, if enough wait; the number of opened ballots.

        Ballots of the web are opened apart: sessions there can be multiplied by anyone.
        """
        async with self._engine.writing() as connection:
            found = await self._locked(connection, wave)
            if found is None or found.opening != "batches":
                return 0
            opened = 0
            for tags in await self._batches(connection, found, rules):
                opened += await self._open(connection, found, tags, today)
                key = self._keys.wave(wave)
                rows = [ballots.emptied(found, key, tag) for tag in tags]
                await connection.execute(put(connection, tables.ticket), rows)
            return opened

    async def is_too_small(self, wave: Wave, rules: Rules) -> bool:
        """Fewer finished than may ever be shown: it must be extended. Raises KeyLost."""
        if wave.state is not WaveState.OPEN:
            return False
        async with self._engine.reading() as connection:
            finished, _ = await self._papers(connection, wave)
            return await _finished_before(connection, wave) + len(finished) < rules.k_min

    async def close(
        self, wave: str, rules: Rules, today: date, following: str | None = None
    ) -> Closed:
        """Counts a wave, destroys its key. A rest below `batch_min` goes sealed to `following`.

        May be called again after a crash at any step; a closed wave stays closed.
        """
        async with self._engine.writing() as connection:
            found = await self._locked(connection, wave)
            told = Closed()
            if found is not None:
                told = await self._count(connection, found, (rules, today, following))
        if told.too_few:
            return told
        await self._scour()
        self._keys.destroy_wave(wave)
        async with self._engine.writing() as connection:
            await connection.execute(
                update(tables.wave)
                .where(tables.wave.c.id == wave, tables.wave.c.state == str(WaveState.COUNTED))
                .values(state=str(WaveState.CLOSED), closed_on=today)
            )
        return told

    async def _count(
        self,
        connection: AsyncConnection,
        wave: Wave,
        how: tuple[Rules, date, str | None],
    ) -> Closed:
        rules, today, following = how
        finished, unfinished = await self._papers(connection, wave)
        before = await _finished_before(connection, wave)
        if before + len(finished) < rules.k_min:
            return Closed(too_few=True)
        tags = [tag for tag, _ in finished]
        carried: list[bytes] = []
        if wave.opening == "batches":
            ready = [tag for some in _enough(finished, rules.batch_min) for tag in some]
            if following is not None:
                carried = [tag for tag in tags if tag not in set(ready)]
                tags = ready
        await self._open(connection, wave, tags, today, len(unfinished))
        if following is not None:
            await self._carry(connection, (wave, following), carried)
        gone = delete(tables.ticket).where(tables.ticket.c.wave == wave.id)
        await connection.execute(gone)
        counted = update(tables.wave).where(tables.wave.c.id == wave.id)
        await connection.execute(counted.values(state=str(WaveState.COUNTED), closed_on=today))
        return Closed(opened=len(tags), carried=len(carried))

    async def _open(
        self,
        connection: AsyncConnection,
        wave: Wave,
        tags: Sequence[bytes],
        today: date,
        unfinished: int = 0,
    ) -> int:
        boxes = select(tables.ticket.c.tag, tables.ticket.c.box).where(
            tables.ticket.c.wave == wave.id
        )
        wanted = set(tags)
        private = self._keys.wave(wave.id).private
        opened = [
            ballots.opened(wave, ballots.body(private, wave, bytes(box)))
            for tag, box in await connection.execute(boxes)
            if bytes(tag) in wanted
        ]
        _CHANCE.shuffle(opened)
        unfolded = [(one, await self._unfolded(connection, one)) for one in opened]
        counted = [(one, rows) for one, rows in unfolded if rows is not None]
        answers = [row for one, rows in counted for row in _answers(one, rows, today)]
        comments = [row for one, rows in counted for row in _comments(one, rows, today)]
        _CHANCE.shuffle(answers)
        _CHANCE.shuffle(comments)
        if answers:
            await connection.execute(insert(tables.answer), answers)
        if comments:
            await connection.execute(insert(tables.comment), comments)
        await connection.execute(
            insert(tables.turnout).values(
                id=os.urandom(16),
                wave=wave.id,
                survey=wave.survey,
                version=wave.version,
                opened_on=today,
                started=len(counted) + unfinished,
                finished=len(counted),
            )
        )
        return len(opened)

    async def _unfolded(self, connection: AsyncConnection, one: OpenedBallot) -> Unfolded | None:
        kept = tables.script.c
        asked = select(kept.body).where(kept.survey == one.survey, kept.version == one.version)
        return self._unfold((await connection.execute(asked)).scalar_one(), one.values)

    async def _carry(
        self, connection: AsyncConnection, waves: tuple[Wave, str], tags: Sequence[bytes]
    ) -> None:
        """Sealed over into the following wave, under new random tags."""
        wave, following = waves
        rows = await connection.execute(
            select(tables.wave).where(tables.wave.c.id == following).with_for_update(read=True)
        )
        new, new_key = wave_of(rows.one()), self._keys.wave(following)
        old_key = self._keys.wave(wave.id)
        asked = select(tables.ticket).where(
            tables.ticket.c.wave == wave.id, tables.ticket.c.tag.in_(tags)
        )
        moved: list[dict[str, Any]] = []
        for row in await connection.execute(asked):
            who = ballots.waiting(old_key, bytes(row.tag), bytes(row.ptr))
            assert who is not None
            told = ballots.body(old_key.private, wave, bytes(row.box))
            moved.append(ballots.handed_in(new, new_key, os.urandom(16), (who, told)))
        _CHANCE.shuffle(moved)
        if moved:
            await connection.execute(put(connection, tables.ticket), moved)

    async def _batches(
        self, connection: AsyncConnection, wave: Wave, rules: Rules
    ) -> list[list[bytes]]:
        finished, _ = await self._papers(connection, wave)
        return _enough(finished, rules.batch_min)

    async def _papers(
        self, connection: AsyncConnection, wave: Wave
    ) -> tuple[list[tuple[bytes, ballots.HandedIn]], list[bytes]]:
        """(finished and not opened yet, unfinished) papers of a wave."""
        key: WaveKey = self._keys.wave(wave.id)
        asked = select(tables.ticket.c.tag, tables.ticket.c.ptr).where(
            tables.ticket.c.wave == wave.id
        )
        rows = [(bytes(tag), bytes(ptr)) for tag, ptr in await connection.execute(asked)]
        told = [(tag, ballots.waiting(key, tag, ptr)) for tag, ptr in rows]
        finished = [(tag, who) for tag, who in told if who is not None]
        unfinished = [tag for tag, ptr in rows if ballots.is_draft(key, tag, ptr)]
        return finished, unfinished

    async def _locked(self, connection: AsyncConnection, wave: str) -> Wave | None:
        """The wave if it is still open, locked against ballots cast at this very moment."""
        asked = select(tables.wave).where(
            tables.wave.c.id == wave, tables.wave.c.state == str(WaveState.OPEN)
        )
        row = (await connection.execute(asked.with_for_update())).one_or_none()
        return wave_of(row) if row is not None else None

    async def _scour(self) -> None:
        """Deleted papers leave the disk too. Raises StillRead: the closing goes on next time."""
        await scour(self._engine)


async def _finished_before(connection: AsyncConnection, wave: Wave) -> int:
    """Ballots of this wave that were opened in batches."""
    asked = select(tables.turnout.c.finished).where(tables.turnout.c.wave == wave.id)
    return sum((await connection.execute(asked)).scalars())


def _enough(
    finished: Iterable[tuple[bytes, ballots.HandedIn]], batch_min: int
) -> list[list[bytes]]:
    """Papers that may be opened together: of at least `batch_min` different accounts."""
    found: list[list[bytes]] = []
    papers = list(finished)
    for web in (False, True):
        group = [(tag, who.account) for tag, who in papers if who.web is web]
        if len({account for _, account in group}) >= batch_min:
            found.append([tag for tag, _ in group])
    return found


def _answers(one: OpenedBallot, rows: Unfolded, today: date) -> list[dict[str, Any]]:
    ballot = os.urandom(16)
    common = _common(one, today) | {"channel": one.channel, "place": one.place, "ballot": ballot}
    return [common | {"question": question, "value": value} for question, value in rows.values]


def _comments(one: OpenedBallot, rows: Unfolded, today: date) -> list[dict[str, Any]]:
    return [
        _common(one, today)
        | {"id": os.urandom(16), "question": question, "process": process, "body": text}
        for question, process, text in rows.comments
    ]


def _common(one: OpenedBallot, today: date) -> dict[str, Any]:
    return {
        "wave": one.wave,
        "survey": one.survey,
        "version": one.version,
        "opened_on": today,
    }
