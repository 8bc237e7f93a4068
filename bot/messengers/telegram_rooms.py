"""Calls about Telegram's groups: who is in them, whether they are still closed, words inside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import cast

from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    GetChat,
    GetChatMember,
    GetMe,
    LeaveChat,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    LinkPreviewOptions,
    ReplyParameters,
)

from bot.messengers.telegram_calls import Calls, Json, RawEdit, RawSend, Rows, keyboard
from bot.messengers.telegram_staff_reading import INSIDE

MEMBER_FOR = 60.0
"""Seconds a membership is believed: whoever is taken out of the chat acts no longer than that."""
CLOSED_FOR = 10.0
"""Seconds a chat is believed to be still closed to strangers (F41)."""
STRANGERS = 1000


NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Shut(Exception):
    """Nothing may be said in this chat: it is gone, we are out of it, or anybody may read it."""


class RawMember(TelegramMethod[Json]):
    """Only the status is of use."""

    __returning__ = Json
    __api_method__ = GetChatMember.__api_method__

    chat_id: int
    user_id: int


class RawChat(TelegramMethod[Json]):
    __returning__ = Json
    __api_method__ = GetChat.__api_method__

    chat_id: int


class Rooms:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, calls: Calls, seconds: Callable[[], float] = monotonic) -> None:
        self._calls = calls
        self._seconds = seconds
        self._members: dict[tuple[int, int], float] = {}
        self._closed: dict[int, float] = {}
        self._name = ""

    async def name(self) -> str:
        """The bot's user name, asked once. Raises AiogramError."""
        if not self._name:
            self._name = str((await self._calls.bot(GetMe())).username or "")
        return self._name

    async def is_member(self, chat: int, user: int) -> bool:
        """At this moment, give or take MEMBER_FOR. Raises AiogramError if nobody can tell."""
        now = self._seconds()
        if self._members.get((chat, user), 0.0) > now:
            return True
        try:
            told = await self._calls.bot(RawMember(chat_id=chat, user_id=user))
        except (TelegramBadRequest, TelegramForbiddenError):
            return False
        if told["status"] not in INSIDE or told.get("is_member") is False:
            return False
        if len(self._members) > STRANGERS:
            self._members.clear()
        self._members[chat, user] = now + MEMBER_FOR
        return True

    async def look(self, chat: int) -> None:
        """Raises Shut unless the chat is there and closed to strangers, or AiogramError."""
        now = self._seconds()
        if self._closed.get(chat, 0.0) > now:
            return
        try:
            told = await self._calls.bot(RawChat(chat_id=chat))
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            raise Shut("gone") from refusal
        if told.get("username") or told.get("active_usernames") or told["type"] == "channel":
            raise Shut("public")
        self._closed[chat] = now + CLOSED_FOR

    async def send(self, chat: int, text: str, rows: Rows, reply_to: str = "") -> str:
        """The id of the message. Raises Shut or AiogramError; never tried twice."""
        await self.look(chat)
        reply = (
            ReplyParameters(message_id=int(reply_to), allow_sending_without_reply=True)
            if reply_to
            else None
        )
        said = RawSend(
            chat_id=chat,
            text=text,
            reply_markup=keyboard(rows),
            reply_parameters=reply,
            protect_content=True,
            link_preview_options=NO_PREVIEW,
            parse_mode=None,
        )
        return str(cast("Json", await self._calls.bot(said))["message_id"])

    async def edit(self, chat: int, window: str, text: str, rows: Rows) -> bool:
        """False if there is no such message any more. Raises Shut or AiogramError."""
        await self.look(chat)
        change = RawEdit(
            chat_id=chat,
            message_id=int(window),
            text=text,
            reply_markup=keyboard(rows),
            link_preview_options=NO_PREVIEW,
            parse_mode=None,
        )
        try:
            await self._calls.bot(change)
        except TelegramBadRequest as refusal:
            return "not modified" in refusal.message
        return True

    async def answer(self, query: str, toast: str) -> None:
        await self._calls.answer(query, toast)

    async def leave(self, chat: int, words: str) -> None:
        """Says why, where that is possible, and goes."""
        with suppress(AiogramError):  # no right to speak there: it is left in silence
            await self._calls.bot(RawSend(chat_id=chat, text=words, parse_mode=None))
        try:
            await self._calls.bot(LeaveChat(chat_id=chat))
        except (TelegramBadRequest, TelegramForbiddenError):
            return  # we are out already

    async def offer(self, chat: int, commands: dict[str, str]) -> None:
        """The list of commands that Telegram shows in this chat."""
        told = [BotCommand(command=name, description=text) for name, text in commands.items()]
        await self._calls.bot(SetMyCommands(commands=told, scope=BotCommandScopeChat(chat_id=chat)))
