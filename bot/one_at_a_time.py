"""An order for one citizen, freedom for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class OneAtATime:
    """A lock a person, gone as soon as nobody holds or awaits it.

    Two quick presses of one citizen are taken in turn; two citizens never wait for each other.
    """

    def __init__(self) -> None:
        self._locks: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, whom: Hashable) -> AsyncIterator[None]:
        lock, users = self._locks.get(whom, (asyncio.Lock(), 0))
        self._locks[whom] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            _, users = self._locks.pop(whom)
            if users > 1:
                self._locks[whom] = lock, users - 1
