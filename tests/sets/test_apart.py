"""A set made by another process: the same set, and whoever is served meanwhile goes on."""

from __future__ import annotations

import asyncio
import errno
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from app.compose import House
from app.database import open_storage
from app.report_apart import NotMade, Outcome, Task, write_apart
from app.report_making import maker
from bot.report_sets import Made
from config.settings import Settings
from reports.build import Wish
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from storage.store import Storage
from tests.conftest import TOWN
from tests.reports.test_build import QUARTER

WISH = Wish(parse("2026Q3"), date(2026, 10, 5))
AT = datetime(2026, 10, 5, 12, tzinfo=TOWN)
LONGEST = 0.05
"""Seconds of the loop's own work at a stretch."""


def settings_of(folder: Path, url: str = "") -> Settings:
    told = {"database_url": url} if url else {}
    return Settings(_env_file=None, data_dir=folder / "data", **told)  # type: ignore[arg-type]  # raw, as a file tells them


async def filled(storage: Storage, house: House, folder: Path) -> None:
    file = folder / "appeals.csv"
    file.write_text(QUARTER, "utf-8")
    reading = Reading(house.basis().known, house.profile.zone, AT.date())
    assert (await take_file(file, storage.register, reading, AT)).refusals == ()


@asynccontextmanager
async def a_town(folder: Path, url: str = "") -> AsyncIterator[tuple[House, Storage]]:
    house = House(settings_of(folder, url))
    house.__dict__["clock"] = lambda: AT
    async with open_storage(house.settings, house.clock) as storage:
        await filled(storage, house, folder)
        yield house, storage


async def _awaited(making: Awaitable[Made]) -> Made:
    return await making


async def longest_while(making: Awaitable[Made]) -> tuple[float, Made]:
    """(seconds of the loop's own work at a stretch, what was made)."""
    longest = 0.0
    async with asyncio.TaskGroup() as group:
        task = group.create_task(_awaited(making))
        while not task.done():
            before = time.thread_time()
            await asyncio.sleep(0.002)
            longest = max(longest, time.thread_time() - before)
    return longest, task.result()


async def makes_the_same_set(town: tuple[House, Storage], folder: Path) -> None:
    house, storage = town
    longest, made = await longest_while(maker(house, storage)(WISH, folder))

    assert longest < LONGEST
    assert made.written.folder == folder / "2026Q3"
    assert {"report_2026Q3.docx", "report_2026Q3.xlsx", "metrics_2026Q3.json"} <= {
        path.name for path in made.written.folder.iterdir()
    }
    document = docx.Document(str(made.written.folder / "report_2026Q3.docx"))
    assert "III квартал 2026 года" in "\n".join(one.text for one in document.paragraphs)
    assert await storage.report_runs.one(made.written.snapshot) is not None


async def test_another_process_makes_the_same_set_and_the_loop_goes_on(tmp_path: Path) -> None:
    """Given a quarter in a database on a disk; when its set is made beside the serving; then it is
    whole, and the loop's own work at a stretch stays below fifty milliseconds."""
    async with a_town(tmp_path) as town:
        await makes_the_same_set(town, tmp_path)


async def test_so_it_does_over_postgresql(tmp_path: Path, postgresql: str) -> None:
    """Given the same quarter in PostgreSQL; when its set is made; then it is the same."""
    async with a_town(tmp_path, postgresql) as town:
        await makes_the_same_set(town, tmp_path)


async def test_what_a_disk_refuses_and_our_mistakes_come_back_as_what_they_are(
    tmp_path: Path,
) -> None:
    """Given a folder where a file lies, and a task that cannot be; when made; then OSError with its
    number, and the kind of the mistake without its words."""
    settings = settings_of(tmp_path)
    house = House(settings)
    async with open_storage(settings, house.clock):
        pass
    (tmp_path / "taken").write_text("a file of somebody else's", "utf-8")
    with pytest.raises(OSError, match=r"directory|exists") as refused:
        await write_apart(Task(settings, WISH, tmp_path / "taken", AT))
    assert refused.value.errno in (errno.ENOTDIR, errno.EEXIST)

    with pytest.raises(NotMade) as mistake:
        await write_apart(Task(settings, None, tmp_path, AT))  # type: ignore[arg-type]  # our own mistake is the test
    assert str(mistake.value) == "AttributeError"


async def test_what_lies_in_the_folder_of_the_installation_is_not_taken_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a folder where somebody keeps an `app.py` and a `config.py` of his own; when a set is
    made by a program started there; then it is made by this program."""
    for name in ("app.py", "config.py", "reports.py"):
        (tmp_path / name).write_text("raise SystemExit(7)", "utf-8")
    monkeypatch.chdir(tmp_path)
    async with a_town(tmp_path) as town:
        await makes_the_same_set(town, tmp_path)


async def test_whoever_stops_waiting_stops_the_process_too(tmp_path: Path) -> None:
    """Given a set in the making; when the program is stopped; then its process is gone and no set
    lies there."""
    async with a_town(tmp_path) as (house, storage):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await maker(house, storage)(WISH, tmp_path / "sets")
    assert not (tmp_path / "sets" / "2026Q3").exists()


def offspring(of: int) -> set[int]:
    """Processes begun by this one, and by those it began."""
    found: set[int] = set()
    for told in Path(f"/proc/{of}/task").glob("*/children"):
        for one in map(int, told.read_text().split()):
            found |= {one, *offspring(one)}
    return found


def is_drawing(process: int) -> bool:
    try:
        return "vl_convert" in Path(f"/proc/{process}/maps").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def are_gone(processes: set[int]) -> None:
    """They are killed already, and soon buried by whoever inherited them."""
    while any(map(is_running, processes)):
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="НЕ ПРОВЕРЕНО: нет /proc")
async def test_whoever_stops_while_charts_are_drawn_waits_for_nobody(tmp_path: Path) -> None:
    """Given a set in the making whose charts another process draws; when the program is stopped
    just then; then it ends at once, and nobody is left behind."""
    async with a_town(tmp_path) as (house, storage):
        before = offspring(os.getpid())
        async with asyncio.TaskGroup() as group:
            making = group.create_task(_awaited(maker(house, storage)(WISH, tmp_path / "sets")))
            while not any(map(is_drawing, begun := offspring(os.getpid()) - before)):
                assert not making.done()
                await asyncio.sleep(0.01)
            making.cancel()
            done, _ = await asyncio.wait([making], timeout=30)
            assert done == {making}
    await asyncio.to_thread(are_gone, begun)


async def test_a_process_that_dies_is_a_mistake_and_not_a_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a process that ends without a word; when waited for; then no set is believed in."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NotMade, match="process 1"):
        await write_apart(Task(settings_of(tmp_path), WISH, tmp_path, AT))


def test_an_outcome_without_a_folder_is_no_set() -> None:
    """Given nothing made; when asked; then there is no folder to believe in."""
    assert (Outcome().folder, Outcome(errno=28).errno) == (None, 28)
