"""Words of clerks that must not stay in a staff chat: erased where the messenger lets us.

Where it does not, the chat is told once how to let us, and erases them by hand meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.texts import say

Erase = Callable[[int, int], Awaitable[bool]]
"""(chat, message): is it gone?"""
Tell = Callable[[int, str], Awaitable[object]]
"""(chat, words)"""


class Erasing:
    def __init__(self, erase: Erase, tell: Tell) -> None:
        self._erase = erase
        self._tell = tell
        self._told: set[int] = set()

    async def all(self, chat: int, messages: Sequence[str]) -> None:
        gone = [await self._erase(chat, int(one)) for one in messages]
        if not all(gone) and chat not in self._told:
            self._told.add(chat)
            await self._tell(chat, say("staff-sheets-stays"))
