"""Which groups of Telegram are ours, also after one of them has become a supergroup."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.messengers.patience import until_kept
from bot.messengers.telegram_staff_reading import ChatMoved
from storage.records import Channel, Person
from storage.sql.cards import Cards

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chats:
    """As the settings name them; `bot` is the bot's own id."""

    bot: int
    staff: int | None
    employees: int | None = None


class Ours:
    def __init__(self, cards: Cards, chats: Chats) -> None:
        self._cards = cards
        self._chats = chats
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

    def has(self, chat: int) -> bool:
        return chat in (self._chats.staff, self._chats.employees)

    async def know(self) -> None:
        """Learns once where chats moved to while the settings still name the old ones."""
        if self._is_known:
            return
        moves = await until_kept(self._cards.moves)
        for _ in moves:  # each step of the way, and no way is longer than that
            self._chats = _after(self._chats, moves)
        self._is_known = True

    async def move(self, moved: ChatMoved) -> None:
        """Known at once, so that the new group is not taken for a foreign one; then kept."""
        old, new = ref(moved.old), ref(moved.new)
        self._chats = _after(self._chats, {old: new})
        await until_kept(lambda: self._cards.moved(old, new))
        log.warning("a chat of ours became a supergroup: name its new id in the settings")


def ref(chat: int) -> str:
    """As the storage names a chat."""
    return f"{Channel.TELEGRAM}:{chat}"


def room(chat: int) -> Person:
    """Buttons of a group are the group's, whoever presses; no account has such a number."""
    return Person(Channel.TELEGRAM, str(chat))


def _after(chats: Chats, moves: Mapping[str, str]) -> Chats:
    def of(chat: int | None) -> int | None:
        new = moves.get(ref(chat)) if chat is not None else None
        return int(new.partition(":")[2]) if new else chat

    return replace(chats, staff=of(chats.staff), employees=of(chats.employees))
