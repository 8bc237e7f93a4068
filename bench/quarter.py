"""Figures of a quarter over a big register, beside plain SQL of the same figures (at most 1.5).

    python -m bench.quarter [--rows 1000000] [--answers 0] [--rounds 5] [--file FILE]

The register is filled with plausible rows of eight quarters, then both are asked in turn, A B A B,
on the same file with the same indexes. Only the ratio inside one run means anything, of the time
of the clock and of the processor alike.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.ballots import fill_ballots
from config.directories import shipped
from config.profile import load
from config.workdays import of_region
from reports.build import Basis, Wish, figures
from reports.period import Period, parse
from storage import migration
from storage.engine import Engine, open_engine
from storage.keys import Keys
from storage.sql.answers import Answers
from storage.sql.invitations import Invitations
from storage.sql.register import Register
from storage.sql.waves import Waves
from storage.tables_register import EPOCH
from storage.tallies import Window

AS_OF = date(2026, 10, 5)
FIRST_DAY = date(2024, 10, 1)
DAYS = 730
OUTCOMES = {
    "resolved": 25,
    "explained": 25,
    "answered": 14,
    "refused": 8,
    "forwarded": 8,
    "partial": 5,
    "supported": 5,
    "no_answer": 5,
    "withdrawn": 3,
    "in_work": 2,
}
COLUMNS = (
    *("channel", "external_id", "audience", "kind", "topic", "cause", "organisation"),
    *("received_day", "registered_day", "answered_day", "outcome", "duplicate_of", "extended"),
    *("anonymous", "repeat", "collective", "received_at", "text"),
)

PLAIN = Path(__file__).with_suffix(".sql").read_text("utf-8").split(";")[:-1]
OF_ANSWERS = Path(__file__).with_name("quarter_answers.sql").read_text("utf-8").split(";")[:-1]


def rows(how_many: int) -> Iterator[tuple[Any, ...]]:
    chance, known = random.Random(1), shipped()
    channels, topics, causes = known.channels.ids, known.topics.ids, known.causes.ids
    first = FIRST_DAY.toordinal() - EPOCH
    outcomes, weights = list(OUTCOMES), list(OUTCOMES.values())
    for number in range(how_many):
        received = first + number * DAYS // how_many
        registered = received + chance.choice((0, 0, 1, 1, 2, 3, 4))
        outcome = chance.choices(outcomes, weights)[0]
        answered = registered + min(90, int(chance.expovariate(1 / 15)))
        yield (
            chance.choices(channels, range(len(channels), 0, -1))[0],
            str(number),
            "external" if chance.random() < 0.9 else "internal",
            chance.choice(known.kinds.ids),
            chance.choice(topics),
            chance.choice(causes) if chance.random() < 0.7 else None,
            "" if chance.random() < 0.8 else f"school {chance.randrange(200)}",
            received,
            registered,
            None if outcome in ("in_work", "withdrawn") else answered,
            outcome,
            "post:1" if chance.random() < 0.03 else None,
            chance.random() < 0.05,
            chance.random() < 0.1,
            chance.random() < 0.05,
            False,
            f"{date.fromordinal(received + EPOCH)} 00:00:00.000000",
            "An appeal of some length. " * chance.randrange(5, 40),
        )


async def fill(file: Path, how_many: int) -> None:
    async with open_engine(f"sqlite:///{file}") as engine:
        await migration.upgrade(engine)
    with sqlite3.connect(file) as database:
        marks = ", ".join("?" * len(COLUMNS))
        names = ", ".join(COLUMNS)
        insert = f"INSERT INTO appeal ({names}) VALUES ({marks})"  # noqa: S608  -- names of ours
        database.executemany(insert, rows(how_many))


class Doors:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self.engine = engine
        self.register = Register(engine)
        self.answers = Answers(engine, lambda: datetime.now().astimezone())
        self.waves = Waves(engine, keys)
        self.invitations = Invitations(engine, keys, lambda: datetime.now().astimezone())


class Took(NamedTuple):
    """Seconds of the clock, and of the processor, which a busy machine changes less."""

    clock: float
    cpu: float

    @classmethod
    def now(cls) -> Took:
        return cls(time.perf_counter(), time.process_time())

    @classmethod
    def since(cls, began: Took) -> Took:
        return cls(time.perf_counter() - began.clock, time.process_time() - began.cpu)


async def ours(file: Path) -> Took:
    """`otklik metrics 2026Q3` without its start."""
    basis = Basis(load("astrakhan"), shipped())
    _ = basis.known.topics, basis.known.causes, basis.known.channels
    async with open_engine(f"sqlite:///{file}") as engine:
        doors = Doors(engine, Keys(file.parent / "keys"))
        await doors.register.received(
            Window(FIRST_DAY, FIRST_DAY, FIRST_DAY)
        )  # the connection is open, the file is warm
        began = Took.now()
        await figures(doors, basis, Wish(parse("2026Q3"), AS_OF))
        return Took.since(began)


def plain(file: Path) -> Took:
    """One query a figure, for the quarter, the one before and the same a year ago, and a count
    before each of these two."""
    quarter = parse("2026Q3")
    before, ago = quarter.previous(), quarter.year_ago()
    with sqlite3.connect(file) as database:
        database.execute("SELECT count(*) FROM appeal WHERE received_day < 0").fetchall()
        _keep_calendar(database)
        began = Took.now()
        for period in (quarter, before, ago):
            for query in PLAIN:
                database.execute(query, _days(period)).fetchall()
        for period in (before.previous(), ago.previous()):
            database.execute(PLAIN[0], _days(period)).fetchall()
        for period in (quarter, before):  # surveys are compared with the quarter before
            for query in OF_ANSWERS:
                database.execute(query, _dates(period)).fetchall()
        return Took.since(began)


def _keep_calendar(database: sqlite3.Connection) -> None:
    """Of each day how many worked days there were up to it."""
    calendar, worked = of_region("RU"), 0
    database.execute("CREATE TEMP TABLE workday (day INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
    for day in range(FIRST_DAY.toordinal() - 31, AS_OF.toordinal() + 1):
        worked += calendar.is_workday(date.fromordinal(day))
        database.execute("INSERT INTO workday VALUES (?, ?)", (day - EPOCH, worked))


def _days(period: Period) -> dict[str, int]:
    days = {"start": period.start, "end": period.end, "as_of": AS_OF}
    return {name: day.toordinal() - EPOCH for name, day in days.items()}


def _dates(period: Period) -> dict[str, str]:
    days = {"start": period.start, "end": period.end, "as_of": AS_OF}
    return {name: day.isoformat() for name, day in days.items()}


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--answers", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--file", type=Path)
    how = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = how.file or Path(folder) / "register.db"
        if not file.exists():
            await fill(file, how.rows)
            fill_ballots(file, how.answers)
        told = []
        for number in range(1, how.rounds + 1):
            a, b = await ours(file), plain(file)
            told.append((a, b))
            print(f"{number}: otklik {a.clock:.3f} s, plain SQL {b.clock:.3f} s")
    _tell("figures of a quarter, ours to plain SQL", [a.clock / b.clock for a, b in told])
    _tell("by processor time", [a.cpu / b.cpu for a, b in told])


def _tell(what: str, ratios: list[float]) -> None:
    print(f"{what}: {statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")


if __name__ == "__main__":
    asyncio.run(main())
