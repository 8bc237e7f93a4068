"""Satisfaction now and in an earlier period: what may be concluded of the difference. Pure.

Both sides are marks that may be shown (`reports.shown`); of a side that may not nothing is told,
so a comparison says no more than both reports do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from reports.answered import Answered, Marks
from reports.hiding import GOOD
from reports.holm import holm
from reports.questionnaire import Questionnaire
from reports.rules import Json
from reports.shown import Shown, shown
from reports.statistics import compare, verdict_of
from storage.survey_tallies import Sheet, SurveyTally

Trend = Literal["up", "down", "same", "few"]
"""A difference that is significant, one that is not, answers too few to tell (S3)."""

Pair = tuple[Marks, Marks]
"""Marks before, marks now."""

DIGITS = 4
"""Of p."""


def compared(before: Marks, now: Marks, named: str) -> Json | None:
    """`compared` of contract 5, against the period `named`; None without marks of either."""
    [told] = all_compared([(before, now)], named)
    return told


def all_compared(pairs: Sequence[Pair], named: str) -> list[Json | None]:
    """In their order; each p is Holm's over all of them that are judged, for they are at once.

    Of little data nothing is concluded, and its p is its own: through Holm it would be told by
    the p of another one, where people read that.
    """
    told = {place: _p(*pair) for place, pair in enumerate(pairs) if all(map(_size, pair))}
    judged = [place for place in told if _trend(*pairs[place], told[place]) != "few"]
    several = holm([told[place] for place in judged])
    adjusted = told | dict(zip(judged, several, strict=True))
    return [
        {
            "with": named,
            "p": round(adjusted[place], DIGITS),
            "verdict": _trend(*pair, adjusted[place]),
        }
        if place in adjusted
        else None
        for place, pair in enumerate(pairs)
    ]


def with_before(
    told: Iterable[tuple[Questionnaire, Shown]],
    before: Mapping[Sheet, SurveyTally],
    named: str,
    k_min: int,
) -> list[Json | None]:
    """Of each survey, its overall question; answers of different versions are never compared."""
    found = []
    for asked, answers in told:
        earlier = before.get(Sheet(asked.id, asked.version))
        then = shown(asked, earlier, k_min).of(asked.overall) if earlier else Answered()
        found.append(compared(then.marks, answers.of(asked.overall).marks, named))
    return found


def for_people(told: Json | None) -> Json | None:
    """Of a few no p: their shares are bands, and p could be reckoned back to them."""
    return told | {"p": None} if told and told["verdict"] == "few" else told


def _p(before: Marks, now: Marks) -> float:
    return compare(_good(before), _size(before), _good(now), _size(now)).p


def _trend(before: Marks, now: Marks, p: float) -> Trend:
    verdict = verdict_of(p, min(_size(before), _size(now)))
    if verdict != "changed":
        return verdict
    grew = Fraction(_good(now), _size(now)) > Fraction(_good(before), _size(before))
    return "up" if grew else "down"


def _size(marks: Marks) -> int:
    return sum(marks.values())


def _good(marks: Marks) -> int:
    return sum(marks.get(mark, 0) for mark in GOOD)
