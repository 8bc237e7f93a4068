"""The road of the pain map: opened ballots, coded texts and the register in, candidates out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from reports import build, coding
from reports.build import Basis, Wish
from reports.pain.appeals import late_by, of_appeals, received_by
from reports.pain.candidates import Candidate, Evidence, candidates
from reports.pain.surveys import Opened, levels_of, of_survey, of_texts
from reports.pains import Named
from reports.period import QUARTER
from reports.questionnaire import Questionnaire
from reports.rules import awaited, rules_of
from reports.shown import is_over, shown
from storage.survey_tallies import SurveyTally
from storage.tallies import Window

if TYPE_CHECKING:
    from storage.sql.codes_of_texts import CodesOfTexts
    from storage.sql.comments import Comments
    from storage.sql.pains import Pains
    from storage.sql.scripts import Scripts


Pair = tuple[tuple[str, int, str], tuple[str, int, str]]
"""Two questions of one survey: (survey, version, question)."""


class Doors(build.Doors, Protocol):
    @property
    def pains(self) -> Pains: ...

    @property
    def scripts(self) -> Scripts: ...

    @property
    def comments(self) -> Comments: ...

    @property
    def codes_of_texts(self) -> CodesOfTexts: ...


@dataclass(frozen=True, slots=True)
class Found:
    """Of one period. `evidence`: all of it, what meets no rule too. `asked`: the surveys it is
    from, for their words. `appeals`: of each process, those that name no pain too; `levels`: how
    many of how many are satisfied with it; `late`: how many of how many answers came late."""

    wish: Wish
    evidence: tuple[Evidence, ...]
    asked: tuple[Questionnaire, ...]
    appeals: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, Named] = field(default_factory=dict)
    late: Mapping[str, Named] = field(default_factory=dict)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return candidates(self.evidence)


async def found(doors: Doors, basis: Basis, wish: Wish) -> Found:
    """Everything there is on `wish.as_of`; the audience of `wish` narrows it."""
    async with doors.engine.one_state():
        opened = await build.surveys(doors, wish)
        texts = await coding.sheets(doors, wish.period, wish.as_of)
        tallies = await doors.pains.tallies(_window(basis, wish))
        over = [asked for asked, tally in opened if _is_over(wish, tally)]
        marks = await doors.pains.marks(_window(basis, wish), _naming(over))
    known, k_min = basis.known, basis.profile.k_min
    seen = [Opened(asked, shown(asked, tally, k_min), marks) for asked, tally in opened]
    told = [one for opened_of in seen for one in of_survey(opened_of, known)]
    told += of_texts([one for one in texts if wish.audience in (build.ALL, one.audience)], known)
    rules = rules_of(basis.profile, known, ())
    told += of_appeals(tallies, rules)
    return Found(
        wish,
        tuple(told),
        tuple(asked for asked, _ in opened),
        received_by(tallies, known),
        levels_of(seen),
        late_by(tallies, rules),
    )


def _is_over(wish: Wish, tally: SurveyTally) -> bool:
    """A whole quarter into which nothing more can come."""
    period = wish.period
    return period.months == QUARTER and is_over(period.last, tally)


def _naming(asked: Iterable[Questionnaire]) -> list[Pair]:
    """Questions whose answers name pains, each with the overall one."""
    return [
        ((one.id, one.version, question.id), (one.id, one.version, one.overall.id))
        for one in asked
        for question in one.questions
        if one.overall and question.pains and question.kind != "scale"
    ]


def _window(basis: Basis, wish: Wish) -> Window:
    period = wish.period
    audience = None if wish.audience == build.ALL else wish.audience
    window = Window(period.start, period.end, wish.as_of, audience)
    return replace(window, awaited=awaited(basis.known))
