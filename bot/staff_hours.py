"""What happens to cases because a day has come: questions end, drafts nobody finishes are dropped.

It only looks; the storage knows what is due, so a day that was slept through is made up for.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.store import Clock, Storage


class StaffHours:
    """`chats`: the staff chats that are told, as `telegram:-100123`."""

    def __init__(self, storage: Storage, chats: Sequence[str], clock: Clock) -> None:
        self._storage = storage
        self._chats = chats
        self._clock = clock

    async def look(self) -> None:
        """Call it at start and every hour or so."""
        await self._storage.cases.end_questions(self._chats)
        today = self._clock().date()
        await self._storage.drafts.drop_left(today)
        await self._storage.enterings.drop_left(today)
