"""What may be shown of a survey: between the storage's counts and every door. Pure.

Figures of any two periods or days, subtracted, give a sum of whole blocks of openings; each block
could be shown by itself (`reports.hiding`). Blocks do not cross a quarter: what is too few at its
end is never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from reports import hiding
from reports.period import quarter_of
from reports.questionnaire import Question, Questionnaire
from storage.records import DK
from storage.survey_tallies import DayTally, Given, SurveyTally, Where

Marks = Mapping[str, int]
"""{answer: how many people}, «hard to say» left out."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to one question. `asked_of`: marks of the question that its condition looks at."""

    marks: Counter[str] = field(default_factory=Counter)
    people: int = 0
    unsure: int = 0
    asked_of: Counter[str] = field(default_factory=Counter)
    k_min: int = 0

    def __add__(self, other: Answered) -> Answered:
        return Answered(
            self.marks + other.marks,
            self.people + other.people,
            self.unsure + other.unsure,
            self.asked_of + other.asked_of,
            max(self.k_min, other.k_min),
        )


@dataclass(frozen=True, slots=True)
class Cells:
    """Marks of the overall question, all of them and by channel or place."""

    overall: Answered
    by_source: Mapping[str, Counter[str]]

    def __add__(self, other: Cells) -> Cells:
        names = sorted({*self.by_source, *other.by_source})
        return Cells(
            self.overall + other.overall,
            {name: _of(self, name) + _of(other, name) for name in names},
        )

    @property
    def shown(self) -> tuple[str, ...]:
        untold = self.overall.marks - sum(self.by_source.values(), Counter[str]())
        k_min = max(self.overall.k_min, hiding.FEW_FOR_TABLES)
        return hiding.shown_cells(self.by_source, untold, k_min)

    @property
    def is_whole(self) -> bool:
        return set(self.shown) == {name for name, marks in self.by_source.items() if marks.total()}


@dataclass(frozen=True, slots=True)
class Shown:
    """All that any door may tell of a survey; no question is here that has too few answers."""

    started: int
    finished: int
    answers: Mapping[str, Answered]
    by_channel: Mapping[str, Marks]
    by_place: Mapping[str, Marks]

    def of(self, question: Question | None) -> Answered:
        """Of nobody, if it may not be shown."""
        return self.answers.get(question.id, Answered()) if question else Answered()


def shown(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Shown:
    """`k_min`: of the profile today; the one that was promised counts if it is larger."""
    within = [one for day, one in tally.days.items() if tally.since <= day <= tally.until]
    answers = {
        question.id: _summed(asked, question, tally, k_min)
        for question in asked.questions
        if question.options
    }
    return Shown(
        started=sum(one.started for one in within),
        finished=sum(one.finished for one in within),
        answers={name: told for name, told in answers.items() if told.people},
        by_channel=_table(_cells(asked, tally, k_min, "channel"), tally),
        by_place=_table(_cells(asked, tally, k_min, "place"), tally),
    )


def _summed(asked: Questionnaire, question: Question, tally: SurveyTally, k_min: int) -> Answered:
    days = [(day, _answered(asked, question, one, k_min)) for day, one in tally.days.items()]
    told = Answered()
    for _, some in _by_quarter(days):
        ready, _ = hiding.in_company(some, _is_telling)
        told = sum((one for day, one in ready if tally.since <= day <= tally.until), told)
    return told


def _is_telling(told: Answered) -> bool:
    """Or of all who were asked, as by a condition that everybody met."""
    return hiding.is_telling(told.marks, told.k_min, told.people) or hiding.all_said_the_same(
        told.asked_of
    )


def _answered(asked: Questionnaire, question: Question, day: DayTally, k_min: int) -> Answered:
    marks = _marks(question, day)
    condition = question.asked_if
    on = next((one for one in asked.questions if condition and one.id == condition.question), None)
    return Answered(
        marks,
        day.answered[question.id] if question.kind == "many" else marks.total(),
        day.given[Given(question.id, DK)],
        _marks(on, day) if on else Counter(),
        max(k_min, day.k_min),
    )


def _marks(question: Question, day: DayTally) -> Counter[str]:
    counted = {value: day.given[Given(question.id, value)] for value in question.options}
    return Counter({value: n for value, n in counted.items() if n})


def _cells(
    asked: Questionnaire, tally: SurveyTally, k_min: int, source: str
) -> Iterator[tuple[date, Cells]]:
    if not asked.overall:
        return
    for day, one in tally.days.items():
        counted: Counter[Where] = one.by_channel if source == "channel" else one.by_place
        cells: dict[str, Counter[str]] = {}
        for where, n in sorted(counted.items()):
            if where.value != DK:
                cells.setdefault(where.source, Counter())[where.value] += n
        yield day, Cells(_answered(asked, asked.overall, one, k_min), cells)


def _table(days: Iterable[tuple[date, Cells]], tally: SurveyTally) -> dict[str, Marks]:
    """Of openings whose overall marks are shown. The table waits until it can be shown whole, at
    the longest until the end of its quarter: then its small cells are hidden."""
    told: dict[str, Counter[str]] = {}
    for last, some in _by_quarter(days):
        counted, _ = hiding.in_company(some, lambda cells: _is_telling(cells.overall))
        whole, rest = hiding.in_company(counted, lambda cells: not cells.is_whole)
        for day, cells in (*whole, *(rest if last <= tally.until else ())):
            if tally.since <= day <= tally.until:
                for name in cells.shown:
                    told[name] = told.get(name, Counter()) + _of(cells, name)
    return {name: told[name] for name in sorted(told)}


def _by_quarter(
    days: Iterable[tuple[date, hiding.T]],
) -> Iterator[tuple[date, list[tuple[date, hiding.T]]]]:
    """(last day of the quarter, its openings), in order."""
    for last, some in groupby(days, key=lambda told: quarter_of(told[0]).last):
        yield last, list(some)


def _of(cells: Cells, name: str) -> Counter[str]:
    return cells.by_source.get(name, Counter())
