"""Which period a page of the desk is about: as its address says, or the quarter of today."""

from __future__ import annotations

from datetime import date

from reports.period import BadPeriod, Period, parse, quarter_of


def period_of(asked: str, today: date) -> Period:
    """An unknown one is the quarter of today: an old bookmark is no mistake of the clerk's."""
    try:
        return parse(asked)
    except BadPeriod:
        return quarter_of(today)


def around(period: Period, today: date) -> tuple[str, str]:
    """Names of the quarters before and after; "" for one that has not begun."""
    later = quarter_of(period.end)
    return quarter_of(period.start).previous().name, later.name if later.start <= today else ""
