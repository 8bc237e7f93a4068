"""Of what parts a report is put together, when it is due, when staff are reminded of it. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from config.profile import Profile
from config.workdays import Workdays
from reports.period import Period
from storage.submission_records import WHOLE

REMINDED = 5
"""Day of the month after the period (R-35)."""
LATEST = 9
"""Day of that month on which the digest goes out at the latest."""


def parts_of(profile: Profile) -> tuple[str, ...]:
    """The report itself, then the directions that units answer for (R-36), where there are such."""
    by_direction = profile.directions if profile.report.per_direction_units else ()
    return (WHOLE, *by_direction)


def deadline(period: Period, profile: Profile) -> date | None:
    """The day the ordinance names; None where it names none."""
    day = profile.report.deadline_day
    return None if day is None else period.end.replace(day=day)


def reminder_day(period: Period, profile: Profile, workdays: Workdays) -> date:
    """The first working day from the 5th on that is not too late; the 5th if there is none, as in
    January, when nobody works before the 10th (R-35)."""
    first = period.end.replace(day=REMINDED)
    last = deadline(period, profile) or period.end.replace(day=LATEST)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return next((day for day in days if workdays.is_workday(day)), first)
