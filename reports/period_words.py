"""A period in words, with its days and without them. Pure."""

from __future__ import annotations

from reports.period import Period
from reports.wording import Say, day

ROMAN = ("I", "II", "III", "IV")


def title(period: Period, say: Say) -> str:
    """ "III quarter of 2026 (01.07.2026 to 30.09.2026)"."""
    return say("digest-period", **_told(period))


def short(period: Period, say: Say) -> str:
    """ "III quarter of 2026"."""
    return say("chart-period", **_told(period))


def _told(period: Period) -> dict[str, str | int]:
    return {
        "kind": period.kind,
        "quarter": ROMAN[(period.start.month - 1) // 3],
        "month": period.start.month,
        "year": str(period.start.year),
        "first": day(period.start),
        "last": day(period.last),
    }
