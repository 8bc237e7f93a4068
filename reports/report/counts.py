"""How many people stand behind a share of a survey, where that may be told. Pure.

From the distributions of contract §5: below 20 answers they hold bands, and nothing is counted.
"""

from __future__ import annotations

from collections.abc import Collection

from reports.document import Share
from reports.questionnaire import Question, Questionnaire
from reports.rules import Json


def marked(survey: Json, question: Question | None, values: Collection[str]) -> int | None:
    """How many answered `question` with one of `values`; None if it may not be told."""
    if question is None:
        return None
    for asked in survey["questions"]:
        if asked["id"] == question.id:
            counts = [one["count"] for one in asked["options"] if one["value"] in values]
            return None if None in counts or not counts else sum(counts)
    return None


def of_cause(told: Json, survey: Json, asked: Questionnaire | None) -> Share:
    """Of those whom the question of causes concerned, whether or not they answered it (M-23)."""
    question = _offering(told["id"], asked)
    if asked is None or question is None or question.asked_if is None:
        return Share(told["share"])
    condition = question.asked_if
    marks = [str(mark) for mark in range(condition.low, condition.high + 1)]
    base = marked(survey, asked.question(condition.question), marks)
    return Share(told["share"], None if base is None else told["count"], base)


def _offering(cause: str, asked: Questionnaire | None) -> Question | None:
    several = asked.of_role("cause") if asked else ()
    return next((one for one in several if cause in one.options), None)


def label(cause: str, asked: Questionnaire | None) -> str:
    """A cause as people were offered it."""
    question = _offering(cause, asked)
    return question.options[cause] if question else cause
