"""The staff desk's door: one-time links, and the sessions they open. No passwords anywhere."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, or_, select, update

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
    """Whoever is signed in, as the link's maker named them; `unit`: works with its cases alone."""

    name: str
    role: Role
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who may use the desk now. `name` ends it, and opens nothing."""

    name: str
    clerk: Clerk
    begun: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` goes into the cookie and nowhere else."""

    clerk: Clerk
    token: str = field(repr=False)


class SignIns:
    """`secret` marks tokens: with another one all links and sessions are void."""

    def __init__(self, engine: Engine, secret: bytes) -> None:
        self.engine = engine
        self._secret = secret

    async def make_link(self, clerk: Clerk, now: datetime) -> str:
        """A token of 256 bits that signs `clerk` in once, within LINK_LIVES."""
        token = token_urlsafe(32)
        row = {"mark": self.mark(token)} | row_of(clerk)
        async with self.engine.writing() as connection:
            await connection.execute(
                insert(tables_signin.desk_link).values(row | {"until": now + LINK_LIVES})
            )
        return token

    async def enter(self, token: str, now: datetime) -> Opened | None:
        """Uses the link up and opens a session of a new name; None if the link is no good."""
        link, session = tables_signin.desk_link, tables_signin.desk_session
        new = token_urlsafe(32)
        async with self.engine.writing() as connection:
            await connection.execute(delete(link).where(link.c.until <= now))
            mine = link.c.mark == self.mark(token)
            used = delete(link).where(mine).returning(link.c.name, link.c.role, link.c.unit)
            row = (await connection.execute(used)).one_or_none()
            if row is None:
                return None
            clerk = Clerk(row.name, Role(row.role), row.unit or "")
            told = session_row(clerk, self.mark(new), now)
            await connection.execute(delete(session).where(_is_over(now)))
            await connection.execute(insert(session).values(told))
        return Opened(clerk, new)

    async def clerk(self, token: str, now: datetime) -> Clerk | None:
        """Whose session this is; None if there is none or it is over."""
        session = tables_signin.desk_session
        mine = session.c.mark == self.mark(token)
        asked = select(session)
        async with self.engine.reading() as connection:
            found = await connection.execute(asked.where(mine, ~_is_over(now)))
            row = found.one_or_none()
        if row is None:
            return None
        if now - row.seen >= NOTED:
            async with self.engine.writing() as connection:
                await connection.execute(update(session).where(mine).values(seen=now))
        return clerk_of(row)

    async def sessions(self, now: datetime) -> list[Session]:
        """Who may use the desk now, the newest first."""
        session = tables_signin.desk_session
        asked = select(session).where(~_is_over(now)).order_by(session.c.begun.desc())
        async with self.engine.reading() as connection:
            return [
                Session(row.mark.hex(), clerk_of(row), row.begun, row.seen)
                for row in await connection.execute(asked)
            ]

    def name_of(self, token: str) -> str:
        """Of this session, in `sessions`."""
        return self.mark(token).hex()

    async def end(self, name: str) -> None:
        """One session, by its name in `sessions`; nothing for a name nobody has."""
        session = tables_signin.desk_session
        try:
            mark = bytes.fromhex(name)
        except ValueError:
            return
        async with self.engine.writing() as connection:
            await connection.execute(delete(session).where(session.c.mark == mark))

    async def end_all(self) -> None:
        """Everybody is out, whoever asked too, and no link that was made opens any more."""
        async with self.engine.writing() as connection:
            await connection.execute(delete(tables_signin.desk_session))
            await connection.execute(delete(tables_signin.desk_link))
            await connection.execute(delete(tables_signin.desk_pairing))

    async def leave(self, token: str) -> None:
        session = tables_signin.desk_session
        async with self.engine.writing() as connection:
            await connection.execute(delete(session).where(session.c.mark == self.mark(token)))

    def mark(self, token: str) -> bytes:
        """All that is kept of a token."""
        return hmac.digest(self._secret, token.encode(), hashlib.sha256)


def session_row(clerk: Clerk, mark: bytes, now: datetime) -> dict[str, object]:
    return {"mark": mark, "begun": now, "seen": now} | row_of(clerk)


def row_of(clerk: Clerk) -> dict[str, object]:
    return {"name": clerk.name, "role": str(clerk.role), "unit": clerk.unit or None}


def clerk_of(row: Row[Any]) -> Clerk:
    return Clerk(row.name, Role(row.role), row.unit or "")


def _is_over(now: datetime) -> ColumnElement[bool]:
    session = tables_signin.desk_session.c
    return or_(session.seen <= now - IDLE, session.begun <= now - WHOLE)
