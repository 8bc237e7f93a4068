"""Quarter, month, year or any run of days: the stretch of time a report tells of.

A period is whole local days of the town, the end excluded: a row of midnight is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Rows before 2000 are refused (contract A31); later than 2100 is a slip of the keyboard."""

QUARTER, MONTH, YEAR, RANGE = 3, 1, 12, 0
"""Length in months; a free range has none."""


class BadPeriod(ValueError):
    """`found` is no period: wanted 2026Q3, 2026-07, 2026 or 2026-07-01..2026-09-30."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Period:
    """`start` and `end` are local days, `end` the first day after; `months` is 0 for a range."""

    name: str
    start: date
    end: date
    months: int

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def kind(self) -> str:
        """What it is called: "quarter", "month", "year" or "range"."""
        return {QUARTER: "quarter", MONTH: "month", YEAR: "year"}.get(self.months, "range")

    def bounds(self, town: ZoneInfo) -> tuple[datetime, datetime]:
        """(start, end), aware, end excluded: midnights of the town."""
        return (
            datetime.combine(self.start, time(), town),
            datetime.combine(self.end, time(), town),
        )

    def previous(self) -> Period:
        """The calendar period before; before a range, as many days (contract A12).

        >>> parse("2026Q1").previous().name
        '2025Q4'
        >>> parse("2026-07-11..2026-07-20").previous().name
        '2026-07-01..2026-07-10'
        """
        if self.months:
            return _calendar(_months_on(self.start, -self.months), self.months)
        return _range(self.start - (self.end - self.start), self.start)

    def year_ago(self) -> Period:
        """The same period of last year; 29 February becomes the 28th.

        >>> parse("2026-07").year_ago().name
        '2025-07'
        """
        if self.months:
            return _calendar(_months_on(self.start, -12), self.months)
        return _range(_year_before(self.start), _year_before(self.last) + timedelta(days=1))


def parse(text: str) -> Period:
    """What is typed as PERIOD. Raises BadPeriod.

    >>> parse("2026Q3")
    Period(name='2026Q3', start=datetime.date(2026, 7, 1), end=datetime.date(2026, 10, 1), months=3)
    """
    told = text.strip().upper()
    for pattern, build in _GRAMMAR:
        if found := pattern.fullmatch(told):
            try:
                period = build(*found.groups())
            except (ValueError, OverflowError) as error:  # after the last day there is no other
                raise BadPeriod(text) from error
            if period.start.year >= FIRST_YEAR and period.last.year <= LAST_YEAR:
                return period
    raise BadPeriod(text)


def quarter_of(day: date) -> Period:
    """The quarter that `day` lies in, of any year: also the one before the first."""
    return _calendar(date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1), QUARTER)


def _calendar(start: date, months: int) -> Period:
    names: dict[int, str] = {
        QUARTER: f"{start.year}Q{(start.month + 2) // QUARTER}",
        MONTH: f"{start.year}-{start.month:02}",
        YEAR: str(start.year),
    }
    return Period(names[months], start, _months_on(start, months), months)


def _range(start: date, end: date) -> Period:
    last = end - timedelta(days=1)
    return Period(f"{start.isoformat()}..{last.isoformat()}", start, end, RANGE)


def _typed_range(first: str, last: str) -> Period:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise BadPeriod(f"{first}..{last}")
    return _range(start, end + timedelta(days=1))


def _months_on(first: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `first`."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _year_before(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


_DAY = r"(\d{4}-\d\d-\d\d)"
_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (
        re.compile(r"(\d{4})Q([1-4])", re.ASCII),
        lambda year, number: _calendar(date(int(year), int(number) * QUARTER - 2, 1), QUARTER),
    ),
    (
        re.compile(r"(\d{4})-(\d\d)", re.ASCII),
        lambda year, month: _calendar(date(int(year), int(month), 1), MONTH),
    ),
    (re.compile(r"(\d{4})", re.ASCII), lambda year: _calendar(date(int(year), 1, 1), YEAR)),
    (re.compile(rf"{_DAY}\.\.{_DAY}", re.ASCII), _typed_range),
)
