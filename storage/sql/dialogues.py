"""Talks: recalled, and kept a whole turn at a time, in groups that share one commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import renewal, sealing, tables, talks
from storage.at_once import Inside
from storage.dialogue_keys import DialogueKey, week_of
from storage.engine import Engine
from storage.gathering import Gathering
from storage.keys import KeyLost, Keys
from storage.message_records import AuthorForgotten
from storage.records import Memory, Person
from storage.scouring import scour
from storage.sql import facts, talk_rows
from storage.sql.invitation_facts import InvitationFacts
from storage.sql.message_facts import MessageFacts
from storage.sql.rating_facts import RatingFacts
from storage.sql.statements import put
from storage.sql.talk_rows import Ring
from storage.talks import MARK, Talk
from storage.turns import KeptTurn, Outrun, WaveOver

Outcome = bool | Exception
REFUSED = (Outrun, WaveOver, KeyLost, sealing.TooLong, sealing.Unreadable)
"""What is wrong with one turn and leaves the others of its group alone."""


@dataclass(slots=True)
class Rows:
    """What a group of turns writes, sealed and ready."""

    ring: Ring
    talks: list[dict[str, Any]] = field(default_factory=list)
    tickets: facts.Tickets = field(default_factory=dict)

    def add(self, talk: dict[str, Any], tickets: facts.Tickets) -> None:
        self.talks.append(talk)
        self.tickets |= tickets


class Dialogues:
    """`clock` is aware, in the town's zone: the key of talks changes with the week, and whenever
    a wave is closed."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._facts = facts.Facts(keys)
        self._messages = MessageFacts(keys, clock)
        self._ratings = RatingFacts(keys, clock)
        self._invitations = InvitationFacts(keys, clock)
        self.reader: Gathering[Person, Memory] = Gathering(self._recall_all)
        self.writer: Gathering[KeptTurn, bool] = Gathering(self._keep_all)

    async def recall(self, person: Person) -> Memory:
        """Where the talk stands; a newcomer, or one away for two weeks, gets an empty Memory."""
        return await self.reader.ask(person)

    async def keep(self, turn: KeptTurn) -> bool:
        """Writes a whole turn in one transaction.

        False, and nothing written, if its update was kept before: messengers deliver twice.
        Raises Outrun, WaveOver (nothing written) or NotKept (do not acknowledge).
        """
        return await self.writer.do(turn)

    async def everyone(self) -> list[tuple[Person, Memory]]:
        """All talks that are remembered, in no order: for what must be tidied up in them."""
        async with self._engine.reading() as connection:
            ring = self._ring()
            found = list(await connection.execute(select(tables.dialogue)))
        return await asyncio.to_thread(_told, found, ring)

    async def forget(self, person: Person) -> None:
        async with self._engine.writing() as connection:
            ring = await self._in_turn(connection, [person])
            await talk_rows.forget(connection, [talks.tag(key, person) for key in ring])

    async def renew(self) -> None:
        """A new key and new tags for all talks, and a disk that does not know the old ones.

        To be done whenever a wave was counted: see `storage.renewal`. May be asked again after a
        crash at any step. Raises StillRead: all is renewed, the disk remembers for a while.
        """
        async with self._engine.writing() as connection:
            if not self._engine.is_sqlite:
                await talk_rows.stop_all(connection)
            over = await renewal.renew(connection, self._keys, self._today())
        self._keys.destroy_talks(over)
        await scour(self._engine)

    async def tidy(self) -> None:
        """Forgets talks and update names older than last week, and clears what the disk remembers
        of the day; once a week the key is renewed. Raises StillRead: it goes on next time."""
        week = week_of(self._today())
        async with self._engine.writing() as connection:
            await connection.execute(
                delete(tables.dialogue).where(tables.dialogue.c.week < week - 1)
            )
            await connection.execute(delete(tables.heard).where(tables.heard.c.kept_in < week - 1))
        ring = self._ring()
        if len(ring) > 1 or ring[0].week < week:
            await self.renew()
        else:
            await scour(self._engine)

    def _today(self) -> date:
        return self._clock().date()

    def _ring(self) -> Ring:
        self._keys.look()
        return self._keys.talks(self._today())

    async def _recall_all(self, people: Sequence[Person]) -> list[Memory | Exception]:
        ring = self._ring()
        names = [[(talks.tag(key, person), key) for key in ring] for person in people]
        tags = list({tag for own in names for tag, _ in own})
        rows = await self._engine.ask(talk_rows.STANDING, {"tags": tags})
        found = {bytes(tag): bytes(sealed) for tag, sealed in rows}
        return [_memory(own, found) for own in names]

    async def _keep_all(self, turns: Sequence[KeptTurn]) -> list[Outcome]:
        """All in one commit; if one of them breaks a rule, each behind a savepoint of its own."""

        async def each(connection: Inside) -> list[Outcome]:
            return [await self._write_alone(connection, turn) for turn in turns]

        try:
            return await self._engine.write_at_once(lambda it: self._write(it, turns))
        except IntegrityError:
            return await self._engine.write_at_once(each)

    async def _write_alone(self, connection: Inside, turn: KeptTurn) -> Outcome:
        try:
            async with connection.begin_nested():
                (outcome,) = await self._write(connection, [turn])
                return outcome
        except IntegrityError as error:
            return error

    async def _write(self, connection: Inside, turns: Sequence[KeptTurn]) -> list[Outcome]:
        ring = await self._in_turn(connection, [turn.person for turn in turns])
        heard = await talk_rows.heard(connection, turns)
        marks = await talk_rows.marks(connection, ring, turns)
        waves = await self._facts.waves(connection, turns)
        outcomes: list[Outcome] = []
        rows = Rows(ring)
        for turn in turns:
            try:
                is_new = self._judge(turn, heard, marks)
                if is_new:
                    talk, tickets = self._row(ring[0], turn), self._facts.rows(turn, waves)
                    await self._messages.write(connection, turn.person, facts.message_facts(turn))
                    await self._ratings.write(connection, turn.person, facts.rating_facts(turn))
                    wishes = facts.invitation_facts(turn)
                    await self._invitations.write(connection, turn.person, wishes)
                    rows.add(talk, tickets)
                    heard.add(talk_rows.name(turn))
                outcomes.append(is_new)
            except REFUSED as refusal:
                outcomes.append(refusal)
        good = [turn for turn, told in zip(turns, outcomes, strict=True) if told is True]
        if good:
            await self._write_talks(connection, good, rows)
            await facts.write(connection, rows.tickets)
        return outcomes

    def _judge(
        self, turn: KeptTurn, heard: set[tuple[str, str]], marks: dict[Person, bytes]
    ) -> bool:
        """Also minds the turns of this very group, for a person's mark is used up by the first."""
        if talk_rows.name(turn) in heard:
            return False
        if marks.get(turn.person, b"") != turn.before.mark:
            raise Outrun
        marks[turn.person] = b"used in this group"
        return True

    async def _write_talks(self, connection: Inside, turns: Sequence[KeptTurn], rows: Rows) -> None:
        week = week_of(self._today())
        told = [
            {"channel": str(t.person.channel), "update_id": t.update, "kept_in": week}
            for t in turns
        ]
        await connection.put(talk_rows.NOW_HEARD, told)
        if former := rows.ring[1:]:
            tags = [talks.tag(key, turn.person) for turn in turns for key in former]
            await talk_rows.forget(connection, tags)
        await connection.put(put(connection, tables.dialogue), rows.talks)
        gone = [turn.person for turn in turns if AuthorForgotten() in turn.facts]
        if gone:  # who asked to be forgotten in this very turn
            await talk_rows.forget(connection, [talks.tag(rows.ring[0], person) for person in gone])

    def _row(self, key: DialogueKey, turn: KeptTurn) -> dict[str, Any]:
        return talks.sealed(key, Talk(turn.person, week_of(self._today()), turn.stage))

    async def _in_turn(self, connection: AsyncConnection, people: Sequence[Person]) -> Ring:
        """The keys in force, which stay in force for this transaction.

        PostgreSQL, several replicas: whoever waited for a renewal takes the place in the queue
        anew, for its number is another. SQLite has one writer at a time anyway.
        """
        ring = self._ring()
        while not self._engine.is_sqlite:
            await talk_rows.take_turns(connection, ring, people)
            if (now := self._ring()) == ring:
                break
            ring = now
        return ring


def _told(found: Sequence[Row[Any]], ring: Ring) -> list[tuple[Person, Memory]]:
    """In a thread: unsealing thousands takes a while, and citizens write on."""
    told = [(renewal.opened(row, ring), bytes(row.sealed)[-MARK:]) for row in found]
    return [
        (talk.person, Memory(talk.stage, mark))
        for talk, mark in told
        if talk is not None and talk.person is not None
    ]


def _memory(own: list[tuple[bytes, DialogueKey]], found: dict[bytes, bytes]) -> Memory:
    for tag, key in own:
        if tag in found:
            return Memory(talks.opened(key, tag, found[tag]).stage, found[tag][-MARK:])
    return Memory()
