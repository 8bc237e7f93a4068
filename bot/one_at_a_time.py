"""An order for one citizen, freedom for all."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable


class OneAtATime:
    """A lock a person, gone as soon as nobody holds or awaits it.

    Two quick presses of one citizen are taken in turn; two citizens never wait for each other.
    """

    def __init__(self) -> None:
        self._turns: dict[Hashable, _Turn] = {}

    def of(self, whom: Hashable) -> _Turn:
        """`async with turns.of(anna):`"""
        return self._turns.get(whom) or _Turn(self._turns, whom)


class _Turn:
    def __init__(self, turns: dict[Hashable, _Turn], whom: Hashable) -> None:
        self._turns = turns
        self._whom = whom
        self._lock = asyncio.Lock()
        self._users = 0

    async def __aenter__(self) -> None:
        self._turns[self._whom] = self
        self._users += 1
        try:
            await self._lock.acquire()
        except BaseException:
            self._leave()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()
        self._leave()

    def _leave(self) -> None:
        self._users -= 1
        if not self._users:
            del self._turns[self._whom]
