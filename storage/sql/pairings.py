"""Links asked for in a staff chat: the browser that used one waits until whoever asked confirms it.

A browser that waits has no session at all: nothing of the desk could open by mistake.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from secrets import token_hex, token_urlsafe
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from storage.records import Person
from storage.sql.signins import LINK_LIVES, Clerk, SignIns, clerk_of, row_of, session_row
from storage.tables_signin import desk_pairing, desk_session


class Unconfirmed(Enum):
    """Why a link was not confirmed; OVER: long since, or it was confirmed or refused already."""

    NOT_YOURS = "not yours"
    NOT_OPENED = "not opened"
    OVER = "over"


class Pairings:
    def __init__(self, signins: SignIns) -> None:
        self._engine = signins.engine
        self._mark = signins.mark

    async def make(self, clerk: Clerk, asker: Person, now: datetime) -> tuple[str, str]:
        """(the token of a link, its name): the token is for one browser, within LINK_LIVES; the
        name confirms or refuses it, and opens nothing."""
        token, name = token_urlsafe(32), token_hex(8)
        row = {"id": name, "asker": self._of(asker), "link": self._mark(token)} | row_of(clerk)
        async with self._engine.writing() as connection:
            await connection.execute(delete(desk_pairing).where(desk_pairing.c.until <= now))
            await connection.execute(insert(desk_pairing).values(row | {"until": now + LINK_LIVES}))
        return token, name

    async def open(self, token: str, now: datetime) -> str | None:
        """Uses the link up; the token of a browser that waits for LINK_LIVES from now on. None if
        the link is no good."""
        new = token_urlsafe(32)
        mine = and_(desk_pairing.c.link == self._mark(token), desk_pairing.c.until > now)
        waits = {"link": None, "session": self._mark(new), "until": now + LINK_LIVES}
        used = update(desk_pairing).where(mine).values(waits).returning(desk_pairing.c.id)
        async with self._engine.writing() as connection:
            found = (await connection.execute(used)).one_or_none()
        return new if found is not None else None

    async def is_waiting(self, token: str, now: datetime) -> bool:
        mine = and_(desk_pairing.c.session == self._mark(token), desk_pairing.c.until > now)
        async with self._engine.reading() as connection:
            found = await connection.execute(select(desk_pairing.c.id).where(mine))
            return found.one_or_none() is not None

    async def confirm(self, name: str, who: Person, now: datetime) -> Clerk | Unconfirmed:
        """The browser that waits gets its session, if `who` asked for the link."""
        here, asker = _here(name, now), self._of(who)
        mine = and_(here, desk_pairing.c.asker == asker, desk_pairing.c.session.is_not(None))
        taken = delete(desk_pairing).where(mine).returning(desk_pairing)
        async with self._engine.writing() as connection:
            row = (await connection.execute(taken)).one_or_none()
            if row is None:
                left = (await connection.execute(select(desk_pairing).where(here))).one_or_none()
                return _why(left, asker)
            told = session_row(clerk_of(row), row.session, now)
            await connection.execute(insert(desk_session).values(told))
        return clerk_of(row)

    async def refuse(self, name: str, now: datetime) -> Clerk | None:
        """The link, and the browser that waits, are void. Whose it was; None if it is over."""
        gone = delete(desk_pairing).where(_here(name, now)).returning(desk_pairing)
        async with self._engine.writing() as connection:
            row = (await connection.execute(gone)).one_or_none()
        return clerk_of(row) if row is not None else None

    def _of(self, person: Person) -> bytes:
        return self._mark(f"{person.channel}|{person.account}")


def _here(name: str, now: datetime) -> ColumnElement[bool]:
    return and_(desk_pairing.c.id == name, desk_pairing.c.until > now)


def _why(left: Any, asker: bytes) -> Unconfirmed:
    """`left`: the row, if there is one."""
    if left is None:
        return Unconfirmed.OVER
    return Unconfirmed.NOT_YOURS if left.asker != asker else Unconfirmed.NOT_OPENED
