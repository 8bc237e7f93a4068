"""What a new version of a survey asks otherwise, and what can be compared with it no more. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.surveys.choices import Choice
from bot.surveys.marks import Marks
from bot.surveys.script import AnyQuestion, Survey
from bot.surveys.wording import brief
from bot.texts import say
from config.directories import shipped

COMPARED = ("csat", "ces", "nps", "severity", "attribute")
"""Roles whose figures are set beside those of earlier quarters."""
SHOWN = ("title", "audience", "direction", "mode", "opening", "closes_after", "external_url")
LONG = ("greeting", "thanks", "basis")
"""Keys of which it is enough to know that they changed."""
OF_QUESTION = ("kind", "role", "attribute", "pain", "text", "dk", "required", "longest")


@dataclass(frozen=True, slots=True)
class Differences:
    """Lines in words: what changed, and what the figures lose by it."""

    changes: tuple[str, ...]
    breaks: tuple[str, ...]


def differences(old: Survey, new: Survey) -> Differences:
    """Both empty where nothing but the number of the version differs."""
    changes = [*_of_survey(old, new), *_of_questions(old, new)]
    return Differences(tuple(changes), tuple(_breaks(old, new)) if changes else ())


def is_same(old: Survey, new: Survey) -> bool:
    """But for the number of the version."""
    return old == new.model_copy(update={"version": old.version})


def _of_survey(old: Survey, new: Survey) -> Iterator[str]:
    for key in SHOWN:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield _changed(key, before, after)
    for key in LONG:
        if getattr(old, key) != getattr(new, key):
            yield say("publishing-long-key", key=say("publishing-key-name", key=key))


def _of_questions(old: Survey, new: Survey) -> Iterator[str]:
    for question in old.questions:
        if new.question(question.id) is None:
            yield say("publishing-removed", name=question.id, text=brief(question.text))
    for question in new.questions:
        before = old.question(question.id)
        if before is None:
            yield say("publishing-added", name=question.id, text=brief(question.text))
        elif told := list(_of_question(before, question)):
            yield say("publishing-changed", name=question.id, told="; ".join(told))
    if _order(old, new) != _order(new, old):
        yield say("publishing-order")


def _order(one: Survey, other: Survey) -> list[str]:
    """Of the questions that both have."""
    return [question.id for question in one.questions if other.question(question.id)]


def _of_question(old: AnyQuestion, new: AnyQuestion) -> Iterator[str]:
    for key in OF_QUESTION:
        before, after = getattr(old, key, None), getattr(new, key, None)
        if before != after:
            yield _changed(key, before, after)
    if old.only_if != new.only_if:
        yield say("publishing-condition")
    if isinstance(old, Marks) and isinstance(new, Marks) and old.labels != new.labels:
        yield say("publishing-labels")
    if isinstance(old, Choice) and isinstance(new, Choice):
        yield from _of_options(old, new)


def _of_options(old: Choice, new: Choice) -> Iterator[str]:
    before, after = old.offered, new.offered
    for name, option in before.items():
        if name not in after:
            yield say("publishing-option", way="removed", label=option.label)
    for name, option in after.items():
        if name not in before:
            yield say("publishing-option", way="added", label=option.label)
        elif option != before[name]:
            way = "renamed" if option.label != before[name].label else "changed"
            yield say("publishing-option", way=way, label=option.label)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield say("publishing-option", way="moved", label="")


def _breaks(old: Survey, new: Survey) -> Iterator[str]:
    known = {_figure(one): one for one in new.questions}
    for question in old.questions:
        if question.role not in COMPARED:
            continue
        now, name = known.get(_figure(question)), _name(question)
        if now is None:
            yield say("publishing-break", why="gone", figure=name)
        elif now.only_if != question.only_if:
            yield say("publishing-break", why="others", figure=name)
        elif (now.text, _labels(now)) != (question.text, _labels(question)):
            yield say("publishing-break", why="words", figure=name)
    if old.direction != new.direction:
        yield say("publishing-break", why="direction", figure="")


def _name(question: AnyQuestion) -> str:
    """As people call what is figured out of it."""
    known = shipped()
    if question.attribute:
        return known.attributes.title(question.attribute)
    return known.roles.title(question.role)


def _figure(question: AnyQuestion) -> tuple[str, str]:
    return question.role, question.attribute or ""


def _labels(question: AnyQuestion) -> object:
    return question.labels if isinstance(question, Marks) else None


def _changed(key: str, before: object, after: object) -> str:
    name = say("publishing-key-name", key=key)
    return say("publishing-key", key=name, old=_shown(before), new=_shown(after))


def _shown(value: object) -> str:
    match value:
        case None | "":
            return say("publishing-nothing")
        case bool():
            return say("publishing-yes") if value else say("publishing-no")
        case _:
            return brief(value)
