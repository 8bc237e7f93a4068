"""The file that a restored copy took the place of: told of, and overwritten by its term."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app import care
from app.compose import House
from app.database import open_storage, sqlite_path
from app.former import Formers
from config.settings import Settings
from storage.backup import NotABackup
from storage.keys import Keys
from tests.check.conftest import Installed, about, lines
from tests.messages.sending import ANNA, send
from tests.process.program import Program
from tests.storage.test_backup import lines as rows_of
from tests.storage.test_hostile_backups import written

RESTORED = "2026-10-12T12:00"
WORDS = "Яма на Лесной".encode()
ON = {"REHEARSAL": "1", "NOW": RESTORED}


async def with_a_message(settings: Settings, copy: Path) -> None:
    async with open_storage(settings) as storage:
        await send(storage, ANNA)
    await care.back_up(settings, copy, with_keys=False)


def spoilt(copy: Path) -> Path:
    """Whole as a file, and one row of it is there twice."""
    told = [line for line in rows_of(copy) if "end" not in line]
    twice = next(line for line in told if line.get("row") == "appeal")
    return written(copy.with_name("spoilt.gz"), *told, twice)


@pytest.fixture
async def restored(installed: Installed, tmp_path: Path) -> Settings:
    settings = installed(**ON)
    await with_a_message(settings, tmp_path / "copy.gz")
    await care.restore(settings, tmp_path / "copy.gz")
    return settings


def left(settings: Settings) -> list[str]:
    return sorted(path.name for path in settings.data_dir.glob("otklik.db.before-*"))


async def test_a_restore_that_is_refused_leaves_the_notes_of_openings_with_the_database(
    installed: Installed, tmp_path: Path
) -> None:
    settings = installed(**ON)
    await with_a_message(settings, tmp_path / "copy.gz")
    noted = Keys(settings.keys()).beside("wave")
    noted.write_bytes(b"\nopened together.")
    before = sqlite_path(settings).read_bytes()  # type: ignore[union-attr]  # SQLite has a file

    with pytest.raises(NotABackup):
        await care.restore(settings, spoilt(tmp_path / "copy.gz"))

    assert noted.read_bytes() == b"\nopened together."
    assert (sqlite_path(settings).read_bytes(), left(settings)) == (before, [])  # type: ignore[union-attr]  # SQLite has a file


async def test_a_restored_copy_is_not_bound_by_what_was_opened_after_it(
    installed: Installed, tmp_path: Path
) -> None:
    settings = installed(**ON)
    await with_a_message(settings, tmp_path / "copy.gz")
    noted = Keys(settings.keys()).beside("wave")
    noted.write_bytes(b"\nopened together.")

    await care.restore(settings, tmp_path / "copy.gz")

    assert not noted.exists()


async def test_who_restores_is_told_what_stays_until_when_and_what_may_open_again(
    installed: Installed, tmp_path: Path
) -> None:
    await with_a_message(installed(**ON), tmp_path / "copy.gz")
    program = Program(tmp_path, **{f"OTKLIK_{name}": value for name, value in ON.items()})

    code, told, _ = await program.command("restore", "copy.gz")

    assert (code, told.splitlines()[2:]) == (
        0,
        [
            "Внимание: анкеты, вскрытые после этой копии, могут вскрыться ещё раз, с другими"
            " соседями; кто видел цифры до восстановления, вычтет одни из других и может узнать"
            " ответы отдельного человека (docs/anonymity-administrator.md).",
            f"Прежняя база сохранена: {program.data / 'otklik.db.before-1'}. В ней тексты и адреса,"
            " до которых не дотянутся ни сроки, ни «Забыть меня». 19.10.2026 программа её сотрёт;"
            " чтобы стереть сейчас — «otklik erase».",
        ],
    )


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            "2026-10-12T13:00",
            "сегодня: в ней тексты и адреса, до которых не дотянутся ни сроки, ни «Забыть меня»"
            ". Что сделать: программа сотрёт её 19.10.2026; чтобы стереть сейчас: otklik erase",
        ),
        (
            "2026-10-20T13:00",
            "8 дней назад: в ней тексты и адреса, до которых не дотянутся ни сроки, ни «Забыть"
            " меня». Что сделать: срок её прошёл 19.10.2026: сотрите её командой otklik erase",
        ),
    ],
)
async def test_check_names_it_and_its_age(
    restored: Settings, installed: Installed, now: str, told: str
) -> None:
    file = restored.data_dir / "otklik.db.before-1"

    found = about(await lines(installed(**ON | {"NOW": now})), "Прежняя база")

    assert found == [f"! Прежняя база: {file} осталась после восстановления копии, {told}"]


@pytest.mark.parametrize(("days", "stays"), [(6, True), (7, False)])
async def test_after_a_week_the_daily_look_takes_it_and_its_log(
    restored: Settings, installed: Installed, days: int, stays: bool
) -> None:
    (restored.data_dir / "otklik.db.before-1-wal").write_bytes(WORDS)
    later = datetime.fromisoformat(RESTORED) + timedelta(days=days)
    settings = installed(**ON | {"NOW": f"{later:%Y-%m-%dT%H:%M}"})
    house = House(settings)

    async with open_storage(settings, house.clock) as storage:
        await Formers(settings, storage, house.clock).drop_old()

    files = ["otklik.db.before-1", "otklik.db.before-1-wal"]
    assert left(settings) == (files if stays else [])


async def test_not_a_word_of_it_is_left_on_the_disk(restored: Settings) -> None:
    """Another name of the same file is what a thief finds when he reads the disk itself."""
    file = restored.data_dir / "otklik.db.before-1"
    disk = restored.data_dir / "disk"
    os.link(file, disk)
    assert WORDS in disk.read_bytes()
    house = House(restored)

    async with open_storage(restored, house.clock) as storage:
        assert await Formers(restored, storage, house.clock).drop() == 1

    assert disk.read_bytes()[:16] != b"SQLite format 3\0"
    assert WORDS not in disk.read_bytes()


async def test_erase_takes_it_at_once(restored: Settings, tmp_path: Path) -> None:
    settings = {f"OTKLIK_{name}": value for name, value in ON.items()}
    program = Program(tmp_path, **settings)

    told = await program.command("erase")

    assert told == (
        0,
        "Стирать нечего: всё, что старше, уже стёрто.\n"
        "Стёрта и прежняя база, оставшаяся после восстановления копии.\n",
        "",
    )
    assert left(restored) == []


async def test_it_stays_beside_a_database_that_knows_of_no_restore(restored: Settings) -> None:
    """The power went in the middle: the former file may be all there is."""
    house = House(restored)
    async with open_storage(restored, house.clock) as storage:
        async with storage.engine.writing() as connection:
            await connection.execute(text("DELETE FROM job WHERE job = 'restored'"))

        assert await Formers(restored, storage, house.clock).drop() == 0

    assert left(restored) == ["otklik.db.before-1"]


async def test_nothing_is_left_of_a_long_note_of_openings(tmp_path: Path) -> None:
    """Before, the first 128 bytes were overwritten and the rest stayed on the disk."""
    keys = Keys(tmp_path / "keys")
    noted, disk = keys.beside("wave"), tmp_path / "disk"
    noted.write_bytes(b"mark" * 1000)
    os.link(noted, disk)

    keys.destroy_wave("wave")

    assert (b"mark" in disk.read_bytes(), len(disk.read_bytes())) == (False, 4000)
