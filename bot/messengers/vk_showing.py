"""Shows replies in VK: one window, edited in place as long as its buttons fit under it.

More of them stand below the field. Such a keyboard comes and goes with new messages only, so the
old window is taken back; and what is typed stays in VK, so the next page stands below it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.events import Reply
from bot.messengers.pieces import pieces
from bot.messengers.vk_calls import Calls, once_of
from bot.messengers.vk_keyboard import NOTHING_BELOW, Screen, plain, screen
from bot.messengers.vk_reading import Told
from bot.messengers.vk_road import Refused

log = logging.getLogger(__name__)

NO_KEYBOARD = {911, 912}
"""This keyboard, or any, is refused: its buttons become words to type."""
TOO_LONG = {910, 914}
CAUTIOUS = 1000  # UTF-16 units of a piece, where VK finds a text too long that should have fitted


@dataclass(frozen=True, slots=True)
class Window:
    """Where a talk goes on; `is_below`: a keyboard stands below the field.

    `words`: what a typed word would have pressed, where no buttons are shown.
    """

    number: str = ""
    is_below: bool = False
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


class Showing:
    """The answer to one event. `window` is where the talk goes on after what was shown."""

    def __init__(self, calls: Calls, said: Told, window: Window) -> None:
        self.window = window
        self._calls = calls
        self._said = said
        self._count = count()

    async def show(self, reply: Reply) -> None:
        """Raises Gone, Refused or Unreachable."""
        old = self.window.number
        if self._said.is_plain or not await self._with_buttons(reply):
            await self._in_words(reply)
        if reply.in_place and old.isdecimal() and old != self.window.number:
            await self._calls.take_back(self._said.peer, int(old))

    async def _with_buttons(self, reply: Reply) -> bool:
        """False if VK takes no such keyboard."""
        shown = screen(reply)
        try:
            if not await self._is_edited(reply, shown):
                await self._send_anew(shown)
        except Refused as refusal:
            if refusal.code not in NO_KEYBOARD:
                raise
            log.error("%s: buttons are shown as words", refusal)
            return False
        return True

    async def _is_edited(self, reply: Reply, shown: Screen) -> bool:
        window = self.window
        is_under = not shown.is_below and not window.is_below and len(shown.texts) == 1
        in_place = bool(self._said.query or self._said.is_ours) and reply.in_place
        if not (in_place and is_under and window.number.isdecimal()):
            return False
        number, (text,) = int(window.number), shown.texts
        return await self._calls.edit(self._said.peer, number, text, shown.keyboard)

    async def _send_anew(self, shown: Screen) -> None:
        *before, last = shown.texts
        for text in before:
            await self._send(text)
        if self.window.is_below and not shown.is_below:
            number = await self._take_away(last, shown.keyboard)
        else:
            number = await self._send(last, shown.keyboard)
        self.window = Window(str(number), shown.is_below)

    async def _take_away(self, text: str, keyboard: str) -> int:
        """A message bears one keyboard: first the one that empties the place below, then its."""
        number = await self._send(text, NOTHING_BELOW)
        if keyboard and not await self._calls.edit(self._said.peer, number, text, keyboard):
            return await self._send(text, keyboard)
        return number

    async def _in_words(self, reply: Reply) -> None:
        texts, words = plain(reply)
        numbers = [await self._send(text) for text in texts]
        self.window = Window(str(numbers[-1]), words=words)

    async def _send(self, text: str, keyboard: str = "") -> int:
        peer = self._said.peer
        try:
            return await self._calls.send(peer, text, keyboard, self._once())
        except Refused as refusal:
            if refusal.code not in TOO_LONG:
                raise
            log.error("%s: sent in pieces", refusal)
        *before, last = pieces(text, CAUTIOUS)
        for piece in before:
            await self._calls.send(peer, piece, "", self._once())
        return await self._calls.send(peer, last, keyboard, self._once())

    def _once(self) -> int:
        """Which message of the answer to which event this is."""
        return once_of(f"{self._said.incoming.update}:{next(self._count)}")
