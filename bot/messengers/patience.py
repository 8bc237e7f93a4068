"""What is not kept is not acknowledged: an adapter tries until the storage is back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from storage.engine import NotKept

log = logging.getLogger(__name__)

T = TypeVar("T")

SHORTEST, LONGEST = 0.2, 5.0
"""Seconds between two tries; a locked database is back soon, a full disk is not."""


async def until_kept(attempt: Callable[[], Awaitable[T]]) -> T:
    pause = SHORTEST
    while True:
        try:
            return await attempt()
        except NotKept as fault:
            log.error("the storage is out of reach (%s), again in %.1f s", fault, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST)
