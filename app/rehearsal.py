"""A whole wave as in life, by an invented crowd, and then the theft of all that is left of it.

Everything here is the program's own road: conversation, storage, rounds. Only the people, the
clock and the thief are invented; the thief's copies are taken after every commit.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Protocol

from app.compose import House
from app.verdict import checks
from bot.conversation import Conversation, Surroundings
from bot.crowd import Move, Visitor, crowd, plan
from bot.crowd_door import Straight
from bot.rounds import Rounds
from bot.surveys.script import Survey
from bot.surveys.unfolding import unfold
from storage import backup, migration
from storage.attacks import stealing
from storage.attacks.guesses import Truth
from storage.attacks.loot import Line, Loot, Seen, Visit
from storage.keys import Keys
from storage.records import Channel, Person, Wave, WaveState
from storage.store import Storage, open_storage

if TYPE_CHECKING:
    from storage.attacks.stealing import Copies

STEP = timedelta(seconds=20)
"""Between two presses of one person."""
PAUSE = timedelta(minutes=25)
"""Between two people: a wave of thirty takes more than half a day."""
ROSTER = 200
"""Accounts the thief knows of, those who took part among them."""
OURS = ("app", "bot", "otklik", "reports", "storage", "web")


class Door(Protocol):
    """Where the crowd comes in."""

    async def does(self, person: Person, move: Move) -> None: ...


@dataclass(frozen=True)
class Haul:
    """What the thief has, and the truth that the thief is after."""

    loot: Loot
    truth: Truth


class Watch:
    """The town's clock in the hands of the rehearsal."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now


class Ear(logging.Handler):
    """Notes every line our own code logs, at any level, with the hour of the town."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(logging.DEBUG)
        self._watch = watch
        self.lines: list[Line] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(Line(self._watch().timestamp(), record.getMessage()))


@dataclass
class Notes:
    """What happened in one wave, for the truth and for whoever stood by and watched."""

    visits: list[Visit] = field(default_factory=list)
    arrived: list[Person] = field(default_factory=list)
    who: dict[bytes, Person] = field(default_factory=dict)


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
    mid_wave: Callable[[], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
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
        people = crowd(asked, n, self.chance)
        copies, notes = stealing.Copies(self.storage.engine), Notes()
        since = await stealing.segment(self.storage.engine)
        await copies.take()
        with _listening(self.watch) as ear:
            await self._all_come(asked, people, (copies, notes))
            await self.rounds.close(await self._known(wave.id))
            await copies.take()
        return await self._stolen(await self._known(wave.id), (people, copies, notes, ear, since))

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
        self, survey: Survey, people: list[Visitor], noted: tuple[Copies, Notes]
    ) -> None:
        copies, notes = noted
        for number, visitor in enumerate(people):
            if number == len(people) // 2:
                self.start_anew()
                if self.mid_wave is not None:
                    await self.mid_wave()
            begun = self.watch().timestamp()
            for move in plan(survey, visitor):
                self.watch.now += STEP
                await self.door.does(visitor.person, move)
                found = await copies.take()
                notes.who |= {one.name: visitor.person for one in found if one.row is not None}
            notes.visits.append(Visit(visitor.person, begun, self.watch().timestamp()))
            if visitor.hands_in:
                notes.arrived.append(visitor.person)
            await self.rounds.go_on()
            await copies.take()
            self.watch.now += PAUSE

    async def _stolen(
        self, wave: Wave, kept: tuple[list[Visitor], Copies, Notes, Ear, str]
    ) -> Haul:
        people, copies, notes, ear, since = kept
        engine = self.storage.engine
        copy = self.folder / "copy.backup"
        await backup.write(engine, copy, self.storage.keys)
        loot = Loot(
            wave=wave,
            is_sqlite=engine.is_sqlite,
            rows=await stealing.rows(engine),
            disk=await stealing.disk(engine, self.folder, since),
            changes=tuple(copies.changes),
            keys=stealing.keys(self.storage.keys.folder),
            seen=Seen(tuple(notes.visits), tuple(notes.arrived), self._roster(people)),
            zone=self.house.profile.zone,
            log=tuple(ear.lines),
            files=stealing.files(self.folder, "*.backup"),
            statistics=await stealing.statistics(engine),
            words={
                str(told): one.person
                for one in people
                for told in one.answers.values()
                if _is_typed(told)
            },
        )
        return Haul(loot, await self._truth(loot, people, notes))

    def _roster(self, people: Iterable[Visitor]) -> tuple[Person, ...]:
        known = [one.person for one in people]
        more = self.chance.sample(range(10**8, 10**10), max(0, ROSTER - len(known)))
        known += [Person(Channel.TELEGRAM, str(account)) for account in more]
        self.chance.shuffle(known)
        return tuple(known)

    async def _truth(self, loot: Loot, people: Iterable[Visitor], notes: Notes) -> Truth:
        body = await self.storage.scripts.asked(loot.wave.survey, loot.wave.version)
        assert body is not None
        by_values = {frozenset(told): ballot for ballot, told in _by_ballot(loot).items()}
        found: dict[Person, bytes] = {}
        for one in people:
            rows = unfold(body, one.answers)
            if one.hands_in and rows and (ballot := by_values.get(frozenset(rows.values))):
                found[one.person] = ballot
        return Truth(
            ballots=found,
            low=frozenset(one.person for one in people if _is_low(one)),
            who=notes.who,
            openings=tuple(
                row["finished"]
                for row in loot.rows["turnout"]
                if row["wave"] == loot.wave.id and row["finished"]
            ),
        )


def _by_ballot(loot: Loot) -> Mapping[bytes, set[tuple[str, str]]]:
    told: dict[bytes, set[tuple[str, str]]] = {}
    for row in loot.answers:
        told.setdefault(bytes(row["ballot"]), set()).add((row["question"], row["value"]))
    return told


def _is_typed(told: object) -> bool:
    """Words as the crowd writes them, no two alike."""
    return isinstance(told, str) and told.startswith("w") and len(told) == 13


def _is_low(visitor: Visitor) -> bool:
    return visitor.answers["overall"] in (1, 2, 3)


async def _is_employed(_: Person) -> bool:
    return True


@contextmanager
def _listening(watch: Watch) -> Iterator[Ear]:
    """Whatever our own code logs meanwhile, at any level."""
    ear = Ear(watch)
    loggers = [logging.getLogger(name) for name in OURS]
    before = [(one, one.level) for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        one.addHandler(ear)
    try:
        yield ear
    finally:
        for one, level in before:
            one.setLevel(level)
            one.removeHandler(ear)


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
