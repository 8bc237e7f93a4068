"""What stands in staff chats is looked at again and again, and drawn anew where it changed
elsewhere: by its author, at the desk, in another chat. The same for every messenger.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from bot.events import Reply
from bot.staff_showing import Drawing, Showing, Why
from storage.engine import NotKept
from storage.notice_records import Notice

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks for cards that changed elsewhere."""
MISSING_EVERY = 30.0
"""Seconds between two looks for cases without a card, unless the bell rings: batches, moves."""
AT_ONCE = 20
"""Messages drawn anew in one go: Telegram takes some twenty a minute into one group."""
ALARM_EVERY = 600.0  # seconds


class Chats(Protocol):
    """Which chats are ours. `rooms`: the staff chat first."""

    @property
    def staff(self) -> int | None: ...

    @property
    def rooms(self) -> Sequence[int]: ...

    async def know(self) -> None: ...

    def look_anew(self) -> None: ...


class Wall(Protocol):
    """A messenger, as far as its staff chats are drawn on."""

    def ref(self, chat: int) -> str:
        """As the storage names a chat."""
        ...

    async def edit(self, chat: int, window: str, reply: Reply) -> bool:
        """False if there is no such message any more."""
        ...

    async def mend(self, error: Exception) -> bool:
        """Waits, follows, alarms, as the messenger's own fault asks for; False: it is none."""
        ...

    def kind(self, error: Exception) -> str:
        """For the log: the kind of a fault, never its text, which may quote a person."""
        ...


class Looks:
    def __init__(self, showing: Showing, chats: Chats, wall: Wall) -> None:
        self._showing = showing
        self._chats = chats
        self._wall = wall
        self._bell = asyncio.Event()
        self._looked = -MISSING_EVERY
        self._alarmed = -ALARM_EVERY
        self._is_over = False

    def ring(self) -> None:
        """Something may have changed: cards are looked at now, not in LOOK_EVERY seconds."""
        self._bell.set()

    def stop(self) -> None:
        """What is being drawn is finished."""
        self._is_over = True
        self._bell.set()

    def alarm(self, fault: str) -> None:
        """Not at every try."""
        if monotonic() - self._alarmed >= ALARM_EVERY:
            self._alarmed = monotonic()
            log.error("ALARM: %s", fault)

    async def homeless(self, notice: Notice, chat: int, why: Why) -> bool:
        """A unit's chat or topic is gone: its cards go to the staff chat. False: it is no unit's,
        or there is nowhere to go. `chat`: where the notice was to be."""
        staff = self._chats.staff
        if staff is None or (why == "chat" and chat == staff):
            return False
        await self._showing.homeless(notice, self._wall.ref(staff), why)
        self._chats.look_anew()
        self.ring()
        return True

    async def run(self) -> None:
        while not self._is_over:
            is_rung = self._bell.is_set()
            self._bell.clear()
            try:
                await self._draw(look_for_missing=is_rung)
            except NotKept:
                self._looked = -MISSING_EVERY  # what was rung for was not seen to
                log.error("the storage is out of reach: cards wait")
            except Exception as error:
                self._looked = -MISSING_EVERY
                if not await self._wall.mend(error):
                    log.warning("cards were not drawn: %s", self._wall.kind(error))
            await self._rest()

    async def _draw(self, *, look_for_missing: bool) -> None:
        await self._chats.know()
        is_time = look_for_missing or monotonic() - self._looked >= MISSING_EVERY
        if is_time:
            self._looked = monotonic()
        for chat in self._chats.rooms:
            ref = self._wall.ref(chat)
            if is_time:
                await self._showing.post_missing(ref, of_units=chat != self._chats.staff)
            for drawing in (await self._showing.outdated(ref))[:AT_ONCE]:
                await self._draw_one(chat, drawing)

    async def _draw_one(self, chat: int, drawing: Drawing) -> None:
        is_there = await self._wall.edit(chat, drawing.window, drawing.reply)
        await self._showing.drawn(drawing, is_there=is_there)

    async def _rest(self) -> None:
        if self._is_over:
            return
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._bell.wait()
        except TimeoutError:
            return
