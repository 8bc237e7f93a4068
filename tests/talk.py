"""A talk as a test reads it: the citizen says and presses, Otklik answers. The whole road, in RAM.

Conversation, route, handler, stage to JSON and back, sealed ballots: nothing here is pretended.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.conversation import Conversation, Surroundings
from bot.events import Button, CommandGiven, Event, Pressed, Reply, TextSent
from bot.finding import Employed
from bot.heard import Incoming
from bot.once import OncePages
from bot.rounds import Plan, Rounds
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.unfolding import unfold
from config.directories import shipped
from storage.counting import Rules
from storage.engine import MEMORY
from storage.keys import Keys
from storage.records import Answers, Ballot, Channel, Draft, Person, WaveState
from storage.store import Clock, Storage, open_storage
from tests import ready_tables
from tests.town import TOWN

SURVEYS = load_all(SCRIPTS, codes_of(shipped()))
PLAN = Plan(
    length="quarter",
    enabled=frozenset(
        (survey.audience, survey.direction)
        for survey in SURVEYS.values()
        if survey.mode == "permanent"
    ),
    rules=Rules(batch_min=10, k_min=5),
)


class Talk:
    """One person in one channel. `replies` are those of the last event."""

    def __init__(self, house: House, person: Person) -> None:
        self.house = house
        self.person = person
        self.replies: tuple[Reply, ...] = ()
        self.erased = False
        self._last: Event = CommandGiven("start")

    async def says(self, text: str) -> None:
        await self.sends(TextSent(text))

    async def presses(self, *labels: str) -> None:
        """One after another, each a button of the last replies that bears this label."""
        for label in labels:
            await self.sends(Pressed(self.button(label).data))

    async def sends(self, event: Event) -> None:
        self._last = event
        self.house.update += 1
        await self.repeats_last()

    async def repeats_last(self) -> None:
        """As a messenger does when it did not hear our «received» in time."""
        incoming = Incoming(self.person, self._last, str(self.house.update))
        heard = await self.house.conversation.hear(incoming)
        self.replies, self.erased = heard.replies, heard.erase_typed

    def button(self, label: str) -> Button:
        shown = {button.label: button for reply in self.replies for button in reply.buttons}
        assert label in shown, f"no button «{label}» among {sorted(shown)}"
        return shown[label]

    @property
    def said(self) -> str:
        """The text of the last reply."""
        return self.replies[-1].text

    @property
    def asked(self) -> str:
        """The question on the open page: what stands between progress and hints."""
        return self.said.split("\n\n")[1]

    @property
    def toast(self) -> str:
        return self.replies[-1].toast

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.replies[-1].buttons]

    async def ballot(self, place: str = "") -> Ballot | None:
        """What the storage has of this person, of the one survey of this house."""
        [offered] = (await self.house.rounds.offered()).values()
        paper = offered.paper(place, self.house.today())
        return await self.house.storage.waves.ballot(self.person, paper)

    async def answers(self) -> Answers:
        """Those of the draft."""
        draft = await self.ballot()
        assert isinstance(draft, Draft)
        return draft.answers


class House:
    """Everything a conversation stands on, with surveys open for answers."""

    def __init__(self, storage: Storage, clock: Clock, names: Sequence[str]) -> None:
        self.storage = storage
        self.clock = clock
        self.update = 0
        self.employees: set[Person] = set()
        self.membership: Employed | None = None  # asks a messenger, if one is there
        surveys = {name: SURVEYS[name] for name in names}
        self.rounds = Rounds(storage, surveys, PLAN, self.today)
        self.places: dict[str, str] = {}  # of this town alone, as is its writing
        self.town = replace(TOWN, places=self.places, writing=replace(TOWN.writing))
        around = Surroundings(
            self.rounds, self.town, self.today, self._is_employed, OncePages(clock)
        )
        self.conversation = Conversation(storage, around)

    def talk(self, account: str = "1001", channel: Channel = Channel.TELEGRAM) -> Talk:
        return Talk(self, Person(channel, account))

    def today(self) -> date:
        return self.clock().date()

    async def open(self, public: bytes = b"") -> None:
        await self.rounds.remember()
        await self.rounds.go_on()
        opened = {wave.survey for wave in await self.storage.waves.known(WaveState.OPEN)}
        for name in self.rounds.surveys.keys() - opened:
            await self.rounds.open(name, public=public)

    async def _is_employed(self, person: Person) -> bool:
        return await self.membership(person) if self.membership else person in self.employees


@asynccontextmanager
async def house(
    folder: Path, clock: Clock, *names: str, public: bytes = b""
) -> AsyncIterator[House]:
    """A house with these surveys open; keys lie in `folder`, all else in memory.

    With `public` waves are strict, opened with the other half of that key.
    """
    async with open_storage(MEMORY, Keys(folder / "keys"), clock, unfold) as storage:
        await ready_tables.make(storage.engine)
        opened = House(storage, clock, names)
        await opened.open(public)
        yield opened
