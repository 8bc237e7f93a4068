"""Calls to the fake Bot API as a client without any library would make them, and keyboards."""

from typing import Any

import aiohttp
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from tests.fakes.telegram import FakeTelegram


def keyboard(*labels: str, data: str = "") -> InlineKeyboardMarkup:
    """One button a row."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data or f"d:{label}")]
            for label in labels
        ]
    )


async def raw_call(fake: FakeTelegram, method: str, **body: object) -> tuple[int, dict[str, Any]]:
    """As a client without any library would call, with a JSON body."""
    url = f"{fake.url}/bot{fake.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        return response.status, await response.json()
