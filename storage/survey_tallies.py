"""Grouped counts of opened ballots: all that the figures of a survey rest on. Plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Sheet(NamedTuple):
    """A survey as it was asked: answers of different versions are never mixed.

    Those of waves about different pains are, if they end in one period: whoever opens the second
    one is told so (`otklik survey open`).
    """

    survey: str
    version: int


class Occasion(NamedTuple):
    """An opening of ballots: its day, and which of that day's openings of the survey it was.

    Figures are read at any moment, so whoever subtracts them takes whole openings apart.
    """

    day: date
    nth: int = 1


class Given(NamedTuple):
    question: str
    value: str


class Where(NamedTuple):
    """`source` is a channel or a place; the value is a mark of the overall question."""

    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What one opening gave. `started` and `finished` are told when ballots are opened."""

    started: int
    finished: int
    k_min: int  # the largest that was promised by a wave of these ballots
    given: Counter[Given] = field(default_factory=Counter)
    """Ballots by answer, «no answer» (`records.DK`) included; free texts are not among them."""
    answered: Counter[str] = field(default_factory=Counter)
    """Ballots with at least one mark, by question of several marks."""
    by_channel: Counter[Where] = field(default_factory=Counter)
    by_place: Counter[Where] = field(default_factory=Counter)
    """Those that tell none are in neither."""


@dataclass(frozen=True, slots=True)
class SurveyTally:
    """Opened from `since` to `until`, both included, and earlier in that quarter.

    The earlier ones are not told again; they say what had to wait for company. `awaited`: days
    under which more may still come to be counted, whatever day the figures are asked for.
    """

    sheet: Sheet
    occasions: Mapping[Occasion, Tally]
    since: date
    until: date
    awaited: Collection[date] = ()
