"""What may be shown of a survey: between the storage's counts and every door. Pure.

Figures of any two periods or days, subtracted, give a sum of whole blocks of openings; each block
could be shown by itself (`reports.hiding`). Blocks do not cross a quarter: what is too few at its
end is never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeVar

from reports import hiding
from reports.answered import Answered, Cells, Marks
from reports.period import quarter_of
from reports.questionnaire import Question, Questionnaire
from storage.records import DK
from storage.survey_tallies import Given, Occasion, SurveyTally, Tally, Where

W = TypeVar("W")

Blocks = list[tuple[Occasion, Answered]]
"""Under the last opening of each."""


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


class _Looked(NamedTuple):
    """What is looked at: a survey and what was opened of it in one quarter."""

    asked: Questionnaire
    occasions: Mapping[Occasion, Tally]
    k_min: int
    is_over: bool


def shown(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Shown:
    """`k_min`: of the profile today; the one that was promised counts if it is larger."""
    answers: dict[str, Answered] = {}
    by_channel: dict[str, Counter[str]] = {}
    by_place: dict[str, Counter[str]] = {}
    for last, some in groupby(tally.occasions.items(), key=_quarter_ends):
        looked = _Looked(asked, dict(some), k_min, is_over(last, tally))
        for question in (one for one in asked.questions if one.options):
            told = _within(tally, _ready(looked, question))
            answers[question.id] = sum(told, answers.get(question.id, Answered()))
        _add(by_channel, tally, _told(looked, "channel"))
        _add(by_place, tally, _told(looked, "place"))
    opened = list(_within(tally, tally.occasions.items()))
    return Shown(
        started=sum(one.started for one in opened),
        finished=sum(one.finished for one in opened),
        answers={name: told for name, told in answers.items() if told.people},
        by_channel={name: by_channel[name] for name in sorted(by_channel)},
        by_place={
            name: by_place[name] for name in sorted(by_place) if _is_told(asked, answers, name)
        },
    )


def _is_told(asked: Questionnaire, answers: Mapping[str, Answered], name: str) -> bool:
    """Of a place always. Of a group of units only if it is told how many named it, else whoever
    sees both tables would subtract one from the other."""
    if asked.unit is None:
        return True
    named = answers.get(asked.unit.id, Answered())
    return name not in named.hidden and named.marks[name] > 0


def is_over(last: date, tally: SurveyTally) -> bool:
    """Nothing more can come into the quarter that ends on `last`, and all of it is asked for."""
    return last <= tally.until and all(quarter_of(day).last != last for day in tally.awaited)


def _quarter_ends(told: tuple[Occasion, Tally]) -> date:
    return quarter_of(told[0].day).last


def _within(tally: SurveyTally, told: Iterable[tuple[Occasion, W]]) -> Iterator[W]:
    return (one for at, one in told if tally.since <= at.day <= tally.until)


def _add(
    table: dict[str, Counter[str]], tally: SurveyTally, told: Iterable[tuple[Occasion, Cells]]
) -> None:
    """Of a block that began before the period nothing is told: its total is not of the period."""
    for cells in _within(tally, told):
        for name in cells.shown if tally.since <= cells.since.day else ():
            table[name] = table.get(name, Counter()) + cells.of(name)


def _ready(looked: _Looked, question: Question) -> list[tuple[Occasion, Answered]]:
    """Blocks of answers that may be shown. A question of places or units is a table: it waits as
    tables do, and at the end of the quarter its small options are hidden."""
    ready, rest = _blocks(looked, question)
    if question.is_table and looked.is_over:
        options = question.options
        ready += [(at, told.coarse(options)) for at, told in rest if not told.is_telling]
    return ready


def _blocks(looked: _Looked, question: Question) -> tuple[Blocks, Blocks]:
    """(blocks told whole, the rest). How many were asked a question tells of the answers that its
    condition looks at, so blocks of both end together."""
    told = [(at, _answered(looked, question, one)) for at, one in looked.occasions.items()]
    for above in _above(looked.asked, question):
        told = list(_ending(told, {at for at, _ in _blocks(looked, above)[0]}))
    waits = attrgetter("is_partial" if question.is_table else "is_telling")
    return hiding.in_company(told, waits)


def _above(asked: Questionnaire, question: Question) -> Iterator[Question]:
    for name in question.depends_on:
        above = asked.question(name)
        if above is not None and above.options:
            yield above


def _ending(
    told: Iterable[tuple[Occasion, hiding.T]], ends: Collection[Occasion]
) -> Iterator[tuple[Occasion, hiding.T]]:
    """The sums of openings up to each of `ends`; what comes after the last is left out."""
    waiting: hiding.T | None = None
    for at, one in told:
        waiting = one if waiting is None else waiting + one
        if at in ends:
            yield at, waiting
            waiting = None


def _answered(looked: _Looked, question: Question, opened: Tally) -> Answered:
    marks = _marks(question, opened)
    above = looked.asked.question(question.asked_if.question) if question.asked_if else None
    least = hiding.FEW_FOR_TABLES if _is_of_places(looked.asked, question) else 0
    return Answered(
        marks,
        opened.answered[question.id] if question.kind == "many" else marks.total(),
        opened.given[Given(question.id, DK)],
        _marks(above, opened) if above else Counter(),
        max(looked.k_min, opened.k_min, least),
    )


def _is_of_places(asked: Questionnaire, question: Question) -> bool:
    """Asked of those who named a place or a unit: its figures are a cell of that table."""
    return any(one.is_table or _is_of_places(asked, one) for one in _above(asked, question))


def _marks(question: Question, opened: Tally) -> Counter[str]:
    counted = {value: opened.given[Given(question.id, value)] for value in question.options}
    return Counter({value: n for value, n in counted.items() if n})


def _told(looked: _Looked, source: str) -> Iterable[tuple[Occasion, Cells]]:
    """Of openings whose overall marks are shown. A table waits until it can be shown whole, at the
    longest until the end of its quarter: then its small cells are hidden."""
    overall = looked.asked.overall
    if overall is None:
        return ()
    told = [(at, _cells(looked, at, source)) for at in looked.occasions]
    ready = {at for at, _ in _ready(looked, overall)}
    counted = [(at, replace(cells, since=at)) for at, cells in _ending(told, ready)]
    whole, rest = hiding.in_company(counted, lambda cells: not cells.is_whole)
    return (*whole, *rest) if looked.is_over else whole


def _cells(looked: _Looked, at: Occasion, source: str) -> Cells:
    opened, overall = looked.occasions[at], looked.asked.overall
    assert overall is not None
    counted: Counter[Where] = opened.by_channel if source == "channel" else opened.by_place
    cells: dict[str, Counter[str]] = {}
    for where, n in sorted(counted.items()):
        if where.value != DK:
            cells.setdefault(where.source, Counter())[where.value] += n
    return Cells(_answered(looked, overall, opened), cells, at)
