"""Calls to the Bot API through aiogram's session, patient where Telegram asks for patience."""

from __future__ import annotations

import asyncio
import re
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
from aiogram.methods import TelegramMethod
from pydantic_core import from_json, to_json
from yarl import URL

from bot.events import Button
from bot.files.taking import Lost, TooLarge
from bot.messengers.fetching import trusted
from bot.messengers.wire import Wire, WireBroken

Json = dict[str, Any]
Rows = list[list[Button]]

TRIES = 4
LONGEST_WAIT = 30
"""Seconds a person's reply may be put off; later the next press shows where the talk stands."""
LONGEST_TOAST = 200
"""core.telegram.org/bots/api#answercallbackquery: characters."""
PATIENCE = 15
"""Seconds one call may take."""
POLL = 25
"""Seconds Telegram holds getUpdates open when there is nothing."""


FILE = re.compile(r"[\w-]+(?:/[\w.-]+)+")
"""The path of a file on Telegram's server: `photos/file_12.jpg`."""


class RawCall(TelegramMethod[Any]):
    """For aiogram's errors, which want to know what was called; never what with."""

    __returning__ = Any
    __api_method__ = "call"


CALL = RawCall()


class Gone(Exception):
    """The person blocked the bot or does not exist: nothing more is to be sent there."""


class Calls:
    def __init__(self, token: str, api_url: str) -> None:
        session = AiohttpSession(timeout=PATIENCE)
        if api_url:
            session.api = TelegramAPIServer.from_base(api_url)
        self.bot = Bot(token, session=session)
        self._url = URL(session.api.api_url(token, ""), encoded=True)
        self._wire = Wire(self._url, trusted())
        self.newest = 0
        """The newest id of a private message seen so far: all private chats share one row."""

    async def updates(self, offset: int | None, allowed: list[str]) -> list[Json]:
        """Raises AiogramError; the caller decides how long to wait."""
        asked = {"offset": offset, "timeout": POLL, "allowed_updates": allowed}
        batch = await self._post("getUpdates", asked, POLL + 10)
        if not isinstance(batch, list) or not all(isinstance(one, dict) for one in batch):
            raise ClientDecodeError("no list of updates", TypeError(), None)
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

    async def file_url(self, file_id: str) -> URL:
        """Where a file can be fetched; it holds the token: never to be logged.

        core.telegram.org/bots/api#getfile: bots are given files of up to 20 MB. Raises Lost or
        TooLarge.
        """
        try:
            told = await self._patiently("getFile", {"file_id": file_id})
        except TelegramBadRequest as refusal:
            raise (TooLarge if "too big" in refusal.message else Lost) from refusal
        except (AiogramError, Gone) as error:
            raise Lost from error
        path = str(told.get("file_path", ""))
        if not FILE.fullmatch(path) or ".." in path:
            raise Lost
        return URL(self.bot.session.api.file_url(self.bot.token, path), encoded=True)

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

    async def _post(self, method: str, told: Json, patience: float = PATIENCE) -> Any:
        """The lean way of the hot step: plain JSON, no models.

        Models built and validated for each call cost more than all else in a step; what goes wrong
        is put into aiogram's errors all the same.
        """
        body = to_json({key: value for key, value in told.items() if value not in (None, "")})
        try:
            answer = await self._wire.post(self._url.raw_path + method, body, patience)
        except TimeoutError as error:
            raise TelegramNetworkError(method=CALL, message="timeout") from error
        except WireBroken as error:
            raise TelegramNetworkError(method=CALL, message=str(error)) from error
        if answer.status == HTTPStatus.OK:
            with suppress(ValueError, KeyError, TypeError):
                return from_json(answer.body)["result"]
        text = answer.body.decode(errors="replace")
        return self.bot.session.check_response(self.bot, CALL, answer.status, text).result

    async def close(self) -> None:
        await self._wire.close()
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
