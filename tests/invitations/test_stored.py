"""The list and the mailings as they are kept: all once, nobody after a stop, no person told."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.surveys.unfolding import unfold
from storage.engine import MEMORY
from storage.guests import Guest, month_of, opened, sealed, tag_of
from storage.invitation_records import (
    InvitationsDeclined,
    Mailing,
    SentBefore,
    StillRunning,
    TooOften,
)
from storage.keys import Keys
from storage.message_records import AuthorForgotten
from storage.records import Channel, Person
from storage.store import Storage, open_storage
from storage.tables_invitations import guest, mailing, mailing_wave
from tests import ready_tables
from tests.conftest import StandingClock
from tests.invitations.guests import (
    accounts,
    arrives,
    begun,
    goes_on,
    joined,
    listed,
    open_wave,
    people,
    waiting,
)
from tests.messages.sending import keep


async def sent_to(storage: Storage, clock: StandingClock, one: Mailing) -> list[str]:
    """Accounts that a whole mailing is on its way to, a few at a time."""
    found: list[str] = []
    while any(told.is_running for told in await storage.invitations.mailings()):
        await goes_on(storage, one, 3)
        claimed = await storage.notices.claim(clock(), most=1000)
        found += [told.person.account for told in claimed if told.person is not None]
        for told in claimed:
            await storage.notices.sent(told, "77")
    return sorted(found)


async def test_everybody_on_the_list_is_invited_once(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(10)
    await joined(storage, *who, *who[:3])
    one = await begun(storage, clock, await open_wave(storage))

    got = await sent_to(storage, clock, one)
    await goes_on(storage, one)

    [told] = await storage.invitations.mailings()
    assert got == accounts(who)
    assert (told.invited, told.delivered, told.gone) == (10, 10, 0)
    assert (told.is_running, told.stopped) == (False, False)


@pytest.mark.parametrize("leaves", [InvitationsDeclined(), AuthorForgotten()])
async def test_who_stops_while_a_mailing_runs_gets_nothing_more_of_it(
    storage: Storage, clock: StandingClock, leaves: InvitationsDeclined | AuthorForgotten
) -> None:
    who = people(6)
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one, 3)

    for person in who[:5]:  # some have it on its way, some were not met yet
        await keep(storage, person, leaves)

    assert await sent_to(storage, clock, one) == [who[5].account]
    assert len(await listed(storage)) == 1


async def test_the_broken_twin_that_loses_the_stop_is_found_out(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(6)
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one, 3)

    for person in who[:5]:
        await keep(storage, person)  # the turn is kept, the fact is not

    assert await sent_to(storage, clock, one) == accounts(who)


async def test_who_leaves_and_comes_back_is_not_invited_again(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(4)
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one, 4)
    await arrives(storage, clock)

    for person in who:
        await keep(storage, person, InvitationsDeclined())
    await joined(storage, *who)

    assert await sent_to(storage, clock, one) == []


async def test_two_steps_at_once_meet_nobody_twice(storage: Storage, clock: StandingClock) -> None:
    who = people(12)
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))

    await asyncio.gather(*(goes_on(storage, one, 6) for _ in range(4)))
    first = await waiting(storage, clock)

    assert len(first) == len(set(first)) == 6


async def told_of_mailings(storage: Storage) -> list[tuple[object, ...]]:
    """All that is kept of mailings, but for their random names."""
    async with storage.engine.reading() as connection:
        found = list(await connection.execute(select(mailing)))
        waves = list(await connection.execute(select(mailing_wave)))
    rows = [tuple(value for name, value in row._mapping.items() if name != "id") for row in found]
    return rows + [(row.wave, row.kind, row.came) for row in waves]


async def mailed(
    storage: Storage, clock: StandingClock, who: list[Person]
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is kept in the middle of a mailing to these people, and at its end."""
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one, 5)
    middle = await told_of_mailings(storage)
    await sent_to(storage, clock, one)
    return middle, await told_of_mailings(storage)


async def test_the_log_of_a_mailing_is_the_same_whoever_got_it(
    tmp_path: Path, clock: StandingClock
) -> None:
    told = []
    for name, who in (("one", people(20)[:10]), ("other", people(20)[10:])):
        async with open_storage(MEMORY, Keys(tmp_path / name), clock, unfold) as storage:
            await ready_tables.make(storage.engine)
            told.append(await mailed(storage, clock, who))
    (middle, end), (other_middle, other_end) = told

    assert end == other_end
    # while it runs it knows how far it came: the comparison sees whatever comes of a person
    assert middle != other_middle


async def test_the_list_names_nobody_and_all_lines_are_of_one_size(
    storage: Storage, clock: StandingClock
) -> None:
    who = [*people(3), Person(Channel.VK, "5"), Person(Channel.VK, "90000000000000001")]
    await joined(storage, *who)

    rows = await listed(storage)

    assert {(len(tag), len(line)) for tag, line in rows} == {(16, 156)}
    told = b"".join(part for row in rows for part in row)
    assert [one for one in accounts(who[:3]) if one.encode() in told] == []
    keys = storage.keys
    assert {opened(keys, *row) for row in rows} == {
        Guest(one, month_of(date(2026, 11, 1))) for one in who
    }


async def test_addresses_that_got_nothing_for_a_year_are_forgotten(
    storage: Storage, clock: StandingClock
) -> None:
    old, fresh = people(2)
    await joined(storage, old)
    clock.time += timedelta(days=30)
    await joined(storage, fresh)

    clock.time += timedelta(days=340)
    await storage.invitations.forget_old()
    before = await listed(storage)
    clock.time += timedelta(days=20)
    await storage.invitations.forget_old()
    after = await listed(storage)

    assert [tag for tag, _ in before] == sorted(tag_of(storage.keys, one) for one in (old, fresh))
    assert [tag for tag, _ in after] == [tag_of(storage.keys, fresh)]


async def test_an_invitation_puts_the_month_of_forgetting_off(
    storage: Storage, clock: StandingClock
) -> None:
    [anna] = people(1)
    await joined(storage, anna)
    clock.time += timedelta(days=300)
    one = await begun(storage, clock, await open_wave(storage))
    await sent_to(storage, clock, one)

    clock.time += timedelta(days=300)
    await storage.invitations.forget_old()

    assert await storage.invitations.has(anna)


async def test_nobody_there_leaves_the_list_and_is_one_of_a_number(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(3)
    await joined(storage, *who)
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one)

    for told in await storage.notices.claim(clock(), most=1000):
        assert told.person is not None
        if told.person == who[0]:
            await storage.notices.drop(told, (), clock())
        else:
            await storage.notices.sent(told, "77")

    [kept] = await storage.invitations.mailings()
    assert (kept.invited, kept.delivered, kept.gone) == (3, 2, 1)
    assert len(await listed(storage)) == 2


async def test_a_wave_is_invited_to_once_and_reminded_of_once(
    storage: Storage, clock: StandingClock
) -> None:
    wave, other = await open_wave(storage), await open_wave(storage, "other")
    await joined(storage, *people(1))
    first = await begun(storage, clock, wave)

    with pytest.raises(StillRunning):
        await begun(storage, clock, other)
    await sent_to(storage, clock, first)
    with pytest.raises(SentBefore):
        await begun(storage, clock, wave)
    second = await begun(storage, clock, wave, kind="remind")
    await sent_to(storage, clock, second)
    with pytest.raises(TooOften) as refused:
        await begun(storage, clock, other)

    assert refused.value.until == date(2026, 12, 20)
    clock.time += timedelta(days=30)
    await begun(storage, clock, other)


async def test_two_clerks_at_once_begin_one_mailing(storage: Storage, clock: StandingClock) -> None:
    wave = await open_wave(storage)

    told = await asyncio.gather(
        *(begun(storage, clock, wave) for _ in range(3)), return_exceptions=True
    )

    assert sorted(type(one).__name__ for one in told) == ["Mailing", "SentBefore", "SentBefore"]


async def test_a_mailing_stopped_before_anybody_was_invited_is_none(
    storage: Storage, clock: StandingClock
) -> None:
    wave = await open_wave(storage)
    one = await begun(storage, clock, wave)

    await storage.invitations.end(one.id, stopped=True)

    assert await storage.invitations.mailings() == []
    assert (await begun(storage, clock, wave)).waves == (wave,)


async def test_a_mailing_stopped_halfway_takes_back_what_waits(
    storage: Storage, clock: StandingClock
) -> None:
    await joined(storage, *people(6))
    one = await begun(storage, clock, await open_wave(storage))
    await goes_on(storage, one, 3)

    await storage.invitations.end(one.id, stopped=True)

    assert await waiting(storage, clock) == []
    assert await goes_on(storage, one) == 0
    [kept] = await storage.invitations.mailings()
    assert (kept.stopped, kept.invited, kept.delivered) == (True, 3, 0)


async def test_a_line_whose_key_is_lost_is_passed_by(
    storage: Storage, clock: StandingClock
) -> None:
    anna, boris = people(2)
    await joined(storage, anna, boris)
    tag, strange = tag_of(storage.keys, anna), sealed(storage.keys, Guest(boris, 1))
    async with storage.engine.writing() as connection:
        await connection.execute(update(guest).where(guest.c.tag == tag).values(sealed=strange))
    one = await begun(storage, clock, await open_wave(storage))

    assert await sent_to(storage, clock, one) == [boris.account]


async def test_few_on_the_list_are_told_as_none(storage: Storage) -> None:
    counts = []
    for several in (people(9), people(14), people(15)):
        await joined(storage, *several)
        counts.append(await storage.invitations.roughly())

    assert counts == [0, 10, 15]
