"""People as they are: they answer, go back, press twice, come again, break off. Pure.

A plan is what somebody will do, in words of the screen, so that the same crowd walks through any
door: the conversation itself, a messenger, the web. Used to try whether their answers stay theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from bot.surveys import course
from bot.surveys.choices import Choice, Many, One
from bot.surveys.free_text import Text
from bot.surveys.marks import Scale
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import Answers, Channel, Person, Value

Deed = Literal["open", "press", "again", "type"]
"""`again`: the messenger delivers the last update a second time."""

Habit = Literal["", "back", "twice", "returns", "leaves"]
ACCOUNTS = range(10**8, 2 * 10**9)
"""Good in every messenger: VK's group chats begin above."""
LETTERS = "bcdfghjklmnpqrst"
HABITS: tuple[Habit, ...] = ("", "", "", "back", "twice", "returns")
"""Half of the people walk straight on."""
TRIES = 100
"""For each person, until the answers are nobody else's."""


@dataclass(frozen=True, slots=True)
class Move:
    """`words`: a button's label, or what is typed. `number` of the answer, from 1, where a
    messenger shows numbers instead of long labels."""

    deed: Deed
    words: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody, what this person thinks, and how the person is used to press."""

    person: Person
    answers: Answers
    habit: Habit = ""

    @property
    def hands_in(self) -> bool:
        return self.habit != "leaves"


def crowd(survey: Survey, n: int, chance: Random, channel: Channel | None = None) -> list[Visitor]:
    """n people who hand in, no two alike, half of them dissatisfied; and some who break off.

    All of one channel; of Telegram and, from ten on, two of VK if none is given. Raises ValueError
    where the survey has not as many different answers.
    """
    accounts = chance.sample(ACCOUNTS, n + n // 5 + 1)
    low = chance.sample(range(n), n // 2)
    found: list[Visitor] = []
    known: set[str] = set()
    for _ in range(n * TRIES):
        number = len(found)
        if number == n:
            break
        rare = Channel.VK if n >= 10 and number < 2 else Channel.TELEGRAM
        words = "" if (channel or rare) is Channel.VK else _word(chance)
        told = opinions(survey, number in low, chance, typed=words)
        marks = repr({name: value for name, value in told.items() if value != words})
        if marks not in known:
            known.add(marks)
            person = Person(channel or rare, str(accounts[number]))
            found.append(Visitor(person, told, chance.choice(HABITS)))
    if len(found) < n:
        raise ValueError(f"{survey.id}: no {n} different answers")
    for account in accounts[n:]:
        told = opinions(survey, chance.random() < 0.5, chance)
        person = Person(channel or Channel.TELEGRAM, str(account))
        found.append(Visitor(person, told, "leaves"))
    chance.shuffle(found)
    return found


def _word(chance: Random) -> str:
    """No two alike; letters only, or it would be taken for the number of a passport."""
    return "w" + "".join(chance.choices(LETTERS, k=12))


def opinions(survey: Survey, low: bool, chance: Random, *, typed: str = "") -> Answers:
    """Answers to all that is asked; `low`: the overall mark is 3 or worse, so more is asked.

    `typed`: what is written where words are asked for, nothing otherwise.
    """
    told: dict[str, Value] = {}
    for question in survey.questions:
        if not question.is_due(told):
            continue
        if isinstance(question, Text):
            if typed:
                told[question.id] = typed
        elif question.role == "csat" and isinstance(question, Scale):
            told[question.id] = chance.choice((1, 2, 3) if low else (4, 5))
        else:
            told[question.id] = _answer(question, chance)
    return told


def _answer(question: AnyQuestion, chance: Random) -> Value:
    match question:
        case Many():
            names = _plain(question)
            some = chance.sample(names, chance.randint(1, min(4, len(names))))
            return tuple(name for name in question.options if name in some)
        case One():
            return chance.choice(_plain(question))
        case Text():
            return ""
        case _:
            return chance.choice(question.marks)


def _plain(question: Choice) -> list[str]:
    """Options that neither end the survey nor ask for own words nor stand alone."""
    special = ("write_in", "ends", "screens_out", "exclusive")
    return [
        name
        for name, option in question.offered.items()
        if not any(getattr(option, one, False) for one in special)
    ]


def plan(survey: Survey, visitor: Visitor) -> Iterator[Move]:
    """All that the visitor does, from the link to the thanks (or to where the visitor leaves)."""
    yield Move("open", survey.id)
    yield Move("press", say("buttons-start"))
    asked = _path(survey, visitor.answers)
    middle = len(asked) // 2
    for number, question in enumerate(asked):
        if visitor.habit == "leaves" and number > middle:
            return
        if number == middle:
            yield from _habit(survey, visitor.habit)
        last = Move("press")
        for last in _answering(question, visitor.answers):
            yield last
        if visitor.habit == "twice" and last.deed == "press":
            yield Move("again")


def _habit(survey: Survey, habit: Habit) -> Iterator[Move]:
    if habit == "back":
        yield Move("press", say("buttons-back"))
        yield Move("press", say("buttons-next"))
    if habit == "returns":
        yield Move("open", survey.id)
        yield Move("press", say("buttons-resume"))


def _path(survey: Survey, answers: Answers) -> list[AnyQuestion]:
    found: list[AnyQuestion] = []
    so_far: Mapping[str, Value] = {}
    question: AnyQuestion | None = course.first(survey)
    while question is not None:
        found.append(question)
        if question.id in answers:
            so_far = {**so_far, question.id: answers[question.id]}
        question = course.after(survey, question.id, so_far)
    return found


def _answering(question: AnyQuestion, answers: Answers) -> Iterator[Move]:
    value = answers.get(question.id)
    if value is None:
        yield Move("press", say("buttons-skip"))
    elif isinstance(question, Text):
        yield Move("type", str(value))
    else:
        shown = {
            one.option: Move("press", one.label, number)
            for number, one in enumerate(question.buttons(), start=1)
        }
        options = value if isinstance(value, tuple) else (str(value),)
        yield from (shown[name] for name in options)
        if isinstance(question, Many):
            yield Move("press", say("buttons-done"))
