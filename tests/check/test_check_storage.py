"""`otklik check` on what must not be lost: database, keys, waves, backups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app import faults
from app.compose import House
from app.database import open_storage
from bot.new_waves import a_wave
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from config.directories import shipped
from config.settings import Settings
from storage import backup, engine, migration
from storage.engine import Unsafe, open_engine
from storage.records import BallotCast, Channel, Paper, Person, Wave
from storage.store import Storage
from storage.turns import KeptTurn
from tests.check.conftest import Installed, about, lines, made_days_ago

ON_A_DAY = {"REHEARSAL": "1", "NOW": "2026-11-22T12:00"}
"""After the day the wave below was begun and counted."""
EXPRESS = load(SCRIPTS / "ext_express.yaml", codes_of(shipped()))


async def with_ballots(settings: Settings, count: int) -> Wave:
    """An open wave and so many finished questionnaires in it."""
    async with open_storage(settings, House(settings).clock) as storage:
        told = (EXPRESS.fingerprint(), EXPRESS.body())
        await storage.scripts.remember(EXPRESS.id, EXPRESS.version, told)
        days = (date(2026, 10, 1), date(2027, 1, 1))
        wave = await storage.waves.begin(a_wave(EXPRESS, "ext_express-2026Q4", days))
        for number in range(count):
            await _cast(storage, wave, str(number))
        await storage.waves.count_roughly(date(2026, 10, 2))
    return wave


async def _cast(storage: Storage, wave: Wave, account: str) -> None:
    person = Person(Channel.TELEGRAM, account)
    before = await storage.dialogues.recall(person)
    fact = BallotCast(Paper(wave.id, "hall"), {"overall": 5})
    await storage.dialogues.keep(KeptTurn(person, account, before, "", [fact]))


async def test_a_sound_database_is_told_with_its_version(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)

    told = await lines(settings)

    assert about(told, "База данных") == [
        f"✓ База данных: есть связь, версия {migration.head()}, целостность проверена"
    ]


async def test_open_waves_are_counted_roughly(installed: Installed) -> None:
    settings = installed(**ON_A_DAY)
    await with_ballots(settings, 13)

    told = await lines(settings)

    (line,) = about(told, "Открытые волны")
    assert line.startswith(
        "! Открытые волны: ключей открытых волн нет в резервных копиях: потеря диска = потеря"
        " анкет этих волн (сейчас запечатано не меньше 10). Что сделать:"
    )


async def test_too_few_to_be_told_are_not_told_as_none(installed: Installed) -> None:
    settings = installed(**ON_A_DAY)
    await with_ballots(settings, 3)

    (line,) = about(await lines(settings), "Открытые волны")

    assert "потеря диска = потеря анкет этих волн. Что сделать:" in line


async def test_a_lost_wave_key_is_a_fault(installed: Installed) -> None:
    settings = installed(**ON_A_DAY)
    wave = await with_ballots(settings, 1)
    (settings.keys() / f"wave-{wave.id}.key").unlink()

    told = await lines(settings)

    assert about(told, "Открытые волны")[0] == (
        "✗ Открытые волны: ключ волны ext_express-2026Q4 потерян: её запечатанные анкеты открыть"
        " нельзя. Что сделать: верните файл ключа; папка ключей — OTKLIK_KEYS_DIR"
    )


async def test_a_wave_counted_on_a_day_to_come_tells_of_a_wrong_clock(
    installed: Installed,
) -> None:
    await with_ballots(installed(**ON_A_DAY), 1)
    set_back = installed(REHEARSAL="1", NOW="2026-10-01T12:00")

    told = await lines(set_back)

    assert about(told, "Открытые волны")[0] == (
        "✗ Открытые волны: волна ext_express-2026Q4 начата или посчитана 02.10.2026, а сегодня"
        " 01.10.2026: часы забегали вперёд или сейчас отстают. Что сделать: сверьте часы машины и"
        " включите сверку времени. Если они верны сейчас, ничего не делайте: программа дождётся"
        " этого дня"
    )


async def test_keys_that_others_can_read_are_a_fault(installed: Installed) -> None:
    settings = installed()
    wave = await with_ballots(settings, 0)
    key = settings.keys() / f"wave-{wave.id}.key"
    key.chmod(0o640)
    settings.keys().chmod(0o755)

    told = await lines(settings)

    assert about(told, "Ключи опросов") == [
        "✗ Ключи опросов: data/keys доступен и другим пользователям сервера."
        " Что сделать: выполните «chmod 700 data/keys»",
        f"✗ Ключи опросов: {key} доступен и другим пользователям сервера."
        f" Что сделать: выполните «chmod 600 {key}»",
        "! Ключи опросов: ключи лежат на одном диске с резервными копиями. Что сделать: перенесите"
        " ключи на другой диск и укажите его в OTKLIK_KEYS_DIR или копии — в OTKLIK_BACKUP__TO",
    ]


async def test_an_older_database_is_no_fault_and_a_newer_one_is(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)
    async with open_engine(settings.url()) as engine:
        await migration.downgrade(engine, migration.known()[1])

    older = about(await lines(settings), "База данных")
    async with open_engine(settings.url()) as engine, engine.writing() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer = about(await lines(settings), "База данных")

    assert older == [
        "! База данных: база от прежней версии."
        " Что сделать: выполните «otklik migrate» или просто запустите программу"
    ]
    assert [line[:60] for line in newer] == [
        "✗ База данных: база от более новой версии программы. Что сдел"[:60]
    ]


async def test_a_damaged_database_is_told_and_left_alone(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)
    path = Path(settings.url().removeprefix("sqlite:///"))
    damaged = b"not a database at all" * 1000
    path.write_bytes(damaged)

    told = await lines(settings)

    assert about(told, "База данных") == [
        f"✗ База данных: база {path} повреждена."
        " Что сделать: не удаляйте её; восстановите копию: otklik restore ФАЙЛ"
    ]
    assert path.read_bytes() == damaged


async def test_a_database_that_was_there_and_is_not_is_no_fresh_start(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)
    for path in settings.data_dir.glob("otklik.db*"):
        path.unlink()

    (line,) = about(await lines(settings), "База данных")

    assert line.startswith("✗ База данных: База data/otklik.db была, а теперь её нет.")
    assert list(settings.data_dir.glob("otklik.db*")) == []


async def test_the_last_backup_is_read_and_its_age_told(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)
    none_yet = about(await lines(settings), "Резервные копии")
    settings.backups().mkdir()
    copy = settings.backups() / "otklik.gz"
    async with open_storage(settings) as storage:
        await backup.write(storage.engine, copy, storage.keys)
    fresh = about(await lines(settings), "Резервные копии")
    made_days_ago(copy, 3)
    old = about(await lines(settings), "Резервные копии")
    copy.write_bytes(copy.read_bytes()[:-20])
    cut_short = about(await lines(settings), "Резервные копии")

    assert [one[0][:1] for one in (none_yet, fresh, old, cut_short)] == ["!", "✓", "!", "✗"]
    assert "прочитана целиком" in fresh[0]


async def test_a_backup_that_opens_ballots_is_told(installed: Installed) -> None:
    settings = installed()
    await with_ballots(settings, 0)
    settings.backups().mkdir()
    async with open_storage(settings) as storage:
        to = settings.backups() / "all.gz"
        await backup.write(storage.engine, to, storage.keys, opens_all=True)

    (line,) = about(await lines(settings), "Резервные копии")

    assert "содержит ключи: она открывает анкеты всех открытых волн" in line
    assert line.startswith("! ")


async def test_postgresql_is_looked_at_the_same_way(installed: Installed, postgresql: str) -> None:
    settings = installed(DATABASE_URL=postgresql)
    empty = about(await lines(settings), "База данных")
    await with_ballots(settings, 7)

    told = await lines(settings)

    assert empty == ["✓ База данных: есть связь, пока пустая: таблицы появятся при первом запуске"]
    assert about(told, "База данных")[0].startswith("✓ База данных: есть связь")
    assert "не меньше 5)" in about(told, "Открытые волны")[0]


async def test_a_build_of_sqlite_that_does_otherwise_is_named_with_what_to_do(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = installed()
    async with open_storage(told):
        pass
    monkeypatch.setitem(engine.PRAGMAS, "secure_delete", "FAST")

    checked = about(await lines(told), "База данных")
    with pytest.raises(Unsafe) as unsafe:
        async with open_storage(told):
            pass

    told_why = (
        "сборка SQLite не выполняет secure_delete: стёртое осталось бы на диске"
        " или принятое могло бы пропасть"
    )
    remedy = (
        "поставьте Python с обычной сборкой SQLite или перейдите на PostgreSQL: OTKLIK_DATABASE_URL"
    )
    assert checked == [f"✗ База данных: эта {told_why}. Что сделать: {remedy}"]
    assert faults.told(unsafe.value) == (
        faults.REFUSED,
        [f"Эта {told_why}. База не тронута. П{remedy[1:]}"],
    )
