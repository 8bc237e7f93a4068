"""A new set takes the place of the old one whole, and loses nothing of anybody."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.document import Imprint
from reports.set_files import OthersThere
from reports.whole_folder import whole_folder
from storage.store import Storage
from tests.report.test_set import an_order, contents, imported, made
from tests.reports.test_build import QUARTER

HOUSE = Path(__file__).parent.parent.parent


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_new_set_takes_the_place_of_the_old_one_whole(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    first = await made(storage, tmp_path / "out", an_order(more=(_with_a_map,)))
    await imported(storage, tmp_path, QUARTER.replace("2026-09-30,withdrawn", "2026-09-30,refused"))

    second = await made(storage, tmp_path / "out")

    assert first.snapshot != second.snapshot
    assert "map.txt" in first.files
    assert sorted(contents(second.folder)) == sorted(second.files)
    assert names(tmp_path / "out") == ["2026Q3"]


async def _with_a_map(imprint: Imprint, folder: Path) -> None:
    (folder / "map.txt").write_text(imprint.snapshot, "utf-8")


@pytest.mark.parametrize("spoil", ["added", "changed", "a file"])
async def test_what_people_put_there_or_changed_is_never_thrown_away(
    storage: Storage, tmp_path: Path, spoil: str
) -> None:
    await imported(storage, tmp_path)
    place, name = tmp_path / "out" / "2026Q3", "подписано.pdf"
    if spoil == "a file":
        place.parent.mkdir()
        place.write_text("мой файл", "utf-8")
        name = "2026Q3"
    else:
        await made(storage, tmp_path / "out")
        name = name if spoil == "added" else "report_2026Q3.docx"
        (place / name).write_text("подпись", "utf-8")
    before = contents(tmp_path / "out")

    with pytest.raises(OthersThere) as caught:
        await made(storage, tmp_path / "out")

    assert caught.value.names == (name,)
    assert contents(tmp_path / "out") == before


async def test_a_set_that_fails_on_its_way_leaves_the_old_one_as_it_was(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    await made(storage, tmp_path / "out")
    before = contents(tmp_path / "out")

    async def fail(_: Imprint, folder: Path) -> None:
        assert len(names(folder)) == 2  # the report and the workbook are written
        raise OSError(28, "No space left on device", str(folder))

    with pytest.raises(OSError, match="No space"):
        await made(storage, tmp_path / "out", an_order(more=(fail,)))

    assert contents(tmp_path / "out") == before
    assert names(tmp_path / "out") == ["2026Q3"]


@pytest.mark.parametrize("limit", [2_000, 20_000, 40_000])
def test_a_workbook_that_finds_no_room_is_told_as_the_disk_s_fault_not_the_database_s(
    tmp_path: Path, limit: int
) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "out"), str(limit)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stdout) == (0, "OSError 27\n"), told.stderr
    assert names(tmp_path / "out") == []


LIMITED = """
import asyncio, resource, signal, sys, warnings
from pathlib import Path
from storage.keys import Keys
from storage.store import open_storage
from bot.surveys.unfolding import unfold
from tests import ready_tables
from tests.report.test_set import NOW, made
from storage.engine import MEMORY
warnings.simplefilter("ignore")  # the library says that an unfinished book was not closed
async def work():
    to = Path(sys.argv[1])
    to.mkdir()
    async with open_storage(MEMORY, Keys(to.parent / "keys"), lambda: NOW, unfold) as storage:
        await ready_tables.make(storage.engine)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
        try:
            await made(storage, to)
        except OSError as error:
            print("OSError", error.errno)
asyncio.run(work())
"""


WRITER = """
import os, resource, signal, sys
from pathlib import Path
from reports.whole_folder import whole_folder
with whole_folder(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    if sys.argv[2] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    (folder / "large").write_bytes(b"x" * 100_000)
"""


def write_badly(place: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WRITER, str(place), how],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("how", ["kill", "full"])
def test_a_kill_or_a_full_disk_leaves_the_old_folder_and_nothing_half_written(
    tmp_path: Path, how: str
) -> None:
    place = tmp_path / "set"
    with whole_folder(place) as folder:
        (folder / "old").write_text("old", "utf-8")

    told = write_badly(place, how)

    assert told.returncode == (-signal.SIGKILL if how == "kill" else 1)
    assert contents(place) == {"old": b"old"}
    with whole_folder(place) as folder:  # the next one clears what the killed one left
        assert names(tmp_path) == sorted(["set", folder.name])
        (folder / "new").write_text("new", "utf-8")
    assert contents(place) == {"new": b"new"}
    assert names(tmp_path) == ["set"]


def test_a_folder_somebody_writes_right_now_is_not_cleared(tmp_path: Path) -> None:
    place = tmp_path / "set"
    with whole_folder(place) as first:
        (first / "first").write_text("1", "utf-8")
        with whole_folder(place) as second:
            (second / "second").write_text("2", "utf-8")
        assert contents(place) == {"second": b"2"}
    assert contents(place) == {"first": b"1"}


def test_where_two_folders_cannot_change_places_at_once_it_is_done_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports import whole_folder as module

    refuse: Callable[[Path, Path], bool] = lambda *_: False  # noqa: E731  -- an old kernel
    monkeypatch.setattr(module, "_exchanged", refuse)
    for text in ("old", "new"):
        with whole_folder(tmp_path / "set") as folder:
            (folder / text).write_text(text, "utf-8")

    assert contents(tmp_path / "set") == {"new": b"new"}
    assert names(tmp_path) == ["set"]
