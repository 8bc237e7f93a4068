"""How satisfied employees were with each side of the work in a calendar year: M-24. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from reports.answered import Marks
from reports.compared import all_compared
from reports.compared import for_people as comparison_for_people
from reports.hiding import for_people
from reports.questionnaire import Questionnaire
from reports.rounding import percent, rounded
from reports.rules import Json
from reports.satisfaction import index_of, satisfied
from reports.shown import Shown


class Years(NamedTuple):
    """What may be told of the survey of a year, and of the same version a year earlier."""

    year: int
    now: Shown
    earlier: Shown | None


def annual(asked: Questionnaire, years: Years, title: Callable[[str], str]) -> Json:
    """`annual` of contract 5. `title`: of an aspect.

    `index` is the mean of the aspects that may be shown, each weighing the same, and `n` the
    answers to the one with the fewest. Aspects are compared with last year by the share of the
    satisfied, all at once.
    """
    year, now, earlier = years
    aspects = asked.of_role("attribute")
    marks = [now.of(one).marks for one in aspects]
    before = [earlier.of(one).marks if earlier else {} for one in aspects]
    compared = all_compared(list(zip(before, marks, strict=True)), str(year - 1))
    return {
        "survey": asked.id,
        "version": asked.version,
        "year": year,
        **_whole(marks),
        "aspects": [
            {
                "attribute": one.attribute,
                "title": title(one.attribute),
                **_level(some),
                "previous": _earlier(then),
                "compared": by,
            }
            for one, some, then, by in zip(aspects, marks, before, compared, strict=True)
        ],
        "previous": {"year": year - 1, **_whole(before)} if any(before) else None,
    }


def read_by_people(told: Json | None) -> Json | None:
    """The same keys; below 20 answers bands, no index and no p."""
    if told is None:
        return None
    return (
        told
        | _whole_for_people(told)
        | {"aspects": [_aspect_for_people(one) for one in told["aspects"]]}
        | {"previous": told["previous"] and told["previous"] | _whole_for_people(told["previous"])}
    )


def _aspect_for_people(told: Json) -> Json:
    previous = told["previous"]
    return (
        told
        | _level_for_people(told)
        | {"previous": previous and previous | _level_for_people(previous)}
        | {"compared": comparison_for_people(told["compared"])}
    )


def _level_for_people(told: Json) -> Json:
    return {"csat": for_people(told["csat"], told["n"])} | _whole_for_people(told)


def _whole_for_people(told: Json) -> Json:
    return {"index": for_people(told["index"], told["n"], is_share=False)}


def _whole(marks: Sequence[Marks]) -> Json:
    """None of it if no aspect may be shown."""
    found = [(sum(some.values()), index_of(some)) for some in marks]
    indexes = [index for _, index in found if index is not None]
    whole = rounded(sum(indexes, Fraction()) / len(indexes)) if indexes else None
    return {"n": min((n for n, _ in found if n), default=None), "index": whole}


def _level(marks: Marks) -> Json:
    n, index = sum(marks.values()), index_of(marks)
    return {
        "n": n or None,
        "csat": percent(satisfied(marks), n),
        "index": None if index is None else rounded(index),
    }


def _earlier(marks: Marks) -> Json | None:
    return _level(marks) if marks else None
