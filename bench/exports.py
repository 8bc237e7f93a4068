"""Exports of a big register: seconds, and the most memory that was held.

    python -m bench.exports [--rows 1000000] [--file FILE] [--format csv|xlsx|parquet]

All rows are exported, through the program's own road; each format in a process of its own, so that
its memory is its own.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.quarter import AS_OF, fill
from bot.exporting import Order, export
from bot.surveys.unfolding import unfold
from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish
from reports.export.file import FORMATS
from reports.period import parse
from storage.keys import Keys
from storage.store import open_storage

PERIOD = "2024-10-01..2026-09-30"
MIB = 1024


async def one(file: Path, to: Path) -> int:
    """How many rows were written."""
    profile = load("astrakhan")
    wish = Wish(parse(PERIOD), AS_OF)
    url, keys = f"sqlite:///{file}", Keys(file.parent / "keys")
    async with open_storage(url, keys, now, unfold) as storage:
        written = await export(storage, Basis(profile, shipped()), wish, Order("appeals", to))
    return written.rows


def now() -> datetime:
    return datetime.now(UTC)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--file", type=Path)
    asked.add_argument("--format", choices=[one.lstrip(".") for one in FORMATS])
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = told.file or Path(folder) / "register.db"
        if told.format:
            _tell(file, Path(folder) / f"out.{told.format}")
            return
        if not file.exists():
            asyncio.run(fill(file, told.rows))
        for name in FORMATS:
            again = [sys.executable, "-m", "bench.exports", "--file", str(file)]
            subprocess.run([*again, "--format", name.lstrip(".")], check=True)


def _tell(file: Path, to: Path) -> None:
    begun = time.perf_counter()
    rows = asyncio.run(one(file, to))
    took = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    size = to.stat().st_size / MIB / MIB
    print(f"{to.suffix:9}{rows:>10,} rows  {took:6.1f} s  {most:5.0f} MiB held  {size:5.0f} MiB")


if __name__ == "__main__":
    main()
