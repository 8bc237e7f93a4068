"""What stands in Telegram's staff chat: cards and drafts drawn anew, notices posted, or all held.

A chat that is gone, or that strangers can read, gets nothing: it waits and an alarm is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from aiogram.exceptions import AiogramError, TelegramMigrateToChat, TelegramRetryAfter

from bot.events import Button, Reply
from bot.files.enclosing import Enclosure
from bot.messengers.layout import in_rows
from bot.messengers.pieces import pieces
from bot.messengers.staff_buttons import signed
from bot.messengers.staff_looks import Looks
from bot.messengers.telegram_calls import Rows, told
from bot.messengers.telegram_limits import LONGEST
from bot.messengers.telegram_ours import Ours, ref, room
from bot.messengers.telegram_rooms import Below, Rooms, Shut
from bot.messengers.telegram_staff_reading import ChatMoved
from bot.staff_showing import Showing, Why
from bot.ways import TryLater
from storage.notice_records import Notice


class TelegramCards:
    """`key` signs buttons, as those of citizens."""

    def __init__(self, rooms: Rooms, ours: Ours, showing: Showing, key: bytes) -> None:
        self._rooms = rooms
        self._ours = ours
        self._showing = showing
        self._key = key
        self.looks = Looks(showing, ours, self)

    async def post(self, notice: Notice) -> str | None:
        """The id of the message it became; None if there is nothing to say any more.

        A word about a case is said below its card. One try. Raises Shut, TryLater or AiogramError.
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
        self.looks.ring()
        return window

    async def _give(self, notice: Notice) -> str | None:
        chat, below = await self._place(notice)
        window = ""
        for file in await self._showing.files(notice):
            window = await self._rooms.give(chat, file, below) or window
        return window or None

    async def take_place(self, notice: Notice, window: str) -> str:
        """The words and their buttons in the place kept for them; anew where that is gone.

        Raises Shut or AiogramError."""
        chat = self._ours.follow(int(notice.chat.partition(":")[2]))
        reply = await self._showing.words(notice) or Reply(notice.text)
        if await self.edit(chat, window, reply):
            return window
        return await self._rooms.send(chat, reply.text, self.rows(chat, reply.buttons))

    async def files(self, notice: Notice) -> Sequence[Enclosure]:
        """What goes with it, as far as this chat may see it."""
        return await self._showing.files(notice)

    async def _place(self, notice: Notice) -> tuple[int, Below]:
        """The chat, and below what: a word about a case stands below its card. Raises TryLater
        while the storage has yet to learn that the chat moved: it keeps where windows stand."""
        chat = int(notice.chat.partition(":")[2])
        if self._ours.follow(chat) != chat:
            raise TryLater(1.0)
        card = await self._showing.card_of(notice.chat, notice)
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
        await self.edit(chat, window, page)

    async def homeless(self, notice: Notice, why: Why) -> bool:
        """As Looks.homeless, wherever the chat is by now."""
        chat = self._ours.follow(int(notice.chat.partition(":")[2]))
        return await self.looks.homeless(notice, chat, why)

    def ref(self, chat: int) -> str:
        return ref(chat)

    async def edit(self, chat: int, window: str, reply: Reply) -> bool:
        """Raises Shut or AiogramError."""
        return await self._rooms.edit(chat, window, reply.text, self.rows(chat, reply.buttons))

    async def mend(self, error: Exception) -> bool:
        match error:
            case TelegramRetryAfter(retry_after=seconds):
                await asyncio.sleep(seconds)
            case TelegramMigrateToChat(migrate_to_chat_id=new):
                await self._follow(new)
            case Shut():
                self.alarm(error)
            case _:
                return False
        return True

    def kind(self, error: Exception) -> str:
        return kind(error)

    def alarm(self, shut: Shut) -> None:
        self.looks.alarm(f"the staff chat is {shut}: nothing internal is sent there")

    def rows(self, chat: int, shown: Sequence[Button]) -> Rows:
        """Numbers five in a row, other short labels two; every button signed for this chat."""
        return in_rows([signed(self._key, room(chat), one) for one in shown])

    async def _follow(self, new: int) -> None:
        """Telegram itself says what became of our chat; the update of it was lost."""
        if self._ours.staff is not None:
            await self._ours.move(ChatMoved(self._ours.staff, new))


def kind(error: Exception) -> str:
    """For the log: the kind of a fault, never its text, which may quote a person."""
    return told(error) if isinstance(error, AiogramError) else type(error).__name__
