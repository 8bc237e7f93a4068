"""The clock of all that happens by itself. It only says when to look; the storage says what is due.

So a program that was off on the day does what is due when it wakes, and two of them do it once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = logging.getLogger(__name__)

Look = Callable[[], Awaitable[object]]
GRACE = 3600
"""Seconds a look may be late; the library's own default of one second skips it in silence."""


@dataclass(frozen=True, slots=True)
class Every:
    """So many minutes apart, and once at start."""

    minutes: float


@dataclass(frozen=True, slots=True)
class Daily:
    """At this local time, and once at start: what was missed is done late, not never."""

    at: time


class Schedule:
    def __init__(self, zone: ZoneInfo, looks: Mapping[str, tuple[Every | Daily, Look]]) -> None:
        self._zone = zone
        self._looks = looks
        self._over = asyncio.Event()

    async def run(self) -> None:
        scheduler = AsyncIOScheduler(timezone=self._zone)
        for name, (when, look) in self._looks.items():
            scheduler.add_job(
                _let_go(_guarded(name, look)),
                self._trigger(when),
                id=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=GRACE,
            )
        for name, (_, look) in self._looks.items():
            await _guarded(name, look)()
        scheduler.start()
        try:
            await self._over.wait()
        finally:
            scheduler.shutdown(wait=False)

    def stop(self) -> None:
        self._over.set()

    def _trigger(self, when: Every | Daily) -> IntervalTrigger | CronTrigger:
        if isinstance(when, Every):
            return IntervalTrigger(seconds=round(when.minutes * 60), timezone=self._zone)
        return CronTrigger(hour=when.at.hour, minute=when.at.minute, timezone=self._zone)


def _let_go(look: Look) -> Look:
    """A look that the stop of the program cuts short is due still, and no error to be told."""

    async def let_go() -> None:
        with suppress(asyncio.CancelledError):
            await look()

    return let_go


def _guarded(name: str, look: Look) -> Look:
    """One look that fails is told and tried again at its next time; the others go on."""

    async def guarded() -> None:
        try:
            await look()
        except Exception as error:
            log.error("%s was not done: %s", name, type(error).__name__, exc_info=error)

    return guarded
