"""How fast notices may go out: to all people together, to one dialogue, into one staff chat.

Telegram takes some twenty messages a minute into one group, of all kinds together. What comes
faster waits in the storage: nothing is lost, the chat is not flooded, nobody else waits for it.
"""

from __future__ import annotations

from aiolimiter import AsyncLimiter

A_SECOND = 25
"""Messages to all people together: below Telegram's thirty, so that replies have room."""
IN_A_GROUP = {"telegram": (15, 60.0)}
"""Messages, and in how many seconds. Five of Telegram's twenty are for what clerks ask."""
ONE_BY_ONE = (1, 1.0)
REMEMBERED = 2000
"""Chats whose pace is kept in mind."""


class Paces:
    def __init__(self) -> None:
        self.all = AsyncLimiter(A_SECOND, 1)
        self._dialogues: dict[str, AsyncLimiter] = {}
        self._chats: dict[str, AsyncLimiter] = {}

    def of_dialogue(self, whom: str) -> AsyncLimiter:
        if len(self._dialogues) > REMEMBERED:
            self._dialogues.clear()
        return self._dialogues.setdefault(whom, AsyncLimiter(*ONE_BY_ONE))

    def of_chat(self, chat: str) -> AsyncLimiter:
        """Of staff; there are few, and all are kept in mind."""
        if chat not in self._chats:
            limit = IN_A_GROUP.get(chat.partition(":")[0], ONE_BY_ONE)
            self._chats[chat] = AsyncLimiter(*limit)
        return self._chats[chat]

    def left(self, chat: str) -> int:
        """How many more this chat of staff takes just now."""
        pace = self.of_chat(chat)
        most = range(int(pace.max_rate), 0, -1)
        return next((number for number in most if pace.has_capacity(number)), 0)

    def full(self) -> list[str]:
        """Chats of staff that take nothing more just now."""
        return [chat for chat, pace in self._chats.items() if not pace.has_capacity()]
