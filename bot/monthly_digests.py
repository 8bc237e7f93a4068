"""A digest of a month that brought many questionnaires (R-37): once, on the first working day after
the 3rd. Of a quarter's last month the quarter's own digest tells.

Only what was opened counts: of what is sealed nobody knows what is in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.digests import Digests
from bot.texts import say
from config.ordinance import Monthly
from reports import build
from reports.build import ALL, Basis, Wish
from reports.period import Period, parse, quarter_of
from storage.sql.jobs import MINUTE, RESTORED, Once
from storage.store import Clock, Storage

JOB = "monthly"
"""Periods that were looked at and brought too little."""
SETTLED = 3
"""Day of the next month by which waves of the last one are closed."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Completed questionnaires that were opened in a period; `most`: of one direction."""

    total: int
    most: int

    def reaches(self, told: Monthly) -> bool:
        return self.total >= told.total or self.most >= told.direction


async def volume(storage: Storage, basis: Basis, wish: Wish) -> Volume:
    """To be compared, and shown to nobody as it is."""
    figures = await build.figures_for_people(storage, basis, wish)
    counts: Counter[str] = Counter()
    for survey in figures["surveys"]:
        counts[survey["direction"]] += survey["completed"] or 0
    return Volume(counts.total(), max(counts.values(), default=0))


class MonthlyDigests:
    """`basis`: of the profile as it holds now."""

    def __init__(
        self, storage: Storage, digests: Digests, basis: Callable[[], Basis], clock: Clock
    ) -> None:
        self._storage = storage
        self._digests = digests
        self._basis = basis
        self._clock = clock

    async def look(self) -> None:
        """Call it every few minutes. What is late by more than a month is not sent."""
        now = self._clock()
        month = month_before(now.date())
        told = self._basis().profile.report.volume
        if told is None or is_last(month) or not self._digests.has_chats:
            return
        at = self.moment(month)
        if now < at or not await self._is_ours(month, at, now):
            return
        wish = Wish(month, now.date(), ALL)
        if not (await volume(self._storage, self._basis(), wish)).reaches(told):
            await self._storage.jobs.once(Once(JOB, month.name, ""), (), now)
            return
        above = say("monthly-above", total=told.total, direction=told.direction)
        await self._digests.send(wish, above=above)

    def moment(self, month: Period) -> datetime:
        """Aware, in the town's zone."""
        when = self._digests.when
        day = month.end + timedelta(days=SETTLED)
        while not when.workdays.is_workday(day):
            day += timedelta(days=1)
        return datetime.combine(day, when.at, when.zone)

    async def _is_ours(self, month: Period, at: datetime, now: datetime) -> bool:
        """Not done, not from before the first start, nor from before a copy was restored."""
        jobs = self._storage.jobs
        first = (await jobs.first_start(now)).astimezone(now.tzinfo).date()
        restored = await jobs.periods(RESTORED)
        if first >= month.end or (restored and f"{at:{MINUTE}}" <= restored[-1]):
            return False
        if await self._digests.is_sent(month):
            return False
        return not await jobs.is_done(JOB, month.name)


def month_before(today: date) -> Period:
    return parse(f"{today:%Y-%m}").previous()


def is_last(month: Period) -> bool:
    """Of its quarter."""
    return quarter_of(month.start).end == month.end
