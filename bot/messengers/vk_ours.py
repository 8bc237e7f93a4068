"""Which chats of VK are ours: the staff chat, and those of units."""

from __future__ import annotations

from time import monotonic

from bot.messengers.patience import until_kept
from storage.records import Channel, Person
from storage.sql.units import Units

UNITS_EVERY = 20.0
"""Seconds for which it is believed which chats units have."""


class VkOurs:
    def __init__(self, staff: int | None, units: Units) -> None:
        self.staff = staff
        self._units = units
        self._of_units: frozenset[int] = frozenset()
        self._learnt = -UNITS_EVERY

    @property
    def rooms(self) -> tuple[int, ...]:
        """Where cards stand: the staff chat first."""
        staff = [] if self.staff is None else [self.staff]
        return tuple(dict.fromkeys([*staff, *sorted(self._of_units)]))

    async def know(self) -> None:
        if monotonic() - self._learnt < UNITS_EVERY:
            return
        told = await until_kept(lambda: self._units.rooms(str(Channel.VK)))
        self._of_units = frozenset(int(chat.partition(":")[2]) for chat in told)
        self._learnt = monotonic()

    async def has_now(self, chat: int) -> bool:
        """Is it one of them, also if the desk has said so a moment ago?"""
        await self.know()
        if chat not in self.rooms:
            self.look_anew()
            await self.know()
        return chat in self.rooms

    def look_anew(self) -> None:
        """Chats of units have changed."""
        self._learnt = -UNITS_EVERY


def ref(chat: int) -> str:
    """As the storage names a chat."""
    return f"{Channel.VK}:{chat}"


def room(chat: int) -> Person:
    """Buttons of a chat are the chat's, whoever presses; no account has such a number."""
    return Person(Channel.VK, str(chat))
