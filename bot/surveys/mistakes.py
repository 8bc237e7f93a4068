"""What no single value of a script can see: codes, earlier questions, rules between keys.

Everything here looks at raw values, which may be of any shape: what has the wrong one was told
by its model already, and is passed by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.surveys.codes import Codes
from bot.surveys.free_text import WRITE_IN
from bot.surveys.question import BYTES_A_CHARACTER
from bot.surveys.script import KINDS, PAIN_TITLE
from bot.surveys.sizes import ALL_TEXTS
from bot.surveys.wording import brief
from bot.texts import say
from config.marked_yaml import Steps

Mistake = tuple[Steps, str]

MARK_ROLES = dict.fromkeys(("csat", "ces", "attribute", "severity"), "scale") | {"nps": "nps"}
"""Roles whose figures are computed from marks, so only that kind of question can have them."""

KEYS = {"id", "if", "kind", "role", "attribute", "pain", "text", "options", "labels", "dk"} | {
    "required",
    "longest",
}
"""Keys that a question of one kind or another may have."""

TAKEN = ("menu", "survey")
"""Topics of buttons that act at every moment: a question called so would never hear an answer."""

SCALE, NPS = ("1", "2", "3", "4", "5"), ("0", "10")
"""Marks that must have a label."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A script as read, with `name` from its file's name."""

    values: Mapping[str, Any]
    name: str

    @property
    def questions(self) -> list[tuple[int, Mapping[str, Any]]]:
        told = self.values.get("questions")
        found = enumerate(told if isinstance(told, list) else ())
        return [(number, question) for number, question in found if isinstance(question, dict)]


def of_questions(raw: Raw, codes: Codes) -> Iterator[Mistake]:
    seen: set[str] = set()
    for number, question in raw.questions:
        at: Steps = ("questions", number)
        name = str(question.get("id"))  # of a name that is none something else is told
        if name in seen:
            yield (*at, "id"), say("script-twice", name=brief(name))
        if name in TAKEN:
            yield (*at, "id"), say("script-name-taken", name=brief(name))
        for steps, told in (*_of_codes(question, codes), *_of_one(question)):
            yield (*at, *steps), told
        if PAIN_TITLE in str(question.get("text")) and raw.values.get("direction") != "additional":
            yield (*at, "text"), say("script-pain-title")
        if "id" in question:
            seen.add(name)


def of_survey(raw: Raw, codes: Codes) -> Iterator[Mistake]:
    values = raw.values
    if isinstance(values.get("id"), str) and values["id"] != raw.name:
        yield ("id",), say("script-not-file-name", name=brief(raw.name))
    direction = values.get("direction")
    if isinstance(direction, str) and direction not in codes.directions:
        yield ("direction",), _unknown("script-no-direction", direction, codes.directions)
    if values.get("mode") == "form" and "opening" in values:
        yield ("opening",), say("script-form-opening")
    elif values.get("audience") == "internal" and values.get("opening") == "batches":
        yield ("opening",), say("script-internal-batches")
    if "external_url" in values and (
        values.get("audience") == "internal" or values.get("mode") == "form"
    ):
        yield ("external_url",), say("script-elsewhere")
    if "closes_after" in values and values.get("mode") in ("permanent", "form"):
        yield ("closes_after",), say("script-closes-after")


def of_whole(raw: Raw, codes: Codes) -> Iterator[Mistake]:
    """What can only be said when all questions were read."""
    marks = sum(question.get("role") == "csat" for _, question in raw.questions)
    if str(raw.values.get("direction")) in codes.regular and marks != 1 and raw.questions:
        yield ("questions",), say("script-number-of-csat", count=marks)
    used = sum(_text_bytes(question) for _, question in raw.questions)
    if raw.values.get("mode") != "form" and used > ALL_TEXTS:
        yield ("questions",), say("script-texts-too-long", used=used, limit=ALL_TEXTS)


def _of_codes(question: Mapping[str, Any], codes: Codes) -> Iterator[Mistake]:
    role, attribute = question.get("role"), question.get("attribute")
    if isinstance(role, str) and role not in codes.roles:
        yield ("role",), _unknown("script-no-role", role, codes.roles)
    if isinstance(attribute, str) and attribute not in codes.attributes:
        yield ("attribute",), _unknown("script-no-attribute", attribute, codes.attributes)
    if role == "attribute" and attribute is None:
        yield (), say("script-missing-key", name="attribute")
    if role != "attribute" and attribute is not None:
        yield ("attribute",), say("script-attribute-elsewhere")
    if isinstance(question.get("pain"), str) and question["pain"] not in codes.pains:
        yield ("pain",), say("script-no-pain", name=brief(question["pain"]))
    for name, option in options(question):
        if isinstance(option.get("pain"), str) and option["pain"] not in codes.pains:
            yield ("options", name, "pain"), say("script-no-pain", name=brief(option["pain"]))


def _of_one(question: Mapping[str, Any]) -> Iterator[Mistake]:
    yield from _of_keys(question)
    kind, wanted = question.get("kind"), MARK_ROLES.get(str(question.get("role")))
    if wanted and kind in KINDS and kind != wanted:
        yield ("role",), say("script-role-kind", role=question["role"], kind=wanted)
    yield from _of_labels(question)
    labels: set[object] = set()
    for name, option in options(question):
        if option.get("screens_out") is True and option.get("ends") is not True:
            yield ("options", name, "screens_out"), say("script-screens-out")
        label = str(option.get("label")).casefold()
        if label in labels:
            yield ("options", name), say("script-same-label", name=name)
        labels.add(label)


def _of_keys(question: Mapping[str, Any]) -> Iterator[Mistake]:
    """Of a question whose kind is not known, so that no model looks at it."""
    if question.get("kind") in KINDS:
        return
    for key in question:
        if key not in KEYS:
            yield (key,), say("script-extra-key", name=brief(key))
    for key in ("id", "role", "text"):
        if key not in question:
            yield (), say("script-missing-key", name=key)


def _of_labels(question: Mapping[str, Any]) -> Iterator[Mistake]:
    wanted = {"scale": SCALE, "nps": NPS}.get(str(question.get("kind")))
    labels = question.get("labels")
    if wanted is None or not isinstance(labels, dict):
        return
    for mark in wanted:
        if mark not in labels:
            yield ("labels",), say("script-missing-label", name=mark)
    for mark in labels:
        if mark not in wanted and mark.isdecimal():
            yield ("labels", mark), say("script-extra-label", name=brief(mark))


def options(question: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    told = question.get("options")
    for name, option in told.items() if isinstance(told, dict) else ():
        yield name, option if isinstance(option, dict) else {"label": option}


def _text_bytes(question: Mapping[str, Any]) -> int:
    own = sum(option.get("write_in") is True for _, option in options(question))
    longest = question.get("longest", 1000) if question.get("kind") == "text" else 0
    known = min(longest, ALL_TEXTS) if isinstance(longest, int) else 0
    return BYTES_A_CHARACTER * (WRITE_IN * own + known)


def _unknown(key: str, name: str, there_are: tuple[str, ...]) -> str:
    """The first few of a long list are enough to see what is meant."""
    shown = there_are if len(there_are) <= 5 else (*there_are[:3], "…")
    known = ", ".join(shown)
    match key:
        case "script-no-direction":
            return say("script-no-direction", name=brief(name), known=known)
        case "script-no-role":
            return say("script-no-role", name=brief(name), known=known)
        case _:
            return say("script-no-attribute", name=brief(name), known=known)
