"""Asks once more, in daytime, those who agreed to it: is all still well?"""

from __future__ import annotations

from bot.rating_notices import once_more
from storage.store import Clock, Storage

FROM, TILL = 10, 20
"""Local hours: nobody is waiting for such a question, so it wakes nobody."""


class CheckBacks:
    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def look(self) -> None:
        """A day that was slept through is made up for."""
        if FROM <= self._clock().hour < TILL:
            await self._storage.ratings.check_back(once_more)
