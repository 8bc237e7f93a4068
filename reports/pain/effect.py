"""Whether a measure helped: two quarters before it was done against two after (R-51). Pure.

The quarter in which it was done belongs to neither. The same answer, cause or figure is compared
that the row rests on; of satisfaction the share of 4 and 5; answers sent late, where a measure
aims at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.pain.candidates import Evidence
from reports.pain.finding import Found
from reports.pains import Named
from reports.period import Period, quarter_of
from reports.statistics import Comparison, compare
from storage.pain_records import Measure, PainRow

What = Literal["share", "csat", "late"]
NOBODY = Named(0, 0)


@dataclass(frozen=True, slots=True)
class Quarters:
    """`before`, `after`: two each, in their order."""

    before: tuple[Period, Period]
    after: tuple[Period, Period]

    @property
    def all(self) -> tuple[Period, ...]:
        return self.before + self.after

    def is_over(self, today: date) -> bool:
        return self.after[1].end <= today


@dataclass(frozen=True, slots=True)
class Effect:
    """`compared`: None where people read a band of one of the sides: the least that a band allows
    would look like a change. `is_reached`: the target, None if none was set on this figure, or
    if it cannot be told."""

    what: What
    before: Named
    after: Named
    compared: Comparison | None
    is_reached: bool | None


def quarters(done: date) -> Quarters:
    """
    >>> told = quarters(date(2026, 8, 3))
    >>> [one.name for one in told.all]
    ['2026Q1', '2026Q2', '2026Q4', '2027Q1']
    """
    own = quarter_of(done)
    last = own.previous()
    first = quarter_of(own.end)
    return Quarters((last.previous(), last), (first, quarter_of(first.end)))


def effects(row: PainRow, measure: Measure, found: Sequence[Found]) -> tuple[Effect, ...]:
    """`found`: of the four quarters, in their order."""
    shares = [_share(row, one) for one in found]
    levels = [one.levels.get(row.process, NOBODY) for one in found]
    is_exact = not any(one.band for of in found for one in _evidence(row, of))
    told = [_effect("share", measure, shares, is_exact), _effect("csat", measure, levels, True)]
    if measure.metric == "late":
        late = [one.late.get(row.process, NOBODY) for one in found]
        told.append(_effect("late", measure, late, True))
    return tuple(one for one in told if one.before.n and one.after.n)


def _effect(what: What, measure: Measure, told: Sequence[Named], is_exact: bool) -> Effect:
    before, after = _sum(told[:2]), _sum(told[2:])
    compared, is_reached = None, None
    if not (is_exact and before.n and after.n):
        return Effect(what, before, after, compared, is_reached)
    compared = compare(before.m, before.n, after.m, after.n)
    if measure.metric == what and measure.target is not None:
        reached, aimed = 1000 * after.m, measure.target * after.n
        is_reached = reached >= aimed if what == "csat" else reached <= aimed
    return Effect(what, before, after, compared, is_reached)


def _sum(some: Iterable[Named]) -> Named:
    told = list(some)
    return Named(sum(one.m for one in told), sum(one.n for one in told))


def _share(row: PainRow, found: Found) -> Named:
    """Of the answer or cause that the row rests on; of all versions of a survey. Where nobody of
    the process named it any more, none of its appeals."""
    told = [one.clients for one in _evidence(row, found)]
    if told or row.source != "appeals":
        return _sum(told)
    return Named(0, found.appeals.get(row.process, 0))


def _evidence(row: PainRow, found: Found) -> list[Evidence]:
    spots = _spots(row)
    return [one for one in found.evidence if _is_of(one, row, spots)]


def _spots(row: PainRow) -> frozenset[tuple[str, str]]:
    """(rule, spot) of the proof that the prevalence rests on: by its numbers, else the first."""
    ours = [one for one in row.proofs if one.source == row.source]
    exact = [one for one in ours if (one.m, one.n) == (row.m, row.n)]
    return frozenset((one.rule, _spot(one.spot)) for one in (exact or ours)[:1])


def _is_of(one: Evidence, row: PainRow, spots: frozenset[tuple[str, str]]) -> bool:
    is_same = (one.matter.process, one.matter.pain) == (row.process, row.pain)
    return is_same and (one.rule, _spot(one.where)) in spots


def _spot(told: str) -> str:
    """Without the version of the survey.

    >>> _spot("ext_services:2:trouble:long"), _spot("road_repair")
    ('ext_services:trouble:long', 'road_repair')
    """
    parts = told.split(":")
    return ":".join((parts[0], *parts[2:])) if len(parts) == 4 else told
