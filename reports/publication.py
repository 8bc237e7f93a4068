"""A draft of what everybody may read of a period: of an allow-list, never cut from a report.

Of surveys of citizens the answers, the overall satisfaction and what displeased most often; of
decisions those that a person chose, by their titles. Nothing of appeals, of employees, of comments,
of places: it does not come near (R-40, R-41). Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.hiding import FEW_FOR_COUNTS
from reports.period import Period
from reports.questionnaire import Questionnaire
from reports.rounding import percent
from reports.satisfaction import satisfied
from reports.shown import Shown, shown
from storage.publication_records import Done, Edition
from storage.side_records import Record
from storage.survey_tallies import SurveyTally

Opened = Sequence[tuple[Questionnaire, SurveyTally]]
Title = Callable[[str], str]

TOP = 3
"""Pains that are named."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Decisions that a person let be published, and how their causes and pains are called."""

    actions: Sequence[Record]
    pain: Title
    cause: Title


def edition(period: Period, opened: Opened, chosen: Chosen, k_min: int) -> Edition:
    told = [
        (asked, shown(asked, tally, k_min))
        for asked, tally in opened
        if asked.audience == "external"
    ]
    enough = [(asked, one) for asked, one in told if one.finished >= FEW_FOR_COUNTS]
    marks: Counter[str] = sum((_overall(asked, one) for asked, one in enough), start=Counter[str]())
    n = marks.total()
    return Edition(
        period=period.name,
        responses=sum(one.finished for _, one in enough),
        csat=percent(satisfied(marks), n) if n else None,
        pains=_pains(enough, chosen.pain),
        done=tuple(_done(one, chosen) for one in chosen.actions),
        k_min=k_min,
    )


def _overall(asked: Questionnaire, told: Shown) -> Counter[str]:
    """Of fewer than twenty none: a band of a few is for staff."""
    marks = Counter(told.of(asked.overall).marks)
    return marks if marks.total() >= FEW_FOR_COUNTS else Counter()


def _pains(told: Sequence[tuple[Questionnaire, Shown]], title: Title) -> tuple[str, ...]:
    """Those named most often, each by a group that may be shown, in answers that twenty people and
    more gave; ties by title."""
    counts: Counter[str] = Counter()
    for asked, one in told:
        for question in asked.of_role("cause"):
            answered = one.of(question)
            if answered.people >= FEW_FOR_COUNTS:
                counts.update(
                    {
                        question.pains[option]: n
                        for option, n in answered.marks.items()
                        if option in question.pains and n >= answered.k_min
                    }
                )
    order = sorted(counts, key=lambda pain: (-counts[pain], title(pain)))
    return tuple(title(pain) for pain in order[:TOP])


def _done(told: Record, chosen: Chosen) -> Done:
    """By its pain or its cause; the text of the record is staff's own and stays inside."""
    pain, cause = told.values.get("pain", ""), told.values.get("cause", "")
    said = chosen.pain(pain) if pain else chosen.cause(cause) if cause else ""
    return Done(said, told.values["title"], told.day)
