"""A one-time way into the desk for whoever asks in a staff chat: under the same name, and from the
chat of a unit with its cases alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.staff_events import StaffUpdate
from bot.texts import say
from storage.sql.signins import LINK_LIVES, Clerk, Role
from storage.store import Clock, Storage

SignIn = Callable[[Clerk], Awaitable[str]]
"""The address of a page that signs this clerk in, once, within LINK_LIVES."""
LONGEST = 64
"""Characters of a name that the desk keeps."""


class DeskDoor:
    """`sign_in`: None where no phone can open the desk."""

    def __init__(self, storage: Storage, clock: Clock, sign_in: SignIn | None) -> None:
        self._storage = storage
        self._clock = clock
        self._sign_in = sign_in

    async def link(self, update: StaffUpdate) -> str:
        if self._sign_in is None:
            return say("staff-sign-in-off")
        unit = ""
        if update.of_unit:
            known = await self._storage.units.all()
            here = [one.id for one in known if one.room == update.chat]
            if len(here) != 1:  # whose cases alone would it be?
                return say("staff-only-common")
            unit = here[0]
        until = self._clock() + LINK_LIVES
        link = await self._sign_in(Clerk(update.clerk[:LONGEST], Role.OPERATOR, unit))
        return say("staff-sign-in", time=until.strftime("%H:%M"), link=link)
