"""A wave to be: its name, its days, what it promises. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Literal

from bot.not_opened import AboutNoPain, AboutNothing
from bot.surveys import pains
from bot.surveys.offered import about
from bot.surveys.script import Survey
from bot.surveys.sizes import ballot_size
from storage import sealing
from storage.counting import Rules
from storage.records import Wave
from storage.sql.settings import Signed

Length = Literal["quarter", "month"]
_NUMBER = re.compile(r"(?:\N{NUMERO SIGN}|\bN)\s*\w")
_DATE = re.compile(r"\b\d{1,2}[.\s]\s?(?:\d{1,2}[.\s]|\w{3,9}\s)\s?\d{4}\b")
LEAST = Rules(batch_min=10, k_min=5)
"""No profile may say less."""


@dataclass(frozen=True, slots=True)
class Card:
    """What whoever opens a wave says of it: its document, the «боль» it is about, what it is for,
    of how many clients it asks (0: unknown). `by`: the clerk, for the log; None of a command."""

    basis: str = ""
    pain: str | None = None
    purpose: str = ""
    population: int = 0
    by: Signed | None = None

    @property
    def names_an_act(self) -> bool:
        """Its number and its date, in any words.

        >>> Card("12.01.2026 \\u2116 15-r").names_an_act, Card("by order").names_an_act
        (True, False)
        """
        return bool(_NUMBER.search(self.basis) and _DATE.search(self.basis))


BLANK = Card()


def pain_of(survey: Survey, card: Card) -> str:
    """Empty of a survey about none. Raises AboutNothing, AboutNoPain or pains.BadPain."""
    if not survey.is_about_a_pain:
        if card.pain is not None:
            raise AboutNoPain(survey.id)
        return ""
    if card.pain is None:
        raise AboutNothing(survey.id)
    return pains.title(card.pain, survey)


def carded(wave: Wave, card: Card, pain: str, public: bytes) -> Wave:
    """With what was said of it; with a `public` key it is strict."""
    told = replace(
        wave, basis=card.basis, pain=pain, purpose=card.purpose, population=card.population
    )
    return replace(told, strict=True, opening="at_close", public_key=public) if public else told


def is_as_asked(begun: Wave, wanted: Wave) -> bool:
    """Or somebody else's, who opened one at the very same moment?"""
    names = ("closes_on", "basis", "pain", "purpose", "population", "strict")
    same_key = not wanted.strict or begun.public_key == wanted.public_key
    return same_key and all(getattr(begun, name) == getattr(wanted, name) for name in names)


def title_of(surveys: Mapping[str, Survey], wave: Wave) -> str:
    """As staff are told of it: the survey, and the «боль» if it is about one."""
    survey = surveys.get(wave.survey)
    return about(survey.title if survey is not None else wave.survey, wave)


def free(name: str, known: Sequence[Wave]) -> str:
    """`name`, or with a number behind it if a wave was called so before."""
    taken = {wave.id for wave in known}
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in names if one not in taken)


def a_wave(survey: Survey, name: str, days: tuple[date, date], rules: Rules = LEAST) -> Wave:
    """`days`: (first day, first day after it). `rules` stand for as long as the wave does."""
    return Wave(
        id=name,
        survey=survey.id,
        version=survey.version,
        script=survey.fingerprint(),
        audience=survey.audience,
        permanent=survey.mode == "permanent",
        opening=survey.opens,
        size=ballot_size(survey) + sealing.LENGTH,
        opened_on=days[0],
        closes_on=days[1],
        k_min=rules.k_min,
        batch_min=rules.batch_min,
    )


def span(day: date, length: Length) -> tuple[date, date]:
    """(first day, first day after it) of the quarter or month of `day`.

    >>> span(date(2026, 11, 22), "quarter")
    (datetime.date(2026, 10, 1), datetime.date(2027, 1, 1))
    """
    months = 3 if length == "quarter" else 1
    first = (day.month - 1) // months * months + 1
    begins = day.replace(month=first, day=1)
    after = first + months
    return begins, date(day.year + (after > 12), (after - 1) % 12 + 1, 1)


def label(begins: date, length: Length) -> str:
    """
    >>> label(date(2026, 10, 1), "quarter"), label(date(2026, 10, 1), "month")
    ('2026Q4', '2026-10')
    """
    if length == "quarter":
        return f"{begins.year}Q{(begins.month - 1) // 3 + 1}"
    return f"{begins:%Y-%m}"
