"""Our own clock beside those of messengers: with a wrong one nothing is closed or sent (F12)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime

from bot.messengers import looking
from bot.schedule import Look
from config.settings import Settings

log = logging.getLogger(__name__)

MUCH = 300
"""Seconds: with a clock so wrong nothing may be closed or sent."""
BELIEVED = 600.0
"""Seconds for which one comparison holds."""
PATIENCE = 2


async def difference(settings: Settings) -> int | None:
    """Seconds, above zero if ours is ahead of whichever messenger is on and answers first.

    None: none of them told its time, so ours is all there is.
    """
    for address in _doors(settings):
        if (theirs := await _time_of(address)) is not None:
            return round(time.time() - theirs)
    return None


class Doubts:
    """Keeps from what cannot be undone while the clock is plainly wrong."""

    def __init__(self, settings: Settings, seconds: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._seconds = seconds
        self._asked: float | None = None
        self._is_wrong = False

    async def keep_away(self) -> bool:
        now = self._seconds()
        if self._asked is None or now - self._asked >= BELIEVED:
            self._asked = now
            self._judge(await difference(self._settings))
        return self._is_wrong

    def _judge(self, off: int | None) -> None:
        """A messenger that is out of reach tells nothing: what was known before stands."""
        if off is None:
            return
        self._is_wrong = abs(off) > MUCH
        if self._is_wrong:
            log.error(
                "ALARM: the clock is %+d s off that of a messenger: set it right;"
                " until then nothing is closed, opened or sent by the calendar",
                off,
            )

    def outlasted(self, look: Look) -> Look:
        """The look, left out while the clock is in doubt."""

        async def careful() -> object:
            return None if await self.keep_away() else await look()

        return careful


def has_any(settings: Settings) -> bool:
    """Is there a messenger to compare with?"""
    return next(_doors(settings), None) is not None


def _doors(settings: Settings) -> Iterator[str]:
    if settings.vk is not None:
        yield settings.vk.api_url or looking.VK
    if settings.telegram is not None:
        yield settings.telegram.api_url or looking.TELEGRAM


async def _time_of(address: str) -> float | None:
    """Seconds since 1970 by the clock of that server; None if it cannot be reached."""
    import aiohttp

    limit = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(f"{address}/", allow_redirects=False) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return None
