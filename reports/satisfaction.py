"""The figures of a survey, M-16 to M-23: pure, from what may be shown of opened ballots.

n is always the number of people who gave a real answer: «hard to say» and skipped are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reports import hiding
from reports.answered import Answered, Marks
from reports.questionnaire import BAD, Question, Questionnaire
from reports.rounding import mean, percent, rounded
from reports.rules import Json
from reports.shown import Shown, shown
from storage.survey_tallies import SurveyTally

PROMOTERS, DETRACTORS = ("9", "10"), tuple(str(mark) for mark in range(7))


def survey(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Json:
    """One item of `surveys` of contract §5; what `reports.shown` does not show is null."""
    return figures_of(asked, shown(asked, tally, k_min), k_min)


def figures_of(asked: Questionnaire, told: Shown, k_min: int) -> Json:
    """Compared with nothing yet: `reports.compared` knows of the period before."""
    overall = told.of(asked.overall)
    n = sum(overall.marks.values())
    return {
        "id": asked.id,
        "version": asked.version,
        "direction": asked.direction,
        "started": told.started,
        "completed": told.finished,
        "completion": percent(told.finished, told.started),
        **_level(overall.marks),
        "n": n or None,
        "dk_share": percent(overall.unsure, n + overall.unsure) if n else None,
        "nps": _nps(asked, told),
        "ces": _ces(asked, told),
        "attributes": [_attribute(one, told) for one in asked.of_role("attribute")],
        "causes": _causes(asked, told, k_min),
        "by_channel": _cells(told.by_channel),
        "by_place": _cells(told.by_place),
        "questions": [_distribution(one, told.of(one)) for one in asked.questions if one.options],
        "compared": None,
    }


def satisfied(marks: Marks) -> int:
    """How many gave 4 or 5."""
    return sum(marks.get(mark, 0) for mark in hiding.GOOD)


def _level(marks: Marks) -> Json:
    """M-17 to M-19: shares of 4-5 and of 1-2, the mean, and 100 (mean - 1) / 4."""
    n = sum(marks.values())
    middle, index = _mean(marks), index_of(marks)
    return {
        "csat": percent(satisfied(marks), n),
        "dsat": percent(sum(marks.get(mark, 0) for mark in BAD), n),
        "mean": None if middle is None else rounded(middle, 2),
        "index": None if index is None else rounded(index),
    }


def index_of(marks: Marks) -> Fraction | None:
    """M-19, exact."""
    middle = _mean(marks)
    return None if middle is None else 100 * (middle - 1) / 4


def _mean(marks: Marks) -> Fraction | None:
    return mean({int(mark): times for mark, times in marks.items()})


def _nps(asked: Questionnaire, told: Shown) -> float | None:
    """M-22: percent of 9-10 minus percent of 0-6, -100 to 100."""
    for question in asked.of_role("nps"):
        marks = told.of(question).marks
        if n := marks.total():
            loyal = sum(marks[mark] for mark in PROMOTERS)
            lost = sum(marks[mark] for mark in DETRACTORS)
            return rounded(Fraction(100 * (loyal - lost), n))
    return None


def _ces(asked: Questionnaire, told: Shown) -> float | None:
    """M-21: the share of 4-5 on the question of effort."""
    for question in asked.of_role("ces"):
        if marks := told.of(question).marks:
            return percent(satisfied(marks), marks.total())
    return None


def _attribute(question: Question, told: Shown) -> Json:
    """M-20."""
    marks = told.of(question).marks
    level = _level(marks)
    return {
        "attribute": question.attribute,
        "n": marks.total() or None,
        "csat": level["csat"],
        "index": level["index"],
    }


def _causes(asked: Questionnaire, told: Shown, k_min: int) -> list[Json]:
    """M-23: of those whom the question concerned, the share who marked the cause.

    Whom it concerned is the condition of the question, as a rule an overall mark of at most 3,
    whether or not they answered it. Several marks may be given, so this does not add up to 100.
    """
    found: list[tuple[int, str, int]] = []
    for question in asked.of_role("cause"):
        answered = told.of(question)
        concerned = _concerned(question, answered)
        if hiding.is_enough(concerned, max(k_min, answered.k_min)):
            found += [(n, cause, concerned) for cause, n in answered.marks.items() if n]
    found.sort(key=lambda told: (-told[0], told[1]))
    return [{"id": cause, "count": n, "share": percent(n, base)} for n, cause, base in found]


def _concerned(question: Question, answered: Answered) -> int:
    """People, not marks."""
    condition = question.asked_if
    if condition is None:
        return answered.people
    marks = answered.asked_of
    return sum(n for mark, n in marks.items() if condition.low <= int(mark) <= condition.high)


def _cells(marks: Mapping[str, Marks]) -> list[Json]:
    """Satisfaction by channel or place, the largest first (R-16)."""
    sizes = {name: sum(some.values()) for name, some in marks.items()}
    levels = {name: _level(some) for name, some in marks.items()}
    return [
        {"id": name, "n": sizes[name]} | {key: levels[name][key] for key in ("csat", "index")}
        for name in sorted(sizes, key=lambda name: (-sizes[name], name))
    ]


def _distribution(question: Question, answered: Answered) -> Json:
    """All answers of one question, in the script's order; bands instead of counts below 20, and
    nothing of a place or a unit that is hidden."""
    n = answered.people
    if not n:
        return {"id": question.id, "n": None, "options": []}
    return {
        "id": question.id,
        "n": n,
        "options": [_option(value, answered) for value in question.options],
    }


def _option(value: str, answered: Answered) -> Json:
    count, n = answered.marks[value], answered.people
    if value in answered.hidden:
        return {"value": value, "count": None, "share": None}
    if n < hiding.FEW_FOR_COUNTS:
        return {"value": value, "count": None, "share": None, "band": [*hiding.band(count, n)]}
    return {"value": value, "count": count, "share": percent(count, n)}
