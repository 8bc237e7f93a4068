"""Clocks that are set forward and back: in no zone is a digest, a night's work or a day lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import town_clock
from bot.digests import Digests, When
from bot.schedule import Daily, Schedule
from config.workdays import of_region
from reports.period import parse
from storage.store import Storage
from tests.bot.test_digests import BASIS, CHATS, notices, sent
from tests.conftest import StandingClock

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
SYDNEY, HOWE = ZoneInfo("Australia/Sydney"), ZoneInfo("Australia/Lord_Howe")
HAVANA = ZoneInfo("America/Havana")  # its clocks are set at midnight

TURNS = [
    (BERLIN, date(2026, 10, 25)),  # 02:30 comes twice
    (SYDNEY, date(2026, 10, 4)),  # 02:30 never comes
    (SYDNEY, date(2026, 4, 5)),  # twice
    (HOWE, date(2026, 10, 4)),  # by half an hour
    (MOSCOW, date(2026, 10, 9)),  # an ordinary night
]
NIGHT = time(2, 30)


@pytest.mark.parametrize(("zone", "day"), TURNS, ids=str)
async def test_a_digest_of_that_night_goes_once(
    zone: ZoneInfo, day: date, storage: Storage, clock: StandingClock
) -> None:
    digests = Digests(storage, BASIS, CHATS, When(of_region("RU"), day.day, NIGHT, zone), clock)
    eve = datetime.combine(day, time(), zone).astimezone(UTC)
    clock.time = (eve - timedelta(days=40)).astimezone(zone)
    await digests.look()  # the first start: the quarter that is not over yet is ours
    at: list[datetime] = []

    for minutes in range(0, 8 * 60, 30):
        clock.time = (eve + timedelta(minutes=minutes)).astimezone(zone)
        before = await notices(storage)
        await digests.look()
        at += [clock.time] * (await notices(storage) > before)

    assert len(at) == 1
    assert at[0].time() in {NIGHT, time(3), time(3, 30)}  # or the first moment that does come
    assert len(await sent(storage)) == len(CHATS)


@pytest.mark.parametrize("zone", [BERLIN, SYDNEY, HOWE, HAVANA, MOSCOW], ids=str)
def test_the_work_of_a_night_is_done_every_day_of_the_year(zone: ZoneInfo) -> None:
    trigger = Schedule(zone, {})._trigger(Daily(NIGHT))
    now = datetime(2026, 1, 1, tzinfo=zone)
    nights = []

    while now.year == 2026:
        fired = trigger.get_next_fire_time(now, now)
        assert fired is not None
        now = (fired.astimezone(UTC) + timedelta(seconds=1)).astimezone(zone)
        nights.append(fired.date())

    every = {date(2026, 1, 1) + timedelta(days=day) for day in range(365)}
    assert every <= set(nights)
    assert len(nights) <= 365 + 3  # what comes twice may be done twice: it does no harm


@pytest.mark.parametrize("zone", [BERLIN, SYDNEY, HOWE, HAVANA, MOSCOW], ids=str)
def test_days_meet_without_a_gap_and_never_overlap(zone: ZoneInfo) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    bounds = [parse(f"{day}..{day}").bounds(zone) for day in days]

    told = [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in bounds]

    assert all(start < end for start, end in told)
    assert [end for _, end in told[:-1]] == [start for start, _ in told[1:]]


@pytest.mark.parametrize("zone", [BERLIN, SYDNEY, HOWE], ids=str)
def test_a_rehearsal_runs_evenly_through_such_a_night(zone: ZoneInfo) -> None:
    seconds = [0.0]
    clock = town_clock(zone, datetime.fromisoformat("2026-10-04"), lambda: seconds[0])
    start = clock().astimezone(UTC)

    for hour in range(24 * 30):
        seconds[0] = hour * 3600.0
        assert clock().astimezone(UTC) - start == timedelta(hours=hour)
        assert clock().tzinfo is zone
