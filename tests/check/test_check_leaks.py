"""`otklik check` on what would outlive a destroyed key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app import care, checking_leaks
from app.checking_leaks import kind_of_disk
from app.compose import House
from app.database import open_storage
from storage.engine import open_engine
from storage.server_settings import told_of
from storage.sql.jobs import Once
from tests.check.conftest import Installed, about, lines

DISKS = """\
/dev/vda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
pool/home /home zfs rw 0 0
/dev/vdb /home/otklik/data xfs rw 0 0
/dev/vdc /mnt/my\\040disk btrfs rw 0 0
overlay /home/otklik/data tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/keys", "ext4"),
        ("/run", "tmpfs"),
        ("/home/otklik/keys", "zfs"),
        ("/homes/otklik", "ext4"),
        ("/home/otklik/data/keys", "tmpfs"),
        ("/mnt/my disk/keys", "btrfs"),
    ],
)
def test_the_disk_of_a_folder_is_the_nearest_one_mounted_above_it(folder: str, kind: str) -> None:
    assert kind_of_disk(Path(folder), DISKS) == kind


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("btrfs", "! Ключи опросов: ключи лежат на btrfs: снимок диска хранит и уничтоженный ключ"),
        ("tmpfs", "! Ключи опросов: ключи лежат в памяти (tmpfs): перезагрузка сотрёт ключи"),
        ("ext4", ""),
    ],
)
async def test_keys_on_a_disk_of_snapshots_are_warned_of(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, told: str
) -> None:
    settings = installed()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / {kind} rw 0 0\n")
    monkeypatch.setattr(checking_leaks, "MOUNTS", mounts)

    found = about(await lines(settings), "Ключи опросов")

    assert [line for line in found if told and line.startswith(told)] == found[1:]


async def test_a_copy_with_keys_is_remembered_for_a_quarter(installed: Installed) -> None:
    settings = installed()
    house = House(settings)
    async with open_storage(settings, house.clock):
        pass
    before = about(await lines(settings), "Копии с ключами")
    await care.back_up(settings, settings.data_dir / "all.gz", with_keys=True)
    after = about(await lines(settings), "Копии с ключами")

    assert (before, after) == (
        [],
        [
            f"! Копии с ключами: {house.clock():%d.%m.%Y} сделана копия с ключами: анкеты, которые"
            " тогда были запечатаны, она откроет и после закрытия волн. Что сделать: когда волны"
            " закроются, уничтожьте её; если её уже нет, делать ничего не нужно"
        ],
    )


async def test_an_old_copy_with_keys_and_one_without_are_not_told(installed: Installed) -> None:
    settings = installed()
    long_ago = House(settings).clock() - checking_leaks.REMEMBERED_FOR - timedelta(days=1)
    async with open_storage(settings, House(settings).clock) as storage:
        await storage.jobs.once(Once(care.COPY_WITH_KEYS, f"{long_ago:%Y-%m-%d}", ""), (), long_ago)
    await care.back_up(settings, settings.data_dir / "usual.gz", with_keys=False)

    assert about(await lines(settings), "Копии с ключами") == []


async def test_a_server_that_writes_turns_down_is_told_with_the_way_out(
    installed: Installed, postgresql: str
) -> None:
    settings = installed(DATABASE_URL=postgresql)
    async with open_storage(settings, House(settings).clock):
        pass
    usual = about(await lines(settings), "Журнал PostgreSQL")
    name = postgresql.partition("?")[0].rpartition("/")[2]
    async with open_engine(postgresql) as engine, engine.writing() as connection:
        await connection.exec_driver_sql(f"ALTER DATABASE \"{name}\" SET log_statement = 'all'")
    loud = about(await lines(settings), "Журнал PostgreSQL")

    assert (usual, loud) == (
        ["✓ Журнал PostgreSQL: отдельные ходы людей не записываются"],
        [
            "! Журнал PostgreSQL: сервер базы записывает лишнее: log_statement = all. Что сделать:"
            " попросите администратора базы поставить log_statement = none"
        ],
    )


def test_a_loud_library_is_named() -> None:
    found = told_of({"shared_preload_libraries": "pgaudit", "log_duration": "off"})

    assert [(one.name, one.found) for one in found] == [("shared_preload_libraries", "pgaudit")]
