"""`otklik import appeals` of a big file into SQLite, beside bare SQLite given the same rows.

    python -m bench.imports [--rows 1000000] [--book] [--folder FOLDER]

Seconds, the most memory that the command held, and the longest that another writer had to wait
meanwhile: one that keeps a small write coming every tenth of a second, as the bot does. The bare
rows go into the same tables and indexes by `executemany`, log and all, in one transaction, already
read and judged.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from config.directories import shipped
from storage import migration
from storage.engine import open_engine

HOUSE = Path(__file__).parent.parent
HEADER = (
    *("external_id", "channel", "kind", "topic", "cause", "organisation", "text", "received_at"),
    *("registered_at", "answered_at", "outcome", "duplicate_of"),
)
FIRST, DAYS = date(2024, 1, 10), 900
DUPLICATES = 0.03
PATIENCE = 600_000
"""Milliseconds: the other writer waits to the end, so that its wait can be told."""
EVERY = 0.1
MIB = 1024
WORDS = ["Яма на дороге у дома", "фонарь не горит", "автобус не пришёл", "мусор не вывезли"]


def rows(how_many: int) -> Iterator[tuple[str, ...]]:
    """As a town's registers hold them: by day of receipt, numbers of their own system."""
    chance, known = random.Random(1), shipped()
    topics = [one.id for one in known.topics]
    causes = [one.id for one in known.causes]
    for number in range(1, how_many + 1):
        received = FIRST + timedelta(days=number * DAYS // how_many)
        answered = received + timedelta(days=chance.randrange(2, 40))
        copies = number > 1000 and chance.random() < DUPLICATES
        yield (
            f"П-{number}",
            "post",
            chance.choice(("complaint", "application", "proposal")),
            chance.choice(topics),
            chance.choice(causes),
            "" if chance.random() < 0.7 else f"Школа № {chance.randrange(90)}",
            f"{chance.choice(WORDS)}. Улица Ленина, {chance.randrange(1, 999)}",
            f"{received}T{chance.randrange(8, 18):02}:{chance.randrange(60):02}",
            str(received + timedelta(days=1)),
            str(answered),
            chance.choice(("resolved", "refused", "explained", "answered")),
            f"П-{chance.randrange(1, 1000)}" if copies else "",
        )


def write(file: Path, how_many: int) -> None:
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerow(HEADER)
            csv.writer(out).writerows(rows(how_many))
        return
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types

    book = Workbook(str(file))
    sheet = book.add_worksheet()
    for line, cells in enumerate((HEADER, *rows(how_many))):
        sheet.write_row(line, 0, cells)
    book.close()


class Other:
    """Another program that writes a little, and what was its longest wait."""

    def __init__(self, file: Path) -> None:
        self._file, self._over = file, threading.Event()
        self._thread = threading.Thread(target=self._write)
        self.longest = 0.0

    def __enter__(self) -> Other:
        self._thread.start()
        return self

    def __exit__(self, *told: object) -> None:
        self._over.set()
        self._thread.join()

    def _write(self) -> None:
        bot = sqlite3.connect(self._file, isolation_level=None)
        bot.execute(f"PRAGMA busy_timeout={PATIENCE}")
        while not self._over.wait(EVERY):
            begun = time.perf_counter()
            bot.execute("INSERT OR REPLACE INTO cursor VALUES ('bench', '1')")
            self.longest = max(self.longest, time.perf_counter() - begun)
        bot.close()


def command(file: Path, base: Path) -> tuple[float, int]:
    """Seconds, and the most KiB of memory held, of the command as it is typed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OTKLIK_")}
    told = kept | {"OTKLIK_REHEARSAL": "1", "OTKLIK_DATABASE_URL": f"sqlite:///{base}"}
    begun = time.perf_counter()
    typed = [sys.executable, "-m", "app", "import", "appeals", str(file)]
    told |= {"PYTHONPATH": str(HOUSE), "OTKLIK_DATA_DIR": str(base.parent / "data")}
    process = subprocess.Popen(typed, cwd=base.parent, env=told)
    most = 0
    while process.poll() is None:
        most = max(most, held(process.pid))
        time.sleep(EVERY)
    if process.returncode:
        raise SystemExit(f"the import ended with {process.returncode}")
    return time.perf_counter() - begun, most


def held(process: int) -> int:
    """KiB at the most until now; of a process that has just ended nothing is known."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return int((status.partition("VmHWM:")[2].split() or ["0"])[0])


def bare(filled: Path, base: Path) -> float:
    """Seconds of the same rows and their log by `executemany` into the same tables."""
    told = {}
    with sqlite3.connect(filled) as source:
        for name in ("appeal", "appeal_change"):
            told[name] = source.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()  # noqa: S608  -- names of ours
    into = sqlite3.connect(base, isolation_level=None)
    for pragma in ("synchronous=FULL", "secure_delete=1", "foreign_keys=1"):
        into.execute(f"PRAGMA {pragma}")
    begun = time.perf_counter()
    into.execute("BEGIN IMMEDIATE")
    for name, some in told.items():
        _insert(into, name, some)
    into.execute("COMMIT")
    into.close()
    return time.perf_counter() - begun


def _insert(into: sqlite3.Connection, table: str, some: list[Any]) -> None:
    marks = ",".join("?" * len(some[0]))
    into.executemany(f"INSERT INTO {table} VALUES ({marks})", some)  # noqa: S608  -- names of ours


async def empty(file: Path) -> None:
    async with open_engine(f"sqlite:///{file}") as engine:
        await migration.upgrade(engine)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--book", action="store_true", help="an XLSX instead of a CSV")
    asked.add_argument("--folder", type=Path)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=told.folder) as name:
        folder = Path(name)
        file = folder / ("appeals.xlsx" if told.book else "appeals.csv")
        write(file, told.rows)
        for base in ("otklik.db", "bare.db"):
            asyncio.run(empty(folder / base))
        load = os.getloadavg()[0]
        with Other(folder / "otklik.db") as other:
            took, most = command(file, folder / "otklik.db")
        plain = bare(folder / "otklik.db", folder / "bare.db")
    print(f"{file.suffix} {told.rows:,} rows, load {load:.1f}: {took:.1f} s, {most / MIB:.0f} MiB")
    print(f"{told.rows / took:,.0f} rows/s; bare {plain:.1f} s, ratio {took / plain:.2f}")
    print(f"another writer waited {other.longest:.2f} s at the longest")


if __name__ == "__main__":
    main()
