"""The way through a survey: what is asked next, what was asked before, how much is left. Pure."""

from __future__ import annotations

from bot.surveys.script import AnyQuestion, Survey
from storage.records import Answers, Value


def first(survey: Survey) -> AnyQuestion:
    """The first question has nothing above it, so it never waits for an answer."""
    return survey.questions[0]


def after(survey: Survey, name: str, answers: Answers) -> AnyQuestion | None:
    """The next question due; None at the end, which an answer may have brought about."""
    above, below = _cut(survey, name)
    if any(question.ends(answers.get(question.id)) for question in above):
        return None
    return next((question for question in below if question.is_due(answers)), None)


def asked_before(survey: Survey, name: str, answers: Answers) -> tuple[AnyQuestion, ...]:
    *above, _ = _cut(survey, name)[0]
    return tuple(question for question in above if question.is_due(answers))


def kept(survey: Survey, answers: Answers) -> dict[str, Value]:
    """Those answers, with own words beside them, whose questions are still due."""
    kept: dict[str, Value] = {}
    for question in survey.questions:
        value = answers.get(question.id)
        if value is None or not question.is_due(kept):
            continue
        kept[question.id] = value
        own = (f"{question.id}.{option}" for option in question.writing(value))
        kept |= {key: answers[key] for key in own if key in answers}
        if question.ends(value):
            break
    return kept


def progress(survey: Survey, name: str, answers: Answers) -> tuple[int, int]:
    """(which question this is, how many there will be at most).

    From question to question the first grows by one; the second only ever falls, by questions
    that answers have ruled out, so nobody is told «2 из 5» and then asked a sixth.
    """
    above, below = _cut(survey, name)
    decided = {question.id for question in above} - {name}
    undecided = {name}
    for question in below:
        if _may_be_asked(question, answers, decided, undecided):
            undecided.add(question.id)
    number = len(asked_before(survey, name, answers)) + 1
    return number, number + len(undecided) - 1


def _may_be_asked(
    question: AnyQuestion, answers: Answers, decided: set[str], undecided: set[str]
) -> bool:
    return all(
        asked in undecided or (asked in decided and want.is_met(answers.get(asked)))
        for asked, want in question.only_if.items()
    )


def _cut(survey: Survey, name: str) -> tuple[tuple[AnyQuestion, ...], tuple[AnyQuestion, ...]]:
    """The questions down to `name`, itself included, and those below it."""
    cut = survey.numbers[name] + 1
    return survey.questions[:cut], survey.questions[cut:]
