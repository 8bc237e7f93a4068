"""What a digest says of each survey: its level, and how it changed since the period before and
since a year ago. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from reports.answered import Marks
from reports.compared import with_before
from reports.for_people import read_by_people
from reports.hiding import FEW_FOR_WORDS, Told, for_people
from reports.questionnaire import Questionnaire
from reports.rounding import percent, rounded
from reports.rules import Json
from reports.satisfaction import index_of, satisfied, survey
from reports.shown import shown
from reports.statistics import margin
from storage.survey_tallies import Sheet, SurveyTally

Opened = Sequence[tuple[Questionnaire, SurveyTally]]
TOP = 3
"""Causes of a survey that a digest names."""

State = Literal["told", "small", "aspects", "hidden", "sealed", "waits"]
Trend = Literal["up", "down", "same", "few", "none"]


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """`hidden`: fewer than `k_min` or all alike; `small`: too few to conclude; `sealed`: goes on;
    `waits`: over, and nobody brought the key that opens it; `aspects`: no overall question.

    `csat` and `moe` in percent and percent points, one decimal; `csat` of a few is a band.
    `trend`: since the period before; `ago`: since the same period a year ago.
    `index`: the mean of so many `aspects`, 0 to 100; then `n` is of the one with the fewest.
    """

    audience: str
    direction: str
    state: State
    n: int = 0
    csat: Told = None
    moe: float | None = None
    trend: Trend = "none"
    ago: Trend = "none"
    index: Told = None
    aspects: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """What those who were not satisfied named most often (M-23): (label, share or its band)."""

    direction: str
    causes: tuple[tuple[str, Told], ...]


def named(now: Opened, k_min: int) -> tuple[Named, ...]:
    """Of each survey the first TOP causes, as people may read them; of none that names nothing."""
    found = []
    for asked, tally in now:
        labels: dict[str, str] = {}
        for question in asked.of_role("cause"):
            labels |= question.options
        causes = read_by_people(asked, survey(asked, tally, k_min))["causes"][:TOP]
        if causes:
            told = tuple((labels.get(one["id"], one["id"]), one["share"]) for one in causes)
            found.append(Named(asked.direction, told))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same versions of these surveys brought in earlier periods."""

    before: Mapping[Sheet, SurveyTally] = field(default_factory=dict)
    ago: Mapping[Sheet, SurveyTally] = field(default_factory=dict)


def lines(
    now: Opened, earlier: Earlier, shut: Mapping[tuple[str, str], State], k_min: int
) -> tuple[SurveyLine, ...]:
    """Surveys that have a level; then what is not opened yet, by (audience, direction).

    Answers of different versions are never compared.
    """
    since = [_trends(now, then, k_min) for then in (earlier.before, earlier.ago)]
    told = [
        _line(asked, _marks(asked, tally, k_min), by)
        if asked.overall
        else _of_aspects(asked, tally, k_min)
        for (asked, tally), *by in zip(now, *since, strict=True)
        if asked.has_level
    ]
    known = {(line.audience, line.direction) for line in told}
    waiting = [SurveyLine(*pair, shut[pair]) for pair in sorted(shut.keys() - known)]
    return (*told, *waiting)


def _trends(now: Opened, then: Mapping[Sheet, SurveyTally], k_min: int) -> list[Trend]:
    """Each survey alone against its own past, as the report has it (decision 0041)."""
    told = [(asked, shown(asked, tally, k_min)) for asked, tally in now]
    return [_verdict(by) for by in with_before(told, then, "", k_min)]


def _verdict(compared: Json | None) -> Trend:
    trend: Trend = compared["verdict"] if compared else "none"
    return trend


def _marks(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Marks:
    """None at all if they may not be shown: then nothing is compared with them either."""
    return shown(asked, tally, k_min).of(asked.overall).marks


def _line(asked: Questionnaire, marks: Marks, by: Sequence[Trend]) -> SurveyLine:
    """`by`: its change since the period before, and since a year ago."""
    n, good = sum(marks.values()), satisfied(marks)
    if not n:
        return SurveyLine(asked.audience, asked.direction, "hidden")
    level = for_people(percent(good, n), n)
    if n < FEW_FOR_WORDS:
        return SurveyLine(asked.audience, asked.direction, "small", n, level)
    return SurveyLine(
        asked.audience,
        asked.direction,
        "told",
        n,
        level,
        rounded(Fraction(margin(good / n, n))),
        trend=by[0],
        ago=by[1],
    )


def _of_aspects(asked: Questionnaire, tally: SurveyTally, k_min: int) -> SurveyLine:
    """M-24: of those that may be shown, each weighing the same."""
    answers = shown(asked, tally, k_min)
    given = (answers.of(one).marks for one in asked.of_role("attribute"))
    marks = [some for some in given if some]
    found = [index for some in marks if (index := index_of(some)) is not None]
    if not found:
        return SurveyLine(asked.audience, asked.direction, "hidden")
    n = min(sum(some.values()) for some in marks)
    level = rounded(sum(found, Fraction()) / len(found))
    return SurveyLine(
        asked.audience,
        asked.direction,
        "aspects",
        n,
        index=for_people(level, n, is_share=False),
        aspects=len(found),
    )
