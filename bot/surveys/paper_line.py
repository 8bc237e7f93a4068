"""A line of numbers typed from paper, `1 3 2 5 4`: answers, or what is wrong with them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.surveys.choices import Many
from bot.surveys.filled_in import Judged, judge
from bot.surveys.marks import Marks
from bot.surveys.paper import Box, PaperQuestion, as_value, asked, coded, ranges
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import DK, Value

SKIPPED = frozenset({"-", "\u2013", "\u2014", "\u2212"})
"""What is typed where nothing is marked: a hyphen, or what a phone makes of one."""
SEVERAL = r"[,.;+/]"
SHOWN = 20
"""Signs of a refused answer that are shown again."""
LINE = ""
"""Whose fault it is when it is nobody's: of the whole line."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`line`: numbers of answers, parted by spaces; `own`: words by their field."""

    line: str = field(repr=False)
    own: Mapping[str, str] = field(default_factory=dict, repr=False)


def read(survey: Survey, typed: Typed) -> Judged:
    """Faults by question, by field of own words, or of the whole LINE."""
    tokens, questions = typed.line.split(), coded(survey)
    if len(tokens) != len(questions):
        return Judged({}, {LINE: _miscounted(len(tokens), questions)})
    cells, faults = dict(typed.own), {}
    for one, token in zip(questions, tokens, strict=True):
        try:
            if said := _cell(one, token):
                cells[one.id] = said
        except ValueError:
            faults[one.id] = _refused(one, token)
    return Judged({}, faults) if faults else judge(survey, cells)


def _refused(one: PaperQuestion, token: str) -> str:
    """Two boxes ticked where one belongs: a mistake of who filled it in, not of the clerk."""
    numbers = [box.number for box in one.boxes]
    typed = re.split(SEVERAL, token)
    if one.kind != "many" and len(typed) > 1 and set(typed) <= set(numbers):
        return say("paper-one-answer", found=token[:SHOWN])
    return say("paper-no-answer", found=token[:SHOWN], known=ranges(numbers))


def _miscounted(found: int, questions: Sequence[PaperQuestion]) -> str:
    numbers = ranges([str(one.number) for one in questions])
    return say("paper-line-count", found=found, expected=len(questions), numbers=numbers)


def mistakes(survey: Survey, faults: Mapping[str, str]) -> list[str]:
    """Each with the number of its question, in their order."""
    told = [faults[LINE]] if LINE in faults else []
    for one in asked(survey):
        for name, why in faults.items():
            if name and name.partition(".")[0] == one.id:
                told.append(say("paper-mistake", n=one.number, why=why))
    return told


def example(survey: Survey) -> str:
    """A line that would be taken, with a gap where such answers leave one."""
    answers: dict[str, Value] = {}
    line = []
    for one in coded(survey):
        question = survey.question(one.id)
        assert question is not None
        is_over = any(above.ends(answers.get(above.id)) for above in survey.questions)
        if is_over or not question.is_due(answers):
            line.append("-")
            continue
        chosen = _likely(question, one)
        line.append(",".join(box.number for box in chosen))
        answers[one.id] = as_value(question, chosen)
    return " ".join(line)


def _cell(one: PaperQuestion, token: str) -> str:
    """Options by name, as a file tells them. Raises ValueError."""
    if token in SKIPPED:
        return ""
    options = {box.number: box.option for box in one.boxes}
    numbers = re.split(SEVERAL, token) if one.kind == "many" else [token]
    if not all(number in options for number in numbers):
        raise ValueError(one.id)
    named = [options[number] for number in dict.fromkeys(numbers)]
    if DK in named and len(named) > 1:
        raise ValueError(one.id)
    return ";".join(named)


def _likely(question: AnyQuestion, one: PaperQuestion) -> list[Box]:
    """Neither the first that comes nor one that ends it; of several two that go together."""
    fit = [box for box in one.boxes if box.option != DK]
    if isinstance(question, Many):
        fit = [box for box in fit if not question.options[box.option].exclusive]
        return fit[:3:2]
    fit = [box for box in fit if not question.ends(as_value(question, [box]))]
    return [fit[-2]] if isinstance(question, Marks) else [fit[min(1, len(fit) - 1)]]
