"""An appeal entered by a clerk becomes a case with a number, as one that came through a messenger.

Nobody's account is behind it, so nothing can be sent: its answer goes the way it came.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.entered_records import EnteredAppeal, EnteredBefore
from storage.keys import Keys
from storage.notice_records import NEW_CARD, NoticeDraft
from storage.office_records import Whereabouts
from storage.register_records import CREATED, OPEN, Change
from storage.sql import appeal_words, notices
from storage.sql.case_changes import hear, log
from storage.sql.message_rows import new_name
from storage.sql.messages import fresh_number
from storage.sql.routes import unit_for
from storage.sql.units import rooms_of
from storage.tables_messages import message
from storage.tables_register import appeal


class Entered:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    async def keep(self, told: EnteredAppeal) -> str:
        """The number of the case it became, registered today.

        Raises EnteredBefore, HeardBefore or ValueError (a day to come): nothing was written.
        """
        async with self._engine.writing() as connection:
            return await write(connection, self._keys, told, self._clock())


async def write(connection: AsyncConnection, keys: Keys, told: EnteredAppeal, now: datetime) -> str:
    """As `Entered.keep`, in the transaction of its cause."""
    if not told.received <= (told.registered or now.date()) <= now.date():
        raise ValueError("received, then registered, neither after today")
    await hear(connection, told.update, now)
    await _refuse_twin(connection, told)
    number = await fresh_number(connection)
    row = _register_row(told, number, now)
    about = Whereabouts(told.topic or "", told.organisation, told.place)
    row["unit"] = await unit_for(connection, about) or None
    await connection.execute(insert(appeal).values(row))
    await connection.execute(insert(message).values(_message(row["id"], told)))
    texts = (told.text, told.spot, told.organisation)
    await appeal_words.learn(connection, row["id"], *texts)
    await log(connection, row["id"], [Change(CREATED, None, None, now, told.role)])
    for chat in await rooms_of(connection, row["id"], told.tell):
        draft = NoticeDraft(NEW_CARD, row["id"], chat)
        await notices.add(connection, keys, draft, now)
    return number


async def _refuse_twin(connection: AsyncConnection, told: EnteredAppeal) -> None:
    a = appeal.c
    if told.external_id:
        asked = select(a.number).where(a.channel == told.channel, a.external_id == told.external_id)
        found = (await connection.execute(asked)).first()
        if found is not None:
            raise EnteredBefore(found.number or "")


def _register_row(told: EnteredAppeal, number: str, now: datetime) -> dict[str, Any]:
    """Of a day before today no hour is known: its beginning stands for it."""
    registered = told.registered or now.date()
    client = told.client
    return {
        "id": new_name(),
        "channel": told.channel,
        "external_id": told.external_id or number,
        "number": number,
        "audience": told.audience,
        "kind": told.kind,
        "topic": told.topic,
        "direction": told.direction,
        "cause": told.cause,
        "organisation": told.organisation,
        "received_day": told.received,
        "registered_day": registered,
        "received_at": _moment(told.received, told.at, now),
        "registered_at": _moment(registered, None, now),
        "outcome": OPEN,
        "extended": False,
        "anonymous": client.anonymous,
        "repeat": client.repeat,
        "collective": client.collective,
        "client_kind": client.kind,
        "representative": client.representative,
        "form": told.form,
        "place": told.place or None,
        "due": told.due,
        "text": told.text,
    }


def _moment(day: date, at: time | None, now: datetime) -> datetime:
    if at is not None:
        return min(now, datetime.combine(day, at, now.tzinfo))
    return now if day == now.date() else datetime.combine(day, time(0), now.tzinfo)


def _message(name: int, told: EnteredAppeal) -> dict[str, Any]:
    return {
        "appeal": name,
        "asked_as": told.asked_as,
        "spot": told.spot,
        "urgent": told.urgent,
        "waits": False,
        "lang": "ru",
    }
