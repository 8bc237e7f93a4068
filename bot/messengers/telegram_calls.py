"""Calls to the Bot API through aiogram's session, patient where Telegram asks for patience."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageText,
    GetUpdates,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.events import Button

log = logging.getLogger(__name__)

Json = dict[str, Any]
Rows = list[list[Button]]

TRIES = 4
LONGEST_WAIT = 30
"""Seconds a person's reply may be put off; later the next press shows where the talk stands."""
POLL = 25
"""Seconds Telegram holds getUpdates open when there is nothing."""


class RawUpdates(TelegramMethod[list[Json]]):
    """getUpdates as plain dicts: one odd update must not make a whole batch unreadable."""

    __returning__ = list[Json]
    __api_method__ = GetUpdates.__api_method__

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class RawSend(SendMessage):
    """Only the id of what was sent is of use, so the answer is not validated whole."""

    __returning__ = Json


class RawEdit(EditMessageText):
    __returning__ = Json | bool


class Gone(Exception):
    """The person blocked the bot or does not exist: nothing more is to be sent there."""


class Calls:
    def __init__(self, token: str, api_url: str) -> None:
        session = AiohttpSession(limit=100, timeout=15)
        if api_url:
            session.api = TelegramAPIServer.from_base(api_url)
        self.bot = Bot(token, session=session)

    async def updates(self, offset: int | None, allowed: list[str]) -> list[Json]:
        """Raises AiogramError; the caller decides how long to wait."""
        asked = RawUpdates(offset=offset, timeout=POLL, allowed_updates=allowed)
        return await self.bot(asked, request_timeout=POLL + 10)

    async def send(self, chat: int, text: str, rows: Rows) -> int:
        """The id of the message; Gone if nobody is there."""
        sent = await self._patiently(
            RawSend(chat_id=chat, text=text, reply_markup=keyboard(rows), parse_mode=None)
        )
        return int(sent["message_id"])

    async def edit(self, chat: int, message: int, text: str, rows: Rows) -> bool:
        """False if there is no such message of ours any more."""
        change = RawEdit(
            chat_id=chat,
            message_id=message,
            text=text,
            reply_markup=keyboard(rows),
            parse_mode=None,
        )
        try:
            await self._patiently(change)
        except TelegramBadRequest as refusal:
            return "not modified" in refusal.message
        return True

    async def erase(self, chat: int, message: int) -> bool:
        try:
            return bool(await self._patiently(DeleteMessage(chat_id=chat, message_id=message)))
        except TelegramBadRequest as refusal:
            return "not found" in refusal.message  # the person was quicker

    async def answer(self, query: str, toast: str) -> None:
        """Stops the spinner on the button; a query may be too old for that, which harms nobody."""
        try:
            await self._patiently(AnswerCallbackQuery(callback_query_id=query, text=toast or None))
        except TelegramBadRequest:
            return

    async def _patiently(self, method: TelegramMethod[Any]) -> Any:
        """Waits as long as Telegram asks, and over its passing faults, within reason."""
        from aiogram.exceptions import TelegramForbiddenError

        for attempt in range(1, TRIES + 1):
            try:
                return await self.bot(method)
            except TelegramForbiddenError as refusal:
                raise Gone from refusal
            except TelegramRetryAfter as ask:
                if attempt == TRIES or ask.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(ask.retry_after)
            except (TelegramNetworkError, TelegramServerError):
                if attempt == TRIES or not _may_repeat(method):
                    raise
                await asyncio.sleep(2 ** (attempt - 1))
        raise AssertionError("the last try either returned or raised")

    async def close(self) -> None:
        await self.bot.session.close()


def _may_repeat(method: TelegramMethod[Any]) -> bool:
    """A message may have been sent although the answer was lost: never blindly twice."""
    return not isinstance(method, SendMessage)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.label, url=button.url)
                if button.url
                else InlineKeyboardButton(text=button.label, callback_data=button.data)
                for button in row
            ]
            for row in rows
        ]
    )


def is_revoked(error: AiogramError) -> bool:
    """401 or 404 to everything: the token is not good any more."""
    from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

    return isinstance(error, TelegramUnauthorizedError | TelegramNotFound)


def told(error: AiogramError) -> str:
    """For the log: the kind of the fault, never its text, which may quote a person."""
    code = error.message if isinstance(error, TelegramAPIError) and is_revoked(error) else ""
    return f"{type(error).__name__} {code}".strip()
