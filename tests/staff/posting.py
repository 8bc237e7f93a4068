"""The delivery of a running room, without its pace: what authors are told is kept to be read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.ways import Room, TryLater, Unclear
from storage.file_records import HeldFile
from storage.notice_records import Notice
from storage.store import Clock, Storage
from tests.fakes.bell import Bell


@dataclass
class Mail:
    """What authors were told, and the files that came with it."""

    told: list[str] = field(default_factory=list)
    given: list[HeldFile] = field(default_factory=list)


@dataclass
class Posting:
    storage: Storage
    clock: Clock
    room: Room
    mail: Mail
    bell: Bell

    async def run(self, over: asyncio.Event) -> None:
        while not over.is_set():
            for notice in await self.storage.notices.claim(self.clock()):
                await self._carry(notice)
            await asyncio.sleep(0.02)

    async def _carry(self, notice: Notice) -> None:
        notices = self.storage.notices
        try:
            window = await self.room.post(notice) if notice.chat else self._tell(notice)
        except (TryLater, Unclear):
            await notices.put_off(notice, self.clock(), is_clear=True)
            return
        if window is None:
            await notices.drop(notice, (), self.clock())
        else:
            await notices.sent(notice, window)

    def _tell(self, notice: Notice) -> str:
        self.mail.told.append(notice.text)
        self.mail.given += notice.files
        self.bell.ring()
        return "1"
