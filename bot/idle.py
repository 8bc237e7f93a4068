"""Windows nobody presses in any more, and typed answers that are still to be deleted.

A question left open tells how far somebody came, a tick what they think, and thanks who took part:
after a while the window says no more than that a survey was opened. What is said here is known in
RAM; after a start the talks themselves tell it once, but for thanks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from secrets import token_hex
from time import monotonic

from bot import stages, traces
from bot.conversation import Conversation
from bot.events import LeftAlone
from bot.heard import Heard, Incoming
from bot.stages import TakingSurvey
from storage.records import Person
from storage.store import Storage

LEFT_AFTER = 600.0
"""Seconds without a press."""
REMEMBERED = 100_000
"""People; whoever was heard of longest ago is forgotten first."""
AT_ONCE = 200
"""People of one look: after a long time off there may be many."""
TRIED_FOR = 47 * 3600.0
"""Seconds for which a message is tried to be deleted or changed: Telegram lets a bot delete for two
days. Then it is left to the person's next turn."""
LONGEST_PAUSE = 900.0
"""Seconds between two tries; the first pauses are shorter than a minute."""


@dataclass(slots=True)
class Left:
    """`wave` of the survey that is open in the dialogue; `shows` more than that it was begun, or
    anything traceless; `unshown`: what its window should say by now, and does not yet."""

    since: float
    wave: str
    shows: bool
    erase: tuple[str, ...]
    unshown: Heard | None = None
    tries: int = 0
    not_before: float = 0.0

    def tried(self, now: float) -> bool:
        """Is another try worth it?"""
        self.tries += 1
        self.not_before = now + min(15.0 * 2 ** min(self.tries, 9), LONGEST_PAUSE)
        return now - self.since < TRIED_FOR


class Tidying:
    """`seconds` runs on for ever, as `time.monotonic`. Look once a minute."""

    def __init__(
        self,
        storage: Storage,
        conversation: Conversation,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._storage = storage
        self._conversation = conversation
        self._seconds = seconds
        self._left: OrderedDict[Person, Left] = OrderedDict()
        self._knows_all = False
        conversation.after_turn = self.heard

    def heard(self, person: Person, heard: Heard) -> None:
        """Somebody took a turn: the window is theirs again."""
        if person.channel not in self._conversation.doors:
            return  # nothing stays there: a page of the web is asked for anew
        self._left.pop(person, None)
        if heard.wave or heard.erase or heard.shows:
            self._left[person] = Left(self._seconds(), heard.wave, heard.shows, heard.erase)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)

    async def look(self) -> None:
        """Raises NotKept; the next look goes on."""
        await self._recall()
        self._conversation.finding.forget_old()
        open_waves = await self._conversation.open_waves()
        for person, left in self._to_do(open_waves)[:AT_ONCE]:
            if self._conversation.unerased(person, left.erase):
                await self._erase(person, left)
            elif left.unshown:
                await self._show(person, left, left.unshown)
            else:
                await self._leave(person, left)

    def _to_do(self, open_waves: Collection[str]) -> list[tuple[Person, Left]]:
        now = self._seconds()
        return [
            (person, left)
            for person, left in self._left.items()
            if left.not_before <= now
            and (
                left.unshown
                or self._conversation.unerased(person, left.erase)
                or (left.wave and left.wave not in open_waves)
                or ((left.shows or left.erase) and left.since <= now - LEFT_AFTER)
            )
        ]

    async def _leave(self, person: Person, left: Left) -> None:
        """Where the talk stands then is kept, and so is that nothing is to be deleted any more."""
        name = f"left:{token_hex(16)}"
        heard = await self._conversation.hear(Incoming(person, LeftAlone(left.shows), name))
        await self._show(person, self._left.get(person, left), heard)

    async def _show(self, person: Person, left: Left, heard: Heard) -> None:
        """Tried again at the next look, unless the person goes on first."""
        is_worth_it = left.tried(self._seconds())
        is_shown = await self._conversation.show(person, heard)
        left.unshown = None if is_shown or not is_worth_it else heard
        if left.unshown:
            self._left[person] = left

    async def _erase(self, person: Person, left: Left) -> None:
        """What could not be deleted when it should have been."""
        if not left.tried(self._seconds()):
            left.erase = ()
            return
        erase = self._conversation.unerased(person, left.erase)
        await self._conversation.show(person, Heard(erase=erase))

    async def _recall(self) -> None:
        """Once after a start: whose windows stand open, and what was not deleted in time."""
        if self._knows_all:
            return
        for person, memory in await self._storage.dialogues.everyone():
            place = traces.read(memory.stage)
            stage = stages.load(place.stage)
            is_open = isinstance(stage, TakingSurvey) or stages.shows(stage)
            has_door = person.channel in self._conversation.doors
            if has_door and person not in self._left and (is_open or place.due):
                wave = stage.paper.wave if isinstance(stage, TakingSurvey) else ""
                shows = stages.shows(stage)
                self._left[person] = Left(self._seconds(), wave, shows, place.due)
        self._knows_all = True
