"""Candidates for the pain map, C1 to C7, each with what it rests on. Pure: counts in, rows out.

Source: requirements §5. What comes in may be told already; m and n are shown as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from reports.pains import Named, raised, widest, width

Rule = Literal["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
Source = Literal["respondents", "appeals"]

ID = 16
"""Characters of a row's name."""

NAMED_LEAST = 3
"""Respondents (C1), complaints (C3), texts (C7) that name it."""
SCALE_LEAST, SCALE_BOUND = 10, 0.10
"""C2: answers to a scale, and the lower bound of its marks 1 and 2."""
SHARE_LEAST = 10
"""C3: complaints of a process of which a tenth is enough."""
LATE_LEAST = 10
"""C4: answers of which more than a twentieth came late."""
REPEATS_LEAST = 2
"""C5: repeated appeals on one topic."""


class Matter(NamedTuple):
    """What a row of the map is about. `process`: as `reports.pain.processes` writes it."""

    process: str
    pain: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a pain was named in one place: an answer, a scale, a cause, a topic, texts.

    `named`: what the rule looks at; `clients`: of how many clients of the process, for the
    prevalence. `where`: `survey:version:question:value`, a cause, a topic, or "". `band`: in
    percent, where people read bands; then `m` is the least that the band allows. `mean`: of the
    overall marks of those who named it, if it may be told.
    """

    rule: Rule
    source: Source
    matter: Matter
    named: Named
    clients: Named
    where: str = ""
    band: tuple[int, int] | None = None
    mean: float | None = None

    @property
    def is_met(self) -> bool:
        """
        >>> two = Named(2, 60)
        >>> Evidence("C1", "respondents", Matter("direction:services", "tech"), two, two).is_met
        False
        """
        m, n = self.named.m, self.named.n
        match self.rule:
            case "C2":
                return n >= SCALE_LEAST and self.named.lower > SCALE_BOUND
            case "C3":
                return m >= NAMED_LEAST or (n >= SHARE_LEAST and 10 * m >= n)
            case "C4":
                return n >= LATE_LEAST and 20 * m > n
            case "C5":
                return m >= REPEATS_LEAST
            case "C6":
                return m > 0
        return m >= NAMED_LEAST


@dataclass(frozen=True, slots=True)
class Candidate:
    """`evidence`: what meets a rule, in the order of rules; `rest`: what was counted beside it."""

    matter: Matter
    evidence: tuple[Evidence, ...]
    rest: tuple[Evidence, ...] = ()

    def id(self, period: str) -> str:
        return name_of(period, self.matter)

    def of(self, source: Source) -> Named | None:
        told = (one.clients for one in self.evidence + self.rest if one.source == source)
        return widest(told)

    @property
    def named(self) -> Named:
        """Of respondents or of appeals, whichever is wider: what the prevalence rests on."""
        return max((one.clients for one in self.evidence + self.rest), key=width)

    @property
    def source(self) -> Source:
        """Whose numbers those are; of respondents where both are the same."""
        return "respondents" if self.of("respondents") == self.named else "appeals"

    def severity(self, given: int) -> int:
        """`given`: by the directory; raised where those who named it were that dissatisfied."""
        marks = [one for one in self.evidence + self.rest if one.mean is not None]
        return max((raised(given, one.mean, one.named.m) for one in marks), default=given)


def name_of(period: str, matter: Matter) -> str:
    """The same of one period, process and pain, so that nobody decides of it twice."""
    return sha256("|".join((period, *matter)).encode()).hexdigest()[:ID]


def candidates(told: Iterable[Evidence]) -> tuple[Candidate, ...]:
    """Those of whose evidence something meets its rule, in the order of processes and pains."""
    by_matter: dict[Matter, list[Evidence]] = {}
    for one in told:
        by_matter.setdefault(one.matter, []).append(one)
    rows = (_candidate(matter, by_matter[matter]) for matter in sorted(by_matter))
    return tuple(row for row in rows if row.evidence)


def _candidate(matter: Matter, told: Iterable[Evidence]) -> Candidate:
    ordered = sorted(told, key=_in_order)
    met = tuple(one for one in ordered if one.is_met)
    return Candidate(matter, met, tuple(one for one in ordered if not one.is_met))


def _in_order(one: Evidence) -> tuple[str, str, int]:
    return one.rule, one.where, -one.named.m
