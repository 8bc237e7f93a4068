"""The paper twin of a survey: the number of every answer. Pure.

What is printed and what is typed speak of the same numbers, in whatever door it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.surveys.choices import Choice, Many
from bot.surveys.conditions import Among, Between
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.marks import Marks, Nps
from bot.surveys.script import AnyQuestion, Survey
from storage.records import DK, Value

Kind = Literal["one", "many", "marks", "text"]
UNSURE, UNSURE_OF_NPS = "0", "11"
"""The number of «затрудняюсь ответить»: no option and no mark has it."""


@dataclass(frozen=True, slots=True)
class Box:
    """`label`: what stands beside the number, "" for a bare mark; `alone`: the same where no
    number stands beside it («5 — отлично»). `own`: the field of own words beside it, or ""."""

    number: str
    label: str
    option: str
    alone: str
    own: str = ""

    @property
    def is_mark(self) -> bool:
        """Is its number the answer itself?"""
        return self.number == self.option


@dataclass(frozen=True, slots=True)
class Condition:
    """An earlier question, by number, and its boxes that call for this one."""

    number: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """`only_if`: whom it is for; `over`: the boxes after which nothing more is asked."""

    id: str
    number: int
    text: str
    kind: Kind
    only_if: tuple[Condition, ...] = ()
    over: tuple[Box, ...] = ()
    boxes: tuple[Box, ...] = ()
    longest: int = WRITE_IN


@dataclass(frozen=True, slots=True)
class Own:
    """A field of own words: of a question, or beside one of its options (`label`)."""

    name: str
    number: int
    text: str
    label: str
    longest: int


def asked(survey: Survey) -> list[PaperQuestion]:
    """Every question in its order, those in own words too."""
    return [_asked(survey, place, one) for place, one in enumerate(survey.questions, 1)]


def coded(survey: Survey) -> list[PaperQuestion]:
    """Those that are answered by a number, in their order."""
    return [one for one in asked(survey) if one.boxes]


def fields(survey: Survey) -> list[Own]:
    """Where own words go, in their order."""
    return [told for one in asked(survey) for told in _fields(one)]


def ranges(numbers: Sequence[str]) -> str:
    """
    >>> ranges(["0", "1", "2", "3", "5", "7", "8"])
    '0\u20133, 5, 7, 8'
    """
    runs: list[list[int]] = []
    for number in sorted(map(int, numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return f"{run[0]}\u2013{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def _asked(survey: Survey, place: int, question: AnyQuestion) -> PaperQuestion:
    boxes = tuple(_boxes(question))
    return PaperQuestion(
        id=question.id,
        number=place,
        text=question.text,
        kind=_kind(question),
        only_if=tuple(_conditions(survey, question)),
        over=tuple(box for box in boxes if question.ends(as_value(question, [box]))),
        boxes=boxes,
        longest=question.longest if isinstance(question, Text) else WRITE_IN,
    )


def _kind(question: AnyQuestion) -> Kind:
    match question:
        case Text():
            return "text"
        case Many():
            return "many"
        case Nps():
            return "marks"
        case _:
            return "one"


def _boxes(question: AnyQuestion) -> Iterator[Box]:
    """Marks are their own numbers; options are counted from 1."""
    pressed = {button.option: button.label for button in question.buttons()}
    if isinstance(question, Marks):
        labels = question.labels or {}
        for mark in map(str, question.marks):
            yield Box(mark, labels.get(int(mark), ""), mark, pressed[mark])
    elif isinstance(question, Choice):
        writing = question.writing(tuple(question.offered))
        for number, (name, option) in enumerate(question.offered.items(), 1):
            own = f"{question.id}.{name}" if name in writing else ""
            yield Box(str(number), option.label, name, pressed[name], own)
    if question.dk is not None:
        unsure = UNSURE_OF_NPS if isinstance(question, Nps) else UNSURE
        yield Box(unsure, question.dk, DK, pressed[DK])


def _conditions(survey: Survey, question: AnyQuestion) -> Iterator[Condition]:
    for name, wanted in question.only_if.items():
        above = survey.question(name)
        assert above is not None  # the script was checked
        boxes = tuple(box for box in _boxes(above) if _meets(above, box, wanted))
        yield Condition(survey.numbers[name] + 1, boxes)


def _meets(above: AnyQuestion, box: Box, wanted: Among | Between) -> bool:
    return wanted.is_met(as_value(above, [box]))


def as_value(question: AnyQuestion, chosen: Sequence[Box]) -> Value:
    """The answer that ticking these boxes means; at least one."""
    if chosen[0].option == DK:
        return DK
    if isinstance(question, Many):
        return tuple(box.option for box in chosen)
    return int(chosen[0].option) if isinstance(question, Marks) else chosen[0].option


def _fields(one: PaperQuestion) -> Iterator[Own]:
    if one.kind == "text":
        yield Own(one.id, one.number, one.text, "", one.longest)
    for box in one.boxes:
        if box.own:
            yield Own(box.own, one.number, one.text, box.label, WRITE_IN)
