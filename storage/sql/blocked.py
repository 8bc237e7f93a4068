"""Authors who flood: known by a tag under a key that is new each week, so a block ends by itself.

A tag leads to nobody without the week's key, and the key goes a week after its own week: a block
lasts one week at least and two at most (ruling 15).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import key_files, sealing
from storage.addresses import open_address
from storage.case_records import NoSuchCase
from storage.dialogue_keys import week_of
from storage.engine import Engine
from storage.keys import Keys
from storage.records import Person
from storage.register_records import Change
from storage.sql import case_changes, clearing
from storage.sql.statements import put
from storage.tables_messages import message
from storage.tables_office import blocked
from storage.tables_register import appeal

FIELD = "author"
"""Of the log: that somebody's author was blocked, or let in again; never why, never who."""
BLOCKED = "blocked"
REASON = 200
"""Most characters of a reason."""


class NobodyToBlock(Exception):
    """Nothing leads to the author: traceless, forgotten, or the term is over."""


class Blocked:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def has(self, person: Person) -> bool:
        async with self._engine.reading() as connection:
            weeks = await _weeks(connection, self._week())
            asked = select(blocked.c.tag).where(blocked.c.tag.in_(self._tags(person, weeks)))
            return bool(weeks) and (await connection.execute(asked)).first() is not None

    async def is_author_blocked(self, number: str) -> bool:
        """Of this case; False if nothing leads to its author."""
        async with self._engine.reading() as connection:
            try:
                _, person = await self._author(connection, number)
            except NobodyToBlock:
                return False
        return await self.has(person)

    async def block(self, number: str, reason: str, role: str) -> None:
        """The author of this case. Raises NobodyToBlock, NoSuchCase or ValueError (no reason)."""
        if not 0 < len(reason) <= REASON:
            raise ValueError("a reason is needed")
        week = self._week()
        async with self._engine.writing() as connection:
            name, person = await self._author(connection, number)
            row = {"tag": self._tag(person, week), "week": week, "reason": reason}
            tags = self._tags(person, await _weeks(connection, week))
            asked = select(blocked.c.tag).where(blocked.c.tag.in_(tags))
            was = BLOCKED if (await connection.execute(asked)).first() else None
            await connection.execute(put(connection, blocked).values(row))
            await self._log(connection, name, (was, BLOCKED), role)

    async def let_in(self, number: str, role: str) -> None:
        """Nothing, and no line, if nobody shut the author out. Raises NobodyToBlock, NoSuchCase."""
        async with self._engine.writing() as connection:
            name, person = await self._author(connection, number)
            tags = self._tags(person, await _weeks(connection, self._week()))
            gone = delete(blocked).where(blocked.c.tag.in_(tags))
            if (await connection.execute(gone)).rowcount:
                await self._log(connection, name, (BLOCKED, None), role)

    async def tidy(self) -> None:
        """Daily: blocks whose time is over, and the keys that could have told whose they were."""
        oldest = self._week() - 1
        async with self._engine.writing() as connection:
            gone = delete(blocked).where(blocked.c.week < oldest)
            if (await connection.execute(gone)).rowcount:
                await clearing.note(connection, "texts")
        for path in self._keys.folder.glob("blocklist-*.key"):
            if _week_of(path.stem) < oldest:
                key_files.destroy(path)
        self._keys.look()

    async def _author(self, connection: AsyncConnection, number: str) -> tuple[int, Person]:
        asked = (
            select(appeal.c.id, message.c.address)
            .join(message, message.c.appeal == appeal.c.id)
            .where(appeal.c.number == number, message.c.waits.is_(False))
        )
        row = (await connection.execute(asked)).first()
        if row is None:
            raise NoSuchCase(number)
        if row.address is None:
            raise NobodyToBlock(number)
        return row.id, open_address(self._keys, row.address, number)

    async def _log(
        self,
        connection: AsyncConnection,
        name: int,
        change: tuple[str | None, str | None],
        role: str,
    ) -> None:
        line = Change(FIELD, *change, at=self._clock(), actor=role)
        await case_changes.log(connection, name, [line])

    def _week(self) -> int:
        return week_of(self._clock().date())

    def _tags(self, person: Person, weeks: list[int]) -> list[bytes]:
        return [self._tag(person, week) for week in weeks]

    def _tag(self, person: Person, week: int) -> bytes:
        return tag_of(self._keys, person, week)


def tag_of(keys: Keys, person: Person, week: int) -> bytes:
    told = f"{person.channel}:{person.account}"
    return sealing.tag(keys.lasting(f"blocklist-{week}"), told)


async def forget(connection: AsyncConnection, keys: Keys, person: Person, week: int) -> None:
    """«Forget me»: what staff wrote of this author goes; that they may not write stays its term."""
    tags = [tag_of(keys, person, one) for one in await _weeks(connection, week)]
    if tags:
        gone = update(blocked).where(blocked.c.tag.in_(tags)).values(reason="")
        if (await connection.execute(gone)).rowcount:
            await clearing.note(connection, "texts")


async def _weeks(connection: AsyncConnection, week: int) -> list[int]:
    """Weeks of which there are blocks that still hold; most days there are none."""
    asked = select(blocked.c.week).distinct().where(blocked.c.week >= week - 1)
    return list((await connection.execute(asked)).scalars())


def _week_of(stem: str) -> int:
    told = stem.removeprefix("blocklist-")
    return int(told) if told.isdecimal() else 0
