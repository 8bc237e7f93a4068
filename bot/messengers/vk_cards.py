"""What stands in VK's staff chats: cards, drafts and pages, posted and drawn anew.

A message bears ten buttons and is edited for a day: more buttons are folded, and whatever can be
edited no more is posted anew by the same looks that find a lost card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Literal

from bot.events import Button, Reply
from bot.messengers.layout import in_rows
from bot.messengers.pieces import pieces
from bot.messengers.staff_buttons import signed
from bot.messengers.staff_looks import Looks
from bot.messengers.vk_calls import Calls, Gone, once_of
from bot.messengers.vk_folding import split, view
from bot.messengers.vk_giving import uploaded
from bot.messengers.vk_keyboard import TEXT, inline
from bot.messengers.vk_ours import VkOurs, ref, room
from bot.messengers.vk_road import Refused, Unreachable
from bot.staff_showing import Showing
from bot.texts import say
from storage.notice_records import WINDOWS, Notice

Unfolded = Literal["shown", "over", "old"]
"""What became of a press of «more»: other buttons, none any more, or VK changes it no more."""


class VkCards:
    """`key` signs buttons, as those of citizens."""

    def __init__(self, calls: Calls, ours: VkOurs, showing: Showing, key: bytes) -> None:
        self._calls = calls
        self._ours = ours
        self._showing = showing
        self._key = key
        self.looks = Looks(showing, ours, self)

    async def post(self, notice: Notice) -> str | None:
        """The message it became; None if there is nothing to say any more.

        Sent again it is shown once. Raises Gone, Refused or Unreachable.
        """
        if notice.files:
            return await self._give(notice)
        reply = await self._showing.words(notice)
        if reply is None:
            return None
        chat, name = int(notice.chat.partition(":")[2]), f"notice:{notice.id}"
        tell = self.tell if notice.kind in WINDOWS else self._spread
        window = await tell(chat, reply, name)
        self.looks.ring()
        return window

    async def _give(self, notice: Notice) -> str | None:
        """What an author sent, or the pictures of a digest, in one message of the chat."""
        chat, files = int(notice.chat.partition(":")[2]), await self._showing.files(notice)
        attachment, _ = await uploaded(self._calls, chat, files)
        if not attachment:
            return None
        number, name = files[0].number, once_of(f"notice:{notice.id}:files")
        caption = notice.text or say("notify-files", number=number, count=len(files), kind="card")
        return str(await self._calls.give(chat, caption, attachment, name))

    async def tell(self, chat: int, reply: Reply, name: str) -> str:
        """`name` names these words for ever: said again, they are shown once.

        Raises Gone, Refused or Unreachable.
        """
        number = count()
        *before, last = pieces(reply.text, TEXT)
        for piece in before:
            await self._calls.send(chat, piece, "", once_of(f"{name}:{next(number)}"))
        keyboard = self._keyboard(chat, reply.buttons)
        return str(await self._calls.send(chat, last, keyboard, once_of(f"{name}:{next(number)}")))

    async def _spread(self, chat: int, reply: Reply, name: str) -> str:
        """Only a window can be unfolded: below all else, the buttons that have no room follow."""
        first, *others = split(reply.buttons)
        window = await self.tell(chat, replace(reply, buttons=tuple(first)), name)
        for number, group in enumerate(others):
            more = Reply(say("staff-more-buttons"), tuple(group))
            await self.tell(chat, more, f"{name}:more:{number}")
        return window

    async def turn(self, chat: int, window: str, page: Reply, name: str) -> None:
        """A page in the place of another, or below where that is too old.

        Raises Gone, Refused or Unreachable.
        """
        if not await self.edit(chat, window, page):
            await self.tell(chat, page, name)

    async def unfold(self, chat: int, window: str, number: int) -> Unfolded:
        """Shows other buttons of a card or a draft, with what it says now.

        Raises Gone, Refused or Unreachable.
        """
        reply = await self._showing.in_window(ref(chat), window)
        if reply is None:
            return "over"
        keyboard = self._keyboard(chat, reply.buttons, number)
        is_shown = await self._calls.edit(chat, int(window), reply.text, keyboard)
        if not reply.buttons:
            return "over"
        return "shown" if is_shown else "old"

    async def homeless(self, notice: Notice) -> bool:
        """As Looks.homeless: VK knows no topics."""
        return await self.looks.homeless(notice, int(notice.chat.partition(":")[2]), "chat")

    def ref(self, chat: int) -> str:
        return ref(chat)

    async def edit(self, chat: int, window: str, reply: Reply) -> bool:
        """Raises Gone, Refused or Unreachable."""
        keyboard = self._keyboard(chat, reply.buttons)
        return await self._calls.edit(chat, int(window), reply.text, keyboard)

    async def mend(self, error: Exception) -> bool:
        if isinstance(error, Gone):
            self.alarm()
        return isinstance(error, Gone)

    def kind(self, error: Exception) -> str:
        return kind(error)

    def alarm(self) -> None:
        self.looks.alarm("the staff chat of VK is closed to us: internal words wait")

    def _keyboard(self, chat: int, shown: Sequence[Button], number: int = 0) -> str:
        told = [signed(self._key, room(chat), one) for one in view(shown, number)]
        return inline(in_rows(told))


def kind(error: Exception) -> str:
    """For the log: a fault of the road tells itself, of others the kind is told, never a text."""
    is_ours = isinstance(error, Refused | Unreachable)
    return str(error) if is_ours else type(error).__name__
