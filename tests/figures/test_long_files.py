"""A register's file that is long: how much memory it takes, what its bars and refusals say."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.figures.test_commands import import_in

HOUSE = Path(__file__).parent.parent.parent
HEADER = ("Номер", "Канал", "Поступило", "Организация", "Текст")

SHORT, LONG = 1_000, 40_000
MIB = 1024
HELD = 25 * MIB
"""KiB by which a file of so many rows may need more memory than a short one: the register's pages
in SQLite and forty bytes a row."""


def row(number: int) -> tuple[str, ...]:
    text = f"Яма на дороге у дома {number}, фонарь не горит, автобус не пришёл"
    return f"П-{number}", "post", "2026-07-10", f"Школа № {number}", text


def a_file(file: Path, how_many: int) -> None:
    rows = [HEADER, *map(row, range(1, how_many + 1))]
    if file.suffix == ".csv":
        file.write_text("".join(f"{';'.join(cells)}\n" for cells in rows), "utf-8")
        return
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in rows:
        sheet.append(cells)
    book.save(file)


STREAMS = """
import asyncio, sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from config.directories import shipped
from reports.register.cells import Reading
from reports.register.importing import stream_file, take_file
from storage.arriving import Order
from storage.engine import open_engine
from storage.sql.register import Register
from tests import ready_tables

NOW = datetime(2026, 10, 5, tzinfo=UTC)
reading = Reading(shipped(), ZoneInfo("Europe/Astrakhan"), date(2026, 10, 5))

async def main(file, base, whole):
    async with open_engine(f"sqlite:///{base}") as engine:
        await ready_tables.make(engine)
        register = Register(engine)
        if whole:  # the twin: all rows at once
            return await take_file(Path(file), register, reading, NOW)
        return await stream_file(Path(file), register, reading, Order(NOW))

told = asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
status = Path("/proc/self/status").read_text()  # getrusage tells the parent's peak as well
print(told.new, status.partition("VmHWM:")[2].split()[0])
"""


def most_held(folder: Path, name: str, how_many: int, *whole: str) -> int:
    """KiB of memory at the most, of a process of its own that takes so many rows."""
    file, base = folder / name, folder / f"{name}{how_many}.db"
    a_file(file, how_many)
    told = subprocess.run(
        [sys.executable, "-c", STREAMS, file, base, *whole],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    new, most = map(int, told.stdout.split())
    assert new == how_many
    return most


@pytest.mark.parametrize(
    ("name", "whole", "is_held"),
    [("a.csv", (), True), ("a.xlsx", (), True), ("a.csv", ("whole",), False)],
)
def test_a_long_file_takes_hardly_more_memory_than_a_short_one(
    tmp_path: Path, name: str, whole: tuple[str, ...], is_held: bool
) -> None:
    short = most_held(tmp_path, name, SHORT, *whole)

    long = most_held(tmp_path, name, LONG, *whole)

    assert (long - short < HELD) is is_held, (long - short) // MIB


def test_a_thousand_refusals_are_named_and_all_are_counted(tmp_path: Path) -> None:
    bad = "".join(f"{number};телепатия;2026-07-10\n" for number in range(1_300))
    (tmp_path / "bad.csv").write_text(f"Номер;Канал;Поступило\n{bad}g;post;2026-07-10\n", "utf-8")

    told = import_in(tmp_path, "bad.csv")

    lines = told.stderr.splitlines()
    assert [line.split(":")[1] for line in lines[:-1]] == [str(n) for n in range(2, 1_002)]
    assert lines[-1] == "…и ещё отклонено: 300"
    assert told.stdout.replace("\xa0", " ") == (
        "новых 1, изменено 0, без изменений 0, отклонено 1 300\n"
    )


def test_a_terminal_sees_how_far_the_import_has_come(tmp_path: Path) -> None:
    a_file(tmp_path / "a.csv", SHORT)
    reads, terminal = pty.openpty()

    told = subprocess.run(
        [sys.executable, "-m", "app", "import", "appeals", "a.csv"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=terminal,
        check=True,
    )

    seen = os.read(reads, 100_000).decode()
    os.close(reads)
    os.close(terminal)
    plain = re.sub(r"\x1b\[[?\d;]*\w", "", seen)
    shown = (line.strip().split("\r")[-1] for line in plain.split("\n") if "[#" in line)
    read, written = shown
    assert read.split() == ["Читаем", "файл", f"[{'#' * 36}]", "100%"]
    assert written.split() == ["Записываем", "строки", f"[{'#' * 36}]", f"{SHORT}/{SHORT}"]
    assert told.stdout.decode().startswith("новых 1")


def test_a_disk_without_room_for_what_is_printed_is_told_as_that(tmp_path: Path) -> None:
    """Given figures sent into a file on a full disk; then its reason, and no mistake of ours."""
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "app", "metrics", "2026Q3"],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    words = "Некуда писать: на диске кончилось место. Освободите его и повторите"
    assert (told.returncode, told.stderr.decode().strip()) == (1, words)
