"""What an ordinary XLSForm does not say of itself: filled in, and told line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.surveys.wording import brief
from bot.surveys.xlsform.choices import fitting
from bot.surveys.xlsform.names import SETTINGS, column_of
from bot.surveys.xlsform.reading import Form
from bot.surveys.xlsform.sheet import Fault, numbers
from bot.texts import say
from config.directories import Directories


@dataclass(frozen=True, slots=True)
class Wanted:
    """What whoever brings the file says of it. `id` wins over the file's; the others stand where
    the file says nothing. `name`, of the file without its ending, is the last resort for the id."""

    file: str = ""
    name: str = ""
    id: str = ""
    direction: str = ""
    audience: str = ""


def fill(form: Form, wanted: Wanted, known: Directories) -> None:
    """Changes `form`: afterwards it has every key of a script that something can stand for."""
    values = form.tree.values
    values["version"] = 1  # the next one is given when it is published
    _name(form, wanted)
    if wanted.direction and "direction" not in values:
        values["direction"] = wanted.direction
    if "direction" not in values:
        there_are = ", ".join(known.directions.ids)
        form.faults.append(Fault(SETTINGS, 0, say("xlsform-no-direction", known=there_are)))
    _audience(form, wanted, known)
    for key, words in (
        ("mode", "wave"),
        ("greeting", say("xlsform-greeting")),
        ("thanks", say("xlsform-thanks")),
    ):
        if key not in values:
            values[key] = words
            form.notes.append(say("xlsform-filled", key=column_of(key), value=words))
    if "title" not in values:
        form.faults.append(Fault(SETTINGS, 0, say("xlsform-no-title")))
    form.notes += list(_roles(values.get("questions", [])))


def _name(form: Form, wanted: Wanted) -> None:
    values = form.tree.values
    if wanted.id:
        values["id"] = wanted.id
    elif "id" not in values:
        values["id"] = fitting(wanted.name, "s_")
        form.notes.append(say("xlsform-filled", key=column_of("id"), value=values["id"]))


def _audience(form: Form, wanted: Wanted, known: Directories) -> None:
    """The direction's own, where it has one; citizens, where both may be asked."""
    values = form.tree.values
    if "audience" in values:
        return
    entry = known.directions.find(str(values.get("direction", "")))
    of_direction = entry.audience if entry is not None and entry.audience != "both" else "external"
    values["audience"] = wanted.audience or of_direction
    if not wanted.audience:
        column = column_of("audience")
        form.notes.append(say("xlsform-filled", key=column, value=values["audience"]))


def _roles(questions: list[dict[str, Any]]) -> Iterator[str]:
    """The first question answered by marks is the overall one, if no other is said to be."""
    has_csat = any(one.get("role") == "csat" for one in questions)
    given: dict[str, list[str]] = {}
    for question in questions:
        if "role" in question:
            continue
        kind = question.get("kind")
        role = {"text": "comment", "nps": "nps"}.get(str(kind), "context")
        if kind == "scale" and not has_csat:
            role, has_csat = "csat", True
        question["role"] = role
        given.setdefault(role, []).append(str(question.get("id")))
    for role, names in given.items():
        yield say("xlsform-role-filled", role=role, questions=numbers(map(brief, names)))
