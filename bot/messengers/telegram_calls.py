"""Calls to the Bot API through aiogram's session, patient where Telegram asks for patience."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates, TelegramMethod
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar
from yarl import URL

from bot.events import Button

Json = dict[str, Any]
Rows = list[list[Button]]

TRIES = 4
LONGEST_WAIT = 30
"""Seconds a person's reply may be put off; later the next press shows where the talk stands."""
LONGEST = 4096
"""UTF-16 units of a message; core.telegram.org/bots/api#sendmessage."""
LONGEST_TOAST = 200
"""core.telegram.org/bots/api#answercallbackquery: characters."""
PLAIN = {"Content-Type": "application/json"}
PATIENCE = ClientTimeout(total=15)
POLL = 25
"""Seconds Telegram holds getUpdates open when there is nothing."""


class RawUpdates(TelegramMethod[list[Json]]):
    """getUpdates as plain dicts: one odd update must not make a whole batch unreadable."""

    __returning__ = list[Json]
    __api_method__ = GetUpdates.__api_method__

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class RawCall(TelegramMethod[Any]):
    """For aiogram's errors, which want to know what was called; never what with."""

    __returning__ = Any
    __api_method__ = "call"


CALL = RawCall()


class Gone(Exception):
    """The person blocked the bot or does not exist: nothing more is to be sent there."""


class LeanSession(AiohttpSession):
    """aiogram's own session, without what a bot has no use for: a jar of cookies."""

    async def create_session(self) -> ClientSession:
        if self._should_reset_connector:
            await self.close()
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())
            self._should_reset_connector = False
        return self._session


class Calls:
    def __init__(self, token: str, api_url: str) -> None:
        session = LeanSession(limit=100, timeout=15)
        if api_url:
            session.api = TelegramAPIServer.from_base(api_url)
        self.bot = Bot(token, session=session)
        self._urls: dict[str, URL] = {}
        self.newest = 0
        """The newest id of a private message seen so far: all private chats share one row."""

    async def updates(self, offset: int | None, allowed: list[str]) -> list[Json]:
        """Raises AiogramError; the caller decides how long to wait."""
        asked = RawUpdates(offset=offset, timeout=POLL, allowed_updates=allowed)
        batch = await self.bot(asked, request_timeout=POLL + 10)
        for update in batch:
            match update:
                case {"message": {"message_id": int(number), "chat": {"type": "private"}}}:
                    self.saw(number)
        return batch

    def saw(self, message: int) -> None:
        self.newest = max(self.newest, message)

    async def send(self, chat: int, text: str, rows: Rows) -> int:
        """The id of the message; Gone if nobody is there."""
        told = {"chat_id": chat, "text": text, "reply_markup": keyboard(rows)}
        sent = await self._patiently("sendMessage", told)
        self.saw(int(sent["message_id"]))
        return int(sent["message_id"])

    async def edit(self, chat: int, message: int, text: str, rows: Rows) -> bool:
        """False if there is no such message of ours any more."""
        told = {"chat_id": chat, "message_id": message, "text": text}
        try:
            await self._patiently("editMessageText", told | {"reply_markup": keyboard(rows)})
        except TelegramBadRequest as refusal:
            return "not modified" in refusal.message
        return True

    async def erase(self, chat: int, message: int) -> bool:
        told = {"chat_id": chat, "message_id": message}
        try:
            return bool(await self._patiently("deleteMessage", told))
        except TelegramBadRequest as refusal:
            return "not found" in refusal.message  # the person was quicker

    async def answer(self, query: str, toast: str) -> None:
        """Stops the spinner on the button; a query may be too old for that, which harms nobody."""
        told = {"callback_query_id": query, "text": toast[:LONGEST_TOAST]}
        with suppress(TelegramBadRequest):
            await self._patiently("answerCallbackQuery", told)

    async def once(self, method: str, told: Json) -> Any:
        """One try, for whoever keeps what is to be said. Raises AiogramError."""
        return await self._post(method, told)

    async def _patiently(self, method: str, told: Json) -> Any:
        """Waits as long as Telegram asks, and over its passing faults, within reason."""
        for attempt in range(1, TRIES + 1):
            try:
                return await self._post(method, told)
            except TelegramForbiddenError as refusal:
                raise Gone from refusal
            except TelegramRetryAfter as ask:
                if attempt == TRIES or ask.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(ask.retry_after)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError):
                if attempt == TRIES or method == "sendMessage":
                    raise  # it may have been sent although the answer was lost
                await asyncio.sleep(2 ** (attempt - 1))
        raise AssertionError("the last try either returned or raised")

    async def _post(self, method: str, told: Json) -> Any:
        """The lean way of the hot step: plain JSON through aiogram's own session, no models.

        Models built and validated for each call cost more than all else in a step; what goes wrong
        is put into aiogram's errors all the same.
        """
        session = self.bot.session
        assert isinstance(session, AiohttpSession)
        url = self._url(method)
        body = json.dumps({key: value for key, value in told.items() if value not in (None, "")})
        try:
            client = await session.create_session()
            async with client.post(url, data=body, headers=PLAIN, timeout=PATIENCE) as answer:
                raw = await answer.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=CALL, message="timeout") from error
        except ClientError as error:
            kind = type(error).__name__
            raise TelegramNetworkError(method=CALL, message=kind) from error
        if answer.status == HTTPStatus.OK:
            with suppress(ValueError, KeyError):
                return json.loads(raw)["result"]
        text = raw.decode(errors="replace")
        return session.check_response(self.bot, CALL, answer.status, text).result

    def _url(self, method: str) -> URL:
        if method not in self._urls:
            told = self.bot.session.api.api_url(self.bot.token, method)
            self._urls[method] = URL(told, encoded=True)
        return self._urls[method]

    async def close(self) -> None:
        await self.bot.session.close()


def keyboard(rows: Rows) -> Json | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> Json:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data}


def is_revoked(error: AiogramError) -> bool:
    """401 or 404 to everything: the token is not good any more."""
    return isinstance(error, TelegramUnauthorizedError | TelegramNotFound)


def told(error: AiogramError) -> str:
    """For the log: the kind of the fault, never its text, which may quote a person."""
    code = error.message if isinstance(error, TelegramAPIError) and is_revoked(error) else ""
    return f"{type(error).__name__} {code}".strip()
