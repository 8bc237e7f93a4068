"""The Russian working calendar: which days are worked, and the days that follow from it.

Years come from `calendars/*.yaml`. A year without a file follows article 112 of the Labour Code
alone: its holidays, and a holiday on a weekend moved to the next working day outside January.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Annotated

from pydantic import Field

from config.checking import Checked, Several, checked
from config.faults import BadFile, Fault
from config.kept_files import read_kept
from config.marked_yaml import Tree

FOLDER = Path(__file__).parent / "calendars"
DAY = timedelta(days=1)
JANUARY = tuple((1, day) for day in range(1, 9))
HOLIDAYS = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))
"""(month, day) outside January: Labour Code, article 112, part 1."""

DIGEST_DAY = 9
"""The digest is told not later than this day: ordinance 002 wants it by the 10th (R-35)."""

Span = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$")]


class _Region(Checked):
    basis: str
    preliminary: bool
    days_off: Several[Span]


class _Year(Checked):
    year: int = Field(ge=2000, le=2100)
    basis: str
    preliminary: bool
    days_off: Several[Span]
    working: Several[Span]
    short: Several[Span]
    regions: dict[str, _Region]


@dataclass(frozen=True, slots=True)
class YearOfWork:
    """Days of one year and region. `off` and `short` say nothing of plain weekends."""

    off: frozenset[date]
    working: frozenset[date]
    short: frozenset[date]
    is_preliminary: bool

    def is_workday(self, day: date) -> bool:
        return day in self.working or (day.weekday() < 5 and day not in self.off)


class Workdays:
    """The calendar of one region (`RU`, `RU-CE`…). Raises BadFile when a year's file is bad."""

    def __init__(self, region: str = "RU", folder: Path = FOLDER) -> None:
        self._region, self._folder = region, folder
        self._years: dict[int, YearOfWork] = {}
        self._sums: dict[int, list[int]] = {}

    def year(self, number: int) -> YearOfWork:
        if number not in self._years:
            path = self._path(number)
            told = _told(path, self._region) if path.is_file() else _labour_code(number)
            self._years[number] = told
        return self._years[number]

    def missing_year(self, today: date) -> int | None:
        """The year whose file is not there and is needed now: this one, in December the next.

        None if there is none. Until it comes, the Labour Code alone is known: moved days are not.
        """
        needed = (today.year, today.year + 1) if today.month == 12 else (today.year,)
        return next((one for one in needed if not self._path(one).is_file()), None)

    def is_workday(self, day: date) -> bool:
        return self.year(day.year).is_workday(day)

    def previous_workday(self, day: date) -> date:
        """`day` itself if it is worked, else the last worked day before it."""
        while not self.is_workday(day):
            day -= DAY
        return day

    def between(self, start: date, end: date) -> int:
        """Worked days after `start` up to `end` inclusive: how a term in working days is counted.

        0 when `end` is not after `start`.
        """
        if end <= start:
            return 0
        whole = sum(self._passed(year)[-1] for year in range(start.year, end.year))
        return whole + self._passed_by(end) - self._passed_by(start)

    def _passed_by(self, day: date) -> int:
        return self._passed(day.year)[day.toordinal() - date(day.year, 1, 1).toordinal()]

    def _passed(self, year: int) -> list[int]:
        """Of each day of the year, how many days of it were worked up to its end."""
        if year not in self._sums:
            of_year = map(self.is_workday, days(date(year, 1, 1), date(year, 12, 31)))
            self._sums[year] = list(accumulate(of_year))
        return self._sums[year]

    def control_day(self, registered: date, term: int) -> date:
        """The last worked day of a term of `term` calendar days; day 0 is the registration."""
        return self.previous_workday(registered + timedelta(days=term))

    def _path(self, year: int) -> Path:
        return self._folder / f"{year}.yaml"

    def digest_day(self, year: int, month: int) -> date:
        """The last worked day of the month not after the 9th; the 9th itself if there is none.

        None is the rule in January, whose first eight days are holidays.
        """
        latest = date(year, month, DIGEST_DAY)
        found = self.previous_workday(latest)
        return found if found.month == month else latest


@cache
def of_region(region: str) -> Workdays:
    """The shipped calendar; one copy a process."""
    return Workdays(region)


def days(first: date, last: date) -> Iterator[date]:
    """Both ends included."""
    while first <= last:
        yield first
        first += DAY


def _told(path: Path, region: str) -> YearOfWork:
    tree = read_kept(path, f"calendars/{path.name}")
    file = checked(tree, _Year)
    own = file.regions.get(region)
    off = _spans(tree, "days_off", file.days_off)
    return YearOfWork(
        off=off | (_spans(tree, "regions", own.days_off) if own else frozenset()),
        working=_spans(tree, "working", file.working),
        short=_spans(tree, "short", file.short),
        is_preliminary=file.preliminary or (own.preliminary if own else False),
    )


def _spans(tree: Tree, key: str, spans: tuple[str, ...]) -> frozenset[date]:
    """Raises BadFile for a day that no calendar has."""
    told: set[date] = set()
    for number, span in enumerate(spans):
        first, _, last = span.partition("..")
        try:
            told |= set(days(date.fromisoformat(first), date.fromisoformat(last or first)))
        except ValueError as error:
            values: Mapping[str, str] = {"key": key, "found": span}
            file, line = tree.place((key, number))
            raise BadFile([Fault(file, line, "invalid", values)]) from error
    return frozenset(told)


def _labour_code(year: int) -> YearOfWork:
    off = {date(year, month, day) for month, day in (*JANUARY, *HOLIDAYS)}
    for month, day in HOLIDAYS:
        moved = date(year, month, day)
        if moved.weekday() < 5:
            continue
        while moved.weekday() >= 5 or moved in off:
            moved += DAY
        off.add(moved)
    return YearOfWork(frozenset(off), frozenset(), frozenset(), is_preliminary=True)
