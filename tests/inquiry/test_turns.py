"""Two additional surveys of one audience take turns; one that nobody answers gives way."""

from __future__ import annotations

from datetime import date, datetime

from bot.inquiries import Inquiries
from storage.inquiry_records import Inquiry
from storage.records import WaveState
from storage.register_records import Draft, Key
from storage.store import Storage
from tests.conftest import TOWN, StandingClock
from tests.inquiry.test_followed import PLAN, at, clockwork, vars_of
from tests.storage.ballots import cast
from tests.storage.test_register import on

FIRST, SECOND = "direction:control", "direction:services"


async def both(storage: Storage, clock: StandingClock) -> tuple[Inquiries, dict[str, Inquiry]]:
    """Fifteen complaints of each of two processes after one a year before: T3, both planned."""
    one = clockwork(storage, clock)
    await one._rounds.remember()
    drafts = [
        Draft(
            2,
            Key("post", f"{name}-{day}-{nth}"),
            {"received": on(day), "kind": "complaint", "direction": name},
        )
        for name in ("control", "services")
        for day, count in (("2026-05-05", 1), ("2026-08-05", 15))
        for nth in range(count)
    ]
    await storage.register.take(drafts, datetime(2026, 10, 1, tzinfo=TOWN))
    clock.time = datetime(2026, 9, 1, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    await at(clock, "2026-10-03T12:00", one)
    by = ("2026Q4", date(2026, 10, 5), "Анна, admin", vars_of(PLAN))
    for found in await storage.inquiries.all():
        await storage.inquiries.take(found, "planned", by)
    return one, {told.process: told for told in await storage.inquiries.all()}


async def day(clock: StandingClock, moment: str, one: Inquiries) -> None:
    clock.time = datetime.fromisoformat(moment).replace(tzinfo=TOWN)
    await one._rounds.go_on()
    await one.look()


async def asked(storage: Storage) -> list[tuple[str, date]]:
    """(process, day) of each wave, in their order."""
    told = [
        (found.process, line.day)
        for found in await storage.inquiries.all()
        for line in found.lines
        if line.step == "wave"
    ]
    return sorted(told, key=lambda one: one[1])


async def test_a_survey_that_nobody_answers_gives_way_to_one_that_waits(
    storage: Storage, clock: StandingClock
) -> None:
    """Given two surveys planned; when nobody answers the first in twice its days; then it ends
    unread and the second is asked, and not the first again."""
    one, _ = await both(storage, clock)
    await day(clock, "2026-10-05T12:00", one)
    (begun,) = await asked(storage)
    await day(clock, "2026-10-19T12:00", one)  # extended once
    assert await asked(storage) == [begun]

    await day(clock, "2026-11-02T12:00", one)  # and once more: it gives way

    first, second = await asked(storage)
    assert first == begun
    assert {first[0], second[0]} == {FIRST, SECOND}
    assert second[1] == date(2026, 11, 2)
    assert len(await storage.waves.known(WaveState.OPEN)) == 1


async def test_who_was_asked_longest_ago_comes_first(
    storage: Storage, clock: StandingClock
) -> None:
    """Given two surveys that were both answered in a quarter; when the next begins; then they are
    asked in the same order, and none is left without its turn."""
    one, _ = await both(storage, clock)
    for moment in ("2026-10-05", "2026-10-19", "2027-01-04", "2027-01-18"):
        await day(clock, f"{moment}T12:00", one)
        (wave,) = await storage.waves.known(WaveState.OPEN)
        await cast(storage, wave, [{"met": "never"}] * 12)
    told = [process for process, _ in await asked(storage)]
    assert (len(set(told[:2])), told[2:]) == (2, told[:2])


async def test_a_wave_of_a_survey_that_is_over_does_not_go_on_for_ever(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a survey that a person ended while nobody answered; when its wave was extended twice;
    then people are not asked any more."""
    one, found = await both(storage, clock)
    refused = ("2026Q4", date(2026, 10, 5), "Анна, admin", {"reason": "иначе"})
    await storage.inquiries.take(found[SECOND], "ended", refused)
    await day(clock, "2026-10-05T12:00", one)
    now = await storage.inquiries.one(found[FIRST].id)
    await storage.inquiries.take(now, "ended", refused)
    await day(clock, "2026-10-19T12:00", one)
    assert len(await storage.waves.known(WaveState.OPEN)) == 1

    await day(clock, "2026-11-02T12:00", one)

    assert await storage.waves.known(WaveState.OPEN) == []


async def test_answers_that_are_enough_by_now_are_not_destroyed(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a wave that was extended twice; when twelve have answered at last, and then a person
    ends the survey; then it goes on to its last day, and the twelve answers are opened."""
    one, found = await both(storage, clock)
    refused = ("2026Q4", date(2026, 10, 5), "Анна, admin", {"reason": "иначе"})
    await storage.inquiries.take(found[SECOND], "ended", refused)
    for moment in ("2026-10-05", "2026-10-19", "2026-11-02"):
        await day(clock, f"{moment}T12:00", one)
    (wave,) = await storage.waves.known(WaveState.OPEN)
    await cast(storage, wave, [{"met": "never"}] * 12)
    now = await storage.inquiries.one(found[FIRST].id)
    await storage.inquiries.take(now, "ended", refused)

    await day(clock, "2026-11-03T12:00", one)
    assert [told.id for told in await storage.waves.known(WaveState.OPEN)] == [wave.id]
    await day(clock, f"{wave.closes_on}T12:00", one)

    (closed,) = [told for told in await storage.waves.known() if told.id == wave.id]
    assert (closed.state, closed.opened) == (WaveState.CLOSED, 12)


async def test_in_the_first_days_of_a_quarter_nothing_is_begun_that_may_be_over(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a survey that was asked; when a quarter begins whose figures are not whole yet; then
    its next wave waits until the trigger was looked at."""
    one, found = await both(storage, clock)
    refused = ("2026Q4", date(2026, 10, 5), "Анна, admin", {"reason": "иначе"})
    await storage.inquiries.take(found[SECOND], "ended", refused)
    await day(clock, "2026-10-05T12:00", one)
    (wave,) = await storage.waves.known(WaveState.OPEN)
    await cast(storage, wave, [{"met": "never"}] * 12)
    await day(clock, "2026-10-20T12:00", one)

    await day(clock, "2027-01-01T12:00", one)
    before = len(await asked(storage))
    await day(clock, "2027-01-03T12:00", one)

    assert (before, len(await asked(storage))) == (1, 2)
