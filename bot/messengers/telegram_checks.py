"""Looks at Telegram from outside, for `otklik check` and QR codes: asks, and changes nothing."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.methods import GetChat, GetChatMember, GetMe, GetWebhookInfo, TelegramMethod
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ChatMemberUnion
from aiogram.utils.token import TokenValidationError

from bot.messengers.looking import Away, BadToken, Moved, Seen
from bot.messengers.telegram_calls import is_revoked
from bot.messengers.telegram_staff_reading import INSIDE

T = TypeVar("T")

PATIENCE = 4  # seconds for one call


class TelegramLook:
    """`async with` it. Everything asked may raise BadToken or Away."""

    def __init__(self, token: str, api_url: str) -> None:
        session = AiohttpSession(timeout=PATIENCE)
        if api_url:
            session.api = TelegramAPIServer.from_base(api_url)
        self._session = session
        try:
            self._bot = Bot(token, session=session)
        except TokenValidationError:
            raise BadToken from None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self._session.close()

    async def name(self) -> str:
        """The bot's user name, as in t.me/NAME."""
        return str((await self._ask(GetMe())).username)

    async def webhook(self) -> str:
        """Its address, "" if none is set."""
        return str((await self._ask(GetWebhookInfo())).url)

    async def chat(self, chat: int) -> Seen | None:
        """None if there is no such chat, or the bot was never let in. Also raises Moved."""
        try:
            told = await self._ask(GetChat(chat_id=chat))
            own = await self._ask(GetChatMember(chat_id=chat, user_id=self._bot.id))
        except (TelegramBadRequest, TelegramForbiddenError):
            return None
        return Seen(
            title=told.title or "",
            is_public=bool(told.username or told.active_usernames),
            is_member=own.status in INSIDE,
            is_admin=own.status in {"creator", "administrator"},
            can_delete=_can_delete(own),
        )

    async def _ask(self, method: TelegramMethod[T]) -> T:
        try:
            return await self._bot(method)
        except (TelegramBadRequest, TelegramForbiddenError):
            raise
        except TelegramMigrateToChat as moved:
            raise Moved(moved.migrate_to_chat_id) from None
        except TelegramAPIError as error:
            raise (BadToken if is_revoked(error) else Away) from None
        except AiogramError:
            raise Away from None


def _can_delete(own: ChatMemberUnion) -> bool:
    if isinstance(own, ChatMemberAdministrator):
        return own.can_delete_messages
    return isinstance(own, ChatMemberOwner)
