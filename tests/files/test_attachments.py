"""Files in the storage: kept with the message or not at all, sealed, copied and erased with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.surveys.unfolding import unfold
from storage import backup, file_sealing
from storage.engine import Engine
from storage.erasing import Before
from storage.file_records import LONGEST, FileKind, HeldFile
from storage.keys import Keys
from storage.message_records import AuthorForgotten, FilesDropped
from storage.register_records import OPEN
from storage.store import Storage, open_storage
from storage.tables_author import attachment, file_body
from storage.turns import Outrun
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.staff.stepping import closing, step

PHOTO = b"\xff\xd8\xff a photo of a pit"


async def held(storage: Storage, kind: FileKind = "jpeg", body: bytes = PHOTO) -> HeldFile:
    return await storage.attachments.hold(kind, body)


async def counted(storage: Storage) -> tuple[int, int]:
    """Bodies, and those of them that belong to a message."""
    async with storage.engine.reading() as connection:
        told = [
            int((await connection.execute(select(func.count()).select_from(table))).scalar_one())
            for table in (file_body, attachment)
        ]
    return told[0], told[1]


async def opened(storage: Storage, number: str) -> list[bytes | None]:
    files = await storage.attachments.of_staff(number)
    return [await storage.attachments.body(one) for one in files]


async def test_files_come_with_the_message_that_has_them(storage: Storage) -> None:
    paper = await held(storage, "docx", b"PK the act")
    photo = await held(storage)
    number = await send(storage, ANNA, replace(PIT, files=(photo, paper)))
    other = await send(storage, BORIS)

    files = await storage.attachments.of_staff(number)
    assert {(one.kind, one.size, one.place) for one in files} == {
        ("jpeg", len(PHOTO), 1),
        ("docx", 10, 1),
    }
    assert set(await opened(storage, number)) == {PHOTO, b"PK the act"}
    assert await opened(storage, other) == []
    assert [(await storage.cases.one(one)).files for one in (number, other)] == [2, 0]


async def test_a_traceless_message_keeps_them_sealed_until_staff_are_told(
    storage: Storage, clock: StandingClock
) -> None:
    photo = await held(storage)
    number, _ = await send_traceless(storage, ANNA, replace(PIT, files=(photo,)))

    before = await storage.attachments.of_staff(number)
    await storage.messages.release(lambda _: [], clock())

    assert before == ()
    assert await opened(storage, number) == [PHOTO]
    async with storage.engine.reading() as connection:
        (opens,) = (await connection.execute(select(attachment.c.opens))).scalars()
        (sealed,) = (await connection.execute(select(file_body.c.sealed))).scalars()
    assert bytes.fromhex(photo.name) not in bytes(opens)
    assert PHOTO not in bytes(sealed)


async def test_the_twin_in_clear_would_be_seen(storage: Storage) -> None:
    """An addressed message needs no secrecy of its staff: its file's name is there to read."""
    photo = await held(storage)
    await send(storage, ANNA, replace(PIT, files=(photo,)))

    async with storage.engine.reading() as connection:
        (opens,) = (await connection.execute(select(attachment.c.opens))).scalars()

    assert bytes.fromhex(photo.name) in bytes(opens)


@pytest.mark.parametrize("size", [1, 65_000, 70_000, 600_000, LONGEST])
def test_a_sealed_body_tells_only_how_large_its_class_is(size: int) -> None:
    name = file_sealing.new_name()

    sealed = file_sealing.seal_body(name, bytes(size))

    assert len(sealed) - 28 in file_sealing.CLASSES
    assert file_sealing.open_body(name, sealed) == bytes(size)
    assert len(sealed) == len(file_sealing.seal_body(name, bytes(max(1, size - 500))))


async def test_a_message_whose_file_is_gone_is_not_sent_half(storage: Storage) -> None:
    photo = await held(storage)
    await storage.attachments.drop([photo])

    with pytest.raises(Outrun):
        await send(storage, ANNA, replace(PIT, files=(photo,)))

    assert await storage.messages.mine(ANNA) == []


async def test_what_a_draft_gives_up_is_gone_and_what_was_sent_is_not(storage: Storage) -> None:
    photo, other = await held(storage), await held(storage)
    number = await send(storage, ANNA, replace(PIT, files=(photo,)))

    await keep(storage, ANNA, FilesDropped((photo, other)))

    assert await counted(storage) == (1, 1)
    assert await opened(storage, number) == [PHOTO]


async def test_what_nobody_sends_is_deleted_after_eight_weeks(
    storage: Storage, clock: StandingClock
) -> None:
    photo = await held(storage)
    await held(storage)
    await send(storage, ANNA, replace(PIT, files=(photo,)))

    counts = []
    for month in (12, 2):
        clock.time = clock.time.replace(month=month, year=2026 if month == 12 else 2027)
        await storage.erasing.erase(Before.day(PIT.due.replace(year=2020)))
        counts.append(await counted(storage))

    assert counts == [(2, 1), (1, 1)]


async def close(storage: Storage, number: str, clock: StandingClock) -> None:
    case = await storage.cases.one(number)
    taken = await storage.cases.take_step(step(case, "take", clock))
    await storage.cases.take_step(closing(taken, "resolved", clock))


async def test_files_are_erased_with_the_words_by_term(
    storage: Storage, clock: StandingClock
) -> None:
    addressed = await send(storage, ANNA, replace(PIT, files=(await held(storage),)))
    files = (await held(storage),)
    traceless, _ = await send_traceless(storage, BORIS, replace(PIT, files=files))
    await send(storage, BORIS, replace(PIT, files=(await held(storage),)))  # still open
    await storage.messages.release(lambda _: [], clock())
    for number in (addressed, traceless):
        await close(storage, number, clock)

    clock.time = clock.time.replace(month=12)
    await storage.erasing.erase(Before.day(clock().date()))

    assert await counted(storage) == (1, 1)
    assert await opened(storage, addressed) == await opened(storage, traceless) == []


async def test_forget_me_takes_the_files_along_and_nobody_elses(storage: Storage) -> None:
    number = await send(storage, ANNA, replace(PIT, files=(await held(storage),)))
    other = await send(storage, BORIS, replace(PIT, files=(await held(storage),)))

    await keep(storage, ANNA, AuthorForgotten())

    assert await opened(storage, number) == []
    assert await opened(storage, other) == [PHOTO]
    assert (await storage.cases.one(number)).message.outcome == OPEN
    assert await counted(storage) == (1, 1)


async def test_a_backup_brings_files_back_whole(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    large = bytes(range(256)) * (LONGEST // 256)
    files = (await held(storage, "pdf", large), await held(storage))
    number = await send(storage, ANNA, replace(PIT, files=files))
    copy = tmp_path / "copy.gz"

    await backup.write(storage.engine, copy, storage.keys)
    url, keys = f"sqlite:///{tmp_path / 'elsewhere.db'}", Keys(tmp_path / "other-keys")
    async with open_storage(url, keys, clock, unfold) as elsewhere:
        await backup.restore(elsewhere.engine, copy, keys)

        assert set(await opened(elsewhere, number)) == {large, PHOTO}


async def xmins(engine: Engine) -> dict[str, set[str]]:
    """Which transactions wrote what is there."""
    async with engine.reading() as connection:
        return {
            name: {str(one) for one in (await connection.execute(text(asked))).scalars()}
            for name, asked in (
                ("message", "SELECT xmin FROM message"),
                ("attachment", "SELECT xmin FROM attachment"),
                ("file_body", "SELECT xmin FROM file_body"),
            )
        }


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_postgresql_does_not_tell_which_turn_brought_a_traceless_file(
    storage: Storage, clock: StandingClock
) -> None:
    for person in (ANNA, BORIS):
        photo = await held(storage)
        await send_traceless(storage, person, replace(PIT, files=(photo,)))

    before = await xmins(storage.engine)
    await storage.messages.release(lambda _: [], clock())
    after = await xmins(storage.engine)

    assert [len(one) for one in before.values()] == [2, 2, 2]  # the broken twin: as they came
    assert len({one for names in after.values() for one in names}) == 1
