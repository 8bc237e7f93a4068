"""Words of texts in clear, kept beside them to search by: written, changed, erased with them.

Sealed texts have none: a traceless message is found by its number and by what the register says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.engine import Engine
from storage.sql.statements import put, put_once
from storage.tables_messages import entry, message
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import lemmas

STEP = 200
"""Appeals whose words are read in one transaction: some tens of milliseconds."""
PAUSE = 0.05
"""Seconds between two steps, for everybody else who wants to write."""
AT_ONCE = 1000
"""Rows of a file whose words are kept with them; those of a bigger one are read in steps."""
CURSOR, DONE = "words", "end"
"""Under which it is kept how far the reading has come, and its value when nothing is left."""
_l = lemma_of_appeal.c


async def learn(connection: AsyncConnection, name: int, *texts: str) -> None:
    """Words of texts that were just added to this appeal."""
    told = lemmas("\n".join(texts))
    if told:
        rows = [{"lemma": lemma, "appeal": name} for lemma in sorted(told)]
        await connection.execute(put_once(connection, lemma_of_appeal), rows)


async def learn_anew(connection: AsyncConnection, names: Sequence[int]) -> None:
    """All words of all texts in clear of these appeals, as they are now."""
    if not names:
        return
    await connection.execute(delete(lemma_of_appeal).where(_l.appeal.in_(names)))
    for name, texts in (await texts_of(connection, names)).items():
        await learn(connection, name, *texts)


async def forget(connection: AsyncConnection, of: Select[tuple[int]]) -> None:
    await connection.execute(delete(lemma_of_appeal).where(_l.appeal.in_(of)))


async def texts_of(connection: AsyncConnection, names: Sequence[int]) -> dict[int, list[str]]:
    """What is in clear of each, the first words first; an appeal without any is left out."""
    a, m, e = appeal.c, message.c, entry.c
    first = (
        select(a.id, a.text, m.spot, a.organisation)
        .select_from(appeal.outerjoin(message, m.appeal == a.id))
        .where(a.id.in_(names))
    )
    told: dict[int, list[str]] = {}
    for name, *texts in await connection.execute(first):
        told[name] = [text for text in texts if text]
    later = (
        select(e.appeal, e.body)
        .where(e.appeal.in_(names), e.body.is_not(None), e.waits.is_(False))
        .order_by(e.appeal, e.place)
    )
    for name, body in await connection.execute(later):
        told[name].append(body)
    return {name: texts for name, texts in told.items() if texts}


async def learn_imported(connection: AsyncConnection, names: Sequence[int]) -> None:
    """Of new rows of a file: now if they are few, else later, from the first of them on."""
    if len(names) <= AT_ONCE:
        await learn_anew(connection, names)
        return
    at = await _position(connection)
    first = min(names) - 1
    if at == DONE or (at is not None and int(at) > first):
        await _put(connection, str(first))


class AppealWords:
    """Reads what was there before words were kept, and what came in a big file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def catch_up(self) -> None:
        """Until nothing is left; stopped at any moment it goes on from there."""
        is_left = True
        while is_left:
            is_left = await self.read_on()
            await asyncio.sleep(PAUSE if is_left else 0)

    async def read_on(self) -> bool:
        """One step. False if nothing was left."""
        async with self._engine.reading() as connection:
            if await _position(connection) == DONE:
                return False
        async with self._engine.writing() as connection:
            at = await _position(connection)
            asked = select(appeal.c.id).order_by(appeal.c.id).limit(STEP)
            if at is not None and at != DONE:
                asked = asked.where(appeal.c.id > int(at))
            names = list((await connection.execute(asked)).scalars())
            await learn_anew(connection, names)
            await _put(connection, str(names[-1]) if names else DONE)
        return bool(names)

    async def count(self) -> int:
        """Of words kept, an appeal's own counted once each."""
        async with self._engine.reading() as connection:
            asked = select(func.count()).select_from(lemma_of_appeal)
            return int((await connection.execute(asked)).scalar_one())


async def _position(connection: AsyncConnection) -> str | None:
    asked = select(tables.cursor.c.value).where(tables.cursor.c.channel == CURSOR)
    return (await connection.execute(asked)).scalar_one_or_none()


async def _put(connection: AsyncConnection, value: str) -> None:
    row = {"channel": CURSOR, "value": value}
    await connection.execute(put(connection, tables.cursor), row)
