"""The quarter's digest: on which day, once a chat, also after downtime, crashes and twins."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.digests import Digests, When, moment, next_moment
from config import profile as profiles
from config.directories import shipped
from config.workdays import of_region
from reports.build import Basis, Wish
from reports.period import parse
from storage.store import Storage
from tests.conftest import StandingClock

TOWN = ZoneInfo("Europe/Astrakhan")
WHEN = When(of_region("RU-AST"), None, time(9), TOWN)
CHATS = ("telegram:-100777", "vk:2000000005")
BASIS = Basis(profiles.load("astrakhan"), shipped())


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=TOWN)


def digests(storage: Storage, clock: StandingClock) -> Digests:
    return Digests(storage, BASIS, CHATS, WHEN, clock)


async def sent(storage: Storage) -> list[tuple[str, str]]:
    """(period, chat) of digests that were handed to the delivery, in order."""
    asked = "SELECT period, chat FROM job WHERE job = 'digest' ORDER BY period, chat"
    async with storage.engine.reading() as connection:
        return [(row.period, row.chat) for row in await connection.execute(text(asked))]


async def notices(storage: Storage) -> int:
    asked = "SELECT count(*) FROM notice WHERE kind = 'digest'"
    async with storage.engine.reading() as connection:
        return int((await connection.execute(text(asked))).scalar_one())


@pytest.mark.parametrize(
    ("quarter", "moment_of"),
    [
        ("2025Q3", "2025-10-09T09:00"),
        ("2025Q4", "2026-01-09T09:00"),  # no worked day before the 10th of January
        ("2026Q1", "2026-04-09T09:00"),
        ("2026Q2", "2026-07-09T09:00"),
        ("2026Q3", "2026-10-09T09:00"),
    ],
)
def test_the_day_is_the_last_worked_one_up_to_the_ninth(quarter: str, moment_of: str) -> None:
    assert moment(parse(quarter), WHEN) == at(moment_of)


def test_a_day_of_the_settings_wins() -> None:
    assert moment(parse("2026Q3"), When(of_region("RU"), 5, time(8, 30), TOWN)) == at(
        "2026-10-05T08:30"
    )


async def looked(storage: Storage, clock: StandingClock, *moments: str) -> list[str]:
    """Quarters handed to the delivery when somebody has looked at each of these moments."""
    for moment_of in moments:
        clock.time = at(moment_of)
        await digests(storage, clock).look()
    return [period for period, chat in await sent(storage) if chat == CHATS[0]]


async def test_a_quarter_that_ended_before_the_first_start_is_not_sent(
    storage: Storage, clock: StandingClock
) -> None:
    assert await looked(storage, clock, "2026-10-01T00:00", "2026-10-20T12:00") == []


async def test_quarters_missed_are_all_sent(storage: Storage, clock: StandingClock) -> None:
    told = await looked(storage, clock, "2025-12-15T12:00", "2026-07-20T12:00")

    assert told == ["2025Q4", "2026Q1", "2026Q2"]


async def test_a_minute_before_its_moment_a_digest_is_not_due(
    storage: Storage, clock: StandingClock
) -> None:
    assert await looked(storage, clock, "2026-09-01T12:00", "2026-10-09T08:59") == []
    assert await looked(storage, clock, "2026-10-09T09:00") == ["2026Q3"]


def test_the_next_moment_is_told() -> None:
    assert next_moment(at("2026-11-22T12:00"), WHEN) == at("2027-01-09T09:00")


async def test_each_chat_gets_it_once_however_often_somebody_looks(
    storage: Storage, clock: StandingClock
) -> None:
    clock.time = at("2026-09-15T12:00")
    await digests(storage, clock).look()
    assert await sent(storage) == []

    clock.time = at("2026-10-09T09:00")
    await digests(storage, clock).look()
    clock.time += timedelta(minutes=1)
    await digests(storage, clock).look()

    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]
    assert await notices(storage) >= 2


async def test_five_programs_that_wake_at_once_send_one(
    storage: Storage, clock: StandingClock
) -> None:
    clock.time = at("2026-09-15T12:00")
    await digests(storage, clock).look()
    clock.time = at("2026-10-12T12:00")

    await asyncio.gather(*(digests(storage, clock).look() for _ in range(5)))

    parts = await notices(storage)
    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]
    await digests(storage, clock).look()
    assert await notices(storage) == parts


async def test_a_crash_between_claim_and_words_sends_neither(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.time = at("2026-09-15T12:00")
    await digests(storage, clock).look()
    clock.time = at("2026-10-09T09:00")

    async def power(*_: object) -> None:
        raise RuntimeError("the power goes")

    with monkeypatch.context() as patched:
        patched.setattr("storage.sql.notices.add", power)
        with pytest.raises(RuntimeError):
            await digests(storage, clock).look()
    assert (await sent(storage), await notices(storage)) == ([], 0)

    await digests(storage, clock).look()

    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]


async def test_a_claim_without_its_words_in_one_transaction_would_lose_the_digest(
    storage: Storage, clock: StandingClock
) -> None:
    """The broken twin: first the claim, then, in another transaction, the words."""
    clock.time = at("2026-10-09T09:00")
    told = digests(storage, clock)
    from storage.sql.jobs import Once

    await storage.jobs.once(Once("digest", "2026Q3", CHATS[0]), (), clock())  # and the power goes

    assert await told.send(Wish(parse("2026Q3"), clock().date())) == [
        CHATS[1]
    ]  # the first chat never hears of it


async def test_a_late_digest_says_so(storage: Storage, clock: StandingClock) -> None:
    clock.time = at("2026-09-15T12:00")
    await digests(storage, clock).look()
    clock.time = at("2026-10-20T12:00")
    await digests(storage, clock).look()

    (first, *_) = await storage.notices.claim(clock())
    assert first.text.startswith("Сводка отправлена с опозданием: она была назначена на 09.10.2026")
