"""`otklik anonymity`: on nothing, on real files, beside a running program, and where it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from app import anonymity, cli_anonymity
from app.compose import House
from app.database import open_storage
from app.rehearsal_scenes import SCENES
from app.verdict import checks
from config.settings import Settings
from storage import tables
from storage.attacks import ATTACKS, OF_SCENES
from storage.engine import open_engine
from storage.records import WaveState
from storage.store import Storage
from storage.tables_invitations import guest
from tests.anonymity import breaking
from tests.conftest import StandingClock
from tests.storage.ballots import ANNUAL, ASPECT, RULES, TODAY, begun, cast

SEED = 7


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Settings(_env_file=None, data_dir=tmp_path / "data"))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command itself takes longer; thirty people are what it is for."""
    monkeypatch.setattr(anonymity, "PEOPLE", 10)
    monkeypatch.setattr(anonymity, "WAVES", anonymity.WAVES[:1])
    monkeypatch.setattr(anonymity, "ROSTER", 100)
    quick = {"strict_seizure": SCENES["strict_seizure"]}
    monkeypatch.setattr(anonymity, "SCENES", quick)


async def a_closed_wave(storage: Storage) -> str:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 6)
    await storage.opening.close(wave.id, RULES, TODAY)
    [closed] = await storage.waves.known(WaveState.CLOSED)
    return closed.id


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("few")
async def test_before_the_first_start_nothing_is_made_and_all_attacks_are_told(
    house: House, tmp_path: Path
) -> None:
    audit = await anonymity.audit(house, SEED)

    told = list(cli_anonymity.as_words(audit))
    assert (audit.verdict, audit.own, files(tmp_path)) == ("ok", None, {})
    assert told[-1] == "Проверка анонимности пройдена: ни один способ не лучше случая."
    assert "Базы этой версии ещё нет: осматривать нечего." in told
    assert [line for line in told if line.startswith("✗")] == []
    assert {one.attack for one in audit.trials} <= {*ATTACKS, *OF_SCENES}


@pytest.mark.usefixtures("few")
async def test_beside_a_running_program_no_byte_of_its_files_changes(
    house: House, tmp_path: Path, clock: StandingClock
) -> None:
    async with open_storage(house.settings, clock) as storage:
        await a_closed_wave(storage)
        before = files(tmp_path)

        audit = await anonymity.audit(house, SEED)

        after = files(tmp_path)
        shared = {name for name in before if name.endswith("-shm")}  # locks of whoever reads
        assert {k: v for k, v in after.items() if k not in shared} == {
            k: v for k, v in before.items() if k not in shared
        }
    assert [(one.look, one.bad) for one in audit.own or ()] == [
        ("papers", 0),
        ("keys", 0),
        ("employees", 0),
        ("crowds", 0),
        ("guests", 0),
    ]


@pytest.mark.usefixtures("few")
async def test_what_is_left_of_a_closed_wave_fails_the_check(
    house: House, clock: StandingClock
) -> None:
    async with open_storage(house.settings, clock) as storage:
        wave = await a_closed_wave(storage)
        paper = {"wave": wave, "tag": b"t" * 16, "ptr": b"p", "box": b"b"}
        async with storage.engine.writing() as connection:
            await connection.execute(insert(tables.ticket), [paper])
            await connection.execute(text("UPDATE answer SET channel = 'vk'"))
            short = {"tag": b"t" * 16, "sealed": b"told by its length"}
            await connection.execute(insert(guest), [short])

    audit = await anonymity.audit(house, SEED)

    assert audit.verdict == "failed"
    assert {one.look: one.bad for one in audit.own or ()} == {
        "papers": 1,
        "keys": 0,
        "employees": 6,
        "crowds": 0,
        "guests": 1,
    }


@pytest.mark.usefixtures("few")
async def test_an_attack_that_succeeds_fails_the_check_and_is_marked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking.noise_for_nothing(monkeypatch)

    audit = await anonymity.audit(house, SEED)

    told = cli_anonymity.as_json(audit)
    marked = [line for line in cli_anonymity.as_words(audit) if line.startswith("✗")]
    assert told["verdict"] == "failed"
    assert {one["id"] for one in told["attacks"] if one["beats_chance"]} == {"finished_or_not"}
    assert len(marked) == 1
    assert json.loads(json.dumps(told)) == told


@pytest.mark.usefixtures("few")
async def test_on_postgresql_the_rehearsal_has_a_database_of_its_own(
    postgresql: str, tmp_path: Path, clock: StandingClock
) -> None:
    house = House(Settings(_env_file=None, data_dir=tmp_path, database_url=postgresql))
    async with open_storage(house.settings, clock) as storage:
        await a_closed_wave(storage)

        audit = await anonymity.audit(house, SEED)

    async with open_engine(postgresql) as engine, engine.reading() as connection:
        asked = text("SELECT count(*) FROM pg_database WHERE datname LIKE 'otklik_anonymity%'")
        left = (await connection.execute(asked)).scalar_one()
    assert (audit.database, audit.verdict, left) == ("postgresql", "ok", 0)
    assert [one.bad for one in audit.own or ()] == [0] * 7


async def test_a_closing_is_checked_and_a_leftover_key_is_found(
    house: House, clock: StandingClock
) -> None:
    async with open_storage(house.settings, clock) as storage:
        wave = await a_closed_wave(storage)
        [closed] = await storage.waves.known(WaveState.CLOSED)
        check = checks(storage)
        assert await check(closed) == "ok"

        (storage.keys.folder / f"wave-{wave}.key").write_text("00" * 64)

        assert await check(closed) == "failed"
