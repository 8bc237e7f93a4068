"""What reports ask the storage for: opened ballots of a period, of the one before, of a year."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from config.directories import Directories
from config.profile import Profile
from reports.period import Period, parse, quarter_of
from reports.questionnaire import Questionnaire, read
from storage.survey_tallies import Sheet, SurveyTally
from storage.tallies import Window

if TYPE_CHECKING:
    from storage.engine import Engine
    from storage.sql.answers import Answers
    from storage.sql.invitations import Invitations
    from storage.sql.register import Register
    from storage.sql.waves import Waves

ALL = "all"

ANNUAL = "annual"
"""The direction of the survey that is asked once a calendar year (M-24)."""


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

    @property
    def invitations(self) -> Invitations: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """`as_of`: the inclusive end of that day of the town; `audience`: external, internal, all."""

    period: Period
    as_of: date
    audience: str = ALL

    def is_of(self, audience: str) -> bool:
        return self.audience in (ALL, audience)


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures are worked out by: the ordinance and the directories."""

    profile: Profile
    known: Directories


Opened = list[tuple[Questionnaire, SurveyTally]]


class Annual(NamedTuple):
    """The survey of a calendar year, and the same version of it a year earlier, if it was asked."""

    asked: Questionnaire
    year: int
    now: SurveyTally
    earlier: SurveyTally | None


def window_of(wish: Wish, period: Period) -> Window:
    audience = None if wish.audience == ALL else wish.audience
    return Window(period.start, period.end, wish.as_of, audience)


async def surveys(doors: Doors, wish: Wish) -> Opened:
    """Surveys of the audience of which ballots were opened in the period, by id and version."""
    window = window_of(wish, wish.period)
    bodies = await doors.answers.opened(window)
    asked = {sheet: read(body) for sheet, body in bodies.items()}
    overall = [(told.id, told.version, told.overall.id) for told in asked.values() if told.overall]
    units = [
        ((told.id, told.version, told.overall.id), (told.id, told.version, told.unit.id))
        for told in asked.values()
        if told.overall and told.unit
    ]
    several = list(_several(asked.values()))
    opened = await doors.answers.tallies(_whole(window), overall, several, units)
    until, awaited = min(wish.as_of, wish.period.last), await doors.answers.awaited()
    return [
        (told, SurveyTally(sheet, opened[sheet], window.start, until, awaited(sheet.survey)))
        for sheet, told in asked.items()
        if wish.is_of(told.audience)
    ]


async def before(doors: Doors, wish: Wish, opened: Opened) -> dict[Sheet, SurveyTally]:
    """The same versions of these surveys in the period before, without channels and places."""
    return await earlier(doors, wish, opened, wish.period.previous())


async def earlier(
    doors: Doors, wish: Wish, opened: Opened, period: Period
) -> dict[Sheet, SurveyTally]:
    """The same of another period."""
    asked = [told for told, _ in opened if told.overall]
    return await _marks(doors, window_of(wish, period), asked)


async def annual(doors: Doors, wish: Wish) -> Annual | None:
    """Of the calendar year in which the period ends, up to that end; None if nothing was opened.

    Of several, or of several versions, the one opened last: versions are never mixed.
    """
    year = parse(str(wish.period.last.year))
    last = year.previous()
    both = Window(last.start, wish.period.end, wish.as_of)
    asked = [read(body) for body in (await doors.answers.opened(both)).values()]
    wanted = [one for one in asked if one.direction == ANNUAL and wish.is_of(one.audience)]
    if not wanted:
        return None
    now = await _marks(doors, replace(both, start=year.start), wanted)
    if not now:
        return None
    sheet = max(now, key=lambda one: (max(now[one].occasions), one))
    [told] = [one for one in wanted if Sheet(one.id, one.version) == sheet]
    earlier = await _marks(doors, replace(both, end=last.end), [told])
    return Annual(told, year.start.year, now[sheet], earlier.get(sheet))


async def _marks(
    doors: Doors, window: Window, asked: Collection[Questionnaire]
) -> dict[Sheet, SurveyTally]:
    sheets = {Sheet(one.id, one.version) for one in asked}
    if not sheets:
        return {}
    opened = await doors.answers.marks(_whole(window), sheets, list(_several(asked)))
    until = min(window.as_of, window.end - timedelta(days=1))
    awaited = await doors.answers.awaited()
    return {
        sheet: SurveyTally(sheet, occasions, window.start, until, awaited(sheet.survey))
        for sheet, occasions in opened.items()
    }


def _whole(window: Window) -> Window:
    """What was opened before the period, but in its quarter, says what had to wait."""
    return replace(window, start=quarter_of(window.start).start)


def _several(asked: Collection[Questionnaire]) -> Iterator[tuple[str, int, str]]:
    for told in asked:
        for question in told.questions:
            if question.kind == "many":
                yield told.id, told.version, question.id
