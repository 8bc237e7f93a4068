"""The staff desk's door: one-time links, and the sessions they open. No passwords anywhere."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_urlsafe

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from storage import tables_signin
from storage.engine import Engine

LINK_LIVES = timedelta(minutes=10)
IDLE = timedelta(minutes=30)
"""A session nobody used for so long is over."""
WHOLE = timedelta(hours=12)
"""A session is over after so long, used or not."""
NOTED = timedelta(minutes=1)
"""How exactly it is kept when a session was last used: not every page is worth a write."""


class Role(StrEnum):
    OPERATOR = "operator"
    ANALYST = "analyst"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Clerk:
    """Whoever is signed in, as the link's maker named them."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` goes into the cookie and nowhere else."""

    clerk: Clerk
    token: str = field(repr=False)


class SignIns:
    """`secret` marks tokens: with another one all links and sessions are void."""

    def __init__(self, engine: Engine, secret: bytes) -> None:
        self._engine = engine
        self._secret = secret

    async def make_link(self, clerk: Clerk, now: datetime) -> str:
        """A token of 256 bits that signs `clerk` in once, within LINK_LIVES."""
        token = token_urlsafe(32)
        row = {"mark": self._mark(token), "name": clerk.name, "role": str(clerk.role)}
        async with self._engine.writing() as connection:
            await connection.execute(
                insert(tables_signin.desk_link).values(row | {"until": now + LINK_LIVES})
            )
        return token

    async def enter(self, token: str, now: datetime) -> Opened | None:
        """Uses the link up and opens a session of a new name; None if the link is no good."""
        link, session = tables_signin.desk_link, tables_signin.desk_session
        new = token_urlsafe(32)
        async with self._engine.writing() as connection:
            await connection.execute(delete(link).where(link.c.until <= now))
            mine = link.c.mark == self._mark(token)
            used = delete(link).where(mine).returning(link.c.name, link.c.role)
            row = (await connection.execute(used)).one_or_none()
            if row is None:
                return None
            told = {"mark": self._mark(new), "name": row.name, "role": row.role}
            await connection.execute(delete(session).where(_is_over(now)))
            await connection.execute(insert(session).values(told | {"begun": now, "seen": now}))
        return Opened(Clerk(row.name, Role(row.role)), new)

    async def clerk(self, token: str, now: datetime) -> Clerk | None:
        """Whose session this is; None if there is none or it is over."""
        session = tables_signin.desk_session
        mine = session.c.mark == self._mark(token)
        asked = select(session.c.name, session.c.role, session.c.seen)
        async with self._engine.reading() as connection:
            found = await connection.execute(asked.where(mine, ~_is_over(now)))
            row = found.one_or_none()
        if row is None:
            return None
        if now - row.seen >= NOTED:
            async with self._engine.writing() as connection:
                await connection.execute(update(session).where(mine).values(seen=now))
        return Clerk(row.name, Role(row.role))

    async def leave(self, token: str) -> None:
        session = tables_signin.desk_session
        async with self._engine.writing() as connection:
            await connection.execute(delete(session).where(session.c.mark == self._mark(token)))

    def _mark(self, token: str) -> bytes:
        return hmac.digest(self._secret, token.encode(), hashlib.sha256)


def _is_over(now: datetime) -> ColumnElement[bool]:
    session = tables_signin.desk_session.c
    return or_(session.seen <= now - IDLE, session.begun <= now - WHOLE)
