"""A questionnaire filled in outside: its cells become answers, or faults by question. Pure.

What a talk cannot lead to is not taken here either: an answer to a question that was not to be
asked, own words beside an option nobody chose. Paper cannot insist, so a question may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.cleaning import alike, clean
from bot.masking import scrubbed
from bot.surveys import course
from bot.surveys.choices import Choice, Many, names_in
from bot.surveys.free_text import WRITE_IN, Text, own_words
from bot.surveys.marks import Marks
from bot.surveys.question import Unacceptable
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import DK, Answers, Value

SHOWN = 60
"""Characters of a refused answer that are shown again."""

Cells = Mapping[str, str]
"""By question; own words of a write-in under `question.option`."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`faults`: what to mend, by question or `question.option`; "" is the whole sheet."""

    answers: Answers = field(repr=False)
    faults: Mapping[str, str]


def columns(survey: Survey) -> Iterator[str]:
    """Names of all cells that a sheet may have, in order."""
    for question in survey.questions:
        yield question.id
        if isinstance(question, Choice):
            for option in question.writing(tuple(question.offered)):
                yield f"{question.id}.{option}"


def judge(survey: Survey, cells: Cells) -> Judged:
    """All faults at once, so that a sheet is mended in one go."""
    answers: dict[str, Value] = {}
    faults: dict[str, str] = {}
    for question in survey.questions:
        try:
            answers |= _answer(question, cells)
        except Unacceptable as unfit:
            faults[question.id] = str(unfit)
        faults |= _own_words(question, cells, answers)
    kept = course.kept(survey, answers)
    for name in answers.keys() - kept.keys() - faults.keys():
        faults[name] = say("sheet-not-due")
    if not answers and not faults:
        faults[""] = say("sheet-empty")
    return Judged(kept, faults)


def _answer(question: AnyQuestion, cells: Cells) -> Mapping[str, Value]:
    said = clean(cells.get(question.id, ""))
    if not said:
        return {}
    if question.dk is not None and (said == DK or alike(said) == alike(question.dk)):
        return {question.id: DK}
    return {question.id: _value(question, said)}


def _value(question: AnyQuestion, said: str) -> Value:
    """Raises Unacceptable."""
    if isinstance(question, Many):
        return _several(question, said)
    if isinstance(question, Text):
        return _free(said, question.longest)
    shown = {alike(one.label): one.option for one in question.buttons()}
    try:
        return question.read(shown.get(alike(said), said))
    except Unacceptable as unfit:
        raise Unacceptable(_unknown(question, said)) from unfit


def _several(question: Many, said: str) -> Value:
    """Names, labels or numbers, parted by semicolons or lines; numbers by commas or spaces too."""
    numbers = re.fullmatch(r"[\d\s,;.]+", said)
    pieces = re.findall(r"\d+", said) if numbers else re.split(r"[;|\n]", said)
    named = set()
    for piece in filter(None, map(str.strip, pieces)):
        try:
            named.add(question.named(piece))
        except Unacceptable as unfit:
            raise Unacceptable(_unknown(question, piece)) from unfit
    alone = [name for name in named if question.options[name].exclusive]
    if alone and len(named) > 1:
        label = question.options[alone[0]].label
        raise Unacceptable(say("sheet-exclusive", found=label))
    return tuple(name for name in question.options if name in named)


def _own_words(question: AnyQuestion, cells: Cells, answers: dict[str, Value]) -> dict[str, str]:
    """Puts them among `answers`; faults by their column."""
    if not isinstance(question, Choice):
        return {}
    faults: dict[str, str] = {}
    chosen = names_in(answers.get(question.id))
    for option in question.writing(tuple(question.offered)):
        name = f"{question.id}.{option}"
        said = clean(cells.get(name, ""))
        if said and option not in chosen:
            label = question.offered[option].label
            faults[name] = say("sheet-own-words", found=label)
        elif said:
            try:
                answers[name] = _free(said, WRITE_IN)
            except Unacceptable as unfit:
                faults[name] = str(unfit)
    return faults


def _free(said: str, longest: int) -> str:
    """What names somebody is kept hidden, as in a talk. Raises Unacceptable."""
    return scrubbed(own_words(said, longest), longest)


def _unknown(question: AnyQuestion, said: str) -> str:
    found = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
    if isinstance(question, Marks):
        low, high = question.marks[0], question.marks[-1]
        return say("sheet-mark", found=found, low=low, high=high)
    assert isinstance(question, Choice)
    labels = [f"«{option.label}»" for option in question.offered.values()]
    labels += [f"«{question.dk}»"] if question.dk else []
    return say("sheet-option", found=found, expected=", ".join(labels))
