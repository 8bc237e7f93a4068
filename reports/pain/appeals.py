"""What appeals say of pains: causes of complaints, late answers, repeats, codes of texts. Pure.

Small groups are not hidden in appeals (contract A28).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from config.directories import Directories
from reports.pain.candidates import Evidence, Matter, Rule
from reports.pain.processes import process_of
from reports.pains import Named
from reports.rules import Rules
from storage.pain_tallies import PainTallies

LATE, AGAIN, NEW_SERVICE = "timeliness", "no_result", "need_service"
"""Pains that late answers, repeated appeals, and the cause «a need» speak of."""
WORST = 4
"""Severity of a cause that is told even once."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """Of the register. `naming`: appeals by matter; `complaining`: complaints among them."""

    all: Counter[str]
    complaints: Counter[str]
    naming: Counter[Matter]
    complaining: Counter[Matter]
    texts: Counter[Matter]


def of_appeals(told: PainTallies, rules: Rules) -> Iterator[Evidence]:
    counts = _counts(told, rules)
    yield from _causes(counts, rules.known)
    yield from _texts(counts, rules.known)
    yield from _repeats(told, counts, rules.known)
    yield from _late(told, rules)


def received_by(told: PainTallies, known: Directories) -> Counter[str]:
    """Appeals of each process."""
    counts: Counter[str] = Counter()
    for one, n in told.received.items():
        counts[process_of(one.about, known)] += n
    return counts


def pain_of(cause: str | None, known: Directories) -> str:
    """ "" for one that is no pain, and for one that no directory has any more."""
    if cause is None or cause not in known.causes:
        return ""
    told = known.causes[cause]
    return NEW_SERVICE if told.kind == "need" else told.pain or ""


def _counts(told: PainTallies, rules: Rules) -> _Counts:
    counts = _Counts(Counter(), Counter(), Counter(), Counter(), Counter())
    for one, n in told.received.items():
        process, pain = process_of(one.about, rules.known), pain_of(one.cause, rules.known)
        counts.all[process] += n
        counts.complaints[process] += n * rules.is_complaint(one.kind)
        if pain:
            counts.naming[Matter(process, pain)] += n
            counts.complaining[Matter(process, pain)] += n * rules.is_complaint(one.kind)
    for (one, pain), n in told.coded.items():
        matter = Matter(process_of(one.about, rules.known), pain)
        counts.texts[matter] += n
        if pain != pain_of(one.cause, rules.known):  # else it was counted with its cause
            counts.naming[matter] += n
            counts.complaining[matter] += n * rules.is_complaint(one.kind)
    return counts


def _causes(counts: _Counts, known: Directories) -> Iterator[Evidence]:
    for matter, m in counts.naming.items():
        clients = Named(m, counts.all[matter.process])
        complaints = Named(counts.complaining[matter], counts.complaints[matter.process])
        yield Evidence("C3", "appeals", matter, complaints, clients)
        if is_worst(matter.pain, known):
            yield Evidence("C6", "appeals", matter, clients, clients)


def is_worst(pain: str, known: Directories) -> bool:
    return pain in known.pains and known.pains[pain].severity == WORST


def _texts(counts: _Counts, known: Directories) -> Iterator[Evidence]:
    """C7: needs that staff found in texts of appeals."""
    for matter, m in counts.texts.items():
        if matter.pain in known.pains and known.pains[matter.pain].kind == "need":
            named = Named(m, counts.all[matter.process])
            yield Evidence("C7", "appeals", matter, named, named)


def _repeats(told: PainTallies, counts: _Counts, known: Directories) -> Iterator[Evidence]:
    by_topic: Counter[tuple[str, str]] = Counter()
    for one, n in told.received.items():
        if one.repeat and one.about.topic:
            by_topic[process_of(one.about, known), one.about.topic] += n
    for (process, topic), m in by_topic.items():
        named = Named(m, counts.all[process])
        yield _evidence("C5", Matter(process, AGAIN), named, topic)


def _late(told: PainTallies, rules: Rules) -> Iterator[Evidence]:
    for process, named in late_by(told, rules).items():
        if named.m:
            yield _evidence("C4", Matter(process, LATE), named)


def late_by(told: PainTallies, rules: Rules) -> dict[str, Named]:
    """Of each process the answers sent late, of all that were."""
    answers: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for one, n in told.answers.items():
        process = process_of(one.about, rules.known)
        answers[process] += n
        late[process] += n * (not rules.is_in_term(one.waited, one.extended))
    return {process: Named(late[process], n) for process, n in answers.items()}


def _evidence(rule: Rule, matter: Matter, named: Named, where: str = "") -> Evidence:
    return Evidence(rule, "appeals", matter, named, named, where)
