"""A demonstration: an empty database is filled by the program's own doors, in its own past.

The clock goes through the quarters; people write, answer, rate; clerks work; waves are opened and
closed by the program itself, so every promise of anonymity holds here as it does in life.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from app.compose import House
from app.demo_messages import Messages
from app.demo_people import Visit, visits
from app.demo_plan import MARK, Span, Wish, looks, spans
from app.demo_register import Rows
from app.demo_side import Side
from app.effective import adopt, units_of
from app.rehearsal_notes import Watch
from app.verdict import checks
from bot.conversation import Conversation, Surroundings
from bot.inquiries import Inquiries
from bot.new_waves import Card
from bot.rounds import Rounds
from bot.surveys.script import Survey
from bot.texts import say
from config.directories import shipped
from reports.register.cells import Reading
from reports.register.importing import take
from reports.register.rows import parse
from storage.arriving import Imported
from storage.records import BallotCast, BallotDrafted, Draft, Paper, Person, Wave, WaveState
from storage.sql.releases import SETTING
from storage.store import Storage
from storage.tallies import Window
from storage.turns import KeptTurn

OPENS, SHUTS = time(9, 0), time(17, 30)

Deed = Callable[[], Awaitable[None]]
Progress = Callable[[int], None]


class NotEmpty(Exception):
    """Something is here already: a demonstration never mixes with it."""


@dataclass
class Filled:
    """What was put in, counted while it was put in."""

    rows: Imported
    messages: int
    answers: int
    over: tuple[Span, ...]


async def is_empty(storage: Storage) -> bool:
    everything = Window(date(1, 1, 1), date.max, date.max, None)
    return not (
        await storage.waves.known()
        or await storage.register.received(everything)
        or await storage.side.listed("process")
        or any(not name.startswith(SETTING) for name in await storage.settings.latest())
    )


@dataclass
class Demo:
    """`watch` is the clock of `storage` too. `note` is told how many more days are done."""

    house: House
    storage: Storage
    watch: Watch
    wish: Wish
    note: Progress = lambda _: None
    answers: int = 0
    _agenda: list[tuple[date, int, Deed]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)
    _now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._now = self.house.clock()
        self.over = spans(self._now.date(), self.wish.quarters)
        self.rounds = Rounds(self.storage, self.house.surveys, self.house.plan, self._today)
        self.rounds.check = checks(self.storage)

    @property
    def days(self) -> int:
        return sum(one.days for one in self.over)

    async def fill(self) -> Filled:
        """Raises NotEmpty, before anything is written."""
        if not await is_empty(self.storage):
            raise NotEmpty
        self._set(self.over[0].first, OPENS)
        await self._mark()
        await self.storage.units.file(units_of(self.house))
        await self.rounds.remember()
        messages = self._messages()
        self._plan(messages)
        await self._live(messages)
        self.watch.now = self._now
        rows = await self._register()
        side = Side(self.storage, self.house.profile, shipped())
        await side.fill(self.wish, self.over)
        await side.code(self.over)
        await side.decide(self.over, self._today())
        clockwork = Inquiries(self.storage, self.rounds, self.house.basis, self.watch)
        await side.inquire(clockwork, self.over, self._today())
        await self.rounds.count_roughly()
        return Filled(rows, messages.sent, self.answers, self.over)

    def _today(self) -> date:
        return self.watch().date()

    def _set(self, day: date, hour: time) -> None:
        """Never past the moment at which it began: nothing of tomorrow has happened."""
        self.watch.now = min(datetime.combine(day, hour, self.house.profile.zone), self._now)

    async def _mark(self) -> None:
        """Wherever the town is named, it is said that nothing of this is true."""
        told, actor = self.storage.settings, say("demo-clerk")
        values: dict[str, object] = {
            MARK: {"seed": self.wish.seed},
            "org": say("demo-org", org=self.house.profile.org),
            "org_short": say("demo-org", org=self.house.profile.org_short),
        }
        for name, value in values.items():
            await told.change(name, value, self.watch(), actor)
        adopt(self.house, await told.effective())

    def _messages(self) -> Messages:
        async def is_employed(_: Person) -> bool:
            return True

        house = self.house
        around = Surroundings(self.rounds, house.town, self._today, is_employed)
        talks, form = Conversation(self.storage, around), house.writing.form
        return Messages(
            *(self.storage, talks, house.office, shipped(), form, self.watch), self._later
        )

    def _plan(self, messages: Messages) -> None:
        messages.plan(self.wish, self.over)
        for day in sorted(
            {day for span in self.over for day in looks(span)} | {self.over[-1].last}
        ):
            self._later(day, self._look)
        places = [one.id for one in self.house.profile.places]
        by_day: dict[date, list[Visit]] = {}
        for visit in visits(self.wish, self.over, self._asked(), places):
            by_day.setdefault(visit.day, []).append(visit)
        for day, some in by_day.items():
            for survey in sorted({one.survey for one in some}):
                if self.house.surveys[survey].mode == "wave":
                    self._later(day, self._opening(self.house.surveys[survey]))
            self._later(day, lambda some=some: self._come(some))  # type: ignore[misc]  # bound now

    def _asked(self) -> list[Survey]:
        """What the ordinance wants people to be asked."""
        modes = {"external": "permanent", "internal": "wave"}
        return [
            one
            for one in self.house.surveys.values()
            if (one.audience, one.direction) in self.house.plan.enabled
            and (one.mode, one.elsewhere) == (modes[one.audience], "")
        ]

    def _opening(self, survey: Survey) -> Deed:
        async def opens() -> None:
            until = self._today() + timedelta(days=survey.days - 1)
            await self.rounds.open(survey.id, until, Card(basis=say("demo-basis")))

        return opens

    async def _look(self) -> None:
        await self.rounds.go_on()

    async def _come(self, some: Sequence[Visit]) -> None:
        """Each hands in, or breaks off at the first question; all of them at the same time."""
        open_now = {one.survey: one for one in await self.storage.waves.known(WaveState.OPEN)}
        casts = [self._cast(visit, open_now[visit.survey]) for visit in some]
        await asyncio.gather(*casts)

    async def _cast(self, visit: Visit, wave: Wave) -> None:
        survey = self.house.surveys[visit.survey]
        day = self._today() if wave.permanent else None
        paper = Paper(wave.id, visit.place if wave.permanent else "", day)
        fact: BallotCast | BallotDrafted = BallotCast(paper, visit.answers)
        if not visit.answers:
            fact = BallotDrafted(paper, Draft(survey.questions[0].id))
        before = await self.storage.dialogues.recall(visit.person)
        name = f"demo-{visit.person.account}"
        await self.storage.dialogues.keep(KeptTurn(visit.person, name, before, "", [fact]))
        self.answers += bool(visit.answers)

    def _later(self, day: date, deed: Deed) -> None:
        if day <= self._now.date():
            heapq.heappush(self._agenda, (day, next(self._order), deed))

    async def _live(self, messages: Messages) -> None:
        """Day after day what is due on it, also what comes up meanwhile."""
        before = self.over[0].first
        while self._agenda:
            day, _, deed = heapq.heappop(self._agenda)
            if day > before:
                await self._end_of(before, messages)
                self.note((day - before).days)
                before = day
                self._set(day, OPENS)
            await deed()
        await self._end_of(before, messages)
        self.note((self.over[-1].last - before).days + 1)

    async def _end_of(self, day: date, messages: Messages) -> None:
        self._set(day, SHUTS)
        await messages.shown()

    async def _register(self) -> Imported:
        profile = self.house.profile
        rows = Rows(self.wish, self.over, profile, shipped())
        reading = Reading(shipped(), profile.zone, self._now.date())
        return await take(
            parse(rows.records(), reading), self.storage.register, self._now, strict=True
        )
