"""Templates of replies: kept, listed for a topic, changed and dropped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.sql.statements import put
from storage.tables_office import reply_template
from storage.template_records import BODY, TITLE, ReplyTemplate, UnknownPlaces, unknown_places

_t = reply_template.c

TEMPLATES_LOCK = 7_306_085_868
"""PostgreSQL's advisory lock of whoever makes a template."""


class Templates:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def all(self) -> list[ReplyTemplate]:
        """Those for every topic first, then by topic; by title within."""
        return await self._found()

    async def set_by(self) -> dict[int, tuple[datetime, str]]:
        """When each was last written, and the role that wrote it."""
        async with self._engine.reading() as connection:
            rows = await connection.execute(select(_t.id, _t.at, _t.actor))
            return {row.id: (row.at, row.actor) for row in rows}

    async def for_topic(self, topic: str | None) -> list[ReplyTemplate]:
        """Those of the topic first, then those for every topic."""
        found = await self._found(or_(_t.topic.is_(None), _t.topic == topic))
        return sorted(found, key=lambda one: one.topic is None)

    async def keep(self, told: ReplyTemplate, actor: str, now: datetime) -> int:
        """Makes it, or changes the one with its id; the id. Of two that say the same the first
        stays, and its id is told. `actor`: a role.

        Raises UnknownPlaces, or ValueError if title or body is empty or too long.
        """
        if names := unknown_places(told.body):
            raise UnknownPlaces(names)
        if not 0 < len(told.title) <= TITLE or not 0 < len(told.body) <= BODY:
            raise ValueError("empty or too long")
        row = _row(told, actor, now)
        same = select(_t.id).where(_t.title == told.title, _t.body == told.body)
        same = same.where(_t.topic.is_not_distinct_from(told.topic))
        async with self._alone() as connection:
            there = (await connection.execute(same.where(_t.id != told.id))).scalars().first()
            if there is not None:
                await connection.execute(delete(reply_template).where(_t.id == told.id))
                return int(there)
            await connection.execute(put(connection, reply_template).values(row))
        return int(str(row["id"]))

    async def keep_first(self, told: Sequence[ReplyTemplate], actor: str, now: datetime) -> bool:
        """All of them at once, if there is none yet; False, and nothing kept, if there is one."""
        rows = [_row(one, actor, now) for one in told]
        async with self._alone() as connection:
            if (await connection.execute(select(_t.id).limit(1))).first() is not None:
                return False
            await connection.execute(insert(reply_template), rows)
        return True

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[AsyncConnection]:
        """Two clerks who save at once would both see that theirs is not there yet."""
        async with self._engine.writing() as connection:
            if not self._engine.is_sqlite:  # SQLite has one writer anyway
                await connection.execute(select(func.pg_advisory_xact_lock(TEMPLATES_LOCK)))
            yield connection

    async def drop(self, name: int) -> bool:
        """False if there is none."""
        async with self._engine.writing() as connection:
            gone = await connection.execute(delete(reply_template).where(_t.id == name))
            return gone.rowcount == 1

    async def _found(self, *where: ColumnElement[bool]) -> list[ReplyTemplate]:
        asked = select(reply_template).where(*where)
        order = (_t.topic.is_not(None), _t.topic, _t.title, _t.id)
        async with self._engine.reading() as connection:
            return [_template(row) for row in await connection.execute(asked.order_by(*order))]


def _row(told: ReplyTemplate, actor: str, now: datetime) -> dict[str, Any]:
    return {
        "id": told.id or randbelow(2**31 - 1) + 1,
        "topic": told.topic,
        "title": told.title,
        "body": told.body,
        "at": now,
        "actor": actor,
    }


def _template(row: Row[Any]) -> ReplyTemplate:
    return ReplyTemplate(row.title, row.body, row.topic, row.id)
