"""What stands in Telegram's staff chat: cards and drafts drawn anew, notices posted, or all held.

A chat that is gone, or that strangers can read, gets nothing: it waits and an alarm is given.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from aiogram.exceptions import AiogramError, TelegramMigrateToChat, TelegramRetryAfter

from bot import buttons
from bot.events import Button, Reply
from bot.messengers.layout import in_rows
from bot.messengers.pieces import pieces
from bot.messengers.telegram_calls import LONGEST, Rows, told
from bot.messengers.telegram_ours import Ours, ref, room
from bot.messengers.telegram_rooms import Below, Rooms, Shut
from bot.messengers.telegram_staff_reading import ChatMoved
from bot.staff_showing import Drawing, Showing, Why
from storage.engine import NotKept
from storage.notice_records import Notice

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks for cards that changed elsewhere: by the author, or on the desk."""
MISSING_EVERY = 30.0
"""Seconds between two looks for cases without a card, unless the bell rings: batches, moves."""
AT_ONCE = 20
"""Messages drawn anew in one go: Telegram takes some twenty a minute into one group."""
ALARM_EVERY = 600.0  # seconds


class TelegramCards:
    """`key` signs buttons, as those of citizens."""

    def __init__(self, rooms: Rooms, ours: Ours, showing: Showing, key: bytes) -> None:
        self._rooms = rooms
        self._ours = ours
        self._showing = showing
        self._key = key
        self._bell = asyncio.Event()
        self._looked = -MISSING_EVERY
        self._is_over = False
        self._alarmed = -ALARM_EVERY

    def ring(self) -> None:
        """Something may have changed: cards are looked at now, not in LOOK_EVERY seconds."""
        self._bell.set()

    def stop(self) -> None:
        """What is being drawn is finished."""
        self._is_over = True
        self._bell.set()

    async def post(self, notice: Notice) -> str | None:
        """The id of the message it became; None if there is nothing to say any more.

        A word about a case is said below its card. One try. Raises Shut or AiogramError.
        """
        if notice.files:
            return await self._give(notice)
        reply = await self._showing.words(notice)
        if reply is None:
            return None
        chat, below = await self._place(notice)
        *before, last = pieces(reply.text, LONGEST)
        for piece in before:
            await self._rooms.send(chat, piece, [], below)
        window = await self._rooms.send(chat, last, self.rows(chat, reply.buttons), below)
        self.ring()
        return window

    async def _give(self, notice: Notice) -> str | None:
        chat, below = await self._place(notice)
        window = ""
        for file in await self._showing.files(notice):
            window = await self._rooms.give(chat, file, below) or window
        return window or None

    async def _place(self, notice: Notice) -> tuple[int, Below]:
        """The chat, and below what: a word about a case stands below its card."""
        chat = self._ours.follow(int(notice.chat.partition(":")[2]))
        card = await self._showing.card_of(ref(chat), notice)
        return chat, Below(card, await self._showing.topic_of(notice))

    async def tell(self, chat: int, reply: Reply, reply_to: str) -> None:
        """Below what a clerk typed. Raises Shut or AiogramError."""
        below = Below(reply_to)
        *before, last = pieces(reply.text, LONGEST)
        for piece in before:
            await self._rooms.send(chat, piece, [], below)
        await self._rooms.send(chat, last, self.rows(chat, reply.buttons), below)

    async def turn(self, chat: int, window: str, page: Reply) -> None:
        """A page in the place of another. Raises Shut or AiogramError."""
        await self._rooms.edit(chat, window, page.text, self.rows(chat, page.buttons))

    async def homeless(self, notice: Notice, why: Why) -> bool:
        """A unit's chat or topic is gone: its cards go to the staff chat. False: it is no unit's,
        or there is nowhere to go."""
        chat = self._ours.follow(int(notice.chat.partition(":")[2]))
        if self._ours.staff is None or (why == "chat" and chat == self._ours.staff):
            return False
        await self._showing.homeless(notice, ref(self._ours.staff), why)
        self._ours.look_anew()
        self.ring()
        return True

    async def keep_drawn(self) -> None:
        while not self._is_over:
            is_rung = self._bell.is_set()
            self._bell.clear()
            try:
                await self._draw(look_for_missing=is_rung)
            except TelegramRetryAfter as ask:
                await asyncio.sleep(ask.retry_after)
            except TelegramMigrateToChat as told_so:
                await self._follow(told_so.migrate_to_chat_id)
            except Shut as shut:
                self.alarm(shut)
            except NotKept:
                log.error("the storage is out of reach: cards wait")
            except Exception as error:
                log.warning("cards were not drawn: %s", kind(error))
            await self._rest()

    def alarm(self, shut: Shut) -> None:
        now = monotonic()
        if now - self._alarmed >= ALARM_EVERY:
            self._alarmed = now
            log.error("ALARM: the staff chat is %s: nothing internal is sent there", shut)

    def rows(self, chat: int, shown: Sequence[Button]) -> Rows:
        """Numbers five in a row, other short labels two; every button signed for this chat."""
        return in_rows([one if one.url else self._signed(chat, one) for one in shown])

    def _signed(self, chat: int, button: Button) -> Button:
        standing = replace(button, standing=True)
        return replace(button, data=buttons.pack(self._key, room(chat), standing, ""))

    async def _follow(self, new: int) -> None:
        """Telegram itself says what became of our chat; the update of it was lost."""
        if self._ours.staff is not None:
            await self._ours.move(ChatMoved(self._ours.staff, new))

    async def _draw(self, *, look_for_missing: bool) -> None:
        await self._ours.know()
        is_time = look_for_missing or monotonic() - self._looked >= MISSING_EVERY
        if is_time:
            self._looked = monotonic()
        for chat in self._ours.rooms:
            if is_time:
                of_units = chat != self._ours.staff
                await self._showing.post_missing(ref(chat), of_units=of_units)
            for drawing in (await self._showing.outdated(ref(chat)))[:AT_ONCE]:
                await self._draw_one(chat, drawing)

    async def _draw_one(self, chat: int, drawing: Drawing) -> None:
        reply = drawing.reply
        rows = self.rows(chat, reply.buttons)
        is_there = await self._rooms.edit(chat, drawing.window, reply.text, rows)
        await self._showing.drawn(drawing, is_there=is_there)

    async def _rest(self) -> None:
        if self._is_over:
            return
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._bell.wait()
        except TimeoutError:
            return


def kind(error: Exception) -> str:
    """For the log: the kind of a fault, never its text, which may quote a person."""
    return told(error) if isinstance(error, AiogramError) else type(error).__name__
