"""A survey as people were asked it, read back from the storage: what its figures need to know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

MARKS = ("1", "2", "3", "4", "5")
BAD = ("1", "2")
RECOMMENDATIONS = tuple(str(mark) for mark in range(11))


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked of those whose mark of `question` is from `low` to `high`."""

    question: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Question:
    """`options`: {value: label} in the script's order; of a free text none."""

    id: str
    kind: str
    role: str
    text: str
    options: Mapping[str, str]
    attribute: str = ""
    asked_if: Condition | None = None
    depends_on: tuple[str, ...] = ()
    """Questions above whose answers decide whether this one is asked."""
    pains: Mapping[str, str] = field(default_factory=dict)
    """{answer: the pain it names}; of a scale its marks 1 and 2."""

    @property
    def is_table(self) -> bool:
        """Its options are places or units: what they belong to, not what people think of it."""
        return self.role == "place" and bool(self.options)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    id: str
    version: int
    audience: str
    direction: str
    title: str
    questions: tuple[Question, ...]

    def of_role(self, role: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.role == role)

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.id == name), None)

    @property
    def overall(self) -> Question | None:
        """The question of general satisfaction, if the survey has one."""
        return next(iter(self.of_role("csat")), None)

    @property
    def unit(self) -> Question | None:
        """The question in which employees name the group of units they belong to (R-03)."""
        if self.audience != "internal":
            return None
        return next((one for one in self.questions if one.is_table and one.kind == "one"), None)

    @property
    def has_level(self) -> bool:
        """Is there one figure that tells how satisfied people are: of all, or of aspects (M-24)?"""
        return bool(self.overall or self.of_role("attribute"))


def read(body: str) -> Questionnaire:
    """`body` as the storage keeps it: JSON of the script."""
    told = json.loads(body)
    return Questionnaire(
        id=told["id"],
        version=told["version"],
        audience=told["audience"],
        direction=told["direction"],
        title=told["title"],
        questions=tuple(_questions(told["questions"])),
    )


def _questions(told: Sequence[Mapping[str, Any]]) -> Iterator[Question]:
    """Whoever gave an answer that ends the survey is asked nothing below it."""
    ending: tuple[str, ...] = ()
    for one in told:
        question = _question(one)
        above = tuple(name for name in ending if name not in question.depends_on)
        yield replace(question, depends_on=question.depends_on + above)
        ending += (question.id,) if _may_end(one) else ()


def _may_end(told: Mapping[str, Any]) -> bool:
    """Whoever is screened out is not counted at all, so of them nothing is told."""
    options = [one for one in (told.get("options") or {}).values() if not isinstance(one, str)]
    return any(option.get("ends") and not option.get("screens_out") for option in options)


def _question(told: Mapping[str, Any]) -> Question:
    return Question(
        id=told["id"],
        kind=told["kind"],
        role=told["role"],
        text=told["text"],
        options=_options(told),
        attribute=told.get("attribute", ""),
        asked_if=_condition(told.get("if") or {}),
        depends_on=tuple(told.get("if") or {}),
        pains=_pains(told),
    )


def _pains(told: Mapping[str, Any]) -> dict[str, str]:
    if pain := told.get("pain"):
        return dict.fromkeys(BAD, pain)
    options = (told.get("options") or {}).items()
    return {
        name: one["pain"] for name, one in options if not isinstance(one, str) and one.get("pain")
    }


def _options(told: Mapping[str, Any]) -> dict[str, str]:
    labels = {str(value): str(label) for value, label in (told.get("labels") or {}).items()}
    match told["kind"]:
        case "scale":
            return {mark: labels.get(mark, mark) for mark in MARKS}
        case "nps":
            return {mark: labels.get(mark, mark) for mark in RECOMMENDATIONS}
    return {
        name: option if isinstance(option, str) else option["label"]
        for name, option in (told.get("options") or {}).items()
    }


def _condition(told: Mapping[str, Any]) -> Condition | None:
    """A condition on one mark only: of others it cannot be counted who met them."""
    if len(told) != 1:
        return None
    [(question, wanted)] = told.items()
    if not isinstance(wanted, Mapping):
        return None
    return Condition(question, int(wanted.get("from") or 0), int(wanted.get("to") or 10))
