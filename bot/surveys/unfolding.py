"""An opened questionnaire as rows to count; free texts leave it for good, scrubbed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.masking import scrubbed
from bot.surveys.choices import Choice
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.script import AnyQuestion, Survey
from reports.plain_words import plain
from storage.records import DK, Answers, Unfolded, Value


def unfold(script: str, answers: Answers) -> Unfolded | None:
    """`script` is the body people were asked (JSON); None if this was not the right respondent."""
    survey = _asked(script)
    if any(_screens_out(question, answers.get(question.id)) for question in survey.questions):
        return None
    texts = {
        question.id: question.longest for question in survey.questions if isinstance(question, Text)
    }
    return Unfolded(
        values=tuple(
            (question.id, value)
            for question in survey.questions
            for value in _values(answers.get(question.id))
            if question.id not in texts or value == DK
        ),
        comments=tuple(
            (name, told)
            for name, value in answers.items()
            if (name in texts or "." in name) and value != DK
            if (told := scrubbed(plain(str(value)), texts.get(name, WRITE_IN)))
        ),
        process="+".join(_processes(survey, answers)),
    )


@lru_cache
def _asked(script: str) -> Survey:
    return Survey.model_validate_json(script)


def _processes(survey: Survey, answers: Answers) -> Iterator[str]:
    for question in survey.questions:
        if question.role == "process":
            yield from _values(answers.get(question.id))


def _values(value: Value | None) -> Iterator[str]:
    match value:
        case None:
            return
        case tuple():
            yield from value
        case _:
            yield str(value)


def _screens_out(question: AnyQuestion, value: Value | None) -> bool:
    if not isinstance(question, Choice):
        return False
    return any(
        question.offered[name].screens_out for name in _values(value) if name in question.offered
    )
