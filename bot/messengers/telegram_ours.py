"""Which groups of Telegram are ours, also after one of them has become a supergroup."""

from __future__ import annotations

import logging
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

    def has(self, chat: int) -> bool:
        return chat in (self._chats.staff, self._chats.employees)

    async def know(self) -> None:
        """Learns once where chats moved to while the settings still name the old ones."""
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

    def _note(self, old: int, new: int) -> None:
        """A group moves once in its life: a supergroup never becomes another."""
        self._moves[old] = new
        chats = self._chats
        staff, employees = (
            self._moves.get(chat, chat) if chat is not None else None
            for chat in (chats.staff, chats.employees)
        )
        self._chats = replace(chats, staff=staff, employees=employees)


def ref(chat: int) -> str:
    """As the storage names a chat."""
    return f"{Channel.TELEGRAM}:{chat}"


def room(chat: int) -> Person:
    """Buttons of a group are the group's, whoever presses; no account has such a number."""
    return Person(Channel.TELEGRAM, str(chat))


def _id(chat: str) -> int:
    return int(chat.partition(":")[2])
