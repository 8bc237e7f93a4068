"""The figures of time: M-06 to M-09, M-14 and M-15. Pure, days between local dates."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction

from reports.rounding import Histogram, at_most, mean, median, ninetieth, percent, rounded, size
from reports.rules import Json, Rules
from storage.tallies import Span, Tallies, Waiting


def waiting(tallies: Tallies, rules: Rules) -> Json:
    """M-06 to M-09, from registration to the answer, over answers sent in the period.

    Whenever received and registered; not anonymous (nobody is answered), not forwarded or
    withdrawn (A08). `answers` have both days and are the base of both shares. `working`: the same
    in working days, the day of registration excluded and the day of the answer included.
    """
    days: Counter[int] = Counter()
    in_term = without_registration = 0
    for answer, n in tallies.answers.items():
        if answer.anonymous or not rules.is_answer(answer.outcome):
            continue
        if answer.waited is None:
            without_registration += n
            continue
        days[answer.waited] += n
        in_term += n if rules.is_in_term(answer.waited, answer.extended) else 0
    told = _told(days, in_term, _overdue(tallies, rules))
    told["no_data"] = without_registration + _undated(tallies, rules)
    return told | {"working": _working(tallies, rules) | {"no_data": told["no_data"]}}


def _working(tallies: Tallies, rules: Rules) -> Json:
    days: Counter[int] = Counter()
    in_term = late = 0
    for span, n in tallies.spans.items():
        waited = _worked(rules, span)
        days[waited] += n
        in_term += n if rules.is_in_term(waited, span.extended) else 0
    for told, n in tallies.waiting.items():
        if not (told.anonymous or rules.is_in_term(_worked(rules, told), told.extended)):
            late += n
    return _told(days, in_term, late)


def _told(days: Histogram, in_term: int, late: int) -> Json:
    return {
        "answers": size(days),
        "mean_days": _tenths(mean(days)),
        "median_days": _tenths(median(days)),
        "p90_days": ninetieth(days),
        "within_30_days": percent(at_most(days, 30), size(days)),
        "within_term": percent(in_term, size(days)),
        "overdue_open": late,
    }


def _worked(rules: Rules, span: Span | Waiting) -> int:
    return rules.workdays.between(span.registered, span.registered + timedelta(days=span.waited))


def _overdue(tallies: Tallies, rules: Rules) -> int:
    """Open at `as_of` for longer than the term, earlier periods included, not anonymous (A10)."""
    return sum(
        n
        for open_, n in tallies.waiting.items()
        if not open_.anonymous and not rules.is_in_term(open_.waited, open_.extended)
    )


def _undated(tallies: Tallies, rules: Rules) -> int:
    """Answers of R of which nobody wrote down the day (A09)."""
    return sum(
        n
        for kind, n in tallies.receipts.items()
        if not (kind.duplicate or kind.dated or kind.anonymous) and rules.is_answer(kind.outcome)
    )


def registration(tallies: Tallies) -> Json:
    """M-14, days from receipt to registration, over R registered by `as_of` (A02)."""
    days: Counter[int] = Counter()
    for registered, n in tallies.registrations.items():
        if registered.lag is not None:
            days[registered.lag] += n
    return {
        "mean_days": _tenths(mean(days)),
        "within_3_days": percent(at_most(days, 3), size(days)),
    }


def forwarding(tallies: Tallies) -> Json:
    """M-15, over R forwarded by `as_of`; the share is of those with both days known."""
    days: Histogram = {waited: n for waited, n in tallies.forwardings.items() if waited is not None}
    return {
        "forwarded": sum(tallies.forwardings.values()),
        "within_7_days": percent(at_most(days, 7), size(days)),
    }


def _tenths(value: Fraction | None) -> float | None:
    return None if value is None else rounded(value)
