"""Chats of VK that are ours: who is in them now."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from bot.cleaning import clean
from bot.messengers.members import REMEMBERED, Members
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_road import Refused, Unreachable
from bot.stages import CannotTell


class VkRooms:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, calls: Calls, seconds: Callable[[], float] = monotonic) -> None:
        self._calls = calls
        self._members = Members(seconds)
        self._names: dict[int, str] = {}

    async def is_member(self, chat: int, user: int) -> bool:
        """At this moment, give or take MEMBER_FOR. Raises CannotTell."""
        return await self._members.has(chat, user, lambda: self._has(chat, user))

    async def is_admin(self, chat: int, user: int) -> bool:
        """At this very moment. Raises CannotTell."""
        try:
            return user in await self._calls.admins(chat)
        except (Gone, Refused, Unreachable) as fault:
            raise CannotTell from fault

    def forget(self, chat: int, user: int) -> None:
        """This one has left the chat, or was taken out of it, a moment ago."""
        self._members.forget(chat, user)

    async def name(self, user: int) -> str:
        """What colleagues see: the name as VK tells it, asked once, and the account."""
        if user not in self._names:
            try:
                told = (await self._calls.names([user])).get(user, "")
            except (Refused, Unreachable):
                return f"({user})"
            if len(self._names) > REMEMBERED:
                self._names.clear()
            self._names[user] = " ".join(clean(told).split())[:40]
        return f"{self._names[user]} ({user})".strip()

    async def _has(self, chat: int, user: int) -> bool:
        try:
            return user in await self._calls.members(chat)
        except (Gone, Refused, Unreachable) as fault:
            raise CannotTell from fault
