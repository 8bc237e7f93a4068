"""Every figure of a period as one JSON object: contract §5. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.appeals import appeals
from reports.period import Period
from reports.rules import Json, Rules
from reports.surveyed import Surveyed
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
    """Counts of the period, of the one before and of a year ago, and what was received in the
    period before each of the latter two."""

    now: Tallies
    previous: Tallies
    year_ago: Tallies
    received_before_previous: int
    received_before_year_ago: int


def metrics(asked: Asked, counted: Counted, told: Surveyed, rules: Rules) -> Json:
    """`previous` is the same block of the period before, its outcomes as known at `as_of` (A12);
    `year_ago` that of the same period a year before, in the same way."""
    period, before, ago = asked.period, asked.period.previous(), asked.period.year_ago()
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
        "year_ago": appeals(
            counted.year_ago, counted.received_before_year_ago, rules, asked.as_of >= ago.end
        ),
        "surveys": list(told.surveys),
        "directions": list(told.directions),
        "annual": told.annual,
    }


def received(tallies: Tallies) -> int:
    """M-01: R, duplicates left out."""
    kinds: dict[Receipt, int] = tallies.receipts
    return sum(n for kind, n in kinds.items() if not kind.duplicate)
