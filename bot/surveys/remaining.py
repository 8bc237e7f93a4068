"""The way through a survey whose answers cannot be read back: what may still be asked. Pure.

Each answer rules out questions below it, at once and for good, so that names of questions are all
that must be remembered: never a value.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from bot.surveys.script import AnyQuestion, Survey
from storage.records import Value


class Way(NamedTuple):
    """The open question, and the names of those that may still come after it, in order."""

    question: str
    due: tuple[str, ...]


def start(survey: Survey) -> Way:
    """Nothing is ruled out yet; the first question waits for no answer."""
    first, *rest = (question.id for question in survey.questions)
    return Way(first, tuple(rest))


def after(survey: Survey, at: Way, value: Value | None) -> Way | None:
    """The way on once the open question is answered with `value`, None if it was passed by.

    None at the end. The next question is due: whatever it waits for was met, or it would be
    ruled out by now.
    """
    asked = survey.question(at.question)
    if asked is None or asked.ends(value):
        return None
    decided: dict[str, Value | None] = {asked.id: value}
    left = []
    for question in survey.questions[survey.numbers[asked.id] + 1 :]:
        if question.id in at.due and _may_be_asked(question, decided):
            left.append(question.id)
        else:
            decided[question.id] = None  # never to be asked, so never answered
    return Way(left[0], tuple(left[1:])) if left else None


def progress(survey: Survey, due: Collection[str]) -> tuple[int, int]:
    """(which question this is, of how many): leaps over those that were ruled out.

    Counted from the end, for how many were asked so far is not remembered.
    """
    total = len(survey.questions)
    return total - len(due), total


def _may_be_asked(question: AnyQuestion, decided: dict[str, Value | None]) -> bool:
    return all(
        asked not in decided or want.is_met(decided[asked])
        for asked, want in question.only_if.items()
    )
