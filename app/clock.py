"""The town's time: what the clock on its wall shows, or what a rehearsal sets it to."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from storage.store import Clock


def town_clock(
    zone: ZoneInfo,
    starts_at: datetime | None = None,
    seconds: Callable[[], float] = time.monotonic,
) -> Clock:
    """Aware times in `zone`. A rehearsal starts at a local time and runs on from there."""
    if starts_at is None:
        return lambda: datetime.now(zone)
    begun = seconds()
    start = starts_at.replace(tzinfo=zone).astimezone(UTC)  # in UTC no hour is lost or doubled
    return lambda: (start + timedelta(seconds=seconds() - begun)).astimezone(zone)
