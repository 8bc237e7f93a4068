"""The delivery of a running room, without its pace: what authors are told is kept to be read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import get_ident

from sqlalchemy import Connection, event

from bot.ways import Room, TryLater, Unclear
from storage.file_records import HeldFile
from storage.notice_records import Notice
from storage.store import Clock, Storage
from tests.fakes.bell import Bell

LOOK_EVERY = 0.1
"""Seconds: a test may have moved the clock."""


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
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _is_over: bool = False

    async def run(self) -> None:
        with self._told_of_writes():
            while not self._is_over:
                self._news.clear()
                for notice in await self.storage.notices.claim(self.clock()):
                    await self._carry(notice)
                await self._rest()

    def stop(self) -> None:
        self._is_over = True
        self._news.set()

    @contextmanager
    def _told_of_writes(self) -> Iterator[None]:
        """Of others: what this very task writes is no news to it. Turns are written in the thread
        of their connection."""
        mine, engine = asyncio.current_task(), self.storage.engine._engine.sync_engine
        home, loop = get_ident(), asyncio.get_running_loop()

        def heard(_: Connection) -> None:
            if get_ident() != home:
                loop.call_soon_threadsafe(self._news.set)
            elif asyncio.current_task() is not mine:
                self._news.set()

        event.listen(engine, "commit", heard)
        yield
        event.remove(engine, "commit", heard)

    async def _rest(self) -> None:
        if not self._is_over:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await self._news.wait()

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
