"""Notices to people in Telegram. After an unclear try it is looked whether the message arrived.

Telegram has no name for a message of ours before it is sent, and a resent one would be shown
twice. But an edit that changes nothing is refused as such: so the ids after the newest message
known before are tried with the very same words (reliability.md F24).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from typing import Any

from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from bot.events import Button
from bot.files.enclosing import Enclosure
from bot.messengers.pieces import pieces
from bot.messengers.telegram_calls import Calls, keyboard
from bot.messengers.telegram_carrying import carried
from bot.messengers.telegram_giving import give
from bot.messengers.telegram_limits import LONGEST
from bot.texts import say
from bot.ways import Gone, Parcel

log = logging.getLogger(__name__)

PROBED = 60
"""Ids looked at: private messages of a bot share one row of numbers, some thirty a second."""
NOBODY = ("chat not found", "user is deactivated", "PEER_ID_INVALID", "USER_IS_BLOCKED")


class TelegramSender:
    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def newest(self) -> str:
        """ "" right after a start, until the first message comes or goes."""
        return str(self._calls.newest or "")

    async def send(self, parcel: Parcel) -> str:
        window, lost = "", 0
        for file in parcel.files:
            lost += not await self._give(parcel, file)
        for text, shown in _pieces(parcel, lost):
            window = await self._send(parcel, text, shown)
        return window

    async def send_again(self, parcel: Parcel, base: str) -> str:
        window, after = "", int(base or 0) or max(self._calls.newest - PROBED, 0)
        lost = 0
        for file in parcel.files:
            given = await self._given(parcel, file, after) if after else ""
            given = given or await self._give(parcel, file)
            lost, after = lost + (not given), int(given or after)
        for text, shown in _pieces(parcel, lost):
            window = await self._found(parcel, (text, shown), after) if after else ""
            window = window or await self._send(parcel, text, shown)
            after = int(window)
        return window

    async def _give(self, parcel: Parcel, file: Enclosure) -> str:
        """ "" if it is erased, or Telegram does not take it: the words must go all the same."""
        chat = int(parcel.person.account)
        try:
            window = await _carried(give(self._calls, chat, file, {}))
        except _Refused:
            log.error("ALARM: a file of an answer was not taken by Telegram")
            return ""
        self._calls.saw(window)
        return str(window) if window else ""

    async def _given(self, parcel: Parcel, file: Enclosure, after: int) -> str:
        """The message that this file became already; "" if none did. Its caption tells it."""
        told = {"chat_id": int(parcel.person.account), "caption": file.caption}
        return await self._probed("editMessageCaption", told, after)

    async def _send(self, parcel: Parcel, text: str, shown: tuple[Button, ...]) -> str:
        told = _told(parcel, text, shown)
        sent = await _carried(self._calls.once("sendMessage", told))
        window = int(sent["message_id"])
        self._calls.saw(window)
        return str(window)

    async def _found(
        self, parcel: Parcel, piece: tuple[str, tuple[Button, ...]], after: int
    ) -> str:
        """The message that holds these words already; "" if none of the ids after `after` does."""
        return await self._probed("editMessageText", _told(parcel, *piece), after)

    async def _probed(self, method: str, told: dict[str, Any], after: int) -> str:
        for window in range(after + 1, after + PROBED + 1):
            if await self._holds(method, told | {"message_id": window}):
                return str(window)
        return ""

    async def _holds(self, method: str, told: dict[str, Any]) -> bool:
        try:
            await _carried(self._calls.once(method, told))
        except _Refused as refused:
            return "not modified" in refused.words
        return True  # another message of ours in this dialogue says it now


class _Refused(Exception):
    """Telegram understood the call and will not do it."""

    def __init__(self, words: str) -> None:
        super().__init__("refused")
        self.words = words


async def _carried(call: Awaitable[Any]) -> Any:
    """One try. Raises Gone, TryLater, Unclear or _Refused."""
    try:
        return await carried(call)
    except TelegramForbiddenError as refusal:
        raise Gone from refusal
    except TelegramBadRequest as refusal:
        if any(words in refusal.message for words in NOBODY):
            raise Gone from refusal
        raise _Refused(refusal.message) from refusal


def _pieces(parcel: Parcel, lost: int) -> list[tuple[str, tuple[Button, ...]]]:
    """Texts to send one after another; the buttons stand under the last."""
    told = parcel.text if not lost else f"{parcel.text}\n\n{say('notify-files-lost', count=lost)}"
    *before, last = pieces(told, LONGEST)
    return [*[(text, ()) for text in before], (last, parcel.buttons)]


def _told(parcel: Parcel, text: str, shown: tuple[Button, ...]) -> dict[str, Any]:
    rows = keyboard([[button] for button in shown])
    return {"chat_id": int(parcel.person.account), "text": text, "reply_markup": rows}
