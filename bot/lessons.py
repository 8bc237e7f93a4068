"""What staff decide of topics teaches what is suggested: looked at now and then, kept in RAM."""

from __future__ import annotations

from bot.topic_sense import TopicSense
from storage.store import Storage


class Lessons:
    """`sense`: the one that everybody asks."""

    def __init__(self, storage: Storage, sense: TopicSense) -> None:
        self._storage = storage
        self._sense = sense

    async def look(self) -> None:
        """Call it at start and each half an hour or so."""
        self._sense.learned = await self._storage.lessons.learned()
