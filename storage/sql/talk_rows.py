"""Rows of talks inside the transaction of a group of turns: who is first, what is there now."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, delete, insert, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables, talks
from storage.at_once import Inside
from storage.dialogue_keys import DialogueKey
from storage.records import Person
from storage.talks import MARK
from storage.turns import KeptTurn

Ring = tuple[DialogueKey, ...]
"""Keys of talks: the first one seals; others are there while a renewal is not over."""
ALL_TALKS = 0x0DD1_A109_0E00
"""PostgreSQL's advisory lock of all talks: turns share it, a renewal has it for itself."""
TAKE_TURNS = text(
    "SELECT pg_advisory_xact_lock_shared(:all), pg_advisory_xact_lock(n)"
    " FROM unnest(CAST(:locks AS bigint[])) AS n"
)


_TAGS: BindParameter[list[bytes]] = bindparam("tags", expanding=True)
_NAMES: BindParameter[list[tuple[str, str]]] = bindparam("names", expanding=True)
STANDING = select(tables.dialogue.c.tag, tables.dialogue.c.sealed).where(
    tables.dialogue.c.tag.in_(_TAGS)
)
"""Talks by `tags`. Built once, like `HEARD`: building it is half the work of asking."""
HEARD = select(tables.heard.c.channel, tables.heard.c.update_id).where(
    tuple_(tables.heard.c.channel, tables.heard.c.update_id).in_(_NAMES)
)

NOW_HEARD = insert(tables.heard)


async def take_turns(connection: AsyncConnection, ring: Ring, people: Sequence[Person]) -> None:
    """PostgreSQL, several replicas: one person's turns wait for each other, and all of them for a
    renewal."""
    locks = sorted({_lock(ring[0], person) for person in people})
    await connection.execute(TAKE_TURNS, {"all": ALL_TALKS, "locks": locks})


async def stop_all(connection: AsyncConnection) -> None:
    """PostgreSQL: no turn is written until this transaction is over."""
    await connection.execute(text("SELECT pg_advisory_xact_lock(:all)"), {"all": ALL_TALKS})


def name(turn: KeptTurn) -> tuple[str, str]:
    return str(turn.person.channel), turn.update


async def heard(connection: Inside, turns: Sequence[KeptTurn]) -> set[tuple[str, str]]:
    names = list({name(turn) for turn in turns})
    rows = await connection.ask(HEARD, {"names": names})
    return {(channel, update) for channel, update in rows}


async def marks(connection: Inside, ring: Ring, turns: Sequence[KeptTurn]) -> dict[Person, bytes]:
    """What the talks stand at now, inside the transaction that will write over them."""
    names = {turn.person: [talks.tag(key, turn.person) for key in ring] for turn in turns}
    tags = list({tag for own in names.values() for tag in own})
    rows = await connection.ask(STANDING, {"tags": tags})
    found = {bytes(tag): bytes(sealed)[-MARK:] for tag, sealed in rows}
    return {
        person: next((found[tag] for tag in own if tag in found), b"")
        for person, own in names.items()
    }


async def forget(connection: AsyncConnection, tags: Sequence[bytes]) -> None:
    await connection.execute(delete(tables.dialogue).where(tables.dialogue.c.tag.in_(tags)))


def _lock(key: DialogueKey, person: Person) -> int:
    return int.from_bytes(talks.tag(key, person)[:8], "big", signed=True)
