"""What is erased is gone from the database, its log and the next backup; figures stay as they were.

A thief reads every byte of the tables, their indexes and long values: not rows, the disk itself.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, text

from reports.build import Wish, figures
from reports.period import parse
from storage import backup, scouring, talks
from storage.case_records import Closing
from storage.erasing import Before, Erased, Terms
from storage.message_records import AuthorForgotten, MessageExtended, MessageWithdrawn
from storage.scouring import StillRead
from storage.sql import clearing
from storage.store import Storage
from storage.tables import dialogue
from storage.tables_messages import entry, message, receipt
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.reports.test_build import BASIS
from tests.staff.stepping import closing

TODAY = date(2026, 11, 20)
LONG = "Прорвало трубу " + "".join(Random(7).choices("0123456789abcdef", k=4000))
"""Long enough to lie apart from its row, and packs into nothing shorter."""
PREFIX = 40  # bytes: a long value may go on in another page
ON_DISK = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


async def disk(storage: Storage, folder: Path) -> bytes:
    """SQLite's file and log, or PostgreSQL's files of all our tables, indexes and long values."""
    if storage.engine.is_sqlite:
        return b"".join(path.read_bytes() for path in sorted(folder.glob("otklik.db*")))
    asked = text(
        "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class c"
        " WHERE relkind IN ('r', 'i', 't') AND relfilenode <> 0"
        " AND oid >= 16384 AND relpersistence = 'p'"
    )
    async with storage.engine.reading() as connection:
        await connection.execute(text("CHECKPOINT"))
        return b"".join(bytes(of) for of in (await connection.execute(asked)).scalars())


async def next_backup(storage: Storage, folder: Path) -> bytes:
    file = folder / "next.gz"
    await backup.write(storage.engine, file, storage.keys)
    return gzip.decompress(file.read_bytes())


def left(marks: Iterable[bytes], where: bytes) -> list[bytes]:
    """Those a thief finds, as bytes or as a backup writes them."""
    return [
        one for one in marks if one[:PREFIX] in where or b64encode(one[: PREFIX // 3 * 3]) in where
    ]


async def addressed(storage: Storage, clock: StandingClock) -> str:
    """A closed one, with words in every place that takes words."""
    number = await send(storage, ANNA, replace(PIT, text=LONG, spot="Тайная, 5"))
    await keep(storage, ANNA, MessageExtended(number, "И ещё течёт в подвал"))
    case = await storage.cases.one(number)
    refused = Closing("refused", "quality", "Это дом управляющей компании")
    await storage.cases.take_step(closing(case, "refused", clock, closing=refused))
    return number


async def traceless(storage: Storage, clock: StandingClock) -> tuple[str, str]:
    """A closed one, shown to staff before; (number, code)."""
    number, code = await send_traceless(storage, BORIS, replace(PIT, text=LONG[::-1]))
    await storage.messages.release(lambda _: [], clock())
    opened = await storage.receipts.opened(code)
    assert opened is not None
    await keep(storage, BORIS, MessageWithdrawn(number, opened=opened))
    await storage.messages.release(lambda _: [], clock())
    return number, code


async def marks_of(storage: Storage, *numbers: str) -> list[bytes]:
    """All that is kept of these messages and must go, as bytes."""
    of = select(appeal.c.id).where(appeal.c.number.in_(numbers))
    m, n, r = message.c, entry.c, receipt.c
    asked = (
        select(appeal.c.text, appeal.c.outcome_reason).where(appeal.c.number.in_(numbers)),
        select(m.spot, m.author, m.address, m.staff_key).where(m.appeal.in_(of)),
        select(n.body, n.sealed).where(n.appeal.in_(of)),
        select(r.lookup, r.thread_key).where(r.appeal.in_(of)),
    )
    found: list[bytes] = []
    async with storage.engine.reading() as connection:
        for one in asked:
            for row in await connection.execute(one):
                found += [
                    told if isinstance(told, bytes) else told.encode() for told in row if told
                ]
    return found


async def numbers_shown(storage: Storage) -> object:
    wish = Wish(parse("2026Q4"), TODAY + timedelta(days=5))
    return await figures(storage, BASIS, wish)


@ON_DISK
async def test_erased_words_and_addresses_leave_the_disk_and_the_next_backup(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    number = await addressed(storage, clock)
    hidden, _ = await traceless(storage, clock)
    still_open = await send(storage, ANNA, replace(PIT, text="Ещё не отвечено"))
    marks = await marks_of(storage, number, hidden)
    before = await numbers_shown(storage)
    assert left(marks, await disk(storage, tmp_path)) == marks

    told = await storage.erasing.erase(Before.day(TODAY + timedelta(days=1)))

    assert told == Erased(authors=1, contents=1, texts=1)
    author = await marks_of(storage, still_open)
    gone = [one for one in marks if one not in author]
    assert len(marks) - len(gone) == 1  # the tag of an author who waits for another answer
    assert left(gone, await disk(storage, tmp_path)) == []
    assert left(gone, await next_backup(storage, tmp_path)) == []
    assert left(author, await disk(storage, tmp_path)) == author
    assert await numbers_shown(storage) == before


@ON_DISK
async def test_without_the_clearing_a_thief_reads_what_was_erased(
    storage: Storage, clock: StandingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: rows are empty, and that is all."""

    async def nothing(*_: object) -> None:
        return None

    number = await addressed(storage, clock)
    marks = await marks_of(storage, number)
    monkeypatch.setattr(clearing, "scour", nothing)

    await storage.erasing.erase(Before.day(TODAY + timedelta(days=1)))

    assert await marks_of(storage, number) == []
    assert left(marks, await disk(storage, tmp_path)) == marks


@ON_DISK
async def test_who_asked_to_be_forgotten_is_off_the_disk_with_the_next_clearing(
    storage: Storage, tmp_path: Path
) -> None:
    numbers = [await send(storage, person) for person in (ANNA, BORIS)]
    marks = await leading_to_people(storage, numbers)
    for person in (ANNA, BORIS):
        await keep(storage, person, AuthorForgotten())
    assert left(marks, await disk(storage, tmp_path)) == marks  # the twin: nobody cleared yet

    cleared = [await storage.erasing.clear() for _ in range(2)]

    assert cleared == [True, False]  # once for both
    assert left(marks, await disk(storage, tmp_path)) == []
    assert left(marks, await next_backup(storage, tmp_path)) == []


async def leading_to_people(storage: Storage, numbers: list[str]) -> list[bytes]:
    of = select(appeal.c.id).where(appeal.c.number.in_(numbers))
    asked = select(message.c.author, message.c.address).where(message.c.appeal.in_(of))
    async with storage.engine.reading() as connection:
        tags = [bytes(one) for one in (await connection.execute(select(dialogue.c.tag))).scalars()]
        return tags + [bytes(one) for row in await connection.execute(asked) for one in row]


async def test_whoever_is_forgotten_during_a_clearing_is_cleared_by_the_next(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (ANNA, BORIS):
        await send(storage, person)
    await keep(storage, ANNA, AuthorForgotten())
    scour = scouring.scour

    async def meanwhile(*told: object) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(clearing, "scour", scour)
            await scour(*told)  # type: ignore[arg-type]  # as it was called
            await keep(storage, BORIS, AuthorForgotten())

    with monkeypatch.context() as patched:
        patched.setattr(clearing, "scour", meanwhile)
        first = await storage.erasing.clear()

    assert [first, await storage.erasing.clear(), await storage.erasing.clear()] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reader_in_the_way_is_told_and_the_clearing_goes_on_later(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    number = await addressed(storage, clock)
    marks = await marks_of(storage, number)
    async with storage.engine.reading() as connection:
        await connection.execute(text("SELECT count(*) FROM appeal"))
        told = await storage.erasing.erase(Before.day(TODAY + timedelta(days=1)))
        with pytest.raises(StillRead):
            await storage.erasing.clear()
    assert (told.texts, told.is_clear) == (1, False)
    assert left(marks, await disk(storage, tmp_path)) != []

    assert await storage.erasing.clear()

    assert left(marks, await disk(storage, tmp_path)) == []


@pytest.mark.parametrize(
    ("days", "erased"),
    [
        (30, Erased()),
        (31, Erased(authors=1)),
        (90, Erased(authors=1)),
        (91, Erased(authors=1, contents=1)),
        (1825, Erased(authors=1, contents=1)),
        (1826, Erased(authors=1, contents=1, texts=1)),
    ],
)
@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_each_kind_is_kept_for_its_own_term(
    storage: Storage, clock: StandingClock, days: int, erased: Erased
) -> None:
    number = await addressed(storage, clock)
    hidden, code = await traceless(storage, clock)
    before = await numbers_shown(storage)
    clock.time += timedelta(days=days)

    told = await storage.erasing.by_term(Terms(address=30, content=90, register=1825))
    again = await storage.erasing.by_term(Terms(address=30, content=90, register=1825))

    assert (told, again) == (erased, Erased())
    assert await numbers_shown(storage) == before
    assert (await storage.receipts.opened(code) is None) is bool(erased.contents)
    assert [await storage.messages.for_staff(one) is not None for one in (number, hidden)] == [
        True,
        True,
    ]


async def test_a_talk_of_somebody_forgotten_is_under_no_tag(storage: Storage) -> None:
    await send(storage, ANNA)
    await keep(storage, ANNA, AuthorForgotten())

    async with storage.engine.reading() as connection:
        rows = (await connection.execute(select(dialogue.c.tag))).scalars().all()
    assert [talks.tag(key, ANNA) in rows for key in storage.keys.talks(TODAY)] == [False]
