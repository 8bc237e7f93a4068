"""What authors say of the answers they got, beside the formal outcome and never in it. Pure."""

from __future__ import annotations

from collections import Counter

from reports.rounding import mean, percent, rounded
from reports.rules import Json, Rules
from storage.tallies import Tallies

LOW = 2
"""A mark of 1 or 2: for its author the matter is not settled."""


def author_rating(tallies: Tallies, rules: Rules) -> Json:
    """Over final answers given in the period whose authors could be asked.

    `response` is the share of those who said anything; `gap`: closed as satisfied, rated low.
    """
    marks: Counter[int] = Counter()
    rated = helped = gap = 0
    for told, n in tallies.ratings.items():
        rated += n if told.helped is not None else 0
        helped += n if told.helped else 0
        if told.mark is not None:
            marks[told.mark] += n
            is_gap = told.mark <= LOW and rules.group(told.outcome) == "satisfied"
            gap += n if is_gap else 0
    middle, asked = mean(marks), sum(tallies.ratings.values())
    return {
        "asked": asked,
        "rated": rated,
        "response": percent(rated, asked),
        "mean": None if middle is None else rounded(middle, 2),
        "helped": {"count": helped, "share": percent(helped, rated)},
        "gap": gap,
    }
