"""Reminders of what the ordinance wants by a day: the report of the quarter (R-35), the yearly
survey of employees (R-22). Each once a chat; what is done is not reminded of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.handlers.staff_words import day
from bot.staff_bulletin import FROM, StaffBulletin
from bot.texts import say
from config.profile import Profile
from config.workdays import Workdays
from reports.period import Period, quarter_of
from reports.period_words import title
from reports.submitting import deadline, parts_of, reminder_day
from storage.store import Clock, Storage
from storage.submission_records import WHOLE, Standing

JOB = "report-due"
YEARLY = "annual-due"
ANNUAL = "int_annual"
NOVEMBER = 11


class ReportReminders:
    """`profile`: as it holds now. `chats` as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, profile: Callable[[], Profile], clock: Clock, chats: Sequence[str]
    ) -> None:
        self._storage = storage
        self._profile = profile
        self._clock = clock
        self._bulletin = StaffBulletin(storage, chats)
        self.workdays = Workdays()

    async def look(self) -> None:
        """Call it every minute or so."""
        now = self._clock()
        first = (await self._storage.jobs.first_start(now)).astimezone(now.tzinfo)
        period = quarter_of(now.date()).previous()
        if first.date() < period.end and self._is_time(now, period):
            await self._bulletin.tell(JOB, period.name, lambda: self._of_report(period), now)
        if self._profile().internal_annual_survey and self._is_november(now):
            await self._bulletin.tell(YEARLY, str(now.year), lambda: self._of_year(now.year), now)

    async def _of_report(self, period: Period) -> str:
        """Empty when it was handed in."""
        profile = self._profile()
        standings = await self._storage.submissions.of(period.name)
        if standings.get(WHOLE, Standing()).state != "draft":
            return ""
        parts = [part for part in parts_of(profile) if part != WHOLE]
        left = [part for part in parts if standings.get(part, Standing()).state != "accepted"]
        due = deadline(period, profile)
        return say(
            "reports-remind",
            period=title(period, say),
            due=day(due) if due else "no",
            left=len(left),
        )

    async def _of_year(self, year: int) -> str:
        """Empty when a wave of the yearly survey began in this year."""
        known = await self._storage.waves.known()
        begun = any(wave.survey == ANNUAL and wave.opened_on.year == year for wave in known)
        return "" if begun else say("reports-remind-annual")

    def _is_time(self, now: datetime, period: Period) -> bool:
        """From the reminder's day on, till the month is over: a late word is better than none."""
        due = reminder_day(period, self._profile(), self.workdays)
        return self._reached(now, due) and now.month == due.month

    def _is_november(self, now: datetime) -> bool:
        """From the first working day of November on, till the year is over."""
        first = date(now.year, NOVEMBER, 1)
        while not self.workdays.is_workday(first):
            first = first.replace(day=first.day + 1)
        return self._reached(now, first)

    def _reached(self, now: datetime, due: date) -> bool:
        return now.date() > due or (now.date() == due and now.time() >= FROM)
