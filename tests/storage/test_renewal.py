"""Talks get a new key: nobody loses a word, and what was written under the old one is nobody's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.surveys.unfolding import unfold
from storage import renewal, sealing, tables
from storage.keys import Keys
from storage.records import Channel, Person
from storage.scouring import StillRead
from storage.sql import dialogues
from storage.store import Storage, open_storage
from storage.talks import Talk, tag
from storage.turns import KeptTurn, Outrun
from tests.conftest import StandingClock

PEOPLE = [Person(Channel.TELEGRAM, f"70010{n:04}") for n in range(14)]
ANNA, BORIS = PEOPLE[:2]
LONG = "я" * 2000


@pytest.fixture
async def other(
    storage: Storage, database_url: str, tmp_path: Path, clock: StandingClock
) -> AsyncIterator[Storage]:
    """Another process on the same database and the same keys."""
    keys = Keys(tmp_path / "keys")
    async with open_storage(database_url, keys, clock, unfold) as opened:
        yield opened


two_processes = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


async def says(storage: Storage, person: Person, stage: str) -> bool:
    before = await storage.dialogues.recall(person)
    turn = KeptTurn(person, f"{person.account}-{before.mark.hex()}", before, stage)
    return await storage.dialogues.keep(turn)


async def rows(storage: Storage) -> dict[bytes, bytes]:
    async with storage.engine.reading() as connection:
        asked = select(tables.dialogue.c.tag, tables.dialogue.c.sealed)
        return {bytes(one): bytes(of) for one, of in await connection.execute(asked)}


def files(storage: Storage) -> list[str]:
    return sorted(path.stem for path in storage.keys.folder.glob("dialogue-*.key"))


async def stages(storage: Storage) -> dict[Person, str]:
    return {person: (await storage.dialogues.recall(person)).stage for person in PEOPLE}


async def test_every_talk_goes_on_where_it_stood_under_another_tag(storage: Storage) -> None:
    for person in PEOPLE:
        await says(storage, person, f"with {person.account}")
    before, keys_before = await rows(storage), files(storage)

    await storage.dialogues.renew()

    assert await stages(storage) == {one: f"with {one.account}" for one in PEOPLE}
    assert len(await rows(storage)) == len(PEOPLE)
    assert not before.keys() & (await rows(storage)).keys()
    assert len(files(storage)) == 1
    assert files(storage) != keys_before


async def test_everyone_who_talks_is_named_with_the_stage(storage: Storage) -> None:
    for person in PEOPLE:
        await says(storage, person, person.account)
    await storage.dialogues.renew()

    told = dict(await storage.dialogues.everyone())

    assert {one: memory.stage for one, memory in told.items()} == {p: p.account for p in PEOPLE}
    assert told[ANNA] == await storage.dialogues.recall(ANNA)


async def test_a_turn_begun_before_the_renewal_is_taken_anew(storage: Storage) -> None:
    await says(storage, ANNA, "one")
    before = await storage.dialogues.recall(ANNA)
    await storage.dialogues.renew()

    with pytest.raises(Outrun):
        await storage.dialogues.keep(KeptTurn(ANNA, "u2", before, "two"))
    assert await says(storage, ANNA, "two")

    assert (await storage.dialogues.recall(ANNA)).stage == "two"


@two_processes
async def test_another_process_writes_under_the_new_key_at_once(
    storage: Storage, other: Storage
) -> None:
    await says(other, ANNA, "one")
    await storage.dialogues.renew()

    assert await says(other, ANNA, "two")
    assert await says(other, BORIS, "new here")

    await storage.dialogues.renew()
    assert [(await stages(one))[ANNA] for one in (storage, other)] == ["two", "two"]
    assert [(await stages(one))[BORIS] for one in (storage, other)] == ["new here", "new here"]


@two_processes
async def test_a_process_that_does_not_look_loses_what_it_hears(
    storage: Storage, other: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    await says(other, ANNA, "one")
    monkeypatch.setattr(other.keys, "look", lambda: None)
    await storage.dialogues.renew()

    await says(other, BORIS, "new here")

    assert (await stages(storage))[BORIS] == ""


@two_processes
async def test_renewals_in_a_flood_lose_nothing_that_was_kept(
    storage: Storage, other: Storage
) -> None:
    kept: dict[Person, str] = {}

    async def talk(process: Storage, person: Person) -> None:
        for number in range(8):
            while True:
                try:
                    await says(process, person, f"{number}")
                except Outrun:
                    continue
                break
            kept[person] = f"{number}"

    async def renew(process: Storage) -> None:
        for _ in range(4):
            with suppress(StillRead):  # the other one is in the way; all is renewed by then
                await process.dialogues.renew()

    processes = [storage, other]
    talking = [talk(processes[n % 2], person) for n, person in enumerate(PEOPLE)]
    await asyncio.gather(*talking, renew(storage), renew(other))

    assert await stages(other) == kept == dict.fromkeys(PEOPLE, "7")
    assert len(await rows(storage)) == len(PEOPLE)


class Killed(Exception):
    """The process is gone at this point."""


@pytest.mark.parametrize("point", ["before the commit", "after it", "while a key is destroyed"])
async def test_a_crash_at_any_step_is_healed_by_the_next_renewal(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    await says(storage, ANNA, "hers")
    old = {path: path.read_bytes() for path in storage.keys.folder.glob("dialogue-*.key")}

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        if point == "before the commit":
            patched.setattr(renewal, "_plan", killed)
        else:
            patched.setattr(storage.keys, "destroy_talks", killed)
        with pytest.raises(Killed):
            await storage.dialogues.renew()
    if point == "while a key is destroyed":
        for path in old:
            path.write_bytes(b"00" * 64)
    storage.keys.look()  # as after a restart
    assert (await storage.dialogues.recall(ANNA)).stage == "hers"

    await storage.dialogues.renew()

    assert (await storage.dialogues.recall(ANNA)).stage == "hers"
    assert len(files(storage)) == 1


async def test_once_a_week_the_key_is_another_and_left_talks_go(
    storage: Storage, clock: StandingClock
) -> None:
    await says(storage, ANNA, "left")
    seen = []

    for _ in range(2):
        clock.time += timedelta(days=7)
        await says(storage, BORIS, "on")
        await storage.dialogues.tidy()
        seen.append((files(storage), (await stages(storage))[ANNA]))

    assert [stage for _, stage in seen] == ["left", ""]
    assert [len(names) for names, _ in seen] == [1, 1]
    assert seen[0][0] != seen[1][0]
    assert (await stages(storage))[BORIS] == "on"


async def test_a_talk_of_an_earlier_version_stays_readable_until_its_term(
    storage: Storage, clock: StandingClock
) -> None:
    """It does not say whose it is, so nobody can give it a new tag: its key waits for it."""
    (key,) = storage.keys.talks(clock().date())
    own = tag(key, ANNA)
    row = {"tag": own, "sealed": sealing.seal(key.stages, b"hers", 1024, own), "week": key.week}
    async with storage.engine.writing() as connection:
        await connection.execute(insert(tables.dialogue).values(row))
    await says(storage, BORIS, "his")

    await storage.dialogues.renew()
    renewed = await stages(storage)
    names = files(storage)
    clock.time += timedelta(days=14)
    await storage.dialogues.tidy()

    assert (renewed[ANNA], renewed[BORIS], len(names)) == ("hers", "his", 2)
    assert (await stages(storage))[ANNA] == ""
    assert len(files(storage)) == 1


async def test_the_next_turn_takes_such_a_talk_to_the_new_key(
    storage: Storage, clock: StandingClock
) -> None:
    (key,) = storage.keys.talks(clock().date())
    own = tag(key, ANNA)
    row = {"tag": own, "sealed": sealing.seal(key.stages, b"hers", 1024, own), "week": key.week}
    async with storage.engine.writing() as connection:
        await connection.execute(insert(tables.dialogue).values(row))
    await storage.dialogues.renew()

    await says(storage, ANNA, "two")
    await storage.dialogues.renew()

    assert [talk.stage for _, talk in await storage.dialogues.everyone()] == ["two"]
    assert len(files(storage)) == 1


async def test_the_disk_is_cleared_after_the_talks_have_their_new_tags(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await says(storage, ANNA, "hers")
    before = await rows(storage)
    seen: list[bool] = []

    async def looked(*_: object) -> None:
        seen.append(bool(before.keys() & (await rows(storage)).keys()))

    monkeypatch.setattr(dialogues, "scour", looked)

    await storage.dialogues.renew()

    assert seen == [False]


@pytest.mark.parametrize("person", [ANNA, Person(Channel.WEB, "a:b\x01c"), Person(Channel.VK, "1")])
@pytest.mark.parametrize("stage", ["", "{}", LONG, "a\x00b"])
def test_what_is_sealed_of_a_talk_reads_back(person: Person, stage: str) -> None:
    talk = Talk(person, 105_900, stage)

    assert Talk.read(talk.told()) == talk
