"""The road of a report: what was asked, the storage's counts, the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from config.directories import Directories
from config.profile import Profile
from reports.metrics import Asked, Counted, metrics
from reports.period import Period
from reports.questionnaire import Questionnaire, read
from reports.rules import Json, rules_of
from reports.satisfaction import survey
from storage.survey_tallies import SurveyTally
from storage.tallies import Window

if TYPE_CHECKING:
    from storage.sql.answers import Answers
    from storage.sql.register import Register

ALL = "all"


class Doors(Protocol):
    """The two doors of the storage that figures come through."""

    @property
    def register(self) -> Register: ...

    @property
    def answers(self) -> Answers: ...


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
    """The whole of contract §5."""
    profile = basis.profile
    opened = await surveys(doors, wish)
    told = [survey(asked, tally, profile.k_min) for asked, tally in opened]
    asked = Asked(wish.period, wish.as_of, wish.audience, profile.name, profile.timezone)
    rules = rules_of(profile, basis.known, profile.channels(wish.audience))
    return metrics(asked, await _counted(doors, wish), told, rules)


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
    tallies = await doors.answers.tallies(window, overall, several)
    return [
        (told, tallies[sheet])
        for sheet, told in asked.items()
        if wish.audience in (ALL, told.audience)
    ]


def by_sheet(opened: Opened) -> Mapping[tuple[str, int], SurveyTally]:
    return {(asked.id, asked.version): tally for asked, tally in opened}


async def _counted(doors: Doors, wish: Wish) -> Counted:
    before = wish.period.previous()
    now, previous = await doors.register.tallies(
        [_window(wish, wish.period), _window(wish, before)]
    )
    return Counted(now, previous, await doors.register.received(_window(wish, before.previous())))


def _window(wish: Wish, period: Period) -> Window:
    audience = None if wish.audience == ALL else wish.audience
    return Window(period.start, period.end, wish.as_of, audience)
