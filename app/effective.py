"""What holds now: the profile's file, and over it what an administrator has set at the desk.

Office, town and what is said of messages are one object each for as long as the program runs, so
whoever holds one sees a change with the next message, and no door is opened anew.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from app.compose import House
from app.kept_scripts import lay
from bot import changes
from config.changeable import KINDS, overlaid
from config.profile import Profile
from storage.office_records import Unit, forum_of, place_of_chat
from storage.store import Storage

log = logging.getLogger(__name__)

OF_PROFILE = ("writing", "town", "office", "office_abroad")
"""What a house makes of its profile and hands around; `writing` first, for a town holds it."""


class Effective:
    def __init__(self, house: House, storage: Storage) -> None:
        self._house = house
        self._storage = storage
        self._seen = -1

    @property
    def filed(self) -> Profile:
        return self._house.filed

    @property
    def profile(self) -> Profile:
        return self._house.profile

    @property
    def units(self) -> Sequence[Unit]:
        """Of the file."""
        return units_of(self._house)

    async def look(self) -> None:
        """Call it every minute, and at once after a change."""
        version = await self._storage.settings.version()
        if version != self._seen:
            await lay(self._house, self._storage.releases)
            adopt(self._house, await self._storage.settings.effective())
            units = await self._storage.units.all()
            used = {one.id: one.title for one in units if one.is_used}
            self._house.office.units = self._house.office_abroad.units = used
            self._seen = version
        is_on = self._house.profile.publication.enabled
        published = await self._storage.publications.shown() if is_on else []
        self._house.town.changes = changes.page(published) if published else ""


def adopt(house: House, told: Mapping[str, Any]) -> None:
    """From now on the house, and all that was made of it, says what `told` says."""
    known = house.__dict__
    known["profile"] = overlaid(house.filed, told)
    for name in OF_PROFILE:
        if (old := known.pop(name, None)) is not None:
            _become(old, getattr(house, name))
            known[name] = old


async def learn(house: House) -> list[str]:
    """For a command that opens no storage: the house says what was set at the desk, if there is a
    database that can tell; the names of what was set."""
    from app.checking_storage import engine_of, is_of_this_version
    from storage.sql.releases import Releases
    from storage.sql.settings import Settings

    async with engine_of(house.settings) as engine:
        if engine is None or not await is_of_this_version(engine):
            return []
        await lay(house, Releases(engine))
        told = await Settings(engine).effective()
    adopt(house, told)
    return [name for name in KINDS if name in told]


def units_of(house: House) -> list[Unit]:
    """Of the file. A chat that cannot be read is no chat: its cards go to the staff chat. A topic
    without a chat is one of the staff chat."""
    forum = forum_of(house.staff_chats)
    return [
        Unit(
            one.id, one.title, one.group, *_place(one.chat or forum * bool(one.thread), one.thread)
        )
        for one in house.filed.units
    ]


def _place(chat: str | int | None, thread: int | None) -> tuple[str, str]:
    try:
        found, topic = place_of_chat(chat)
    except ValueError:
        log.error("a unit's chat cannot be read: its cards go to the staff chat")
        return "", ""
    return found, str(thread) if thread is not None and found else topic


def _become(old: Any, new: Any) -> None:
    for field in fields(old):
        setattr(old, field.name, getattr(new, field.name))
