"""Which rows each figure of a digest counts: the way from a figure to its cases. Pure.

Whoever doubts a figure opens its list; the list is as long as the figure says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.appeals import NONE, OTHER
from reports.digest.decisions import lacking
from reports.rules import EXTENSION, Json, Rules
from storage.figure_records import Rows, Sought
from storage.tallies import Window

LISTS = {"channel": "by_channel", "cause": "by_cause", "topic": "by_topic"}
"""Figures that have a value, and where the block `appeals` keeps them."""
GROUPS = {"satisfied": "satisfied", "refused": "unsatisfied", "in_work": "open"} | {
    name: name for name in OTHER if name != "open"
}
"""Outcomes by the base of the ordinance: the figure, and the group of the directories."""
PLAIN = (
    *("received", "complaints", "duplicates", "repeats", "anonymous"),
    *("answered", "overdue", "open", "no_cause", "no_topic", "no_dates"),
)
_PLAIN: dict[str, tuple[Rows, tuple[tuple[str, bool | None], ...]]] = {
    "received": ("received", ()),
    "duplicates": ("duplicates", ()),
    "repeats": ("received", (("repeat", True),)),
    "anonymous": ("received", (("anonymous", True),)),
    "answered": ("answered", ()),
    "no_cause": ("received", (("cause", None),)),
    "no_topic": ("received", (("topic", None),)),
    "no_dates": ("undated", ()),
}
ALL = (*PLAIN, *GROUPS, *LISTS)


@dataclass(frozen=True, slots=True)
class Figure:
    """`of`: one of ALL; `value`: the channel, cause or topic it is of, else ""."""

    audience: str
    of: str
    value: str = ""


class NoSuchFigure(ValueError):
    """Nobody counts this."""


def sought(figure: Figure, window: Window, rules: Rules) -> Sought:
    """`window`: of the period, with the audience and `awaited`. Raises NoSuchFigure."""
    told = Sought(window)
    if figure.of in LISTS:
        value = None if figure.value == NONE else figure.value
        return replace(told, where=((figure.of, value),))
    if figure.of in GROUPS:
        return _of_group(told, GROUPS[figure.of], rules)
    if figure.of == "complaints":
        return replace(told, kinds=_complaints(rules))
    if figure.of == "overdue":
        return replace(told, rows="waiting", terms=(rules.term, rules.term + EXTENSION))
    if figure.of == "open":
        return replace(told, outcomes=_outcomes("open", rules))
    if figure.of not in _PLAIN:
        raise NoSuchFigure(figure.of)
    rows, where = _PLAIN[figure.of]
    return replace(told, rows=rows, where=where)


def counted(figure: Figure, block: Json) -> int:
    """What the block `appeals` says of it. Raises NoSuchFigure."""
    base = block["outcomes"][block["outcomes"]["base"]]
    match figure.of:
        case "channel" | "cause" | "topic":
            rows = block[LISTS[figure.of]]
            return sum(row["count"] for row in rows if row["id"] == figure.value)
        case "satisfied" | "refused":
            return int(base[figure.of]["count"])
        case "answered":
            return int(block["waiting"]["answers"])
        case "in_work":
            return int(base["other"]["open"])
        case "open":
            return int(block["outcomes"]["all"]["other"]["open"])
        case "overdue" | "no_cause" | "no_topic" | "no_dates":
            return lacking(block)[figure.of]
        case name if name in OTHER:
            return int(base["other"][name])
        case name if name in PLAIN:
            return int(block[name])
    raise NoSuchFigure(figure.of)


def figures_of(audience: str, block: Json) -> Iterator[Figure]:
    """Every figure of an audience that has cases, in the order of the digest."""
    plain = (Figure(audience, of) for of in (*PLAIN[:5], *PLAIN[5:8], *GROUPS, *PLAIN[8:]))
    listed = (
        Figure(audience, of, row["id"]) for of, where in LISTS.items() for row in block[where]
    )
    for figure in (*plain, *listed):
        if counted(figure, block):
            yield figure


def _of_group(told: Sought, group: str, rules: Rules) -> Sought:
    """By the base of the ordinance: all appeals, or complaints."""
    kinds = _complaints(rules) if rules.base == "complaints" else None
    return replace(told, kinds=kinds, outcomes=_outcomes(group, rules))


def _complaints(rules: Rules) -> frozenset[str]:
    return frozenset(one.id for one in rules.known.kinds if one.is_complaint)


def _outcomes(group: str, rules: Rules) -> frozenset[str]:
    return frozenset(one.id for one in rules.known.outcomes if one.group == group)
