"""What came of one try to send a notice through Telegram, in the words of the delivery."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.ways import TryLater, Unclear

T = TypeVar("T")

MINUTE = 60.0
NEVER_LEFT = {"ClientConnectorError", "ClientConnectorDNSError", "ClientConnectorCertificateError"}
"""aiohttp's errors of a call that did not reach the server at all."""


async def carried(call: Awaitable[T]) -> T:
    """Raises TryLater or Unclear. A refusal stays as it is: what it means, its caller knows."""
    try:
        return await call
    except (TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat):
        raise
    except TelegramRetryAfter as ask:
        raise TryLater(ask.retry_after) from ask
    except TelegramUnauthorizedError as refusal:
        raise TryLater(MINUTE) from refusal
    except TelegramNetworkError as fault:
        raise (TryLater() if fault.message in NEVER_LEFT else Unclear()) from fault
    except AiogramError as fault:
        raise Unclear from fault
