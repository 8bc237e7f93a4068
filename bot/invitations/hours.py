"""When people may be invited: by day, local time. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

FROM, UNTIL = time(9), time(20)


def by_day(now: datetime) -> datetime:
    """`now`, or the next morning. Aware, in the town's zone, whose clocks may be put forward.

    >>> by_day(datetime(2026, 11, 23, 20, 0)), by_day(datetime(2026, 11, 23, 5, 30)).hour
    (datetime.datetime(2026, 11, 24, 9, 0), 9)
    """
    if FROM <= now.time() < UNTIL:
        return now
    day = now.date() + timedelta(days=now.time() >= UNTIL)
    return datetime.combine(day, FROM, now.tzinfo)
