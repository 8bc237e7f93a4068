"""The survey on the web beside two bare pages: requests a second, and how long half of them take.

    python -m bench.survey_page [--seconds 6] [--rounds 5] [--visitors 24]

Ours: visitors answer the express survey over HTTP; every answer is one durable commit (SQLite,
FULL) and the page that the browser is sent to after it. Plain: the same template and one row of
sqlite3, FULL as well, without talk, sealing and budgets (`plain_survey`). Bare: an aiohttp page of
the same length that keeps nothing (`bare_page`). They run one after another, A B C A B C …, each in
a process pinned to one core and asked from the other. Only the ratios inside one run mean anything.
Then ours and plain are asked half as often as each could answer, and the times are told.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.browsing import Told, Visitor
from bench.steps import cpu_of

WARM_UP = 2.0  # seconds that do not count
GOAL = 50.0  # milliseconds of 99 % at half load
SURVEY = "/s/ext_express?p=hall"
UNGUARDED = "import web.siege as s; s.MANY = 10**9; from app.cli import main; main()"
"""All visitors of a bench come from one place, and would be taken for a flood."""


@dataclass(frozen=True)
class Measured:
    rate: float  # requests a second
    cpu: float  # microseconds of processor time a request, which a busy machine hardly changes
    answers: float  # a second, each a durable commit


Walk = Callable[[Visitor, Callable[[], Awaitable[None]]], Awaitable[None]]
Subject = tuple[Callable[[int, Path], list[str]], Walk]


async def answering(visitor: Visitor, pause: Callable[[], Awaitable[None]]) -> None:
    async for _ in visitor.survey(SURVEY):
        await pause()


async def pressing(visitor: Visitor, pause: Callable[[], Awaitable[None]]) -> None:
    async for _ in visitor.page():
        await pause()


async def looking(visitor: Visitor, pause: Callable[[], Awaitable[None]]) -> None:
    while True:
        await visitor.look()
        await pause()


def otklik(port: int, folder: Path) -> list[str]:
    told = {
        "OTKLIK_WEB__PORT": str(port),
        "OTKLIK_DATA_DIR": str(folder),
        "OTKLIK_BACKUP__AT": "23:59",
        "OTKLIK_LOG_LEVEL": "error",
    }
    return ["env", *(f"{k}={v}" for k, v in told.items()), sys.executable, "-c", UNGUARDED, "run"]


def bare(port: int, _: Path) -> list[str]:
    return [sys.executable, "-m", "bench.bare_page", str(port)]


def plain(port: int, folder: Path) -> list[str]:
    return [sys.executable, "-m", "bench.plain_survey", str(port), str(folder)]


OURS, PLAIN, BARE = (otklik, answering), (plain, pressing), (bare, looking)
"""What is started, and how it is walked through."""


@asynccontextmanager
async def serving(start: Callable[[int, Path], list[str]]) -> AsyncIterator[tuple[int, int]]:
    """The port, and the process that serves it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        program = await asyncio.create_subprocess_exec(
            *("taskset", "-c", "0", *start(port, Path(folder))), stdout=asyncio.subprocess.DEVNULL
        )
        while not await _is_open(port):
            assert program.returncode is None
            await asyncio.sleep(0.05)
        yield port, program.pid
        program.kill()
        await program.wait()


async def _is_open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def asked(
    server: tuple[int, int], walk: Walk, how: argparse.Namespace, every: float = 0.0
) -> tuple[Measured, list[float]]:
    """`every`: seconds a visitor rests between two presses. Beside the figures, the times."""
    port, process = server
    told = Told()

    async def visit(late: float) -> None:
        await asyncio.sleep(late)
        async with Visitor(port, told).connected() as visitor:
            await walk(visitor, lambda: asyncio.sleep(every))

    async with asyncio.TaskGroup() as group:
        late = [every * number / how.visitors for number in range(how.visitors)]
        visits = [group.create_task(visit(one)) for one in late]
        await asyncio.sleep(WARM_UP)
        told.times.clear()
        told.answers, cpu, began = 0, cpu_of(process), time.perf_counter()
        await asyncio.sleep(how.seconds)
        seconds, count, times = time.perf_counter() - began, len(told.times), [*told.times]
        used = (cpu_of(process) - cpu) / max(count, 1) * 1e6
        measured = Measured(count / seconds, used, told.answers / seconds)
        for one in visits:
            one.cancel()
    return measured, times


async def at_full_load(one: Subject, how: argparse.Namespace) -> Measured:
    start, walk = one
    async with serving(start) as server:
        measured, _ = await asked(server, walk, how)
    return measured


async def at_half_load(one: Subject, best: Measured, how: argparse.Namespace) -> str:
    """Visitors rest as long as it takes to ask half as often as could be answered."""
    start, walk = one
    every = 2 * how.visitors / best.answers  # an answer takes little beside the rest
    async with serving(start) as server:
        measured, times = await asked(server, walk, how, every)
    told = sorted(times)
    last = told[int(0.99 * len(told))]
    return (
        f"{start.__name__} at half load, {measured.rate:.0f} requests/s: median "
        f"{statistics.median(told):.1f} ms, 99 % {last:.1f} ms, longest {told[-1]:.1f} ms"
    )


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--visitors", type=int, default=24)
    how = parser.parse_args()
    with suppress(OSError):
        os.sched_setaffinity(0, {1})
    told: list[tuple[Measured, ...]] = []
    for number in range(1, how.rounds + 1):
        told.append(tuple([await at_full_load(one, how) for one in (OURS, PLAIN, BARE)]))
        print(f"{number}: {'; '.join(map(_line, ('ours', 'plain', 'bare'), told[-1]))}")
    for name, at in (("plain survey", 1), ("bare page", 2)):
        _tell(f"requests a second, ours to the {name}", [r[0].rate / r[at].rate for r in told])
        _tell(f"by processor time, {name} to ours", [r[at].cpu / r[0].cpu for r in told])
    for at, one in ((0, OURS), (1, PLAIN)):
        best = max((measured[at] for measured in told), key=lambda measured: measured.rate)
        print(await at_half_load(one, best, how))
    print(f"the goal is {GOAL:.0f} ms of 99 %")


def _line(name: str, told: Measured) -> str:
    answers = f" with {told.answers:.0f} answers/s" if told.answers else ""
    return f"{name} {told.rate:.0f} requests/s{answers}, {told.cpu:.0f} us"


def _tell(what: str, ratios: list[float]) -> None:
    print(f"{what}: {statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")


if __name__ == "__main__":
    asyncio.run(main())
