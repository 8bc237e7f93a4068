"""What is too little to be opened at the end of a wave: sealed over to the next one, or gone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import SystemRandom

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, promises, tables
from storage.counting import Read
from storage.keys import Keys
from storage.sql.statements import put
from storage.sql.waves import wave_of

_CHANCE = SystemRandom()


async def carry(
    connection: AsyncConnection, keys: Keys, following: str, rest: Sequence[Read]
) -> int:
    """How many went over, under new random tags; they count as nobody there.

    Those of another version stay behind: among the answers to it they would be singled out.
    """
    asked = select(tables.wave).where(tables.wave.c.id == following).with_for_update(read=True)
    new = wave_of((await connection.execute(asked)).one())
    promises.require(new)
    key = keys.wave(following)
    moved = [
        ballots.handed_in(new, key, os.urandom(16), (one.paper.who.carried(), one.body))
        for one in rest
        if one.ballot.version == new.version
    ]
    _CHANCE.shuffle(moved)
    if moved:
        await connection.execute(put(connection, tables.ticket), moved)
    return len(moved)
