"""The figures of appeals, M-01 to M-15: pure, from the grouped counts of one period.

Names used below, each counted in `storage.tallies`:
R     rows received in the period and known at `as_of`, duplicates left out
base  R, or the complaints of R, as the profile wants (contract A20)
final rows of the base whose outcome is known at `as_of` and is not "in work"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from reports.author_rating import author_rating
from reports.rounding import partition, percent, rounded
from reports.rules import Json, Rules
from reports.waiting import forwarding, registration, waiting
from storage.tallies import Receipt, Tallies

NONE = "none"
"""The id of what is not said; it sorts as any other (contract A05)."""

ADMINISTRATION = "administration"
FEW_TO_COMPARE = 10
"""A change is told in percent from this many appeals of the period before (contract A13)."""

OTHER = (
    *("partial", "explained", "pending_action", "forwarded", "withdrawn", "no_answer"),
    "open",
)


def appeals(tallies: Tallies, previous: int, rules: Rules, ended: bool) -> Json:
    """The block `appeals` of contract §5. `previous`: R of the period before.

    `ended`: `as_of` is not before the period's exclusive end (contract A11).
    """
    counted = {kind: n for kind, n in tallies.receipts.items() if not kind.duplicate}
    received = sum(counted.values())
    base, final = _maturity(counted, rules)
    return {
        "received": received,
        "complaints": _sum(counted, lambda kind: rules.is_complaint(kind.kind)),
        "duplicates": sum(tallies.receipts.values()) - received,
        "hidden": tallies.hidden,
        "repeats": _sum(counted, lambda kind: kind.repeat),
        "anonymous": _sum(counted, lambda kind: kind.anonymous),
        "change": change(received, previous),
        "by_channel": _by_channel(counted, rules),
        "by_topic": _by_topic(tallies, rules),
        "by_cause": _by_cause(tallies, rules),
        "by_organisation": _by_organisation(tallies, rules),
        "by_client_kind": _by_client_kind(tallies, rules),
        "waiting": waiting(tallies, rules),
        "registration": registration(tallies),
        "forwarding": forwarding(tallies),
        "outcomes": _outcomes(counted, rules),
        "author_rating": author_rating(tallies, rules),
        "maturity": percent(final, base),
        "preliminary": not ended or 10 * final < 9 * base,
    }


def change(now: int, before: int) -> Json:
    """M-03. Percent half away from zero; none if there were fewer than 10 before (A13).

    >>> change(12, 16)
    {'previous': 16, 'difference': -4, 'percent': -25.0}
    """
    difference = now - before
    told = rounded(Fraction(100 * difference, before)) if before >= FEW_TO_COMPARE else None
    return {"previous": before, "difference": difference, "percent": told}


def _sum(counted: Mapping[Receipt, int], holds: Callable[[Receipt], bool]) -> int:
    return sum(n for kind, n in counted.items() if holds(kind))


def _by_channel(counted: Mapping[Receipt, int], rules: Rules) -> list[Json]:
    """M-02. All channels of the profile, zeros too, in its order; then the others by id (A22)."""
    counts: Counter[str] = Counter()
    for kind, n in counted.items():
        counts[kind.channel] += n
    others = sorted(set(counts) - set(rules.channels))
    order = [*rules.channels, *others]
    return _rows([(name, rules.known.channels.title(name), counts[name]) for name in order])


def _by_topic(tallies: Tallies, rules: Rules) -> list[Json]:
    """M-05. One topic an appeal, never its section (A04)."""
    counts: Counter[str] = Counter()
    for subject, n in tallies.subjects.items():
        counts[subject.topic or NONE] += n
    return _largest_first(counts, _title(rules, rules.known.topics.title))


def _by_cause(tallies: Tallies, rules: Rules) -> list[Json]:
    """M-04. The primary cause; "not said" is shown, not hidden."""
    counts: Counter[str] = Counter()
    for subject, n in tallies.subjects.items():
        counts[subject.cause or NONE] += n
    return _largest_first(counts, _title(rules, rules.known.causes.title))


def _by_organisation(tallies: Tallies, rules: Rules) -> list[Json]:
    """R-31. Empty if none occurs; else the administration's own rows are among them (A21)."""
    counts: Counter[str] = Counter()
    for registered, n in tallies.registrations.items():
        counts[registered.organisation or ADMINISTRATION] += n
    if not set(counts) - {ADMINISTRATION}:
        return []
    own = rules.administration
    return _largest_first(counts, lambda name: own if name == ADMINISTRATION else name)


def _by_client_kind(tallies: Tallies, rules: Rules) -> list[Json]:
    """R-02."""
    counts = Counter({kind or NONE: n for kind, n in tallies.clients.items()})
    unmarked, title = rules.known.unmarked, rules.known.client_kinds.title
    return _largest_first(counts, lambda name: unmarked if name == NONE else title(name))


def _title(rules: Rules, title: Callable[[str], str]) -> Callable[[str], str]:
    return lambda name: rules.known.unspecified if name == NONE else title(name)


def _largest_first(counts: Counter[str], title: Callable[[str], str]) -> list[Json]:
    """Ties by id."""
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return _rows([(name, title(name), counts[name]) for name in order])


def _rows(told: Iterable[tuple[str, str, int]]) -> list[Json]:
    rows = list(told)
    shares = partition([count for *_, count in rows])
    return [
        {"id": name, "title": title, "count": count, "share": share}
        for (name, title, count), share in zip(rows, shares, strict=True)
    ]


def _outcomes(counted: Mapping[Receipt, int], rules: Rules) -> Json:
    """M-10 to M-12, both bases; "base" says which one the ordinance means (R-32)."""
    return {
        "base": rules.base,
        "all": _groups(counted, rules),
        "complaints": _groups(_complaints(counted, rules), rules),
    }


def _groups(counted: Mapping[Receipt, int], rules: Rules) -> Json:
    """satisfied + refused + other = base. Explained is neither satisfied nor refused."""
    groups: Counter[str] = Counter()
    for kind, n in counted.items():
        groups[rules.group(kind.outcome)] += n
    base = sum(counted.values())
    return {
        "base": base,
        "satisfied": _counted(groups["satisfied"], base),
        "refused": _counted(groups["unsatisfied"], base),
        "other": {name: groups[name] for name in OTHER},
    }


def _counted(count: int, base: int) -> Json:
    return {"count": count, "share": percent(count, base)}


def _complaints(counted: Mapping[Receipt, int], rules: Rules) -> dict[Receipt, int]:
    return {kind: n for kind, n in counted.items() if rules.is_complaint(kind.kind)}


def _maturity(counted: Mapping[Receipt, int], rules: Rules) -> tuple[int, int]:
    """M-13: (base of the profile, how many of it have a final outcome) (A01, A33)."""
    based = _complaints(counted, rules) if rules.base == "complaints" else dict(counted)
    final = _sum(based, lambda kind: rules.is_final(kind.outcome))
    return sum(based.values()), final
