"""A whole wave as in life, by an invented crowd, and then the theft of all that is left of it.

Everything here is the program's own road: conversation, storage, rounds. Only the people, the
clock and the thief are invented; the thief's copies are taken after every commit.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Protocol

from app.compose import House
from app.reading_figures import Reader
from app.rehearsal_notes import Notes, Watch, listening
from app.theft import Gathered, Haul, steal
from app.verdict import checks
from bot.conversation import Conversation, Surroundings
from bot.crowd import ACCOUNTS, Move, Visitor, crowd, plan
from bot.crowd_door import Straight
from bot.rounds import Rounds
from bot.surveys.script import Survey
from bot.surveys.unfolding import unfold
from storage import migration
from storage.attacks import promise_flip, stealing
from storage.attacks.loot import Visit
from storage.keys import Keys
from storage.records import Channel, Person, Wave, WaveState
from storage.store import Storage, open_storage

if TYPE_CHECKING:
    from storage.attacks.stealing import Copies

STEP = timedelta(seconds=20)
"""Between two presses of one person."""
PAUSE = timedelta(minutes=25)
"""Between two people: a wave of thirty takes more than half a day."""
COMING = timedelta(days=8)
"""All that time at most: the shortest wave is open for fourteen days."""
A_DAY = timedelta(days=1)
ROSTER = 200
"""Accounts the thief knows of, those who took part among them. More of them find nobody else: who
took part is on the list."""


class Door(Protocol):
    """Where the crowd comes in."""

    async def does(self, person: Person, move: Move) -> None: ...


async def _nothing() -> None:
    return None


@dataclass
class Rehearsal:
    """`url`, `folder`: a database of its own and where its files and keys lie."""

    house: House
    url: str
    folder: Path
    chance: Random
    watch: Watch
    storage: Storage
    door: Door
    rounds: Rounds = field(init=False)
    conversation: Conversation = field(init=False)
    reader: Reader = field(init=False)
    roster: int = ROSTER
    channel: Channel | None = None
    dialogues: Callable[[Person], Sequence[str]] | None = None  # what the messenger stored
    mid_wave: Callable[[], Awaitable[None]] = _nothing

    def __post_init__(self) -> None:
        self.reader = Reader(self.house, self.storage)
        self.start_anew()

    def start_anew(self) -> None:
        """As after a restart: nothing is remembered but what is kept."""
        house, surveys = self.house, self.house.surveys
        self.rounds = Rounds(self.storage, surveys, house.plan, self.today)
        self.rounds.check = checks(self.storage)
        around = Surroundings(self.rounds, house.town, self.today, _is_employed)
        self.conversation = Conversation(self.storage, around)

    def today(self) -> date:
        return self.watch().date()

    async def wave(self, survey: str, n: int) -> Haul:
        """`n` people hand in, the wave is closed, everything is stolen."""
        asked = self.house.surveys[survey]
        wave = await self._opened(survey)
        people = crowd(asked, n, self.chance, self.channel)
        copies, notes = stealing.Copies(self.storage.engine), Notes(self.house.profile.zone)
        since = await stealing.segment(self.storage.engine)
        await copies.take()
        with listening(self.watch) as ear:
            await self._all_come(wave, people, (copies, notes))
            await self.rounds.close(await self._known(wave.id))
            await copies.take()
        for day in (self.today(), self.today() + A_DAY):  # a second opening of a day counts then
            await self.reader.look(survey, day)
        notes.editions = await self.reader.editions(survey)
        if self.dialogues is not None:
            notes.dialogues = {one.person: self.dialogues(one.person) for one in people}
        so_far = Gathered(people, self._roster(people), copies, notes, ear, since)
        return await steal(self.storage, self.folder, await self._known(wave.id), so_far)

    def _roster(self, people: Iterable[Visitor]) -> list[Person]:
        known = [one.person for one in people]
        more = self.chance.sample(ACCOUNTS, max(0, self.roster - len(known)))
        known += [Person(Channel.TELEGRAM, str(account)) for account in more]
        self.chance.shuffle(known)
        return known

    async def _opened(self, survey: str) -> Wave:
        await self.rounds.remember()
        await self.rounds.go_on()
        if self.house.surveys[survey].mode == "wave":
            await self.rounds.open(survey)
        return next(
            one for one in await self.storage.waves.known(WaveState.OPEN) if one.survey == survey
        )

    async def _known(self, wave: str) -> Wave:
        return next(one for one in await self.storage.waves.known() if one.id == wave)

    async def _all_come(
        self, wave: Wave, people: list[Visitor], noted: tuple[Copies, Notes]
    ) -> None:
        copies, notes = noted
        pause = min(PAUSE, COMING / len(people))
        for number, visitor in enumerate(people):
            if number == len(people) // 2:
                self.start_anew()
                await self.mid_wave()
            if number == len(people) * 3 // 4:
                notes.opened_early = await self._flip(await self._known(wave.id), copies)
            await self._comes(self.house.surveys[wave.survey], visitor, noted)
            await self.rounds.go_on()
            if any(one.table == "answer" for one in await copies.take()):
                await self.reader.look(wave.survey, self.today())
            await self._counted(wave.id, notes)
            self.watch.now += pause

    async def _comes(self, survey: Survey, visitor: Visitor, noted: tuple[Copies, Notes]) -> None:
        copies, notes = noted
        begun = self.watch().timestamp()
        for move in plan(survey, visitor):
            self.watch.now += STEP
            await self.door.does(visitor.person, move)
            found = await copies.take()
            notes.who |= {one.name: visitor.person for one in found if one.row is not None}
        notes.visits.append(Visit(visitor.person, begun, self.watch().timestamp()))
        if visitor.hands_in:
            notes.arrived.append(visitor.person)

    async def _flip(self, wave: Wave, copies: Copies) -> int:
        """The thief changes what the wave promised, and the program looks what is due."""
        async with promise_flip.flipped(self.storage.engine, wave):
            await self.rounds.go_on()
        return len({one.name for one in await copies.take() if one.table == "answer"})

    async def _counted(self, wave: str, notes: Notes) -> None:
        """What staff are shown of the open wave now."""
        await self.rounds.count_roughly()
        now = await self._known(wave)
        notes.counts.append((self.today(), now.rough_started, now.rough_finished))


async def _is_employed(_: Person) -> bool:
    return True


@asynccontextmanager
async def rehearsing(
    house: House, url: str, folder: Path, chance: Random
) -> AsyncIterator[Rehearsal]:
    """Straight into the conversation, on a fresh database at `url`."""
    zone = house.clock().tzinfo
    watch = Watch(datetime(2026, 11, 16, 9, 0, tzinfo=zone))
    async with open_storage(url, Keys(folder / "keys"), watch, unfold) as storage:
        await migration.upgrade(storage.engine)

        def now() -> Conversation:
            return running.conversation

        running = Rehearsal(house, url, folder, chance, watch, storage, Straight(now))
        yield running
