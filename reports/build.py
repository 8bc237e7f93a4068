"""The road of a report: what was asked, the storage's counts, the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from config.directories import Directories
from config.profile import Profile
from reports.digest import Told
from reports.digest_change import Past
from reports.for_people import read_by_people
from reports.metrics import Asked, Counted, metrics
from reports.period import YEAR, Period, quarter_of
from reports.questionnaire import Questionnaire, read
from reports.rules import Json, awaited, rules_of
from reports.satisfaction import survey
from reports.trends import State, lines, named
from reports.verdicts import Verdict, as_json, verdict
from storage.records import WaveState
from storage.survey_tallies import SurveyTally
from storage.tallies import Window

if TYPE_CHECKING:
    from storage.engine import Engine
    from storage.sql.answers import Answers
    from storage.sql.register import Register
    from storage.sql.scripts import Scripts
    from storage.sql.waves import Waves

ALL = "all"


class Doors(Protocol):
    """The doors of the storage that figures come through, and what holds it still meanwhile."""

    @property
    def engine(self) -> Engine: ...

    @property
    def register(self) -> Register: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def waves(self) -> Waves: ...


class DigestDoors(Doors, Protocol):
    @property
    def scripts(self) -> Scripts: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """`as_of`: the inclusive end of that day of the town; `audience`: external, internal, all."""

    period: Period
    as_of: date
    audience: str = ALL


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures are worked out by: the ordinance and the directories."""

    profile: Profile
    known: Directories


Opened = list[tuple[Questionnaire, SurveyTally]]


async def figures(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """The whole of contract §5, for programs: whatever a person reads takes the other."""
    k_min = basis.profile.k_min
    async with doors.engine.one_state():
        opened = await surveys(doors, wish)
        told = await _metrics(doors, basis, wish, [survey(*one, k_min) for one in opened])
        return told | {"anonymity": as_json(await _verdict(doors, wish))}


async def figures_for_people(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """The same keys; below 20 answers of surveys bands, as `reports.hiding` says."""
    k_min = basis.profile.k_min
    async with doors.engine.one_state():
        opened = await surveys(doors, wish)
        told = [read_by_people(one[0], survey(*one, k_min)) for one in opened]
        whole = await _metrics(doors, basis, wish, told)
        return whole | {"anonymity": as_json(await _verdict(doors, wish))}


async def _metrics(doors: Doors, basis: Basis, wish: Wish, told: Sequence[Json] = ()) -> Json:
    profile = basis.profile
    asked = Asked(wish.period, wish.as_of, wish.audience, profile.name, profile.timezone)
    rules = rules_of(profile, basis.known, profile.channels(wish.audience))
    return metrics(asked, await _counted(doors, basis, wish), told, rules)


async def surveys(doors: Doors, wish: Wish) -> Opened:
    """Surveys of the audience of which ballots were opened in the period, by id and version."""
    window = _window(wish, wish.period)
    bodies = await doors.answers.opened(window)
    asked = {sheet: read(body) for sheet, body in bodies.items()}
    overall = [(told.id, told.version, told.overall.id) for told in asked.values() if told.overall]
    several = [
        (told.id, told.version, question.id)
        for told in asked.values()
        for question in told.questions
        if question.kind == "many"
    ]
    # what was opened before the period, but in its quarter, says what had to wait
    whole = replace(window, start=quarter_of(window.start).start)
    units = [
        ((told.id, told.version, told.overall.id), (told.id, told.version, told.unit.id))
        for told in asked.values()
        if told.overall and told.unit
    ]
    opened = await doors.answers.tallies(whole, overall, several, units)
    until, awaited = min(wish.as_of, wish.period.last), await doors.answers.awaited()
    return [
        (told, SurveyTally(sheet, opened[sheet], window.start, until, awaited(sheet.survey)))
        for sheet, told in asked.items()
        if wish.audience in (ALL, told.audience)
    ]


async def digest(doors: DigestDoors, basis: Basis, wish: Wish, now: datetime) -> Told:
    """What the digest of a period tells of; the audience of `wish` does not matter, it has both.

    `now`: aware, in the town's zone.
    """
    async with doors.engine.one_state():
        return await _digest(doors, basis, wish, now)


async def _digest(doors: DigestDoors, basis: Basis, wish: Wish, now: datetime) -> Told:
    profile = basis.profile
    external = await _metrics(doors, basis, replace(wish, audience="external"))
    internal = await _metrics(doors, basis, replace(wish, audience="internal"))
    both = replace(wish, audience=ALL)
    opened = await surveys(doors, both)
    before = await surveys(doors, replace(both, period=wish.period.previous()))
    return Told(
        period=wish.period,
        org_short=profile.org_short,
        clause=profile.report.clause_not_public,
        external=external["appeals"],
        internal=internal["appeals"],
        surveys=lines(opened, before, await _shut(doors), profile.k_min),
        titles={direction.id: direction.title for direction in basis.known.directions},
        k_min=profile.k_min,
        created_at=now,
        anonymity=await _verdict(doors, both),
        clauses=profile.clauses,
        pasts={"external": _past(external, wish), "internal": _past(internal, wish)},
        causes=named(opened, profile.k_min),
    )


def _past(told: Json, wish: Wish) -> Past:
    """Of a year there is nothing earlier than the year before."""
    is_year = wish.period.months == YEAR
    return Past(told["previous"], None if is_year else told.get("year_ago"))


async def _verdict(doors: Doors, wish: Wish) -> Verdict | None:
    return verdict(await doors.waves.known(), _window(wish, wish.period))


async def _shut(doors: DigestDoors) -> dict[tuple[str, str], State]:
    """(audience, direction) of surveys that are asked right now, or wait for their key."""
    told: dict[tuple[str, str], State] = {}
    states: dict[WaveState, State] = {WaveState.OPEN: "sealed", WaveState.OVER: "waits"}
    for state, shown in states.items():
        for wave in await doors.waves.known(state):
            if body := await doors.scripts.asked(wave.survey, wave.version):
                asked = read(body)
                told |= {(asked.audience, asked.direction): shown} if asked.has_level else {}
    return told


async def _counted(doors: Doors, basis: Basis, wish: Wish) -> Counted:
    before = wish.period.previous()
    waited_for = awaited(basis.known)
    windows = [_window(wish, period) for period in (wish.period, before)]
    now, previous = await doors.register.tallies(
        [replace(window, awaited=waited_for) for window in windows]
    )
    return Counted(now, previous, await doors.register.received(_window(wish, before.previous())))


def _window(wish: Wish, period: Period) -> Window:
    audience = None if wish.audience == ALL else wish.audience
    return Window(period.start, period.end, wish.as_of, audience)
