"""Codes that are shown once on a page of the web, for dialogues that would keep them for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import receipts, sealing
from storage.engine import Engine
from storage.message_records import Showing
from storage.tables_messages import code_to_show

HALF_AN_HOUR = timedelta(minutes=30)


def new_token() -> str:
    return token_urlsafe(32)


async def keep_showing(connection: AsyncConnection, showing: Showing, now: datetime) -> None:
    row = {
        "token": receipts.token_name(showing.token),
        "sealed": receipts.seal_code(showing.token, showing.code),
        "until": _end(now),
    }
    await connection.execute(insert(code_to_show).values(row))


class CodesToShow:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def is_there(self, token: str, now: datetime) -> bool:
        """For a page that asks before it shows: messengers open links by themselves."""
        c = code_to_show.c
        asked = select(c.until).where(c.token == receipts.token_name(token), c.until > now)
        async with self._engine.reading() as connection:
            return (await connection.execute(asked)).first() is not None

    async def take(self, token: str, now: datetime) -> str | None:
        """The code, once and never again; None for an unknown, used or old token."""
        c = code_to_show.c
        asked = select(c.sealed).where(c.token == receipts.token_name(token), c.until > now)
        async with self._engine.writing() as connection:
            sealed = (await connection.execute(asked.with_for_update())).scalar()
            await connection.execute(
                delete(code_to_show).where(
                    (c.token == receipts.token_name(token)) | (c.until <= now)
                )
            )
        try:
            return receipts.unseal_code(token, sealed) if sealed else None
        except sealing.Unreadable:
            return None


def _end(now: datetime) -> datetime:
    """Half an hour at least, up to a full half hour: the row does not tell when it was made."""
    later = now + 2 * HALF_AN_HOUR
    return later.replace(minute=later.minute // 30 * 30, second=0, microsecond=0)
