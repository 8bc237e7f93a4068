"""Chats of VK that are ours: who is in them now."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from bot.messengers.members import Members
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_road import Refused, Unreachable
from bot.stages import CannotTell


class VkRooms:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, calls: Calls, seconds: Callable[[], float] = monotonic) -> None:
        self._calls = calls
        self._members = Members(seconds)

    async def is_member(self, chat: int, user: int) -> bool:
        """At this moment, give or take MEMBER_FOR. Raises CannotTell."""
        return await self._members.has(chat, user, lambda: self._has(chat, user))

    async def _has(self, chat: int, user: int) -> bool:
        try:
            return user in await self._calls.members(chat)
        except (Gone, Refused, Unreachable) as fault:
            raise CannotTell from fault
