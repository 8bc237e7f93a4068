"""The crowd's way straight into the conversation, as if through a messenger."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from bot.conversation import Conversation
from bot.crowd import Move
from bot.events import Event, LinkOpened, Pressed, Reply, TextSent
from bot.heard import Incoming
from storage.records import Person


class Straight:
    """`conversation` is asked for anew each time: the program may be started again meanwhile."""

    def __init__(self, conversation: Callable[[], Conversation]) -> None:
        self._conversation = conversation
        self._names = count(1)
        self._pages: dict[Person, tuple[Reply, ...]] = {}
        self._last: dict[Person, Incoming] = {}

    async def does(self, person: Person, move: Move) -> None:
        if move.deed != "again":
            event = self._event(person, move)
            self._last[person] = Incoming(person, event, f"{next(self._names):09}")
        heard = await self._conversation().hear(self._last[person])
        self._pages[person] = heard.replies or self._pages[person]

    def _event(self, person: Person, move: Move) -> Event:
        match move.deed:
            case "open":
                return LinkOpened(move.words)
            case "press":
                return Pressed(self._button(person, move))
            case _:
                return TextSent(move.words)

    def _button(self, person: Person, move: Move) -> str:
        shown = [button for reply in self._pages[person] for button in reply.buttons]
        found = [one.data for one in shown if move.words in (one.label, one.label[2:])]
        if not found:
            raise LookupError(f"no button «{move.words}» on the page")
        return found[0]
