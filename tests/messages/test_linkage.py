"""A thief with the database, its log and every key asks who wrote which traceless message.

Hits are counted over shuffled guesses: with n people, k or more right by chance has a probability
below 1/k!, so LUCK is below 10⁻⁷ an attack. Each attack is shown to work without the clearing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import sealing
from storage.engine import Engine
from storage.message_records import MessageWithdrawn
from storage.records import Channel, Person
from storage.sql import messages, showing
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import PIT, keep, send_traceless

PEOPLE = [Person(Channel.TELEGRAM, f"70010{n:04}") for n in range(14)]
LUCK = 11
Found = Mapping[Person, str]
"""Who wrote which number, as a thief believes; or as it was."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """On a disk; in RAM there is nothing to steal."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path / 'otklik.db'}"


async def write_all(storage: Storage) -> dict[Person, str]:
    return {person: (await send_traceless(storage, person))[0] for person in PEOPLE}


async def release(storage: Storage, clock: StandingClock) -> None:
    assert await storage.messages.release(lambda _: [], clock()) == len(PEOPLE)


def hits(found: Found, truth: Found) -> int:
    return sum(truth[person] == number for person, number in found.items())


async def stolen(storage: Storage, tmp_path: Path, clock: StandingClock) -> list[Found]:
    """What every attack finds."""
    key, *_ = storage.keys.talks(clock().date())  # a thief has the keys as well
    tags = {sealing.tag(key.secret, f"{one.channel}:{one.account}"): one for one in PEOPLE}
    if storage.engine.is_sqlite:
        return await by_order_on_disk(storage.engine, tmp_path, tags) + await by_commits_in_log(
            storage.engine, tmp_path, tags
        )
    return await by_transaction(storage.engine, tags) + await by_place(storage.engine, tags)


async def lookups(engine: Engine) -> dict[bytes, str]:
    asked = "SELECT r.lookup, a.number FROM receipt r JOIN appeal a ON a.id = r.appeal"
    async with engine.reading() as connection:
        return {bytes(one): number for one, number in await connection.execute(text(asked))}


async def by_order_on_disk(
    engine: Engine, folder: Path, tags: Mapping[bytes, Person]
) -> list[Found]:
    """A page that never split holds its rows in the order in which they were written."""
    known = await lookups(engine)
    async with engine.writing() as connection:  # the thief's copy is complete
        await connection.execute(text("SELECT 1"))
    aside = await engine.aside()
    await aside.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
    await aside.close()
    disk = (folder / "otklik.db").read_bytes()
    numbers = [known[one] for one in sorted(known, key=disk.find)]
    people = [tags[one] for one in sorted(tags, key=disk.find)]
    return [dict(zip(people, order, strict=True)) for order in (numbers, numbers[::-1])]


async def by_commits_in_log(
    engine: Engine, folder: Path, tags: Mapping[bytes, Person]
) -> list[Found]:
    """Frames of one commit stand together: a talk, and the receipt that came with it."""
    known = await lookups(engine)
    log = (folder / "otklik.db-wal").read_bytes()
    size = int.from_bytes(log[8:12], "big") + 24
    frames = [log[at : at + size] for at in range(32, len(log), size)]
    found: dict[Person, str] = {}
    commit = b""
    for frame in frames:
        commit += frame[24:]
        if frame[4:8] == bytes(4):
            continue
        people = [who for tag, who in tags.items() if tag in commit and who not in found]
        told = [of for one, of in known.items() if one in commit and of not in found.values()]
        if len(people) == len(told) == 1:
            found[people[0]] = told[0]
        commit = b""
    return [found]


async def by_transaction(engine: Engine, tags: Mapping[bytes, Person]) -> list[Found]:
    """`xmin` of a talk is the one of what was written with it, in whichever table."""
    talks = "SELECT xmin::text, tag FROM dialogue"
    rows = (
        "SELECT xmin::text, number FROM appeal",
        "SELECT m.xmin::text, number FROM message m JOIN appeal a ON a.id = m.appeal",
        "SELECT e.xmin::text, number FROM entry e JOIN appeal a ON a.id = e.appeal",
        "SELECT r.xmin::text, number FROM receipt r JOIN appeal a ON a.id = r.appeal",
        "SELECT c.xmin::text, number FROM appeal_change c JOIN appeal a ON a.id = c.appeal",
    )
    async with engine.reading() as connection:
        by = {one: tags[bytes(tag)] for one, tag in await connection.execute(text(talks))}
        told = [list(await connection.execute(text(asked))) for asked in rows]
    return [{by[one]: number for one, number in table if one in by} for table in told]


async def by_place(engine: Engine, tags: Mapping[bytes, Person]) -> list[Found]:
    """`ctid`: rows lie in the order in which they were written."""
    talks = "SELECT tag FROM dialogue ORDER BY ctid"
    rows = (
        "SELECT number FROM appeal ORDER BY ctid",
        "SELECT number FROM receipt r JOIN appeal a ON a.id = r.appeal ORDER BY r.ctid",
        "SELECT number FROM appeal_change c JOIN appeal a ON a.id = c.appeal ORDER BY c.ctid",
    )
    async with engine.reading() as connection:
        people = [tags[bytes(tag)] for tag in (await connection.execute(text(talks))).scalars()]
        told = [list((await connection.execute(text(asked))).scalars()) for asked in rows]
    return [dict(zip(people, numbers, strict=False)) for numbers in told]


async def test_once_shown_to_staff_a_traceless_message_leads_to_nobody(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    truth = await write_all(storage)

    await release(storage, clock)

    attacks = await stolen(storage, tmp_path, clock)
    assert [hits(found, truth) < LUCK for found in attacks] == [True] * len(attacks)


async def test_without_the_clearing_the_attacks_find_everybody(
    storage: Storage, tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: what is shown is not written anew, and the disk is not cleared."""

    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(messages, "scour", nothing)
    monkeypatch.setattr(showing, "write_anew", nothing)
    truth = await write_all(storage)

    await release(storage, clock)

    attacks = await stolen(storage, tmp_path, clock)
    assert max(hits(found, truth) for found in attacks) == len(PEOPLE)


async def by_long_values(engine: Engine) -> Found:
    """PostgreSQL puts a long value apart, under a number that rises with each that is written: who
    saw people come knows whose it is."""
    asked = (
        "SELECT number FROM entry e JOIN appeal a ON a.id = e.appeal"
        " ORDER BY pg_column_toast_chunk_id(e.sealed)"
    )
    async with engine.reading() as connection:
        numbers = list((await connection.execute(text(asked))).scalars())
    return dict(zip(PEOPLE, numbers, strict=True))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("is_written_anew", [True, False], ids=["as it is", "the broken twin"])
async def test_the_order_of_long_values_leads_to_nobody(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, is_written_anew: bool
) -> None:
    async def nothing(*_: object) -> None:
        return None

    if not is_written_anew:
        monkeypatch.setattr(showing, "write_anew", nothing)
    long = replace(PIT, text="Яма. " * 300)
    truth = {person: (await send_traceless(storage, person, long))[0] for person in PEOPLE}

    await release(storage, clock)

    found = hits(await by_long_values(storage.engine), truth)
    assert (found < LUCK) is is_written_anew
    assert is_written_anew or found == len(PEOPLE)


async def test_a_log_line_of_a_withdrawal_bears_no_running_number(storage: Storage) -> None:
    number, code = await send_traceless(storage, PEOPLE[0])
    opened = await storage.receipts.opened(code)
    assert opened is not None
    await keep(storage, PEOPLE[1], MessageWithdrawn(number, opened=opened))

    asked = text("SELECT field, id < 0 AS is_random FROM appeal_change ORDER BY id")
    async with storage.engine.reading() as connection:
        told = [(row.field, bool(row.is_random)) for row in await connection.execute(asked)]
    assert told == [("created", True), ("outcome", True)]
