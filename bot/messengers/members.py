"""Who is in a chat: asked of the messenger, and believed for a minute."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

MEMBER_FOR = 60.0
"""Seconds a membership is believed: whoever is taken out of the chat acts no longer than that."""
REMEMBERED = 10_000  # memberships


class Members:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._believed: dict[tuple[int, int], float] = {}

    async def has(self, chat: int, user: int, ask: Callable[[], Awaitable[bool]]) -> bool:
        """At this moment, give or take MEMBER_FOR; one that is not there is asked for each time."""
        now = self._seconds()
        if self._believed.get((chat, user), 0.0) > now:
            return True
        if not await ask():
            return False
        if len(self._believed) > REMEMBERED:
            self._believed.clear()
        self._believed[chat, user] = now + MEMBER_FOR
        return True

    def forget(self, chat: int, user: int) -> None:
        """The messenger said that this one has left: nothing is believed any more."""
        self._believed.pop((chat, user), None)
