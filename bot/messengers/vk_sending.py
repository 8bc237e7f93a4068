"""Notices in VK, to people and to staff chats: a send has a name, so a repeat is shown once."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TypeVar

from bot import ways
from bot.events import Button, Reply
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_cards import VkCards
from bot.messengers.vk_giving import uploaded
from bot.messengers.vk_keyboard import screen
from bot.messengers.vk_road import Refused, Unreachable
from bot.texts import say
from bot.ways import FilesWait, Parcel, TryLater, Unclear
from storage.notice_records import Notice

Result = TypeVar("Result")
MINUTE = 60.0
PARTS = 64
"""Messages one notice may become, so that each has a name of its own."""
SAID = "said:"
"""Before the id of the words that arrived, while their files wait."""
NAMES = 2**31 - 1
"""VK's random_id is a 32-bit number, zero excluded."""


class VkSender:
    """To one person's dialogue."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def newest(self) -> str:
        return "named"  # a repeat needs no probe: it bears the same name

    async def send(self, parcel: Parcel) -> str:
        """The words first, its files below them: uploaded before, so that the words tell of one
        that was lost."""
        peer, names, lost = int(parcel.person.account), "", 0
        if parcel.files:
            names, lost = await _clear(uploaded(self._calls, peer, parcel.files))
        more = f"\n\n{say('notify-files-lost', count=lost)}" if lost else ""
        window = await _sent(self._calls, peer, (parcel.text + more, parcel.buttons, parcel.once))
        return await self._below(parcel, names, window)

    async def _below(self, parcel: Parcel, names: str, window: str) -> str:
        """The files below words that stand there as message `window`, which is the answer."""
        if not names:
            return window
        try:
            await _clear(self._give(int(parcel.person.account), parcel, names))
        except (TryLater, Unclear) as fault:
            raise FilesWait(SAID + window) from fault
        return window

    async def _give(self, peer: int, parcel: Parcel, names: str) -> int:
        """All of them in one message."""
        name = (parcel.once * PARTS + PARTS - 1) % NAMES + 1
        number, count = parcel.files[0].number, len(parcel.files)
        caption = say("notify-files", number=number, count=count, kind="answer")
        return await self._calls.give(peer, caption, names, name)

    async def send_again(self, parcel: Parcel, base: str) -> str:
        if not base.startswith(SAID):
            return await self.send(parcel)
        peer = int(parcel.person.account)
        names, lost = await _clear(uploaded(self._calls, peer, parcel.files))
        if lost and not names:  # nobody was told of them as of lost ones
            raise FilesWait(base)
        return await self._below(parcel, names, base.removeprefix(SAID))


class VkPosting:
    """To the staff chats."""

    def __init__(self, cards: VkCards) -> None:
        self._cards = cards

    async def reserve(self, notice: Notice) -> str:
        return ""  # VK shows a repeated send once

    async def post(self, notice: Notice) -> str | None:
        """One try. Raises TryLater or Unclear."""
        try:
            return await self._cards.post(notice)
        except Gone as gone:
            if await self._cards.homeless(notice):
                raise TryLater(1.0) from gone
            self._cards.alarm()
            raise TryLater(MINUTE) from gone
        except Refused as refusal:
            raise TryLater(MINUTE) from refusal
        except Unreachable as fault:
            raise Unclear from fault


async def _sent(calls: Calls, peer: int, what: tuple[str, Sequence[Button], int]) -> str:
    text, buttons, once = what
    shown = screen(Reply(text, tuple(buttons)))
    window = 0
    for number, piece in enumerate(shown.texts):
        keyboard = shown.keyboard if number == len(shown.texts) - 1 else ""
        name = (once * PARTS + number) % NAMES + 1
        window = await _clear(calls.send(peer, piece, keyboard, name))
    return str(window)


async def _clear(call: Awaitable[Result]) -> Result:
    """What came of it, in words of delivery. Raises Gone, TryLater or Unclear."""
    try:
        return await call
    except Gone as gone:
        raise ways.Gone from gone
    except Refused as refusal:
        raise TryLater(MINUTE) from refusal
    except Unreachable as fault:
        raise Unclear from fault
