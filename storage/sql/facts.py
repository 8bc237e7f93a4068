"""The facts of a turn become rows; a new fact is one more `case` here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, tables
from storage.keys import Keys
from storage.message_records import MessageFact
from storage.records import (
    BallotCast,
    BallotDrafted,
    BallotDropped,
    BallotFact,
    Person,
    Wave,
    WaveState,
)
from storage.sql.statements import put
from storage.sql.waves import wave_of
from storage.turns import KeptTurn, WaveOver

Tickets = dict[tuple[str, bytes], dict[str, Any] | None]
"""By wave and tag: the row to put there; None takes it away."""


class Facts:
    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def waves(
        self, connection: AsyncConnection, turns: Sequence[KeptTurn]
    ) -> Mapping[str, Wave]:
        """The waves these turns write into, locked against a closing at this very moment."""
        ids = {fact.paper.wave for turn in turns for fact in ballot_facts(turn)}
        if not ids:
            return {}
        asked = select(tables.wave).where(tables.wave.c.id.in_(ids)).with_for_update(read=True)
        return {row.id: wave_of(row) for row in await connection.execute(asked)}

    def rows(self, turn: KeptTurn, waves: Mapping[str, Wave]) -> Tickets:
        """The turn's papers, sealed. Raises WaveOver, KeyLost or sealing.TooLong: this turn's."""
        tickets: Tickets = {}
        for fact in ballot_facts(turn):
            wave = waves.get(fact.paper.wave)
            if wave is None or wave.state is not WaveState.OPEN or not promises.is_kept(wave):
                raise WaveOver(fact.paper.wave)
            tag = ballots.tag_of(turn.person, fact.paper, self._keys.wave(wave.id))
            tickets[wave.id, tag] = self._ticket(wave, tag, turn.person, fact)
        return tickets

    def _ticket(
        self, wave: Wave, tag: bytes, person: Person, fact: BallotFact
    ) -> dict[str, Any] | None:
        key = self._keys.wave(wave.id)
        match fact:
            case BallotDrafted(draft=draft):
                return ballots.drafted(wave, key, tag, draft)
            case BallotCast():
                return ballots.cast(wave, key, tag, (person, fact))
            case BallotDropped():
                return None
            case _:
                assert_never(fact)


def ballot_facts(turn: KeptTurn) -> list[BallotFact]:
    return [fact for fact in turn.facts if isinstance(fact, BallotFact)]


def message_facts(turn: KeptTurn) -> list[MessageFact]:
    return [fact for fact in turn.facts if isinstance(fact, MessageFact)]


async def write(connection: AsyncConnection, tickets: Tickets) -> None:
    rows = [row for row in tickets.values() if row is not None]
    if rows:
        await connection.execute(put(connection, tables.ticket), rows)
    dropped = [name for name, row in tickets.items() if row is None]
    if dropped:
        names = tuple_(tables.ticket.c.wave, tables.ticket.c.tag)
        await connection.execute(delete(tables.ticket).where(names.in_(dropped)))
