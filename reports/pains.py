"""A row of the pain map, scored: how widespread, how bad, what comes first, by when. Pure.

Source: the rules of scoring, requirements §5. Whether a figure may be told at all is decided
before it comes here (`reports.pain.surveys`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from reports.statistics import wilson

Level = Literal["low", "medium", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The lowest first: of prevalence 1, 2, 3."""

FEW = 30
"""Clients below which «few data» stands beside the prevalence."""
WIDE, WIDE_LEAST = 0.10, 5
COMMON, COMMON_LEAST = 0.03, 3
"""Lower bounds of the share, and how many must have named it, of high and of medium."""

SEVERITIES = (1, 2, 3, 4)
MOST_OF_NEED = 3
"""Severity of a need is its value: 3 removes a visit or a document, 2 saves days, 1 convenience."""
BAD_MEAN, BAD_LEAST, BAD_SEVERITY = 2.0, 5, 3
"""Mean overall mark of those who named it, of so many at least, that makes it as severe."""

FIRST, SECOND = 8, 4
"""R = F x S from which the priority is high, and medium."""

TERMS: dict[Level, int] = {"high": 30, "medium": 90, "low": 180}
REENGINEERING = 90
"""Days from the approval; of high priority a process made anew has longer."""


@dataclass(frozen=True, slots=True)
class Named:
    """`m` of `n` clients of a process named the pain, or of its appeals."""

    m: int
    n: int

    @property
    def lower(self) -> float:
        """Wilson's 95 % lower bound of the share, 0 to 1."""
        return wilson(self.m, self.n)[0] if self.n else 0.0

    @property
    def prevalence(self) -> Level:
        """
        >>> [Named(m, n).prevalence for m, n in ((15, 60), (3, 20), (1, 5), (40, 400))]
        ['high', 'medium', 'low', 'medium']
        """
        if self.m >= WIDE_LEAST and self.lower >= WIDE:
            return "high"
        return "medium" if self.m >= COMMON_LEAST and self.lower >= COMMON else "low"

    @property
    def is_few(self) -> bool:
        return self.n < FEW


def width(one: Named) -> tuple[int, float, int]:
    return LEVELS.index(one.prevalence), one.lower, one.n


def widest(told: Iterable[Named]) -> Named | None:
    """The one that counts: of the higher level, then of the higher bound; never added together."""
    return max(told, key=width, default=None)


def raised(severity: int, mean: float | None, n: int) -> int:
    """`mean`: of the overall marks of the `n` who named the pain, None if it may not be told."""
    if mean is None or n < BAD_LEAST or mean > BAD_MEAN:
        return severity
    return max(severity, BAD_SEVERITY)


def priority(prevalence: Level, severity: int, *, again: bool = False) -> Level:
    """`again`: it was confirmed in the quarter before, too: one step up.

    >>> [priority("medium", one) for one in SEVERITIES]
    ['low', 'medium', 'medium', 'high']
    """
    score = (LEVELS.index(prevalence) + 1) * severity
    told: Level = "high" if score >= FIRST else "medium" if score >= SECOND else "low"
    return LEVELS[min(LEVELS.index(told) + again, len(LEVELS) - 1)]


def term(approved: date, first: Level, *, reengineering: bool = False) -> date:
    """The last day of a measure on a pain of priority `first`."""
    days = max(TERMS[first], REENGINEERING) if reengineering else TERMS[first]
    return approved + timedelta(days=days)
