"""What the people of a demonstration think, and the questionnaires they hand in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from app.demo_plan import EXTERNAL, LEAST, USUAL, Span, Wish, looks, shares, weighted
from bot.surveys.choices import Choice, Many, One
from bot.surveys.free_text import Text
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import DK, Answers, Channel, Person, Value

COMMENTS = 6
"""Different words that people add; `demo_codes` knows what each is about."""
SAYS, UNSURE, LEAVES, PASSES = 30, 4, 12, 15
"""Percent: who adds words; who finds it hard to say; who breaks off; who leaves out what may be."""
DOORS = {Channel.TELEGRAM: 50, Channel.VK: 38, Channel.WEB: 12}
PAST_ALL = 2**52
"""No account of any messenger has so large a number: nobody real is ever written to."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody, on a day, with a questionnaire; `answers` are empty of who breaks off."""

    person: Person
    survey: str
    day: date
    place: str
    answers: Answers


def account(number: int) -> str:
    return str(PAST_ALL + number)


def visits(
    wish: Wish, over: Sequence[Span], asked: Sequence[Survey], places: Sequence[str]
) -> Iterator[Visit]:
    """In order of quarters; surveys that would get too few answers get none."""
    chance, number = wish.chance("answers"), 0
    for span, n in zip(over, shares(wish.answers, [one.days for one in over]), strict=True):
        for survey, some in _of_surveys(n, asked, span):
            mood = 55 + chance.randrange(30)
            for _ in range(some):
                day = chance.choice(_days_of(survey, span))
                number += 1
                yield _visit(number, survey, (day, mood), places, chance)
                if chance.randrange(100) < LEAVES:
                    number += 1
                    yield replace(_visit(number, survey, (day, mood), places, chance), answers={})


def opens_on(span: Span) -> date:
    """When employees are asked: from the fifth week of a quarter on, two weeks."""
    return span.first + timedelta(days=28)


def _days_of(survey: Survey, span: Span) -> Sequence[date]:
    """Nothing is kept of the hour or the day on which somebody answers, so people come together:
    citizens whenever the program looks, employees on the first day of their wave."""
    return looks(span) if survey.mode == "permanent" else (opens_on(span),)


def _of_surveys(n: int, asked: Sequence[Survey], span: Span) -> Iterator[tuple[Survey, int]]:
    """Employees only in quarters that are over: their wave is opened at its end."""
    outer = [one for one in asked if one.audience == "external"]
    inner = [one for one in asked if one.audience == "internal"] if span.is_over else []
    first = n * EXTERNAL // 100 if outer and inner else n * bool(outer)
    for some, of in ((first, outer), (n - first, inner)):
        if of and some >= LEAST:
            known = of[: max(some // USUAL, 1)]
            extra = shares(some - LEAST * len(known), range(2 * len(known), len(known), -1))
            yield from zip(known, (LEAST + more for more in extra), strict=True)


def _visit(
    number: int, survey: Survey, when: tuple[date, int], places: Sequence[str], chance: Random
) -> Visit:
    day, mood = when
    door = chance.choices(list(DOORS), list(DOORS.values()))[0]
    is_outer = survey.audience == "external"
    place = chance.choice(places) if is_outer and places and chance.randrange(3) == 0 else ""
    told = opinions(survey, chance.randrange(100) < mood, chance)
    person = Person(door if is_outer else Channel.TELEGRAM, account(number))
    return Visit(person, survey.id, day, place, told)


def opinions(survey: Survey, happy: bool, chance: Random) -> Answers:
    """Answers to what is asked of somebody who is content with most, or with little."""
    told: dict[str, Value] = {}
    for question in survey.questions:
        if not question.is_due(told):
            continue
        if not question.required and chance.randrange(100) < PASSES:
            continue
        value = _answer(question, happy, chance)
        if value != "":
            told[question.id] = value
    return told


def _answer(question: AnyQuestion, happy: bool, chance: Random) -> Value:
    if question.dk and chance.randrange(100) < UNSURE:
        return DK
    match question:
        case Text():
            return _comment(chance) if chance.randrange(100) < SAYS else ""
        case Many():
            names = _plain(question)
            some = {weighted(names, chance) for _ in range(chance.randint(1, 2))}
            return tuple(name for name in question.options if name in some)
        case One():
            return weighted(_plain(question), chance)
        case _:
            return _mark(question.marks, happy != (question.role == "severity"), chance)


def _comment(chance: Random) -> str:
    return say("demo-comment", nth=str(chance.randrange(COMMENTS)))


def _mark(marks: Sequence[int], high: bool, chance: Random) -> int:
    """Of the content mostly the upper marks, of the others the lower."""
    middle = marks[0] + (marks[-1] - marks[0]) * (0.86 if high else 0.35)
    spread = (marks[-1] - marks[0]) * 0.2
    return min(marks[-1], max(marks[0], round(chance.gauss(middle, spread))))


def _plain(question: Choice) -> list[str]:
    """Options that neither end the survey nor ask for own words nor stand alone."""
    special = ("write_in", "ends", "screens_out", "exclusive")
    offered: Mapping[str, object] = question.offered
    return [
        name
        for name, option in offered.items()
        if not any(getattr(option, one, False) for one in special)
    ]
