"""Files that people send in Telegram. A `file_id` opens the file to whoever has our token, for
ever: it lives as long as the download and is written nowhere.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from bot.files.taking import Brought, Offer
from bot.messengers.fetching import fetch
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_reading import Sent


class Bearing(Protocol):
    """What somebody said, with a file or without."""

    @property
    def file(self) -> Sent | None: ...

    @property
    def album(self) -> str: ...

    @property
    def caption(self) -> str: ...


def brought(calls: Calls, said: Bearing) -> Brought | None:
    if said.file is None:
        return None
    file = said.file
    offer = Offer(partial(_fetched, calls, file), file.size, file.look)
    return Brought((offer,), said.album, said.caption)


async def _fetched(calls: Calls, file: Sent) -> bytes:
    """Raises Lost or TooLarge."""
    return await fetch(await calls.file_url(file.id))
