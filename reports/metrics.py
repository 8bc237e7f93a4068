"""Every figure of a period as one JSON object: contract §5. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.appeals import appeals
from reports.period import Period
from reports.rules import Json, Rules
from storage.tallies import Receipt, Tallies


@dataclass(frozen=True, slots=True)
class Asked:
    """What the figures are wanted of. `as_of`: the inclusive end of that local day (A06)."""

    period: Period
    as_of: date
    audience: str
    profile: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts of the period and of the one before, and what was received before that one."""

    now: Tallies
    previous: Tallies
    received_before_previous: int


def metrics(asked: Asked, counted: Counted, surveys: Sequence[Json], rules: Rules) -> Json:
    """`previous` is the same block of the period before, its outcomes as known at `as_of` (A12)."""
    period, before = asked.period, asked.period.previous()
    return {
        "period": {
            "name": period.name,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "timezone": asked.timezone,
        },
        "as_of": asked.as_of.isoformat(),
        "profile": asked.profile,
        "audience": asked.audience,
        "appeals": appeals(
            counted.now, received(counted.previous), rules, asked.as_of >= period.end
        ),
        "previous": appeals(
            counted.previous, counted.received_before_previous, rules, asked.as_of >= before.end
        ),
        "surveys": list(surveys),
    }


def received(tallies: Tallies) -> int:
    """M-01: R, duplicates left out."""
    kinds: dict[Receipt, int] = tallies.receipts
    return sum(n for kind, n in kinds.items() if not kind.duplicate)
