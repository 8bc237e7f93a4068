"""Pages of the desk over very many messages, each beside a bare indexed query of the same rows.

    python -m bench.desk [--rows 50000] [--rounds 15] [--file FILE]

The program runs as it does for clerks; a page is asked for over HTTP, then the bare query is put to
the same file, A B A B. Only the ratio inside one run means anything, and the server's time of the
processor, which a busy machine changes less. The goal is 100 ms a page.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from aiohttp import ClientSession, CookieJar

from bench.desk_rows import fill, vocabulary
from bench.steps import cpu_of

LINES = "SELECT * FROM appeal WHERE outcome = 'in_work' ORDER BY due LIMIT 50"
NEWEST = "SELECT * FROM appeal WHERE received_day > 0 ORDER BY received_day DESC LIMIT 50"
WORD = (
    "SELECT * FROM appeal WHERE id IN (SELECT appeal FROM lemma_of_appeal WHERE lemma = '{}')"
    " LIMIT 50"
)
CARD = "SELECT * FROM appeal WHERE number = '{}'"


def pages(file: Path, rows: int) -> Mapping[str, tuple[str, str]]:
    """By name: the page's address and the bare query."""
    with sqlite3.connect(file) as database:
        asked = "SELECT lemma FROM lemma_of_appeal GROUP BY lemma ORDER BY count(*)"
        found = [lemma for (lemma,) in database.execute(asked)]
    known = set(vocabulary())
    words = [lemma for lemma in found if lemma in known] or found
    rare, usual, common = found[len(found) // 2], words[len(words) // 4], words[len(words) * 3 // 4]
    number = str(rows // 2)
    return {
        "list of what is open": ("queue", LINES),
        "list of what is closed": ("queue?show=closed", NEWEST),
        "list by topic and day": ("queue?topic=light&since=2026-11-01", LINES),
        "search, a word of one message in a thousand": (
            f"queue?q={quote(rare)}",
            WORD.format(rare),
        ),
        "search, a usual word": (f"queue?q={quote(usual)}", WORD.format(usual)),
        "search, a common word": (f"queue?q={quote(common)}", WORD.format(common)),
        "search by number": (f"queue?q={number}", CARD.format(number)),
        "card": (f"case/{number}", CARD.format(number)),
    }


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[tuple[ClientSession, str, int]]:
    """Signed in, the address of the desk, and the process that serves it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    told = {"OTKLIK_DATA_DIR": str(folder), "OTKLIK_WEB__PORT": str(port)}
    told["OTKLIK_BACKUP__AT"] = "23:59"  # the daily copy of a million messages is no page
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OTKLIK_")}
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app", "run"),
        env=kept | told,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert program.stdout is not None
        while link := await program.stdout.readline():
            if token := re.search(rb"/desk/enter\?t=([\w\-]+)", link):
                break
        else:
            raise RuntimeError("the program ended before it told a link")
        url = f"http://127.0.0.1:{port}/desk/"
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as http:
            await _until_open(http, url)
            await http.post(f"{url}enter", data={"t": token[1].decode()})
            yield http, url, program.pid
    finally:
        program.terminate()
        await program.wait()


async def _until_open(http: ClientSession, url: str) -> None:
    while True:
        try:
            await http.get(url)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return


async def page(http: ClientSession, url: str) -> float:
    """Milliseconds until the whole page is there."""
    began = time.perf_counter()
    async with http.get(url) as response:
        await response.read()
        assert response.status == 200, (url, response.status)
    return 1000 * (time.perf_counter() - began)


def bare(database: sqlite3.Connection, query: str) -> float:
    began = time.perf_counter()
    database.execute(query).fetchall()
    return 1000 * (time.perf_counter() - began)


async def measure(file: Path, how: argparse.Namespace) -> None:
    with sqlite3.connect(file) as database:
        async with desk(file.parent) as (http, url, process):
            for name, (path, query) in pages(file, how.rows).items():
                await page(http, url + path)
                bare(database, query)
                ours, plain, used = [], [], cpu_of(process)
                for _ in range(how.rounds):
                    ours.append(await page(http, url + path))
                    plain.append(bare(database, query))
                used = 1000 * (cpu_of(process) - used) / how.rounds
                a, b = statistics.median(ours), statistics.median(plain)
                ratio = f"bare query {b:.2f} ms, ratio {a / b:.0f}"
                print(f"{name}: page {a:.1f} ms, of the processor {used:.0f} ms; {ratio}")


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--file", type=Path, help="otklik.db of a folder; kept")
    how = parser.parse_args()
    folder = how.file.parent if how.file else Path(tempfile.mkdtemp())
    file = how.file or folder / "otklik.db"
    try:
        if not file.exists():
            began = time.perf_counter()
            await fill(file, how.rows)
            size = file.stat().st_size / 1e6
            print(f"{how.rows} messages, {size:.0f} MB, in {time.perf_counter() - began:.0f} s")
        await measure(file, how)
    finally:
        if not how.file:
            shutil.rmtree(folder)


if __name__ == "__main__":
    asyncio.run(main())
