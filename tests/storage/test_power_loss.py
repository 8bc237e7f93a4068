"""When the power goes, whatever was acknowledged is on the disk, and nothing is half there.

`OTKLIK_TEST_OUTAGES` says how many moments of it are tried.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
from pathlib import Path

import pytest

from bot.surveys.unfolding import unfold
from storage import engine
from storage.keys import Keys
from storage.records import BallotDrafted, Channel, Draft, Paper, Person
from storage.store import Storage, open_storage
from storage.turns import KeptTurn
from tests import ready_tables
from tests.conftest import StandingClock
from tests.storage.power import NoTap, Recording, tapped
from tests.storage.test_dialogues import ROADS

OUTAGES = int(os.environ.get("OTKLIK_TEST_OUTAGES", "150"))
TURNS = 150
PEOPLE = [Person(Channel.TELEGRAM, str(number)) for number in range(7001, 7006)]
FILES = ("otklik.db", "otklik.db-wal")


async def test_no_power_cut_loses_or_halves_what_was_acknowledged(
    tmp_path: Path, clock: StandingClock
) -> None:
    recording = await recorded(tmp_path, clock)

    assert await first_damage(recording, tmp_path, clock) is None


@pytest.mark.parametrize("careless", [1, 0], ids=["NORMAL", "OFF"])
async def test_a_database_that_syncs_less_is_caught(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, careless: int
) -> None:
    """The broken twins: quicker on paper."""
    monkeypatch.setitem(engine.PRAGMAS, "synchronous", careless)

    recording = await recorded(tmp_path, clock)

    assert await first_damage(recording, tmp_path, clock) is not None


async def recorded(folder: Path, clock: StandingClock) -> Recording:
    """Five people at work at the same time, and every byte that went to the disk meanwhile."""
    url, keys = f"sqlite:///{folder / FILES[0]}", Keys(folder / "keys")
    async with open_storage(url, keys, clock, unfold) as storage:
        await ready_tables.make(storage.engine)
        await storage.waves.begin(ROADS)
    try:
        with tapped(folder, FILES) as recording:
            async with open_storage(url, keys, clock, unfold) as storage:
                await asyncio.gather(*[busy(storage, one, recording) for one in PEOPLE])
                recording.goes_on = False
    except NoTap:
        pytest.skip("ОБРЫВ ПИТАНИЯ НЕ ПРОВЕРЕН: SQLite встроена в этот Python")
    return recording


async def busy(storage: Storage, person: Person, recording: Recording) -> None:
    paper = Paper(ROADS.id)
    for number in range(1, TURNS + 1):
        before = await storage.dialogues.recall(person)
        fact = BallotDrafted(paper, Draft("mark", {"mark": number}))
        update = f"{person.account}-{number}"
        await storage.dialogues.keep(KeptTurn(person, update, before, str(number), [fact]))
        recording.acknowledge(person.account, number)


async def first_damage(recording: Recording, folder: Path, clock: StandingClock) -> str | None:
    """The first power cut that left something lost, halved or unreadable; None if none did."""
    seed = random.SystemRandom().randrange(1 << 32)
    for number, (files, kept) in enumerate(recording.outages(OUTAGES, seed)):
        image = folder / "image"
        image.mkdir(exist_ok=True)
        for name, content in files.items():
            (image / name).write_bytes(content)
        (image / f"{FILES[0]}-shm").unlink(missing_ok=True)
        if damage := await damaged(image, folder / "keys", clock, kept):
            return f"seed {seed}, outage {number}: {damage}"
    return None


async def damaged(image: Path, keys: Path, clock: StandingClock, kept: dict[str, int]) -> str:
    path = image / FILES[0]
    try:
        with sqlite3.connect(path) as disk:
            (told,) = disk.execute("PRAGMA integrity_check").fetchone()
            heard = {update for (update,) in disk.execute("SELECT update_id FROM heard")}
        disk.close()
    except sqlite3.DatabaseError as error:
        return str(error)
    if told != "ok":
        return str(told)
    async with open_storage(f"sqlite:///{path}", Keys(keys), clock, unfold) as storage:
        for person in PEOPLE:
            if damage := await halved(storage, person, heard, kept.get(person.account, 0)):
                return damage
    return ""


async def halved(storage: Storage, person: Person, heard: set[str], acknowledged: int) -> str:
    """The talk, the ballot and the names of updates must tell of one and the same turn."""
    talk = int((await storage.dialogues.recall(person)).stage or 0)
    ballot = await storage.waves.ballot(person, Paper(ROADS.id))
    mark = ballot.answers["mark"] if isinstance(ballot, Draft) else 0
    names = {update for update in heard if update.startswith(f"{person.account}-")}
    whole = {f"{person.account}-{number}" for number in range(1, talk + 1)}
    if talk < acknowledged:
        return f"{acknowledged} acknowledged, {talk} kept"
    if mark != talk or names != whole:
        return f"turn {talk} is half there"
    return ""
