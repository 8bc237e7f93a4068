"""Which groups of Telegram are ours, also after one of them has become a supergroup."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from time import monotonic

from bot.messengers.patience import until_kept
from bot.messengers.telegram_staff_reading import ChatMoved
from storage.records import Channel, Person
from storage.sql.cards import Cards
from storage.sql.units import Units

log = logging.getLogger(__name__)

UNITS_EVERY = 20.0
"""Seconds for which it is believed which chats units have."""


@dataclass(frozen=True, slots=True)
class Chats:
    """As the settings name them; `bot` is the bot's own id."""

    bot: int
    staff: int | None
    employees: int | None = None


class Ours:
    """`units`: whose chats are ours too; None: nobody's are."""

    def __init__(self, cards: Cards, chats: Chats, units: Units | None = None) -> None:
        self._cards = cards
        self._chats = chats
        self._units = units
        self._of_units: frozenset[int] = frozenset()
        self._learnt = -UNITS_EVERY
        self._moves: dict[int, int] = {}
        self._is_known = False

    @property
    def bot(self) -> int:
        return self._chats.bot

    @property
    def staff(self) -> int | None:
        return self._chats.staff

    @property
    def employees(self) -> int | None:
        return self._chats.employees

    def follow(self, chat: int) -> int:
        """Where this chat is now, if it was ours and moved."""
        return self._moves.get(chat, chat)

    @property
    def rooms(self) -> tuple[int, ...]:
        """Where cards stand: the staff chat first, then the chats of units."""
        staff = [] if self._chats.staff is None else [self._chats.staff]
        return tuple(dict.fromkeys([*staff, *sorted(self._of_units)]))

    def has(self, chat: int) -> bool:
        return chat in (self._chats.staff, self._chats.employees) or chat in self._of_units

    async def has_now(self, chat: int) -> bool:
        """As `has`, with what the desk has said a moment ago."""
        if not self.has(chat):
            self.look_anew()
            await self.know()
        return self.has(chat)

    def look_anew(self) -> None:
        """Chats of units have changed."""
        self._learnt = -UNITS_EVERY

    async def know(self) -> None:
        """Learns where chats moved to while the settings still name the old ones, and, again and
        again, which chats units have."""
        await self._know_units()
        if self._is_known:
            return
        moves = await until_kept(self._cards.moves)
        for old, new in moves.items():
            self._note(_id(old), _id(new))
        self._is_known = True

    async def move(self, moved: ChatMoved) -> None:
        """Known at once, so that the new group is not taken for a foreign one; then kept."""
        old, new = ref(moved.old), ref(moved.new)
        self._note(moved.old, moved.new)
        await until_kept(lambda: self._cards.moved(old, new))
        log.warning("a chat of ours became a supergroup: name its new id in the settings")

    async def _know_units(self) -> None:
        if self._units is None or monotonic() - self._learnt < UNITS_EVERY:
            return
        units = self._units
        told = await until_kept(lambda: units.rooms(str(Channel.TELEGRAM)))
        self._of_units = frozenset(_id(chat) for chat in told)
        self._learnt = monotonic()

    def _note(self, old: int, new: int) -> None:
        """A group moves once in its life: a supergroup never becomes another."""
        self._moves[old] = new
        chats = self._chats
        staff, employees = (
            self._moves.get(chat, chat) if chat is not None else None
            for chat in (chats.staff, chats.employees)
        )
        self._chats = replace(chats, staff=staff, employees=employees)
        self._of_units = frozenset(self._moves.get(chat, chat) for chat in self._of_units)


def ref(chat: int) -> str:
    """As the storage names a chat."""
    return f"{Channel.TELEGRAM}:{chat}"


def room(chat: int) -> Person:
    """Buttons of a group are the group's, whoever presses; no account has such a number."""
    return Person(Channel.TELEGRAM, str(chat))


def _id(chat: str) -> int:
    return int(chat.partition(":")[2])
