"""The rating of directions by what their clients say: M-25. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from reports.hiding import FEW_FOR_COUNTS, for_people
from reports.questionnaire import BAD, Questionnaire
from reports.rounding import percent, rounded
from reports.rules import Json
from reports.satisfaction import index_of, satisfied
from reports.shown import Shown

FEWEST = 30
"""Answers from which a direction is ranked; below it there is too little to judge by."""


class Key(NamedTuple):
    audience: str
    direction: str


Marks = Mapping[Key, Counter[str]]


def directions(
    told: Iterable[tuple[Questionnaire, Shown]], regular: Mapping[str, str]
) -> list[Json]:
    """`directions` of contract 5: external first, then by rank; after them those without, by id.

    Ranked within an audience by the index; of equal ones the lower share of the unsatisfied is
    better, then the larger n; what is equal in all three shares its rank. `regular`: {id: title}
    of directions that have a question of general satisfaction; others are compared with nothing.
    """
    marks = _marks(told, regular)
    audiences = sorted({key.audience for key in marks})
    rows = [row for audience in audiences for row in _of_audience(audience, marks)]
    return [row | {"title": regular[row["direction"]]} for row in rows]


def read_by_people(told: Json, left: int = 0) -> Json:
    """One item. Below 20 answers bands and no index, as of surveys; also where `left`, those of its
    surveys that people read bands of, are so few: the others, subtracted, would tell them."""
    n = left if 0 < left < FEW_FOR_COUNTS else told["n"]
    return (
        told
        | {key: for_people(told[key], n) for key in ("csat", "dsat")}
        | {"index": for_people(told["index"], n, is_share=False)}
    )


def left_over(told: Iterable[tuple[Questionnaire, int | None]]) -> Mapping[Key, int]:
    """By direction, the answers of its surveys of which people read bands. `told`: surveys, each
    with its number of answers."""
    best: dict[tuple[Key, str], int] = {}
    for asked, n in told:
        place = (Key(asked.audience, asked.direction), asked.id)
        best[place] = max(n or 0, best.get(place, 0))
    left: Counter[Key] = Counter()
    for (key, _), n in best.items():
        left[key] += n if n < FEW_FOR_COUNTS else 0
    return left


def _marks(told: Iterable[tuple[Questionnaire, Shown]], regular: Collection[str]) -> Marks:
    """Of overall questions. A direction may have several surveys, for all of them ask the same;
    of a survey that was asked in several versions the one with the most answers is taken."""
    best: dict[tuple[Key, str], Counter[str]] = {}
    for asked, answers in told:
        if asked.overall is None or asked.direction not in regular:
            continue
        place = (Key(asked.audience, asked.direction), asked.id)
        marks = Counter(answers.of(asked.overall).marks)
        known = best.get(place)
        best[place] = marks if known is None or marks.total() >= known.total() else known
    found: dict[Key, Counter[str]] = {}
    for (key, _), marks in best.items():
        found[key] = found.get(key, Counter()) + marks
    return found


def _of_audience(audience: str, marks: Marks) -> list[Json]:
    mine = {key.direction: counts for key, counts in marks.items() if key.audience == audience}
    ranked = {name: _merit(counts) for name, counts in mine.items() if counts.total() >= FEWEST}
    order = sorted(ranked, key=lambda name: (ranked[name], name))
    rest = sorted(mine.keys() - ranked.keys())
    merits = sorted(ranked.values())
    ranks = {name: merits.index(ranked[name]) + 1 for name in order}
    return [_row(Key(audience, name), ranks.get(name), mine[name]) for name in (*order, *rest)]


def _merit(marks: Counter[str]) -> tuple[Fraction, Fraction, int]:
    """The smaller the better; exact, so that nothing is equal by rounding alone."""
    index = index_of(marks)
    assert index is not None
    n = marks.total()
    return -index, Fraction(_bad(marks), n), -n


def _bad(marks: Counter[str]) -> int:
    return sum(marks[mark] for mark in BAD)


def _row(key: Key, rank: int | None, marks: Counter[str]) -> Json:
    n, index = marks.total(), index_of(marks)
    return {
        "audience": key.audience,
        "direction": key.direction,
        "rank": rank,
        "n": n or None,
        "csat": percent(satisfied(marks), n),
        "dsat": percent(_bad(marks), n),
        "index": None if index is None else rounded(index),
    }
