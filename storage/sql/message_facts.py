"""The facts of messages become rows, in the transaction of the turn that brought them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import and_, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import receipts
from storage.addresses import author_tag, seal_address
from storage.dialogue_keys import week_of
from storage.keys import Keys
from storage.message_records import (
    AuthorForgotten,
    FilesDropped,
    MessageExtended,
    MessageFact,
    MessageSent,
    MessageWithdrawn,
    Opened,
)
from storage.notice_records import NEW_CARD, NoticeDraft
from storage.office_records import Whereabouts
from storage.records import Person
from storage.register_records import OPEN, WITHDRAWN
from storage.sql import appeal_words, blocked, file_rows, questions, withdrawals
from storage.sql import message_rows as rows
from storage.sql.codes import keep_showing
from storage.sql.forgetting import forget_author
from storage.sql.invitation_facts import forget as forget_guest
from storage.sql.notices import FILES, add
from storage.sql.routes import unit_for
from storage.sql.units import rooms_of
from storage.tables_messages import entry, message, receipt
from storage.tables_register import appeal, appeal_change
from storage.turns import Outrun

ADDED = "added"
"""A kind of notices to staff chats; as those of a card, its words are made when it is sent."""


class MessageFacts:
    """`clock` is aware, in the town's zone."""

    def __init__(self, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._keys = keys
        self._clock = clock

    async def write(
        self, connection: AsyncConnection, person: Person, facts: Sequence[MessageFact]
    ) -> None:
        """Raises Outrun, before anything of that fact is written, if the world has changed since
        the step was taken: the number is used, the message is closed or not this author's."""
        for fact in facts:
            match fact:
                case MessageSent():
                    await self._send(connection, person, fact)
                case MessageExtended():
                    await self._extend(connection, person, fact)
                case MessageWithdrawn():
                    await self._withdraw(connection, person, fact)
                case FilesDropped(files):
                    await file_rows.drop(connection, files)
                case AuthorForgotten():
                    await forget_author(connection, author_tag(self._keys, person))
                    await forget_guest(connection, self._keys, person)
                    week = week_of(self._clock().date())
                    await blocked.forget(connection, self._keys, person, week)
                case _:
                    assert_never(fact)

    async def _send(self, connection: AsyncConnection, person: Person, fact: MessageSent) -> None:
        row = rows.of_register(person, fact, self._clock())
        a = appeal.c
        same_key = and_(a.channel == row["channel"], a.external_id == fact.number)
        is_used = or_(a.number == fact.number, same_key, a.id == row["id"])
        if (await connection.execute(select(a.id).where(is_used))).first():
            raise Outrun
        await file_rows.require(connection, fact.files)
        about = Whereabouts(topic=fact.topic or "", place=row["place"] or "")
        row["unit"] = await unit_for(connection, about) or None
        await connection.execute(insert(appeal).values(row))
        await connection.execute(insert(appeal_change).values(rows.beginning(row)))
        if fact.receipt:
            await self._without_a_trace(connection, row["id"], fact)
        else:
            await connection.execute(insert(message).values(self._addressed(person, row, fact)))
            await appeal_words.learn(connection, row["id"], fact.text, fact.spot)
            await file_rows.attach(connection, (row["id"], 1), fact.files, None)
            await self._tell(connection, NoticeDraft(NEW_CARD, row["id"]), fact.tell)
            await self._tell(connection, NoticeDraft(FILES, row["id"], files=fact.files), fact.tell)

    async def _without_a_trace(
        self, connection: AsyncConnection, name: int, fact: MessageSent
    ) -> None:
        assert fact.receipt
        key = receipts.new_thread_key()
        _, public = self._keys.pair("staff")
        told = rows.of_message(name, fact) | {
            "spot": "",
            "waits": True,
            "staff_key": receipts.lock_for_staff(public, key, fact.number),
        }
        await connection.execute(insert(message).values(told))
        first = {
            "appeal": name,
            "place": 1,
            "voice": "author",
            "kind": "text",
            "waits": False,  # the whole message does
            "day": self._clock().date(),
            "sealed": receipts.seal_entry(key, (fact.text, fact.spot), (fact.number, 1)),
        }
        await connection.execute(insert(entry).values(first))
        await file_rows.attach(connection, (name, 1), fact.files, key)
        found_by = {
            "lookup": fact.receipt.lookup,
            "appeal": name,
            "thread_key": receipts.lock_for_author(fact.receipt, key),
        }
        await connection.execute(insert(receipt).values(found_by))
        if fact.showing:
            await keep_showing(connection, fact.showing, self._clock())

    def _addressed(self, person: Person, row: dict[str, Any], fact: MessageSent) -> dict[str, Any]:
        return rows.of_message(row["id"], fact) | {
            "author": author_tag(self._keys, person),
            "address": seal_address(self._keys, person, fact.number),
        }

    async def _extend(
        self, connection: AsyncConnection, person: Person, fact: MessageExtended
    ) -> None:
        name = await self._own_open(connection, person, fact.number, fact.opened)
        await file_rows.require(connection, fact.files)
        n = entry.c
        asked = select(func.coalesce(func.max(n.place), 1)).where(n.appeal == name)
        place = (await connection.execute(asked)).scalar_one() + 1
        told: dict[str, Any] = {
            "appeal": name,
            "place": place,
            "voice": "author",
            "kind": fact.kind,
            "waits": fact.opened is not None,
            "day": self._clock().date(),
        }
        if fact.opened is None:
            told |= {"body": fact.text, "at": self._clock()}
            if fact.kind == "reply":
                await questions.heard(connection, name, self._clock())
            await appeal_words.learn(connection, name, fact.text)
            await self._tell(connection, NoticeDraft(ADDED, name), fact.tell)
            await self._tell(connection, NoticeDraft(FILES, name, files=fact.files), fact.tell)
        else:
            words = (fact.text, "")
            key = fact.opened.thread_key
            told["sealed"] = receipts.seal_entry(key, words, (fact.number, place))
        await connection.execute(insert(entry).values(told))
        sealed_by = fact.opened.thread_key if fact.opened else None
        await file_rows.attach(connection, (name, place), fact.files, sealed_by)

    async def _withdraw(
        self, connection: AsyncConnection, person: Person, fact: MessageWithdrawn
    ) -> None:
        name = await self._own_open(connection, person, fact.number, fact.opened)
        now = self._clock()
        if fact.opened is not None:
            await withdrawals.ask(connection, name, fact.opened, now.date())
            return
        await withdrawals.end(connection, name, now)
        await self._tell(connection, NoticeDraft(WITHDRAWN, name), fact.tell)

    async def _own_open(
        self, connection: AsyncConnection, person: Person, number: str, opened: Opened | None
    ) -> int:
        """The message, locked against staff's closing at this very moment."""
        asked = (
            select(appeal.c.id, appeal.c.outcome, message.c.author)
            .join(message, message.c.appeal == appeal.c.id)
            .where(appeal.c.number == number)
            .with_for_update()
        )
        found = (await connection.execute(asked)).first()
        if found is None or found.outcome != OPEN:
            raise Outrun
        is_own = (
            found.author == author_tag(self._keys, person)
            if opened is None
            else opened.appeal == found.id
        )
        if not is_own or (opened and await withdrawals.is_asked(connection, found.id)):
            raise Outrun
        return int(found.id)

    async def _tell(
        self, connection: AsyncConnection, told: NoticeDraft, chats: Sequence[str]
    ) -> None:
        """Of files nothing where there are none; each chat shows them or not, as it may."""
        if told.appeal is None or (told.kind == FILES and not told.files):
            return
        for chat in await rooms_of(connection, told.appeal, chats):
            await add(connection, self._keys, replace(told, chat=chat), self._clock())
