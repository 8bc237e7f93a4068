"""What stands in VK's staff chats: cards, drafts and pages, posted and drawn anew.

A message bears ten buttons and is edited for a day: more buttons are folded, and whatever can be
edited no more is posted anew by the same looks that find a lost card.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from time import monotonic

from bot import buttons
from bot.events import Button, Reply
from bot.messengers.layout import in_rows
from bot.messengers.pieces import pieces
from bot.messengers.vk_calls import Calls, Gone, once_of
from bot.messengers.vk_folding import view
from bot.messengers.vk_giving import uploaded
from bot.messengers.vk_keyboard import TEXT, inline
from bot.messengers.vk_ours import VkOurs, ref, room
from bot.messengers.vk_road import Refused, Unreachable
from bot.staff_showing import Drawing, Showing
from bot.texts import say
from storage.engine import NotKept
from storage.notice_records import Notice

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks for cards that changed elsewhere: by the author, or on the desk."""
MISSING_EVERY = 30.0
"""Seconds between two looks for cases without a card, unless the bell rings."""
AT_ONCE = 20
"""Messages drawn anew in one go."""
ALARM_EVERY = 600.0  # seconds


class VkCards:
    """`key` signs buttons, as those of citizens."""

    def __init__(self, calls: Calls, ours: VkOurs, showing: Showing, key: bytes) -> None:
        self._calls = calls
        self._ours = ours
        self._showing = showing
        self._key = key
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

    async def post(self, notice: Notice) -> str | None:
        """The message it became; None if there is nothing to say any more.

        Sent again it is shown once. Raises Gone, Refused or Unreachable.
        """
        if notice.files:
            return await self._give(notice)
        reply = await self._showing.words(notice)
        if reply is None:
            return None
        chat = int(notice.chat.partition(":")[2])
        window = await self.tell(chat, reply, f"notice:{notice.id}")
        self.ring()
        return window

    async def _give(self, notice: Notice) -> str | None:
        """What an author sent, in one message of the chat."""
        chat, files = int(notice.chat.partition(":")[2]), await self._showing.files(notice)
        attachment, _ = await uploaded(self._calls, chat, files)
        if not attachment:
            return None
        number, name = files[0].number, once_of(f"notice:{notice.id}:files")
        caption = say("notify-files", number=number, count=len(files), kind="card")
        return str(await self._calls.give(chat, caption, attachment, name))

    async def tell(self, chat: int, reply: Reply, name: str) -> str:
        """`name` names these words for ever: said again, they are shown once.

        Raises Gone, Refused or Unreachable.
        """
        number = count()
        *before, last = pieces(reply.text, TEXT)
        for piece in before:
            await self._calls.send(chat, piece, "", once_of(f"{name}:{next(number)}"))
        keyboard = self._keyboard(chat, reply.buttons)
        return str(await self._calls.send(chat, last, keyboard, once_of(f"{name}:{next(number)}")))

    async def turn(self, chat: int, window: str, page: Reply, name: str) -> None:
        """A page in the place of another, or below where that is too old.

        Raises Gone, Refused or Unreachable.
        """
        keyboard = self._keyboard(chat, page.buttons)
        if not await self._calls.edit(chat, int(window), page.text, keyboard):
            await self.tell(chat, page, name)

    async def unfold(self, chat: int, window: str, number: int) -> bool:
        """Shows other buttons of a card or a draft. False if the message shows neither, or is too
        old. Raises Gone, Refused or Unreachable."""
        reply = await self._showing.in_window(ref(chat), window)
        if reply is None:
            return False
        keyboard = self._keyboard(chat, reply.buttons, number)
        return await self._calls.edit(chat, int(window), reply.text, keyboard)

    async def homeless(self, notice: Notice) -> bool:
        """A unit's chat is gone: its cards go to the staff chat. False: it is no unit's, or there
        is nowhere to go."""
        chat, staff = int(notice.chat.partition(":")[2]), self._ours.staff
        if staff is None or chat == staff:
            return False
        await self._showing.homeless(notice, ref(staff), "chat")
        self._ours.look_anew()
        self.ring()
        return True

    async def keep_drawn(self) -> None:
        while not self._is_over:
            is_rung = self._bell.is_set()
            self._bell.clear()
            try:
                await self._draw(look_for_missing=is_rung)
            except Gone:
                self.alarm()
            except NotKept:
                log.error("the storage is out of reach: cards wait")
            except Exception as error:
                log.warning("cards were not drawn: %s", kind(error))
            await self._rest()

    def alarm(self) -> None:
        if monotonic() - self._alarmed >= ALARM_EVERY:
            self._alarmed = monotonic()
            log.error("ALARM: the staff chat of VK is closed to us: internal words wait")

    def _keyboard(self, chat: int, shown: Sequence[Button], number: int = 0) -> str:
        signed = [one if one.url else self._signed(chat, one) for one in view(shown, number)]
        return inline(in_rows(signed))

    def _signed(self, chat: int, button: Button) -> Button:
        standing = replace(button, standing=True)
        return replace(button, data=buttons.pack(self._key, room(chat), standing, ""))

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
        keyboard = self._keyboard(chat, reply.buttons)
        is_there = await self._calls.edit(chat, int(drawing.window), reply.text, keyboard)
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
    """For the log: a fault of the road tells itself, of others the kind is told, never a text."""
    is_ours = isinstance(error, Refused | Unreachable)
    return str(error) if is_ours else type(error).__name__
