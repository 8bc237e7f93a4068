"""The figures of a survey, M-16 to M-23: pure, from grouped counts of opened ballots.

n is always the number of people who gave a real answer: «hard to say» and skipped are not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from reports import hiding
from reports.questionnaire import Question, Questionnaire
from reports.rounding import mean, percent, rounded
from reports.rules import Json
from storage.records import DK
from storage.survey_tallies import Given, SurveyTally, Where

GOOD, BAD = ("4", "5"), ("1", "2")
PROMOTERS, DETRACTORS = ("9", "10"), tuple(str(mark) for mark in range(7))
NEUTRAL = "3"

Marks = Mapping[str, int]
"""{answer: how many people}, «hard to say» left out."""


def survey(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Json:
    """One item of `surveys` of contract §5; what rests on fewer than `k_min` people is null."""
    overall = asked.overall
    marks = _marks(tally, overall) if overall else {}
    hidden = overall is None or is_hidden(asked, marks, k_min)
    n = sum(marks.values())
    unsure = tally.given[Given(overall.id, DK)] if overall else 0
    return {
        "id": asked.id,
        "version": asked.version,
        "direction": asked.direction,
        "started": tally.started,
        "completed": tally.finished,
        "completion": percent(tally.finished, tally.started),
        **(_level({}) if hidden else _level(marks)),
        "n": None if hidden else n,
        "dk_share": None if hidden else percent(unsure, n + unsure),
        "nps": _nps(asked, tally, k_min),
        "ces": _ces(asked, tally, k_min),
        "attributes": [_attribute(asked, one, tally, k_min) for one in asked.of_role("attribute")],
        "causes": _causes(asked, tally, k_min),
        "by_channel": _cells(tally.by_channel, k_min),
        "by_place": _cells(tally.by_place, k_min),
        "questions": [
            _distribution(asked, one, tally, k_min) for one in asked.questions if one.options
        ],
    }


def is_hidden(asked: Questionnaire, marks: Marks, k_min: int) -> bool:
    """Too few, or all of a group that people know by name said the same."""
    few = not hiding.is_enough(sum(marks.values()), k_min)
    return few or (asked.audience == "internal" and hiding.all_said_the_same(marks, NEUTRAL))


def overall_marks(asked: Questionnaire, tally: SurveyTally) -> Marks:
    return _marks(tally, asked.overall) if asked.overall else {}


def satisfied(marks: Marks) -> int:
    """How many gave 4 or 5."""
    return sum(marks.get(mark, 0) for mark in GOOD)


def _marks(tally: SurveyTally, question: Question) -> Marks:
    return {value: tally.given[Given(question.id, value)] for value in question.options}


def _level(marks: Marks) -> Json:
    """M-17 to M-19: shares of 4-5 and of 1-2, the mean, and 100 (mean - 1) / 4."""
    n = sum(marks.values())
    middle = mean({int(mark): times for mark, times in marks.items()})
    return {
        "csat": percent(satisfied(marks), n),
        "dsat": percent(sum(marks.get(mark, 0) for mark in BAD), n),
        "mean": None if middle is None else rounded(middle, 2),
        "index": None if middle is None else rounded(100 * (middle - 1) / 4),
    }


def _nps(asked: Questionnaire, tally: SurveyTally, k_min: int) -> float | None:
    """M-22: percent of 9-10 minus percent of 0-6, -100 to 100."""
    for question in asked.of_role("nps"):
        marks = _marks(tally, question)
        n = sum(marks.values())
        if n and not is_hidden(asked, marks, k_min):
            loyal = sum(marks[mark] for mark in PROMOTERS)
            lost = sum(marks[mark] for mark in DETRACTORS)
            return rounded(Fraction(100 * (loyal - lost), n))
    return None


def _ces(asked: Questionnaire, tally: SurveyTally, k_min: int) -> float | None:
    """M-21: the share of 4-5 on the question of effort."""
    for question in asked.of_role("ces"):
        marks = _marks(tally, question)
        if not is_hidden(asked, marks, k_min):
            return percent(satisfied(marks), sum(marks.values()))
    return None


def _attribute(asked: Questionnaire, question: Question, tally: SurveyTally, k_min: int) -> Json:
    """M-20."""
    marks = _marks(tally, question)
    hidden = is_hidden(asked, marks, k_min)
    level = _level({} if hidden else marks)
    return {
        "attribute": question.attribute,
        "n": None if hidden else sum(marks.values()),
        "csat": level["csat"],
        "index": level["index"],
    }


def _causes(asked: Questionnaire, tally: SurveyTally, k_min: int) -> list[Json]:
    """M-23: of those whom the question concerned, the share who marked the cause.

    Whom it concerned is the condition of the question, as a rule an overall mark of at most 3,
    whether or not they answered it. Several marks may be given, so this does not add up to 100.
    """
    found: list[tuple[int, str, int]] = []
    for question in asked.of_role("cause"):
        concerned = _concerned(asked, question, tally)
        if hiding.is_enough(concerned, k_min):
            marks = _marks(tally, question)
            found += [(n, cause, concerned) for cause, n in marks.items() if n]
    found.sort(key=lambda told: (-told[0], told[1]))
    return [{"id": cause, "count": n, "share": percent(n, base)} for n, cause, base in found]


def _concerned(asked: Questionnaire, question: Question, tally: SurveyTally) -> int:
    condition = question.asked_if
    if condition is None:
        return _answered(question, tally)
    on = next(one for one in asked.questions if one.id == condition.question)
    marks = _marks(tally, on)
    return sum(n for mark, n in marks.items() if condition.low <= int(mark) <= condition.high)


def _answered(question: Question, tally: SurveyTally) -> int:
    """People, not marks."""
    if question.kind == "many":
        return tally.answered[question.id]
    return sum(_marks(tally, question).values())


def _cells(counted: Mapping[Where, int], k_min: int) -> list[Json]:
    """Satisfaction by channel or place: groups of `k_min` and more, the largest first (R-16)."""
    marks: dict[str, Counter[str]] = {}
    for where, n in counted.items():
        if where.value != DK:
            marks.setdefault(where.source, Counter())[where.value] += n
    sizes = {name: marks[name].total() for name in sorted(marks)}
    shown = hiding.shown_cells(sizes, {name for name in sizes if _is_telling(marks[name], k_min)})
    shown.sort(key=lambda name: (-sizes[name], name))
    levels = {name: _level(marks[name]) for name in shown}
    return [
        {"id": name, "n": sizes[name]} | {key: levels[name][key] for key in ("csat", "index")}
        for name in shown
    ]


def _is_telling(marks: Marks, k_min: int) -> bool:
    """A cell that would tell what somebody answered: small, or of a few who all said the same."""
    n = sum(marks.values())
    same = n < hiding.FEW_FOR_COUNTS and hiding.all_said_the_same(marks, NEUTRAL)
    return same or not hiding.is_enough(n, k_min)


def _distribution(asked: Questionnaire, question: Question, tally: SurveyTally, k_min: int) -> Json:
    """All answers of one question, in the script's order; bands instead of counts below 20."""
    marks, n = _marks(tally, question), _answered(question, tally)
    neutral = NEUTRAL if question.kind == "scale" else ""
    known = asked.audience == "internal" and hiding.all_said_the_same(marks, neutral)
    if known or not hiding.is_enough(n, k_min):
        return {"id": question.id, "n": None, "options": []}
    return {
        "id": question.id,
        "n": n,
        "options": [_option(value, marks[value], n) for value in question.options],
    }


def _option(value: str, count: int, n: int) -> Json:
    if n < hiding.FEW_FOR_COUNTS:
        return {"value": value, "count": None, "share": None, "band": [*hiding.band(count, n)]}
    return {"value": value, "count": count, "share": percent(count, n)}
