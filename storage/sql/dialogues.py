"""Talks: recalled, and kept a whole turn at a time, in groups that share one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, text, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import sealing, tables
from storage.engine import Engine
from storage.gathering import Gathering
from storage.keys import DialogueKey, KeyLost, Keys, week_of
from storage.message_records import AuthorForgotten
from storage.records import Memory, Person
from storage.scouring import scour
from storage.sql import facts
from storage.sql.message_facts import MessageFacts
from storage.sql.statements import put
from storage.turns import KeptTurn, Outrun, WaveOver

SIZES = (1024, 24 * 1024)
"""Bytes of a sealed stage: a talk, or a message being written in several parts."""
MARK = 16  # the last bytes of a sealed stage: no two are alike
Outcome = bool | Exception
REFUSED = (Outrun, WaveOver, KeyLost, sealing.TooLong)
"""What is wrong with one turn and leaves the others of its group alone."""


@dataclass(slots=True)
class Rows:
    """What a group of turns writes, sealed and ready."""

    talks: list[dict[str, Any]] = field(default_factory=list)
    tickets: facts.Tickets = field(default_factory=dict)

    def add(self, talk: dict[str, Any], tickets: facts.Tickets) -> None:
        self.talks.append(talk)
        self.tickets |= tickets


class Dialogues:
    """`clock` is aware, in the town's zone: dialogue keys change with the week."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._facts = facts.Facts(keys)
        self._messages = MessageFacts(keys, clock)
        self.reader: Gathering[Person, Memory] = Gathering(self._recall_all)
        self.writer: Gathering[KeptTurn, bool] = Gathering(self._keep_all)

    async def recall(self, person: Person) -> Memory:
        """Where the talk stands; a newcomer, or one away for two weeks, gets an empty Memory."""
        return await self.reader.do(person)

    async def keep(self, turn: KeptTurn) -> bool:
        """Writes a whole turn in one transaction.

        False, and nothing written, if its update was kept before: messengers deliver twice.
        Raises Outrun, WaveOver (nothing written) or NotKept (do not acknowledge).
        """
        return await self.writer.do(turn)

    async def forget(self, person: Person) -> None:
        async with self._engine.writing() as connection:
            tags = [tag for tag, _ in self._names(person)]
            await connection.execute(delete(tables.dialogue).where(tables.dialogue.c.tag.in_(tags)))

    async def tidy(self) -> None:
        """Forgets talks and update names older than last week, and destroys their keys; clears
        what the disk remembers of the day. Raises StillRead: the clearing goes on next time."""
        oldest = week_of(self._today()) - 1
        async with self._engine.writing() as connection:
            await connection.execute(delete(tables.dialogue).where(tables.dialogue.c.week < oldest))
            await connection.execute(delete(tables.heard).where(tables.heard.c.kept_in < oldest))
        self._keys.tidy(self._today())
        await scour(self._engine)

    def _today(self) -> date:
        return self._clock().date()

    def _names(self, person: Person) -> list[tuple[bytes, DialogueKey]]:
        """(tag, key) of this week, then of the last one."""
        week = week_of(self._today())
        keys = [self._keys.dialogue(week)]
        if former := self._keys.former_dialogue(week - 1):
            keys.append(former)
        return [(_tag(key, person), key) for key in keys]

    async def _recall_all(self, people: Sequence[Person]) -> list[Memory | Exception]:
        names = [self._names(person) for person in people]
        tags = {tag for own in names for tag, _ in own}
        asked = select(tables.dialogue.c.tag, tables.dialogue.c.sealed)
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked.where(tables.dialogue.c.tag.in_(tags)))
            found = {bytes(tag): bytes(sealed) for tag, sealed in rows}
        return [_memory(own, found) for own in names]

    async def _keep_all(self, turns: Sequence[KeptTurn]) -> list[Outcome]:
        """All in one commit; if one of them breaks a rule, each behind a savepoint of its own."""
        try:
            async with self._engine.writing() as connection:
                return await self._write(connection, turns)
        except IntegrityError:
            async with self._engine.writing() as connection:
                return [await self._write_alone(connection, turn) for turn in turns]

    async def _write_alone(self, connection: AsyncConnection, turn: KeptTurn) -> Outcome:
        try:
            async with connection.begin_nested():
                (outcome,) = await self._write(connection, [turn])
                return outcome
        except IntegrityError as error:
            return error

    async def _write(self, connection: AsyncConnection, turns: Sequence[KeptTurn]) -> list[Outcome]:
        await self._take_in_turns(connection, turns)
        heard = await _heard(connection, turns)
        marks = await self._marks(connection, turns)
        waves = await self._facts.waves(connection, turns)
        outcomes: list[Outcome] = []
        rows = Rows()
        for turn in turns:
            try:
                is_new = self._judge(turn, heard, marks)
                if is_new:
                    talk, tickets = self._row(turn), self._facts.rows(turn, waves)
                    await self._messages.write(connection, turn.person, facts.message_facts(turn))
                    rows.add(talk, tickets)
                    heard.add(_name(turn))
                outcomes.append(is_new)
            except REFUSED as refusal:
                outcomes.append(refusal)
        good = [turn for turn, told in zip(turns, outcomes, strict=True) if told is True]
        if good:
            await self._write_talks(connection, good, rows.talks)
            await facts.write(connection, rows.tickets)
            await self._forget(connection, good)
        return outcomes

    def _judge(
        self, turn: KeptTurn, heard: set[tuple[str, str]], marks: dict[Person, bytes]
    ) -> bool:
        """Also minds the turns of this very group, for a person's mark is used up by the first."""
        if _name(turn) in heard:
            return False
        if marks.get(turn.person, b"") != turn.before.mark:
            raise Outrun
        marks[turn.person] = b"used in this group"
        return True

    async def _write_talks(
        self,
        connection: AsyncConnection,
        turns: Sequence[KeptTurn],
        talks: Sequence[dict[str, Any]],
    ) -> None:
        week = week_of(self._today())
        told = [
            {"channel": str(t.person.channel), "update_id": t.update, "kept_in": week}
            for t in turns
        ]
        await connection.execute(insert(tables.heard), told)
        if former := self._keys.former_dialogue(week - 1):
            tags = [_tag(former, turn.person) for turn in turns]
            old = delete(tables.dialogue).where(tables.dialogue.c.tag.in_(tags))
            await connection.execute(old)
        await connection.execute(put(connection, tables.dialogue), talks)

    async def _forget(self, connection: AsyncConnection, turns: Sequence[KeptTurn]) -> None:
        """The talks of those who asked to be forgotten in this very turn."""
        gone = [turn.person for turn in turns if AuthorForgotten() in turn.facts]
        if gone:
            tags = [tag for person in gone for tag, _ in self._names(person)]
            await connection.execute(delete(tables.dialogue).where(tables.dialogue.c.tag.in_(tags)))

    def _row(self, turn: KeptTurn) -> dict[str, Any]:
        week = week_of(self._today())
        key = self._keys.dialogue(week)
        stage = turn.stage.encode()
        size = SIZES[0] if len(stage) + sealing.LENGTH <= SIZES[0] else SIZES[-1]
        tag = _tag(key, turn.person)
        sealed = sealing.seal(key.stages, stage, size, tag)
        return {"tag": tag, "sealed": sealed, "week": week}

    async def _marks(
        self, connection: AsyncConnection, turns: Sequence[KeptTurn]
    ) -> dict[Person, bytes]:
        """What the talks stand at now, inside the transaction that will write over them."""
        names = {turn.person: [tag for tag, _ in self._names(turn.person)] for turn in turns}
        asked = select(tables.dialogue.c.tag, tables.dialogue.c.sealed).where(
            tables.dialogue.c.tag.in_({tag for own in names.values() for tag in own})
        )
        found = {bytes(t): bytes(s)[-MARK:] for t, s in await connection.execute(asked)}
        return {
            person: next((found[tag] for tag in own if tag in found), b"")
            for person, own in names.items()
        }

    async def _take_in_turns(self, connection: AsyncConnection, turns: Sequence[KeptTurn]) -> None:
        """PostgreSQL, several replicas: one person's turns wait for each other. SQLite has one
        writer at a time anyway."""
        if self._engine.is_sqlite:
            return
        week = week_of(self._today())
        locks = sorted({_lock(self._keys.dialogue(week), turn.person) for turn in turns})
        await connection.execute(
            text("SELECT pg_advisory_xact_lock(n) FROM unnest(CAST(:locks AS bigint[])) AS n"),
            {"locks": locks},
        )


def _name(turn: KeptTurn) -> tuple[str, str]:
    return str(turn.person.channel), turn.update


async def _heard(connection: AsyncConnection, turns: Sequence[KeptTurn]) -> set[tuple[str, str]]:
    columns = (tables.heard.c.channel, tables.heard.c.update_id)
    names = {_name(turn) for turn in turns}
    rows = await connection.execute(select(*columns).where(tuple_(*columns).in_(names)))
    return {(channel, update) for channel, update in rows}


def _memory(own: list[tuple[bytes, DialogueKey]], found: dict[bytes, bytes]) -> Memory:
    for tag, key in own:
        if tag in found:
            stage = sealing.unseal(key.stages, found[tag], tag)
            return Memory(stage.decode(), found[tag][-MARK:])
    return Memory()


def _tag(key: DialogueKey, person: Person) -> bytes:
    return sealing.tag(key.secret, f"{person.channel}:{person.account}")


def _lock(key: DialogueKey, person: Person) -> int:
    return int.from_bytes(_tag(key, person)[:8], "big", signed=True)
