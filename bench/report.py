"""The whole set of a report over a big register: seconds, memory, and how long the loop was held.

    python -m bench.report [--rows 1000000] [--answers 10000000] [--period 2026Q3] [--file FILE]

All rows lie in two years, and the report is of one of them: its workbook has half of the rows.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app.report_making import drawn
from bench.ballots import fill_ballots
from bench.quarter import AS_OF, fill
from bot.surveys.unfolding import unfold
from bot.texts import say
from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish
from reports.period import parse
from reports.report.set import Order, write_set
from reports.word import writing as word
from storage.keys import Keys
from storage.store import open_storage

PERIOD = "2025-10-01..2026-09-30"
TICK = 0.005


async def made(file: Path, to: Path, period: str) -> tuple[float, float]:
    """(seconds, the longest time in which the loop did nothing else)."""
    wish, basis = Wish(parse(period), AS_OF), Basis(load("astrakhan"), shipped())
    order = Order(wish, word.shipped(), say, ("bench", now()), drawn)
    url, keys = f"sqlite:///{file}", Keys(file.parent / "keys")
    async with open_storage(url, keys, now, unfold) as storage:
        began = time.perf_counter()
        held = 0.0
        async with asyncio.TaskGroup() as group:
            work = group.create_task(write_set(storage, basis, order, to))
            while not work.done():
                before = time.perf_counter()
                await asyncio.sleep(TICK)
                held = max(held, time.perf_counter() - before - TICK)
        return time.perf_counter() - began, held


def now() -> datetime:
    return datetime.now(UTC)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--answers", type=int, default=0)
    asked.add_argument("--period", default=PERIOD)
    asked.add_argument("--file", type=Path)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = told.file or Path(folder) / "register.db"
        if not file.exists():
            asyncio.run(fill(file, told.rows))
            fill_ballots(file, told.answers)
        seconds, held = asyncio.run(made(file, Path(folder) / "out", told.period))
        sizes = [path.stat().st_size for path in (Path(folder) / "out").rglob("*.xlsx")]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"the whole set: {seconds:.1f} s, workbook {max(sizes) >> 20} MB, peak {memory} MB")
    print(f"the loop was held for {1000 * held:.0f} ms at the longest")


if __name__ == "__main__":
    main()
