"""Chats of VK that are ours: who is in them now."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_road import Refused, Unreachable

MEMBER_FOR = 60.0
"""Seconds for which a membership is believed; one that is not there is asked for each time."""
REMEMBERED = 10_000


class VkRooms:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, calls: Calls, seconds: Callable[[], float] = monotonic) -> None:
        self._calls = calls
        self._seconds = seconds
        self._members: dict[tuple[int, int], float] = {}

    async def is_member(self, chat: int, user: int) -> bool:
        """At this moment, give or take MEMBER_FOR; False where VK does not tell."""
        now = self._seconds()
        if self._members.get((chat, user), 0.0) > now:
            return True
        try:
            members = await self._calls.members(chat)
        except (Gone, Refused, Unreachable):
            return False
        if user not in members:
            return False
        if len(self._members) > REMEMBERED:
            self._members.clear()
        self._members[chat, user] = now + MEMBER_FOR
        return True
