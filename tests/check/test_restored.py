"""From one host to another by a copy, and on: ballots are counted once, no digest comes twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app import care
from app.compose import House
from app.database import open_storage
from config.settings import Settings
from reports.build import Wish
from reports.period import parse
from storage.records import BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.store import Storage
from storage.turns import KeptTurn
from tests.check.conftest import Installed

CHAT = "telegram:-100777"
BEFORE, AFTER_DIGEST, RESTORED = "2026-09-15T12:00", "2026-10-09T10:00", "2026-10-12T12:00"
WAVE_IS_OVER, NEXT_QUARTER = "2026-12-05T12:00", "2027-01-11T12:00"


@pytest.fixture
def host(installed: Installed, tmp_path: Path) -> Installed:
    """A computer by its name and the time on its wall."""

    def of(name: str, now: str) -> Settings:
        return installed(
            DATA_DIR=str(tmp_path / name),
            REHEARSAL="1",
            NOW=now,
            TELEGRAM__TOKEN="123456:" + "a" * 35,
            TELEGRAM__STAFF_CHAT="-100777",
        )

    return of


async def looked(settings: Settings, times: int = 1) -> list[str]:
    """Quarters whose digest was handed to the delivery when the program has looked."""
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        digests = house.digests(storage)
        for _ in range(times):
            await digests.look()
        return await sent(storage)


async def sent(storage: Storage) -> list[str]:
    asked = text("SELECT period FROM job WHERE job = 'digest' ORDER BY period")
    async with storage.engine.reading() as connection:
        return list((await connection.execute(asked)).scalars())


async def cast(storage: Storage, wave: Wave, first: int, count: int) -> None:
    for number in range(first, first + count):
        person = Person(Channel.TELEGRAM, f"9{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id), {})
        update = f"{first}-{number}"
        assert await storage.dialogues.keep(KeptTurn(person, update, before, "", [fact]))


async def with_a_wave(settings: Settings, count: int) -> Wave:
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        rounds = house.rounds(storage)
        await rounds.remember()
        wave = await rounds.open("int_annual", date(2026, 12, 1))
        await cast(storage, wave, 0, count)
        return wave


async def moved(host: Installed, tmp_path: Path, *, with_keys: bool) -> tuple[Settings, Wave]:
    """The copy is older than the digest that the first host sent. The first host is no more."""
    copy = tmp_path / "copy.gz"
    await looked(host("a", BEFORE))
    wave = await with_a_wave(host("a", BEFORE), 7)
    await care.back_up(host("a", BEFORE), copy, with_keys=with_keys)
    assert await looked(host("a", AFTER_DIGEST)) == ["2026Q3"]
    settings = host("b", RESTORED)
    await care.restore(settings, copy)
    return settings, wave


async def test_a_digest_that_may_have_been_sent_waits_for_a_human(
    host: Installed, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings, _ = await moved(host, tmp_path, with_keys=False)

    by_itself = await looked(settings, times=3)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        handed = await house.digests(storage).send(Wish(parse("2026Q3"), house.today()))

    assert (by_itself, handed) == ([], [CHAT])
    told = [line for line in caplog.messages if "digest" in line]
    assert told == [
        "the digest of 2026Q3 may have been sent before the restore: if not,"
        " `otklik digest 2026Q3 --send`"
    ]
    assert await looked(host("b", NEXT_QUARTER)) == ["2026Q3", "2026Q4"]


async def test_a_program_that_does_not_know_of_the_restore_sends_it_twice(
    host: Installed, tmp_path: Path
) -> None:
    """The broken twin."""
    settings, _ = await moved(host, tmp_path, with_keys=False)
    async with open_storage(settings) as storage, storage.engine.writing() as connection:
        await connection.execute(text("DELETE FROM job WHERE job = 'restored'"))

    assert await looked(settings) == ["2026Q3"]


async def test_a_wave_goes_on_elsewhere_and_each_ballot_is_counted_once(
    host: Installed, tmp_path: Path
) -> None:
    settings, wave = await moved(host, tmp_path, with_keys=True)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        rounds = house.rounds(storage)
        await rounds.remember()
        await cast(storage, wave, 5, 5)  # two of them once more
        (open_now,) = await storage.waves.known(WaveState.OPEN)

        closed = await rounds.close(open_now)

        assert closed.opened == 10
        assert [one.state for one in await storage.waves.known()] == [WaveState.CLOSED]
        assert list(settings.keys().glob("wave-*")) == []


async def test_a_usual_copy_opens_no_ballot_elsewhere_and_the_program_goes_on(
    host: Installed, tmp_path: Path
) -> None:
    _, wave = await moved(host, tmp_path, with_keys=False)
    settings = host("b", WAVE_IS_OVER)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        rounds = house.rounds(storage)
        await rounds.remember()
        await rounds.go_on()

        told = {one.id: one.state for one in await storage.waves.known()}
        assert told.pop(wave.id) is WaveState.LOST
        assert set(told.values()) == {WaveState.OPEN}, "permanent surveys are asked again"
