"""A survey as the three sheets of an XLSForm: rows of cells, every one a text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.surveys.choices import Box, Choice, Many, Option
from bot.surveys.free_text import WRITE_IN as OWN_WORDS_LIMIT
from bot.surveys.free_text import Text
from bot.surveys.marks import Marks, Nps, Scale
from bot.surveys.script import AnyQuestion, Survey
from bot.surveys.xlsform.names import (
    ATTRIBUTE,
    DK,
    GREETING,
    IS_DK,
    LONGEST,
    OF_SETTINGS,
    OWN_WORDS,
    PAIN,
    ROLE,
    SWITCHES,
    THANKS,
    yes,
)
from bot.surveys.xlsform.relevant import exclusives, relevant
from bot.texts import say

Row = Mapping[str, str]


@dataclass(slots=True)
class Sheets:
    """Rows below the heads."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)


def sheets(survey: Survey) -> Sheets:
    """The three sheets of a form, rows by the names of columns."""
    found = Sheets()
    found.survey.append({"type": "note", "name": GREETING, "label": survey.greeting})
    for number, question in enumerate(survey.questions):
        asked = relevant(question, survey.questions[:number])
        found.survey.append(_question(question, asked))
        found.survey.extend(_own_words(question))
        found.choices.extend(_choices(question))
    found.survey.append({"type": "note", "name": THANKS, "label": survey.thanks})
    found.settings.append(_settings(survey))
    return found


def _settings(survey: Survey) -> Row:
    told = survey.model_dump(mode="json", exclude_none=True)
    told["basis"] = "\n".join(survey.basis)
    return {column: str(told[key]) for column, key in OF_SETTINGS.items() if key in told}


def _question(question: AnyQuestion, asked: str) -> Row:
    row = {
        "type": _type(question),
        "name": question.id,
        "label": question.text,
        "required": yes(question.required),
        "relevant": asked,
        ROLE: question.role,
        ATTRIBUTE: question.attribute or "",
        IS_DK: question.dk or "",
    }
    if isinstance(question, Scale):
        row[PAIN] = question.pain or ""
    if isinstance(question, Text):
        row |= _length(question.longest) | {"appearance": "multiline"}
        row[LONGEST] = str(question.longest)
    if isinstance(question, Many) and (told := exclusives(question)):
        row |= {"constraint": told, "constraint_message": say("xlsform-exclusive")}
    return {name: cell for name, cell in row.items() if cell}


def _type(question: AnyQuestion) -> str:
    if isinstance(question, Text):
        return "text"
    return f"select_{'multiple' if isinstance(question, Many) else 'one'} {question.id}"


def _length(longest: int) -> dict[str, str]:
    limit = say("xlsform-length", limit=longest)
    return {"constraint": f"string-length(.) <= {longest}", "constraint_message": limit}


def _own_words(question: AnyQuestion) -> Iterator[Row]:
    """For other tools a question of its own, below the one that its option belongs to."""
    if not isinstance(question, Choice):
        return
    for name in question.writing(tuple(question.offered)):
        yield {
            "type": "text",
            "name": f"{question.id}.{name}",
            "label": say("xlsform-own-words", option=question.offered[name].label),
            "required": "no",
            "relevant": f"selected(${{{question.id}}}, '{name}')",
            OWN_WORDS: f"{question.id}.{name}",
            **_length(OWN_WORDS_LIMIT),
        }


def _choices(question: AnyQuestion) -> Iterator[Row]:
    named: Sequence[tuple[str, str, Mapping[str, str]]] = []
    if isinstance(question, Choice):
        named = [(name, one.label, _option(one)) for name, one in question.offered.items()]
    elif isinstance(question, Marks):
        labels = question.labels or {}
        named = [(str(mark), _mark(question, mark, labels), {}) for mark in question.marks]
    for name, label, more in named:
        yield {"list_name": question.id, "name": name, "label": label, **more}
    if question.dk and named:
        taken = {name for name, _, _ in named}
        name = DK if DK not in taken else f"{DK}_"
        yield {"list_name": question.id, "name": name, "label": question.dk, IS_DK: yes(True)}


def _mark(question: Marks, mark: int, labels: Mapping[int, str]) -> str:
    """A mark of NPS without words is its number."""
    if isinstance(question, Nps) and mark not in labels:
        return str(mark)
    return labels[mark]


def _option(option: Option) -> Mapping[str, str]:
    told = {PAIN: option.pain} if option.pain else {}
    is_box = isinstance(option, Box)
    for column, name in SWITCHES.items():
        if (name != "exclusive" or is_box) and getattr(option, name):
            told[column] = yes(True)
    return told
