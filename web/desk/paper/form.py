"""A whole questionnaire as one form: what it asks, and what was typed from the paper. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.surveys.choices import Choice, Many
from bot.surveys.conditions import Among, Between
from bot.surveys.filled_in import columns
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import DK
from web import forms
from web.desk.paper import numbered

Kind = Literal["one", "many", "text"]
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Filled:
    """As it was sent; `cells` as `filled_in.judge` reads them."""

    cells: Mapping[str, str] = field(repr=False)
    channel: str = PAPER
    place: str = ""
    number: numbered.Typed = numbered.NOTHING


@dataclass(frozen=True, slots=True)
class Option:
    """`own`: the name of the field for one's own words beside it, with what stands there."""

    value: str
    label: str
    is_chosen: bool
    own: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page; `only_if`: whom it is for, in words."""

    id: str
    number: int
    text: str
    kind: Kind
    only_if: str
    options: tuple[Option, ...]
    words: str = ""
    longest: int = WRITE_IN


def blank(channel: str, place: str, series: str) -> Filled:
    """`channel`, `place` and `series` of the sheet before it."""
    return Filled({}, channel, place, numbered.Typed(series))


def read(form: forms.Form, survey: Survey) -> Filled:
    cells = {name: ";".join(form.all(name)) for name in columns(survey)}
    number = numbered.read(form)
    return Filled(cells, form.one("+channel") or PAPER, form.one("+place"), number)


def asked(survey: Survey, filled: Filled) -> list[Asked]:
    return [
        _asked(survey, number, question, filled)
        for number, question in enumerate(survey.questions, start=1)
    ]


def _asked(survey: Survey, number: int, question: AnyQuestion, filled: Filled) -> Asked:
    said = filled.cells.get(question.id, "")
    kind: Kind = "many" if isinstance(question, Many) else "one"
    return Asked(
        id=question.id,
        number=number,
        text=question.text,
        kind="text" if isinstance(question, Text) else kind,
        only_if="; ".join(_conditions(survey, question)),
        options=tuple(_options(question, filled)),
        words=said,
        longest=question.longest if isinstance(question, Text) else WRITE_IN,
    )


def _options(question: AnyQuestion, filled: Filled) -> Iterator[Option]:
    chosen = filled.cells.get(question.id, "").split(";")
    writing = question.writing(tuple(question.offered)) if isinstance(question, Choice) else ()
    for button in question.buttons():
        if button.option.startswith("+") and button.option != DK:
            continue
        own = f"{question.id}.{button.option}" if button.option in writing else ""
        words = filled.cells.get(own, "")
        yield Option(button.option, button.label, button.option in chosen, own, words)


def _conditions(survey: Survey, question: AnyQuestion) -> Iterator[str]:
    for name, wanted in question.only_if.items():
        above = survey.question(name)
        assert above is not None  # the script was checked
        told = ", ".join(_meeting(above, wanted))
        yield say("desk-sheets-only-if", n=survey.numbers[name] + 1, answers=told)


def _meeting(question: AnyQuestion, wanted: Among | Between) -> Iterator[str]:
    """Answers that meet the condition: marks by their number, others by their label."""
    for button in question.buttons():
        mark = int(button.option) if button.option.isdecimal() else button.option
        if wanted.is_met(mark):
            yield str(mark) if isinstance(mark, int) else f"«{button.label}»"
