"""Files that people send in Telegram. A `file_id` opens the file to whoever has our token, for
ever: it lives as long as the download and is written nowhere.
"""

from __future__ import annotations

import re
from functools import partial

from aiogram.exceptions import AiogramError, TelegramBadRequest
from yarl import URL

from bot.files.taking import Brought, Lost, Offer, TooLarge
from bot.messengers.fetching import fetch
from bot.messengers.telegram_calls import Calls, Gone
from bot.messengers.telegram_reading import Sent, Told

PATH = re.compile(r"[\w-]+(?:/[\w.-]+)+")
"""Of a file on Telegram's server: `photos/file_12.jpg`."""


def brought(calls: Calls, said: Told) -> Brought | None:
    if said.file is None:
        return None
    file = said.file
    offer = Offer(partial(_fetched, calls, file), file.size, file.title)
    return Brought((offer,), said.album, said.caption)


async def _fetched(calls: Calls, file: Sent) -> bytes:
    """core.telegram.org/bots/api#getfile: bots are given files of up to 20 MB."""
    try:
        told = await calls.ask("getFile", {"file_id": file.id})
    except TelegramBadRequest as refusal:
        raise (TooLarge if "too big" in refusal.message else Lost) from refusal
    except (AiogramError, Gone) as error:
        raise Lost from error
    path = str(told.get("file_path", ""))
    if not PATH.fullmatch(path) or ".." in path:
        raise Lost
    return await fetch(URL(calls.file_url(path), encoded=True))
