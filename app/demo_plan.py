"""What a demonstration is made of: so many appeals and answers, over which days. Pure.

Everything is drawn from the seed and the day: the same two give the same figures.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from reports.period import Period, quarter_of

MARK = "demo"
"""The setting that says that all data here are made up."""
WRITTEN_ONE_IN = 8
"""Of so many appeals one is a message written to the bot; the rest come in a register's file."""
MOST_WRITTEN = 120
"""Messages are said word by word, and each takes a tenth of a second."""
LEAST, USUAL = 14, 25
"""Answers of one survey in one quarter: fewer than the first make no batch; the second is what
each survey gets when there are enough for all."""
BETWEEN_LOOKS = 10
EXTERNAL = 70
"""Percent of answers that citizens give; the rest are employees'."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`quarters`: whole ones before that of today, which is there too, as far as it has come."""

    appeals: int
    answers: int
    seed: int
    quarters: int

    def chance(self, part: str) -> Random:
        """Of each part its own, so that more of one changes nothing of another."""
        return Random(zlib.crc32(f"{self.seed}:{part}".encode()))

    @property
    def written(self) -> int:
        """Appeals that are messages to the bot."""
        return min(self.appeals // WRITTEN_ONE_IN, MOST_WRITTEN)


@dataclass(frozen=True, slots=True)
class Span:
    """A quarter, or as much of it as there is; `last` is a day of it."""

    period: Period
    last: date

    @property
    def first(self) -> date:
        return self.period.start

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_over(self) -> bool:
        return self.last == self.period.last


def spans(today: date, quarters: int) -> tuple[Span, ...]:
    """The oldest first; the last one ends today.

    >>> [(one.period.name, one.days) for one in spans(date(2026, 11, 22), 1)]
    [('2026Q3', 92), ('2026Q4', 53)]
    """
    found = [quarter_of(today)]
    for _ in range(quarters):
        found.insert(0, found[0].previous())
    return tuple(Span(one, min(one.last, today)) for one in found)


def looks(span: Span) -> list[date]:
    """Days on which the program looks for what is due: the first of a quarter, then every ten
    days. In life it looks every few minutes."""
    return [span.first + timedelta(days=n) for n in range(0, span.days, BETWEEN_LOOKS)]


def shares(total: int, sizes: Sequence[int]) -> list[int]:
    """`total` in parts as large as `sizes` are to one another; nothing is lost by rounding.

    >>> shares(10, [92, 92, 53]), shares(0, [1])
    ([3, 4, 3], [0])
    """
    upto, told, before = 0, [], 0
    for size in sizes:
        upto += size
        now = total * upto // max(sum(sizes), 1)
        told.append(now - before)
        before = now
    return told


def days(total: int, over: Sequence[Span], chance: Random) -> Iterator[date]:
    """Days on which so many things happen, in order; fewer at weekends."""
    for span, number in zip(over, shares(total, [one.days for one in over]), strict=True):
        every = [span.first + timedelta(days=n) for n in range(span.days)]
        weights = [1 if day.weekday() > 4 else 4 for day in every]
        yield from sorted(chance.choices(every, weights, k=number))


def at_work(day: date, zone: ZoneInfo, chance: Random) -> datetime:
    """An hour of that day when people write and offices work."""
    return datetime.combine(day, time(9, 0), zone) + timedelta(minutes=chance.randrange(8 * 60))


def weighted(names: Sequence[str], chance: Random) -> str:
    """One of them; each is less often drawn than the one before."""
    return chance.choices(names, [1 / (n + 1.5) for n in range(len(names))])[0]
