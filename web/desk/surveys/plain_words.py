"""A survey in plain words: each question, who is asked it, what its answers tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.surveys.choices import Box, Choice, Option
from bot.surveys.conditions import Among
from bot.surveys.free_text import Text
from bot.surveys.marks import Marks, Scale
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from config.directories import shipped
from web.desk.frame import Desk
from web.refusals import Refusal, Why


@dataclass(frozen=True, slots=True)
class Asked:
    """`when`: of whom it is asked, "" of everybody. `feeds`: what the figures make of it."""

    number: int
    text: str
    how: str
    answers: tuple[str, ...]
    when: tuple[str, ...]
    feeds: str


async def found(desk: Desk) -> Survey:
    """The survey of the address; also one that the town asks no more, while its last wave is open.
    Raises Refusal."""
    name = desk.request.match_info["survey"]
    if name in desk.parts.surveys.surveys:
        return desk.parts.surveys.surveys[name]
    offered = await desk.parts.surveys.offered()
    if name not in offered:
        raise Refusal(Why.NO_PAGE)
    return offered[name].survey


def direction(survey: Survey) -> str:
    """Its title, as the directory calls it."""
    return shipped().directions.title(survey.direction)


def asked(survey: Survey) -> list[Asked]:
    """Every question in its order."""
    return [
        Asked(
            number=number,
            text=question.text,
            how=_how(question),
            answers=tuple(_answers(question)),
            when=tuple(_conditions(survey, question)),
            feeds=_feeds(question),
        )
        for number, question in enumerate(survey.questions, 1)
    ]


def _how(question: AnyQuestion) -> str:
    longest = question.longest if isinstance(question, Text) else 0
    may_skip = "no" if question.required else "yes"
    return say("care-how", kind=question.kind, longest=longest, skip=may_skip)


def _answers(question: AnyQuestion) -> Iterator[str]:
    if isinstance(question, Choice):
        yield from (_option(one) for one in question.offered.values())
    if isinstance(question, Marks):
        labels: Mapping[int, str] = question.labels or {}
        yield from (say("survey-mark", mark=n, label=labels[n]) for n in sorted(labels))
    if question.dk:
        yield question.dk


def _option(option: Option) -> str:
    notes = {
        "write": option.write_in,
        "alone": isinstance(option, Box) and option.exclusive,
        "out": option.screens_out,
        "ends": option.ends and not option.screens_out,
    }
    told = [say("care-option", note=note) for note, is_there in notes.items() if is_there]
    if option.pain:
        told.append(say("care-option-pain", pain=shipped().pains.title(option.pain)))
    return f"{option.label} ({'; '.join(told)})" if told else option.label


def _conditions(survey: Survey, question: AnyQuestion) -> Iterator[str]:
    for name, want in question.only_if.items():
        above = survey.question(name)
        number = survey.numbers.get(name, 0) + 1
        if isinstance(want, Among):
            labels = ", ".join(f"«{_label(above, value)}»" for value in want.values)
            yield say("care-if-among", number=number, answers=labels)
        else:
            low, high = want.low, want.high
            bounds = "both" if None not in (low, high) else "low" if low is not None else "high"
            yield say("care-if-mark", number=number, bounds=bounds, low=low or 0, high=high or 0)


def _label(question: AnyQuestion | None, value: str | int) -> str:
    if isinstance(question, Choice) and str(value) in question.offered:
        return question.offered[str(value)].label
    return str(value)


def _feeds(question: AnyQuestion) -> str:
    told = say("care-feeds", role=question.role)
    if question.attribute:
        told = f"{told}: {shipped().attributes.title(question.attribute)}"
    if isinstance(question, Scale) and question.pain:
        told = f"{told}. {say('care-feeds-pain', pain=shipped().pains.title(question.pain))}"
    return told
