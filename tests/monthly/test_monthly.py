"""A month of many questionnaires gets a digest of its own: on its day, once, where it is asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.digests import Digests
from bot.monthly_digests import MonthlyDigests
from config.directories import shipped
from config.faults import BadProfile
from config.ordinance import Monthly, Profile
from config.profile import load
from reports.build import Basis
from reports.period import parse
from storage.sql.jobs import MINUTE, RESTORED, Once
from storage.store import Storage
from tests.bot.test_digests import WHEN
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.pains.quarters import SERVICES, answers, opened
from tests.storage.ballots import begun, cast

NAUR, ASTRAKHAN = load("naur"), load("astrakhan")
EARLY = "2026-11-10T12:00"


def monthly(storage: Storage, clock: StandingClock, profile: Profile = NAUR) -> MonthlyDigests:
    basis = Basis(profile, shipped())
    digests = Digests(storage, basis, [STAFF_CHAT, "vk:7"], WHEN, clock)
    return MonthlyDigests(storage, digests, lambda: basis, clock)


async def looked(one: MonthlyDigests, clock: StandingClock, *at: str) -> None:
    for moment in at:
        clock.time = datetime.fromisoformat(moment).replace(tzinfo=TOWN)
        await one.look()


async def heads(storage: Storage, clock: StandingClock) -> list[tuple[str, str]]:
    """(chat, first line) of each digest that goes."""
    found = await storage.notices.claim(clock() + timedelta(days=400), 100)
    texts = [(str(one.chat), one.text) for one in found]
    return [(chat, text.split("\n")[0]) for chat, text in texts if "Сводка за месяц" in text]


async def test_thirty_of_one_direction_bring_a_digest_on_the_first_working_day_after_the_third(
    storage: Storage, clock: StandingClock
) -> None:
    """Given 30 questionnaires about services opened in November; when 4 December comes, at the
    digest's hour; then each chat gets the month's digest, once, however often one looks."""
    one = monthly(storage, clock)
    await looked(one, clock, EARLY)
    await opened(storage, answers(30, 5))

    await looked(one, clock, "2026-12-01T12:00", "2026-12-03T23:00", "2026-12-04T08:59")
    assert await heads(storage, clock) == []
    await looked(one, clock, "2026-12-04T10:00", "2026-12-04T10:10", "2026-12-20T10:00")
    again = monthly(storage, clock)
    await looked(again, clock, "2026-12-21T10:00")

    above = (
        "Сводка за месяц: закончено не меньше 100 анкет или не меньше 30 по одному направлению,"
        " поэтому итог не ждёт конца квартала."
    )
    assert sorted(await heads(storage, clock)) == [(STAFF_CHAT, above), ("vk:7", above)]
    assert await storage.jobs.periods("digest") == ["2026-11", "2026-11"]


@pytest.mark.parametrize(("given", "sent"), [(29, 0), (30, 2)])
async def test_one_fewer_brings_none_and_the_month_is_not_looked_at_again(
    storage: Storage, clock: StandingClock, given: int, sent: int
) -> None:
    one = monthly(storage, clock)
    await looked(one, clock, EARLY)
    await opened(storage, answers(given, 5))

    await looked(one, clock, "2026-12-04T10:00")

    assert len(await heads(storage, clock)) == sent
    assert await storage.jobs.periods("monthly") == (["2026-11"] if not sent else [])


async def test_what_is_sealed_does_not_count(storage: Storage, clock: StandingClock) -> None:
    """Given fifty questionnaires handed in, and not opened; then nobody is told of them."""
    one = monthly(storage, clock)
    await looked(one, clock, EARLY)
    wave = await begun(storage, SERVICES)
    await cast(storage, wave, answers(50, 5))

    await looked(one, clock, "2026-12-04T10:00")

    assert await heads(storage, clock) == []


@pytest.mark.parametrize(
    ("profile", "now"),
    [
        (ASTRAKHAN, "2026-12-04T10:00"),  # says each quarter
        (load("kamensk_uralsky"), "2026-12-04T10:00"),
        (NAUR, "2027-01-12T10:00"),  # December is told of by the quarter
        (NAUR, "2027-02-04T10:00"),  # and January brought nothing
    ],
)
async def test_where_no_month_is_asked_for_none_goes(
    storage: Storage, clock: StandingClock, profile: Profile, now: str
) -> None:
    one = monthly(storage, clock, profile)
    await looked(one, clock, EARLY)
    await opened(storage, answers(40, 5))

    await looked(one, clock, now)

    assert await heads(storage, clock) == []


async def test_a_month_before_the_first_start_or_before_a_restored_copy_is_not_sent(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a program first served in December, or one whose copy was restored after the digest
    was due: nobody knows whether it was sent, so it is not."""
    late = monthly(storage, clock)
    await opened(storage, answers(40, 5))
    await looked(late, clock, "2026-12-02T10:00", "2026-12-04T10:00")
    assert await heads(storage, clock) == []


async def test_after_a_restore_a_month_that_was_due_is_not_sent_again(
    storage: Storage, clock: StandingClock
) -> None:
    one = monthly(storage, clock)
    await looked(one, clock, EARLY)
    await opened(storage, answers(40, 5))
    restored = datetime(2026, 12, 4, 11, tzinfo=TOWN)
    await storage.jobs.once(Once(RESTORED, f"{restored:{MINUTE}}", ""), (), restored)

    await looked(one, clock, "2026-12-04T11:10")

    assert await heads(storage, clock) == []


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("2026-10", "2026-11-05"),  # 4 November is a holiday
        ("2026-11", "2026-12-04"),
        ("2026-04", "2026-05-04"),
        ("2026-07", "2026-08-04"),
        ("2027-02", "2027-03-04"),
    ],
)
def test_its_day_is_the_first_worked_one_after_the_third(
    storage: Storage, clock: StandingClock, month: str, day: str
) -> None:
    moment = monthly(storage, clock).moment(parse(month))

    assert (f"{moment:%Y-%m-%d}", moment.time()) == (day, WHEN.at)


def test_who_asks_for_it_is_said_by_the_profile_and_from_how_many(tmp_path: Path) -> None:
    """The three ordinances that speak of volume have it; an own file may change the numbers, and
    «from once a month to once a quarter» has the usual ones if it names none."""
    has = {name: load(name).report.volume for name in ("naur", "gatchina", "naryan_mar")}
    assert set(has.values()) == {Monthly(total=100, direction=30)}
    assert [load(name).report.volume for name in ("astrakhan", "kamensk_uralsky")] == [None, None]

    told = "{min_frequency: month_to_quarter, deadline_day: null, clause_not_public: п. 4"
    own = tmp_path / "own.yaml"
    own.write_text(f"extends: naur\nreport: {told}, monthly: {{total: 40}}}}\n", "utf-8")
    assert load(str(own)).report.volume == Monthly(total=40, direction=30)
    own.write_text(f"extends: astrakhan\nreport: {told}}}\n", "utf-8")
    assert load(str(own)).report.volume == Monthly()
    own.write_text(f"extends: naur\nreport: {told}, monthly: {{total: 3}}}}\n", "utf-8")
    with pytest.raises(BadProfile):
        load(str(own))
