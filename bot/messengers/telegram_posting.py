"""Telegram's staff chat as the delivery sees it: cards, words below them, and the digest, once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from typing import TypeVar

from aiogram.exceptions import TelegramBadRequest, TelegramMigrateToChat

from bot.messengers.telegram_calls import told
from bot.messengers.telegram_cards import TelegramCards
from bot.messengers.telegram_carrying import MINUTE, carried
from bot.messengers.telegram_ours import Ours
from bot.messengers.telegram_rooms import Rooms, Shut
from bot.messengers.telegram_staff_reading import ChatMoved
from bot.texts import say
from bot.ways import TryLater
from storage.notice_records import ALBUMS, Notice

log = logging.getLogger(__name__)

T = TypeVar("T")

PROBED = 20
"""Ids looked at for an album: its place was taken right before it."""

NO_TOPIC = ("message thread not found", "TOPIC_DELETED", "TOPIC_CLOSED")
"""How Telegram says that a topic takes no words (F23)."""


class TelegramPosting:
    def __init__(self, rooms: Rooms, ours: Ours, cards: TelegramCards) -> None:
        self._rooms = rooms
        self._ours = ours
        self._cards = cards

    async def reserve(self, notice: Notice) -> str:
        chat = await self._chat(notice)
        what = notice.kind.removeprefix("digest-")
        return await self._carried(
            notice, self._rooms.send(chat, say("digest-coming", what=what), [])
        )

    async def post(self, notice: Notice) -> str | None:
        if not notice.base:
            return await self._carried(notice, self._cards.post(notice))
        if notice.kind in ALBUMS:
            return await self._carried(notice, self._album(notice, notice.base))
        return await self._carried(notice, self._cards.take_place(notice, notice.base))

    async def _album(self, notice: Notice, base: str) -> str | None:
        """Below its place. Tried before, it may stand there already: its caption tells."""
        chat = await self._chat(notice)
        for window in range(int(base) + 1, int(base) + PROBED + 1) if notice.tries else ():
            if await self._rooms.has_caption(chat, str(window), notice.text):
                return str(window)
        try:
            return await self._rooms.give_album(chat, await self._cards.files(notice)) or None
        except TelegramBadRequest as refusal:
            if any(words in refusal.message for words in NO_TOPIC):
                raise
            log.error("ALARM: Telegram takes no pictures of ours (%s)", told(refusal))
            return None  # the words go all the same

    async def _chat(self, notice: Notice) -> int:
        await self._ours.know()
        return self._ours.follow(int(notice.chat.partition(":")[2]))

    async def _carried(self, notice: Notice, call: Awaitable[T]) -> T:
        """One try. Raises TryLater or Unclear."""
        try:
            return await carried(call)
        except Shut as shut:
            if await self._cards.homeless(notice, "chat"):
                raise TryLater(1.0) from shut
            self._cards.alarm(shut)
            raise TryLater(MINUTE) from shut
        except TelegramMigrateToChat as moved:
            old = await self._chat(notice)
            await self._ours.move(ChatMoved(old, moved.migrate_to_chat_id))
            raise TryLater(1.0) from moved
        except TelegramBadRequest as refusal:
            if any(words in refusal.message for words in NO_TOPIC):
                await self._cards.homeless(notice, "topic")
                raise TryLater(1.0) from refusal
            log.error("ALARM: the staff chat takes no words (%s)", told(refusal))
            raise TryLater(MINUTE) from refusal
