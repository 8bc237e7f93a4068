"""What an author says of an answer becomes a row, in the transaction of its turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import receipts
from storage.addresses import author_tag
from storage.keys import Keys
from storage.message_records import Opened
from storage.notice_records import NoticeDraft
from storage.rating_records import AnswerRated, CheckAgreed, Rating, RatingFact, ReopeningWished
from storage.records import Person
from storage.sql import appeal_words, notices, ratings
from storage.sql.units import rooms_of
from storage.tables_author import rating
from storage.tables_cases import case_state
from storage.tables_messages import entry, message
from storage.tables_register import appeal
from storage.turns import Outrun

WISH = "wish"
"""The kind of a notice to staff chats: an author wishes a message to be reopened."""


class RatingFacts:
    """`clock` is aware, in the town's zone."""

    def __init__(self, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._keys = keys
        self._clock = clock

    async def write(
        self, connection: AsyncConnection, person: Person, facts: Sequence[RatingFact]
    ) -> None:
        """Raises Outrun if it may not be rated: it is reopened, or not this author's, or late."""
        for fact in facts:
            await self._write(connection, person, fact)

    async def _write(self, connection: AsyncConnection, person: Person, fact: RatingFact) -> None:
        opened = None if isinstance(fact, CheckAgreed) else fact.opened
        name = await self._own(connection, person, fact.number, opened)
        told = await ratings.rating_for(connection, name)
        if told is None or not told.is_open(self._clock().date()):
            raise Outrun
        match fact:
            case AnswerRated():
                await self._rate(connection, name, fact, told)
            case ReopeningWished():
                await self._wish(connection, name, fact, told)
            case CheckAgreed():
                await _set(connection, name, {"check_on": fact.on})
            case _:
                assert_never(fact)

    async def _rate(
        self, connection: AsyncConnection, name: int, fact: AnswerRated, told: Rating
    ) -> None:
        values: dict[str, Any] = {"day": self._clock().date()}
        if fact.helped is not None and fact.helped != told.helped:
            values |= {"helped": fact.helped, "mark": None, "reasons": ""}
        if fact.mark is not None:
            values["mark"] = fact.mark
        if fact.reasons is not None:
            values["reasons"] = ",".join(fact.reasons)
        await self._put(connection, name, values, told, fact.opened)

    async def _wish(
        self, connection: AsyncConnection, name: int, fact: ReopeningWished, told: Rating
    ) -> None:
        s = case_state.c
        before = await connection.execute(select(s.reopened).where(s.appeal == name))
        if told.wish or before.scalar():
            raise Outrun
        await self._append(connection, name, fact)
        values = {"day": self._clock().date(), "wish": "asked"}
        await self._put(connection, name, values, told, fact.opened)
        for chat in await rooms_of(connection, name, fact.tell):
            draft = NoticeDraft(WISH, name, chat)
            await notices.add(connection, self._keys, draft, self._clock())

    async def _put(
        self,
        connection: AsyncConnection,
        name: int,
        values: dict[str, Any],
        told: Rating,
        opened: Opened | None,
    ) -> None:
        """Of a traceless message nothing shows before its batch, the log neither."""
        await _set(connection, name, values | {"waits": opened is not None})
        if opened is not None:
            return
        after = await ratings.rating_for(connection, name)
        old, new = dict(ratings.said(told)), dict(ratings.said(after) if after else ())
        for field in sorted({*old, *new}):
            if old.get(field) != new.get(field):
                line = (field, old.get(field), new.get(field))
                await ratings.log(connection, name, line, self._clock())
        await ratings.show(connection, name)

    async def _append(self, connection: AsyncConnection, name: int, fact: ReopeningWished) -> None:
        """The wish becomes a part of the thread, sealed where the thread is."""
        n = entry.c
        newest = select(func.coalesce(func.max(n.place), 1)).where(n.appeal == name)
        place = (await connection.execute(newest)).scalar_one() + 1
        row: dict[str, Any] = {
            **{"appeal": name, "place": place, "voice": "author", "kind": "wish"},
            **{"waits": fact.opened is not None, "day": self._clock().date()},
        }
        if fact.opened is None:
            row |= {"body": fact.text, "at": self._clock()}
            await appeal_words.learn(connection, name, fact.text)
        else:
            where = (fact.number, place)
            row["sealed"] = receipts.seal_entry(fact.opened.thread_key, (fact.text, ""), where)
        await connection.execute(insert(entry).values(row))

    async def _own(
        self, connection: AsyncConnection, person: Person, number: str, opened: Opened | None
    ) -> int:
        """The message, locked against staff's reopening at this very moment."""
        asked = (
            select(appeal.c.id, message.c.author)
            .join(message, message.c.appeal == appeal.c.id)
            .where(appeal.c.number == number)
            .with_for_update()
        )
        found = (await connection.execute(asked)).first()
        if found is None:
            raise Outrun
        tag = author_tag(self._keys, person)
        if (found.author != tag) if opened is None else (opened.appeal != found.id):
            raise Outrun
        return int(found.id)


async def _set(connection: AsyncConnection, name: int, values: dict[str, Any]) -> None:
    await connection.execute(update(rating).where(rating.c.appeal == name).values(values))
