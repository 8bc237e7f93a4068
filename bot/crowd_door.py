"""The crowd's way straight into the conversation, as if through a messenger."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from bot.conversation import Conversation
from bot.crowd import Move
from bot.events import Button, Event, LinkOpened, Pressed, Reply, TextSent
from bot.handlers.folding import FOLDS
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
        if move.deed == "press" and not self._named(person, move):
            await self._turn_over(person)
        if move.deed != "again":
            event = self._event(person, move)
            self._last[person] = Incoming(person, event, f"{next(self._names):09}")
        heard = await self._conversation().hear(self._last[person])
        self._pages[person] = heard.replies or self._pages[person]

    async def _turn_over(self, person: Person) -> None:
        """A folded page, to its other half."""
        fold = next((one for one in self._shown(person) if one.option in FOLDS), None)
        if fold is not None:
            incoming = Incoming(person, Pressed(fold.data), f"{next(self._names):09}")
            self._pages[person] = (await self._conversation().hear(incoming)).replies

    def _shown(self, person: Person) -> list[Button]:
        return [button for reply in self._pages[person] for button in reply.buttons]

    def _named(self, person: Person, move: Move) -> list[str]:
        words = move.words
        return [one.data for one in self._shown(person) if words in (one.label, one.label[2:])]

    def _event(self, person: Person, move: Move) -> Event:
        match move.deed:
            case "open":
                return LinkOpened(move.words)
            case "press":
                return Pressed(self._button(person, move))
            case _:
                return TextSent(move.words)

    def _button(self, person: Person, move: Move) -> str:
        found = self._named(person, move)
        if not found:
            raise LookupError(f"no button «{move.words}» on the page")
        return found[0]
