"""When a process is due for an additional survey: rules T1 to T4 and their evidence. Pure.

Counts in, evidence out; whether a survey starts is decided by a person who sees the evidence.
Source: requirements 6.5, rulings S6 and S7. Answers are those that may be shown, nothing else;
below 20, where people read bands, the least that the band allows, as the pain map counts them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from reports.holm import holm
from reports.statistics import growth, wilson
from reports.tails import binomial_tail

FEWEST = 20
"""Answers from which a level is judged (T1); below it there is a signal at most."""

HIGH_LEVEL = 0.15
"""Of low marks: above it the lower bound of the interval is too much (T1)."""

FEWEST_LOW = 10
"""Low marks from which growth is looked at (T2)."""

FEWEST_COMPLAINTS = 5
"""From which their growth is looked at (T3)."""

SIGNAL_LOW = 5
"""Low marks of fewer than `FEWEST` answers that a person should look at."""

HISTORY = 4
"""Quarters before this one that it is compared with, at most."""

ALPHA_GROWTH, ALPHA_COMPLAINTS = 0.05, 0.01


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one process in one quarter: overall marks of 1 and 2, of `n`; complaints; names of the
    pains of high priority. Raises ValueError of what cannot be."""

    low: int = 0
    n: int = 0
    complaints: int = 0
    high_pains: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.n or self.complaints < 0:
            raise ValueError(f"{self.low} of {self.n}, {self.complaints} complaints")


@dataclass(frozen=True, slots=True)
class Process:
    """`before`: quarters of which something is known, the latest first."""

    id: str
    now: Counts
    before: Sequence[Counts] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """T1: `bound` is the lower end of the interval of low / n, 0 to 1."""

    low: int
    n: int
    bound: float


@dataclass(frozen=True, slots=True)
class Growth:
    """T2: the share of low marks grew against the pooled quarters before. `adjusted`: p after Holm
    over all processes that were tested."""

    low: int
    n: int
    low_before: int
    n_before: int
    p: float
    adjusted: float


@dataclass(frozen=True, slots=True)
class Complaints:
    """T3: more complaints than the `quarters` before lead to expect, `before` in all of them."""

    complaints: int
    before: int
    quarters: int
    p: float
    adjusted: float


@dataclass(frozen=True, slots=True)
class Pains:
    """T4: names in order; `new` were not high last quarter (S7), `again` were."""

    new: tuple[str, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """Too few answers for a rule, too many low ones for silence."""

    low: int
    n: int


Evidence = Level | Growth | Complaints | Pains
"""Each is one rule that holds."""

Tested = TypeVar("Tested", Growth, Complaints)


@dataclass(frozen=True, slots=True)
class Due:
    """`evidence`: the rules that hold, T1 first; any one is enough. Without one, a signal."""

    process: str
    evidence: tuple[Evidence, ...]
    signal: Signal | None = None


def due(processes: Sequence[Process]) -> tuple[Due, ...]:
    """Processes in the given order, those without evidence and signal left out.

    All of the quarter must be given at once: T2 and T3 are judged by Holm over processes. Raises
    ValueError of a process given twice.
    """
    if len({one.id for one in processes}) < len(processes):
        raise ValueError("a process is given twice")
    grown = _significant(_growths(processes), ALPHA_GROWTH)
    complained = _significant(_complaints(processes), ALPHA_COMPLAINTS)
    told: list[Due] = []
    for one in processes:
        rules = (_level(one.now), grown.get(one.id), complained.get(one.id), _pains(one))
        evidence = tuple(rule for rule in rules if rule is not None)
        told.append(Due(one.id, evidence, _signal(one.now)))
    return tuple(one for one in told if one.evidence or one.signal)


def _level(now: Counts) -> Level | None:
    if now.n < FEWEST:
        return None
    bound, _ = wilson(now.low, now.n)
    return Level(now.low, now.n, bound) if bound > HIGH_LEVEL else None


def _growths(processes: Sequence[Process]) -> dict[str, Growth]:
    """Of what there are answers before of: else nothing has grown (S6)."""
    tested: dict[str, Growth] = {}
    for one in processes:
        before = one.before[:HISTORY]
        low, n = sum(counts.low for counts in before), sum(counts.n for counts in before)
        if one.now.low >= FEWEST_LOW and n:
            p = growth(low, n, one.now.low, one.now.n)
            tested[one.id] = Growth(one.now.low, one.now.n, low, n, p, p)
    return tested


def _complaints(processes: Sequence[Process]) -> dict[str, Complaints]:
    """A quarter without complaints is history too; no quarter at all is none (S6)."""
    tested: dict[str, Complaints] = {}
    for one in processes:
        before = one.before[:HISTORY]
        if one.now.complaints >= FEWEST_COMPLAINTS and before:
            now, earlier = one.now.complaints, sum(counts.complaints for counts in before)
            p = binomial_tail(now, now + earlier, Fraction(1, len(before) + 1))
            tested[one.id] = Complaints(now, earlier, len(before), p, p)
    return tested


def _significant(tested: Mapping[str, Tested], alpha: float) -> dict[str, Tested]:
    adjusted = holm([told.p for told in tested.values()])
    return {
        name: replace(told, adjusted=p)
        for (name, told), p in zip(tested.items(), adjusted, strict=True)
        if p < alpha
    }


def _pains(process: Process) -> Pains | None:
    """Any pain that is high now is either new or high twice running, so any is evidence."""
    now = process.now.high_pains
    last = process.before[0].high_pains if process.before else frozenset()
    return Pains(tuple(sorted(now - last)), tuple(sorted(now & last))) if now else None


def _signal(now: Counts) -> Signal | None:
    return Signal(now.low, now.n) if now.n < FEWEST and now.low >= SIGNAL_LOW else None
