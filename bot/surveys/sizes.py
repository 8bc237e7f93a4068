"""How large a ballot of a survey can get, and how long answering takes. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.surveys.choices import Choice, Many, One
from bot.surveys.free_text import WRITE_IN, Text
from bot.surveys.question import BYTES_A_CHARACTER
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import Value
from storage.sealing import LENGTH

ALL_TEXTS = 3600
"""Bytes that all texts of a survey may take together: 1,800 Russian letters."""

PLACE = 64
"""Bytes of the longest name of a QR point."""

STEP = 256
"""Sealed rows come in multiples of so many bytes."""

PAGE_STEP = 64
"""Sealed pages of a strict wave come in multiples of so many bytes."""

NAME = "x" * 24  # no name of a script is longer


def ballot_size(survey: Survey) -> int:
    """Bytes that the largest draft or finished ballot takes, as JSON in UTF-8.

    All that either has around its answers is counted at once: room for the length that a sealed
    text is padded with.
    """
    answers = dict(_largest(survey))
    ticks = [list(q.options) for q in survey.questions if isinstance(q, Many)]
    told = {
        "question": NAME,
        "answers": answers,
        "ticked": max(ticks, key=len, default=[]),
        "writing": NAME,
        "version": survey.version,
        "channel": NAME,
        "place": "x" * PLACE,
    }
    used = len(_json(told))
    return -(-used // STEP) * STEP


def page_sizes(survey: Survey) -> tuple[int, ...]:
    """Bytes that the largest answer of each question takes with own words, as JSON in UTF-8, and
    room for the length it is padded with."""
    sizes = (len(_json(dict(_largest_of(question)))) for question in survey.questions)
    return tuple(-(-(size + LENGTH) // PAGE_STEP) * PAGE_STEP for size in sizes)


def _largest(survey: Survey) -> Iterator[tuple[str, Value]]:
    for question in survey.questions:
        yield from _largest_of(question)


def _largest_of(question: AnyQuestion) -> Iterator[tuple[str, Value]]:
    yield question.id, _longest_value(question)
    if isinstance(question, Choice):
        for name in question.writing(tuple(question.offered)):
            yield f"{question.id}.{name}", "x" * _as_json(BYTES_A_CHARACTER * WRITE_IN)


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _longest_value(question: AnyQuestion) -> Value:
    match question:
        case One():
            return NAME
        case Many():
            return tuple(question.options)
        case Text():
            return "x" * _as_json(BYTES_A_CHARACTER * question.longest)
        case _:
            return NAME


def _as_json(size: int) -> int:
    """Bytes that a text of `size` may take in JSON, where a quote and a new line take two.

    With `longest` signs in 2 * `longest` bytes at most a third of the bytes are such signs: each
    of them saves a byte, and only signs of four bytes can use it up.
    """
    return size + size // 3 + 1


SECONDS = {"one": 10, "many": 15, "scale": 8, "nps": 8, "text": 30}
"""What reading and answering takes, by kind; half the people pass by a text that is optional."""


def minutes(survey: Survey) -> int:
    """At most, rounded up: as if every question were asked."""
    return -(-sum(_seconds(question) for question in survey.questions) // 60)


def duration(survey: Survey) -> str:
    """In the genitive, as after «около»: «минуты», «2 минут»."""
    return say("survey-duration", minutes=minutes(survey))


def _seconds(question: AnyQuestion) -> int:
    whole = SECONDS[question.kind]
    return whole // 2 if question.kind == "text" and not question.required else whole
