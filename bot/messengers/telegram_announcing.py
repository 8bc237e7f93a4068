"""Where in Telegram employees are told of a new survey."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiogram.exceptions import AiogramError

from bot import links
from bot.announcing import Where
from bot.links import Link
from bot.messengers.telegram_calls import told
from bot.messengers.telegram_ours import Ours, ref
from bot.messengers.telegram_rooms import Rooms

log = logging.getLogger(__name__)


def employees_chat(rooms: Rooms, ours: Ours) -> Where:
    """Nowhere while there is no such chat, or Telegram does not tell the bot's own name."""

    async def where() -> tuple[str, Link] | None:
        await ours.know()
        if ours.employees is None:
            return None
        try:
            return ref(ours.employees), links.telegram(await rooms.name())
        except AiogramError as error:
            log.warning("a survey is announced later: %s", told(error))
            return None

    return where


def into_dialogue(rooms: Rooms) -> Callable[[], Awaitable[Link | None]]:
    """Links into the private dialogue; None while Telegram does not tell the bot's own name."""

    async def link() -> Link | None:
        try:
            return links.telegram(await rooms.name())
        except AiogramError as error:
            log.warning("no link into Telegram now: %s", told(error))
            return None

    return link
