"""Notices in VK, to people and to staff chats: a send has a name, so a repeat is shown once."""

from __future__ import annotations

from collections.abc import Sequence

from bot import ways
from bot.events import Button, Reply
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_cards import VkCards
from bot.messengers.vk_giving import uploaded
from bot.messengers.vk_keyboard import screen
from bot.messengers.vk_road import Refused, Unreachable
from bot.texts import say
from bot.ways import Parcel, TryLater, Unclear
from storage.notice_records import Notice

MINUTE = 60.0
PARTS = 64
"""Messages one notice may become, so that each has a name of its own."""
NAMES = 2**31 - 1
"""VK's random_id is a 32-bit number, zero excluded."""


class VkSender:
    """To one person's dialogue."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def newest(self) -> str:
        return "named"  # a repeat needs no probe: it bears the same name

    async def send(self, parcel: Parcel) -> str:
        peer = int(parcel.person.account)
        lost = await self._give(peer, parcel) if parcel.files else 0
        more = f"\n\n{say('notify-files-lost', count=lost)}" if lost else ""
        return await _sent(self._calls, peer, (parcel.text + more, parcel.buttons, parcel.once))

    async def _give(self, peer: int, parcel: Parcel) -> int:
        """All in one message before the words; how many did not get there."""
        name = (parcel.once * PARTS + PARTS - 1) % NAMES + 1
        number, count = parcel.files[0].number, len(parcel.files)
        caption = say("notify-files", number=number, count=count, kind="answer")
        try:
            attachment, lost = await uploaded(self._calls, peer, parcel.files)
            if attachment:
                await self._calls.give(peer, caption, attachment, name)
        except Gone as gone:
            raise ways.Gone from gone
        except Refused as refusal:
            raise TryLater(MINUTE) from refusal
        except Unreachable as fault:
            raise Unclear from fault
        return lost

    async def send_again(self, parcel: Parcel, base: str) -> str:
        return await self.send(parcel)


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
    try:
        for number, piece in enumerate(shown.texts):
            is_last = number == len(shown.texts) - 1
            name = (once * PARTS + number) % NAMES + 1
            window = await calls.send(peer, piece, shown.keyboard if is_last else "", name)
    except Gone as gone:
        raise ways.Gone from gone
    except Refused as refusal:
        raise TryLater(MINUTE) from refusal
    except Unreachable as fault:
        raise Unclear from fault
    return str(window)
