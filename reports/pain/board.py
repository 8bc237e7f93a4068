"""The pain map of a period as it stands: candidates not decided of yet, and rows that were.

A candidate is the row it would become: of version 0, by the directory's severity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reports import pains
from reports.build import Basis, Wish
from reports.pain import finding as pain_finding
from reports.pain.candidates import Candidate, Evidence
from reports.pain.finding import Doors
from reports.pains import LEVELS, Level, Named
from reports.questionnaire import Questionnaire
from storage.pain_records import Measure, PainRow, Proof


@dataclass(frozen=True, slots=True)
class Line:
    """`now`: what rules say today of a row that was decided of; None where they say nothing."""

    row: PainRow
    measures: tuple[Measure, ...] = ()
    now: PainRow | None = None

    @property
    def is_candidate(self) -> bool:
        return self.row.version == 0

    @property
    def named(self) -> Named:
        return Named(self.row.m, self.row.n)

    @property
    def is_banded(self) -> bool:
        """People read a band of what the prevalence rests on: `m` is the least that it allows."""
        row = self.row
        return any(one.band[0] >= 0 and (one.m, one.n) == (row.m, row.n) for one in row.proofs)

    @property
    def priority(self) -> Level:
        return priority_of(self.row)

    @property
    def recounted(self) -> PainRow:
        """With the evidence of today; a severity that a clerk has set stays."""
        row, now = self.row, self.now
        if now is None:
            return row
        severity = row.severity if row.severity_reason else max(row.severity, now.severity)
        told = replace(row, source=now.source, m=now.m, n=now.n, proofs=now.proofs)
        return replace(told, prevalence=now.prevalence, severity=severity)

    @property
    def is_grown(self) -> bool:
        """It is more widespread, worse or more urgent today than when it was decided of."""
        row, told = self.row, self.recounted
        levels = [(row.prevalence, told.prevalence), (self.priority, priority_of(told))]
        grown = any(LEVELS.index(then) < LEVELS.index(now) for then, now in levels)
        return grown or row.severity < told.severity


@dataclass(frozen=True, slots=True)
class Board:
    """Both in the order of priority. `asked`: surveys that proofs name, by id and version."""

    wish: Wish
    candidates: tuple[Line, ...]
    rows: tuple[Line, ...]
    asked: Mapping[tuple[str, int], Questionnaire]

    def line(self, name: str) -> Line | None:
        return next((one for one in self.candidates + self.rows if one.row.id == name), None)

    @property
    def confirmed(self) -> tuple[Line, ...]:
        return tuple(one for one in self.rows if one.row.state == "confirmed")

    def merged_with(self, name: str) -> tuple[Line, ...]:
        merged = (one for one in self.rows if one.row.state == "merged")
        return tuple(one for one in merged if one.row.merged_with == name)


def priority_of(row: PainRow) -> Level:
    """Of a real threat nothing comes before it."""
    if row.is_threat:
        return "high"
    return pains.priority(row.prevalence, row.severity, again=row.is_again)


async def board(doors: Doors, basis: Basis, wish: Wish) -> Board:
    period = wish.period
    async with doors.engine.one_state():
        found = await pain_finding.found(doors, basis, wish)
        kept = await doors.pains.rows(period.name)
        measures = await doors.pains.measures(period.name)
        before = await doors.pains.confirmed(period.previous().name)
    decided = {one.id for one in kept}
    fresh = [
        _proposed(one, basis, wish)
        for one in found.candidates
        if one.id(period.name) not in decided
    ]
    again = [_again(row, before) for row in fresh]
    today = {
        one.id(period.name): _proposed(one, basis, wish)
        for one in found.candidates
        if one.id(period.name) in decided
    }
    rows = [
        Line(row, tuple(one for one in measures if one.row == row.id), today.get(row.id))
        for row in kept
    ]
    asked = {(one.id, one.version): one for one in found.asked}
    return Board(wish, _in_order(Line(row) for row in again), _in_order(rows), asked)


def _proposed(told: Candidate, basis: Basis, wish: Wish) -> PainRow:
    pain = next((one for one in basis.known.pains if one.id == told.matter.pain), None)
    return PainRow(
        id=told.id(wish.period.name),
        quarter=wish.period.name,
        process=told.matter.process,
        pain=told.matter.pain,
        state="confirmed",
        kind=pain.kind if pain else "problem",
        source=told.source,
        m=told.named.m,
        n=told.named.n,
        prevalence=told.named.prevalence,
        severity=told.severity(pain.severity if pain else 1),
        day=wish.as_of,
        proofs=tuple(proof_of(one) for one in told.evidence),
    )


def _again(row: PainRow, before: frozenset[tuple[str, str]]) -> PainRow:
    return replace(row, is_again=(row.process, row.pain) in before)


def proof_of(told: Evidence) -> Proof:
    named = told.named
    return Proof(told.rule, told.source, named.m, named.n, told.where, told.band or (-1, -1))


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=_weight))


def _weight(line: Line) -> tuple[int, int, int, float, str]:
    """A threat first; then by priority, by score, by how wide it is."""
    row = line.row
    score = (LEVELS.index(row.prevalence) + 1) * row.severity
    first = LEVELS.index(line.priority)
    return -int(row.is_threat), -first, -score, -line.named.lower, row.id
