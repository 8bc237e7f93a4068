"""Which processes are due for an additional survey: counts of five quarters in, evidence out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace

from reports import build
from reports.build import ALL, Basis, Wish
from reports.hiding import FEW_FOR_COUNTS, band
from reports.pain.board import priority_of
from reports.pain.finding import Doors
from reports.pain.processes import of_direction, process_of
from reports.period import Period, parse
from reports.rules import Json, awaited, rules_of
from reports.shown import shown
from reports.triggers import HISTORY, Counts, Due, Process, due
from storage.pain_records import PainRow
from storage.records import Wave
from storage.survey_tallies import Sheet
from storage.tallies import Window

LOW = ("1", "2")
ADDITIONAL = of_direction("additional")
"""What additional surveys tell is no reason for another one."""


@dataclass(frozen=True, slots=True)
class _Quarter:
    """By process: low marks, marks, complaints, pains of high priority."""

    low: Counter[str] = field(default_factory=Counter)
    n: Counter[str] = field(default_factory=Counter)
    complaints: Counter[str] = field(default_factory=Counter)
    pains: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def counts(self, process: str) -> Counts:
        return Counts(
            self.low[process],
            self.n[process],
            self.complaints[process],
            self.pains.get(process, frozenset()),
        )

    @property
    def processes(self) -> set[str]:
        return {*self.n, *self.complaints, *self.pains}


async def processes_due(doors: Doors, basis: Basis, wish: Wish) -> tuple[Due, ...]:
    """Of a whole quarter, and of those before it of which anything is known (S6)."""
    periods = [wish.period]
    for _ in range(HISTORY):
        periods.append(periods[-1].previous())
    async with doors.engine.one_state():
        quarters = [await _quarter(doors, basis, replace(wish, period=one)) for one in periods]
    known = [one for one in quarters[1:] if one.processes]
    named = sorted(quarters[0].processes - {"", ADDITIONAL})
    told = [
        Process(name, quarters[0].counts(name), [one.counts(name) for one in known])
        for name in named
    ]
    return due(told)


async def _quarter(doors: Doors, basis: Basis, wish: Wish) -> _Quarter:
    low, n = Counter[str](), Counter[str]()
    for asked, tally in await build.surveys(doors, replace(wish, audience=ALL)):
        marks = shown(asked, tally, basis.profile.k_min).of(asked.overall).marks
        name = of_direction(asked.direction)
        n[name] += marks.total()
        low[name] += told_low(sum(marks[mark] for mark in LOW), marks.total())
    complaints = await _complaints(doors, basis, wish)
    return _Quarter(low, +n, complaints, _high(await doors.pains.rows(wish.period.name)))


async def told_of_wave(doors: Doors, k_min: int, wave: Wave, question: str) -> Counter[str]:
    """Answers to a question in the days of a closed wave, as figures of these days tell them: of
    the wave alone they would be subtracted from figures of its quarter, and few would be left."""
    if wave.closed_on is None:
        return Counter()
    days = parse(f"{wave.opened_on}..{wave.closed_on}")
    for asked, tally in await build.surveys(doors, Wish(days, wave.closed_on)):
        if tally.sheet == Sheet(wave.survey, wave.version):
            return Counter(shown(asked, tally, k_min).of(asked.question(question)).marks)
    return Counter()


def told_low(low: int, n: int) -> int:
    """Of fewer than twenty the least count of its band: what a person reads of evidence must not
    tell more than the band does.

    >>> told_low(9, 30), told_low(6, 12), told_low(0, 0)
    (9, 5, 0)
    """
    if n >= FEW_FOR_COUNTS or not n:
        return low
    return next(one for one in range(n + 1) if band(one, n) == band(low, n))


async def _complaints(doors: Doors, basis: Basis, wish: Wish) -> Counter[str]:
    rules = rules_of(basis.profile, basis.known, ())
    told: Counter[str] = Counter()
    tallies = await doors.pains.tallies(_window(basis, wish, wish.period))
    for one, times in tallies.received.items():
        told[process_of(one.about, basis.known)] += times * rules.is_complaint(one.kind)
    return +told


def _high(rows: Iterable[PainRow]) -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = {}
    for row in rows:
        if row.state == "confirmed" and priority_of(row) == "high":
            told.setdefault(row.process, set()).add(row.pain)
    return {process: frozenset(names) for process, names in told.items()}


def _window(basis: Basis, wish: Wish, period: Period) -> Window:
    return Window(period.start, period.end, wish.as_of, None, awaited(basis.known))


def as_json(told: Due) -> Json:
    """What is kept of the evidence: plain numbers, the rule named."""
    found: list[Json] = [
        {"rule": f"T{RULES.index(type(one).__name__) + 1}", **_plain(asdict(one))}
        for one in told.evidence
    ]
    if not found and told.signal is not None:
        found.append({"rule": SIGNAL, **asdict(told.signal)})
    return {"evidence": found}


RULES = ("Level", "Growth", "Complaints", "Pains")
SIGNAL = "S"
"""Too few answers for a rule: a card for a person to decide of, no trigger."""


def _plain(told: Json) -> Json:
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in told.items()
    }
