"""How long the running program lets others wait while it makes the whole set of a report.

    python -m bench.serving [--rows 1000000] [--answers 10000000] [--period 2026Q3] [--file FILE]

`otklik run` over a big register, signed in at the desk; its cheapest page, /healthz, is asked for a
hundred times a second, first while nothing else is done, then while the set asked for by the desk's
button is made. The second beside the first tells how the loop was held; the goal is 50 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import ClientSession

from bench.ballots import fill_ballots
from bench.desk import desk, page
from bench.quarter import fill

EVERY = 0.01
QUIET = 20.0  # seconds
LONG = 50.0  # milliseconds
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


async def waits(http: ClientSession, url: str, is_over: Callable[[], bool]) -> list[float]:
    """Milliseconds of each answer."""
    told = []
    while not is_over():
        told.append(await page(http, url))
        await asyncio.sleep(EVERY)
    return told


def shown(name: str, answers: list[float]) -> str:
    told = sorted(answers)
    middle, last = told[len(told) // 2], told[int(0.99 * len(told))]
    long = sum(one > LONG for one in told)
    figures = f"median {middle:.1f} ms, 99 % {last:.1f} ms, longest {told[-1]:.1f} ms"
    return f"{name}: {len(told)} answers, {figures}, {long} above {LONG:.0f} ms"


async def measure(file: Path, period: str) -> None:
    sets = file.parent / "reports"
    async with desk(file.parent) as (http, url, _):
        health = url.replace("/desk/", "/healthz")
        until = time.perf_counter() + QUIET
        rested = await waits(http, health, lambda: time.perf_counter() > until)
        print(shown("nothing else done", rested))
        began = time.perf_counter()
        await ask(http, url, period)
        busy = await waits(http, health, lambda: any(sets.rglob(f"report_{period}.docx")))
        print(shown("while the set is made", busy))
        print(f"the set was there after {time.perf_counter() - began:.1f} s")


async def ask(http: ClientSession, url: str, period: str) -> None:
    """As the desk's button does, from the page that bears it."""
    async with http.get(f"{url}reports?period={period}") as response:
        assert response.status == 200, response.status
        [token] = set(TOKEN.findall(await response.text()))
    asked = {"csrf": token, "period": period, "seen": "", "as_of": ""}
    async with http.post(f"{url}reports/make", data=asked) as response:
        assert response.status == 200, response.status


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--answers", type=int, default=10_000_000)
    parser.add_argument("--period", default="2026Q3")
    parser.add_argument("--file", type=Path, help="otklik.db of a folder; kept, without its sets")
    how = parser.parse_args()
    folder = how.file.parent if how.file else Path(tempfile.mkdtemp())
    file = how.file or folder / "otklik.db"
    try:
        if not file.exists():
            await fill(file, how.rows)
            fill_ballots(file, how.answers)
        shutil.rmtree(folder / "reports", ignore_errors=True)
        await measure(file, how.period)
    finally:
        shutil.rmtree(folder if not how.file else folder / "reports", ignore_errors=True)


if __name__ == "__main__":
    asyncio.run(main())
