"""The facts of a turn become rows; a new fact is one more `case` here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, assert_never

from sqlalchemy import BindParameter, bindparam, delete, select, tuple_

from storage import ballots, promises, sealed_pages, tables
from storage.at_once import Inside
from storage.invitation_records import InvitationFact
from storage.keys import KeyLost, Keys
from storage.message_records import MessageFact
from storage.rating_records import RatingFact
from storage.records import (
    SLIPS,
    BallotCast,
    BallotDrafted,
    BallotDropped,
    BallotFact,
    Cast,
    PageSealed,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.sql.statements import put
from storage.sql.waves import wave_of
from storage.turns import KeptTurn, Outrun, WaveOver

Row = dict[str, Any]
Tickets = dict[tuple[str, bytes], Row | None]
"""By wave and tag: the row to put there; None takes it away."""

_IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)
_WAVES = select(tables.wave).where(tables.wave.c.id.in_(_IDS)).with_for_update(read=True)
"""Built once, like `_PAPERS`: building it is half the work of asking."""
_NAMES: BindParameter[list[tuple[str, bytes]]] = bindparam("names", expanding=True)
_PAPERS = (
    select(tables.ticket)
    .where(tuple_(tables.ticket.c.wave, tables.ticket.c.tag).in_(_NAMES))
    .order_by(tables.ticket.c.wave, tables.ticket.c.tag)
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What turns of one commit write upon: their waves, and those papers that must be read first.

    A paper of a strict wave gets one more page; one with a slip may be open on two devices.
    """

    waves: Mapping[str, Wave] = field(default_factory=dict)
    papers: Tickets = field(default_factory=dict)


class Facts:
    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def waves(self, connection: Inside, turns: Sequence[KeptTurn]) -> Ground:
        """The waves these turns write into, locked against a closing at this very moment."""
        ids = {fact.paper.wave for turn in turns for fact in ballot_facts(turn)}
        if not ids:
            return Ground()
        found = await connection.ask(_WAVES, {"ids": sorted(ids)})
        waves = {row.id: wave_of(row) for row in found}
        return Ground(waves, await self._papers(connection, turns, waves))

    def rows(self, turn: KeptTurn, ground: Ground) -> Tickets:
        """The turn's papers, sealed. Raises WaveOver, KeyLost, Outrun or sealing.TooLong: this
        turn's."""
        tickets: Tickets = {}
        for fact in ballot_facts(turn):
            wave = ground.waves.get(fact.paper.wave)
            if wave is None or not _takes(wave, fact.paper):
                raise WaveOver(fact.paper.wave)
            tag = ballots.tag_of(turn.person, fact.paper, self._keys.wave(wave.id))
            before = ground.papers.get((wave.id, tag))
            if before is not None and self._is_cast(wave, before):
                raise Outrun
            tickets[wave.id, tag] = self._ticket(wave, (tag, before), turn.person, fact)
        for name, row in tickets.items():
            if name in ground.papers or _is_read_first(ground.waves[name[0]]):
                ground.papers[name] = row
        return tickets

    async def _papers(
        self, connection: Inside, turns: Sequence[KeptTurn], waves: Mapping[str, Wave]
    ) -> Tickets:
        names = set()
        for person, paper in ((t.person, fact.paper) for t in turns for fact in ballot_facts(t)):
            if (wave := waves.get(paper.wave)) is not None and _is_read_first(wave):
                with suppress(KeyLost):  # its turn says so
                    tag = ballots.tag_of(person, paper, self._keys.wave(wave.id))
                    names.add((wave.id, tag))
        if not names:
            return {}
        rows = await connection.ask(_PAPERS, {"names": sorted(names)})
        return {
            (row.wave, bytes(row.tag)): {
                "wave": row.wave,
                "tag": bytes(row.tag),
                "ptr": bytes(row.ptr),
                "box": bytes(row.box),
            }
            for row in rows
        }

    def _is_cast(self, wave: Wave, row: Row) -> bool:
        place = ballots.at(wave.promise, row["tag"])
        return isinstance(ballots.read(self._keys.wave(wave.id), place, row["ptr"]), Cast)

    def _ticket(
        self, wave: Wave, at: tuple[bytes, Row | None], person: Person, fact: BallotFact
    ) -> Row | None:
        key = self._keys.wave(wave.id)
        tag, before = at
        match fact:
            case BallotDrafted(draft=draft):
                return ballots.drafted(wave, key, tag, draft)
            case BallotCast():
                return ballots.cast(wave, key, tag, (person, fact))
            case PageSealed(place=sealed_pages.COVER):
                return sealed_pages.begun(wave, key, tag, (person, fact))
            case PageSealed():
                return sealed_pages.written(wave, key, before, (person, fact))
            case BallotDropped():
                return None
            case _:
                assert_never(fact)


def _takes(wave: Wave, paper: Paper) -> bool:
    """Is it open for papers that came this way?"""
    is_open = wave.state is WaveState.OPEN and promises.is_kept(wave)
    return is_open and bool(paper.slip) == (wave.entry == SLIPS)


def _is_read_first(wave: Wave) -> bool:
    return wave.strict or wave.entry == SLIPS


def ballot_facts(turn: KeptTurn) -> list[BallotFact]:
    return [fact for fact in turn.facts if isinstance(fact, BallotFact)]


def message_facts(turn: KeptTurn) -> list[MessageFact]:
    return [fact for fact in turn.facts if isinstance(fact, MessageFact)]


def rating_facts(turn: KeptTurn) -> list[RatingFact]:
    return [fact for fact in turn.facts if isinstance(fact, RatingFact)]


def invitation_facts(turn: KeptTurn) -> list[InvitationFact]:
    return [fact for fact in turn.facts if isinstance(fact, InvitationFact)]


async def write(connection: Inside, tickets: Tickets) -> None:
    rows = [row for row in tickets.values() if row is not None]
    if rows:
        await connection.put(put(connection, tables.ticket), rows)
    dropped = [name for name, row in tickets.items() if row is None]
    if dropped:
        names = tuple_(tables.ticket.c.wave, tables.ticket.c.tag)
        await connection.execute(delete(tables.ticket).where(names.in_(dropped)))
