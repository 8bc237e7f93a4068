"""What is too little to be opened at the end of a wave: sealed over to the next one, or gone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from random import SystemRandom

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, sealing, tables
from storage.counting import Read
from storage.keys import Keys, WaveKey
from storage.sql.statements import put
from storage.sql.waves import wave_of

_CHANCE = SystemRandom()


async def carry(
    connection: AsyncConnection, keys: Keys, ways: tuple[WaveKey, str], rest: Sequence[Read]
) -> int:
    """How many went over, under new tags; they count as nobody there.

    `ways`: (the key that ends, the following wave). The new tags are chance once that key is gone;
    until then whoever has it carried over again puts the same rows there, not more of them.
    Those of another version stay behind: among the answers to it they would be singled out.
    So do those that are too long for the following wave.
    """
    old, following = ways
    asked = select(tables.wave).where(tables.wave.c.id == following).with_for_update(read=True)
    new = wave_of((await connection.execute(asked)).one())
    promises.require(new)
    key = keys.wave(following)
    moved = []
    for one in rest:
        if one.ballot.version == new.version:
            with suppress(sealing.TooLong):
                told = (one.paper.who.carried(), one.body)
                moved.append(ballots.handed_in(new, key, _tag(old, one), told))
    _CHANCE.shuffle(moved)
    if moved:
        await connection.execute(put(connection, tables.ticket), moved)
    return len(moved)


async def take_marks_along(connection: AsyncConnection, wave: str, following: str) -> None:
    """Of files and printed sheets, where all of them went over: they are still known there."""
    s = tables.stack.c
    moved = update(tables.stack).where(s.wave == wave)
    await connection.execute(moved.values(wave=following))


def _tag(old: WaveKey, one: Read) -> bytes:
    return sealing.tag(sealing.derive(old.secret, "carried"), one.paper.tag.hex())
