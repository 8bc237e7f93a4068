"""Links of staff chats, and browsers that wait: the same in every database."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import select

from storage.engine import Engine
from storage.records import Channel, Person
from storage.sql.pairings import Pairings, Unconfirmed
from storage.sql.signins import Clerk, Role, SignIns
from storage.tables_signin import desk_pairing
from tests.conftest import StandingClock

ANNA = Clerk("Анна", Role.OPERATOR, "roads")
ASKER = Person(Channel.TELEGRAM, "501")
OTHER = Person(Channel.VK, "501")
"""The same number in another messenger."""


async def test_of_many_browsers_at_once_one_waits(engine: Engine, clock: StandingClock) -> None:
    pairings = Pairings(SignIns(engine, b"secret"))
    link, _ = await pairings.make(ANNA, ASKER, clock())

    used = await asyncio.gather(*(pairings.open(link, clock()) for _ in range(8)))

    (token,) = [one for one in used if one is not None]
    assert await pairings.is_waiting(token, clock())
    assert not await pairings.is_waiting(link, clock())


async def test_a_browser_has_no_session_until_whoever_asked_confirms(
    engine: Engine, clock: StandingClock
) -> None:
    door = SignIns(engine, b"secret")
    pairings = Pairings(door)
    link, name = await pairings.make(ANNA, ASKER, clock())

    early = await pairings.confirm(name, ASKER, clock())
    token = await pairings.open(link, clock())
    assert token is not None
    before = await door.clerk(token, clock())
    other = await pairings.confirm(name, OTHER, clock())
    mine = await pairings.confirm(name, ASKER, clock())
    again = await pairings.confirm(name, ASKER, clock())

    assert (early, before) == (Unconfirmed.NOT_OPENED, None)
    assert (other, mine, again) == (Unconfirmed.NOT_YOURS, ANNA, Unconfirmed.OVER)
    assert await door.clerk(token, clock()) == ANNA
    assert not await pairings.is_waiting(token, clock())


async def test_confirmed_and_refused_at_once_it_is_one_of_the_two(
    engine: Engine, clock: StandingClock
) -> None:
    door = SignIns(engine, b"secret")
    pairings = Pairings(door)
    link, name = await pairings.make(ANNA, ASKER, clock())
    token = await pairings.open(link, clock())
    assert token is not None

    said, gone = await asyncio.gather(
        pairings.confirm(name, ASKER, clock()), pairings.refuse(name, clock())
    )

    outcomes = {True: (Unconfirmed.OVER, ANNA, None), False: (ANNA, None, ANNA)}
    assert (said, gone, await door.clerk(token, clock())) == outcomes[gone is not None]


async def test_a_link_of_a_chat_is_no_link_of_the_server(
    engine: Engine, clock: StandingClock
) -> None:
    door = SignIns(engine, b"secret")
    pairings = Pairings(door)
    of_chat, _ = await pairings.make(ANNA, ASKER, clock())
    of_server = await door.make_link(ANNA, clock())

    assert await door.enter(of_chat, clock()) is None
    assert await pairings.open(of_server, clock()) is None


async def test_neither_tokens_nor_the_account_are_kept_and_what_is_over_goes(
    engine: Engine, clock: StandingClock
) -> None:
    pairings = Pairings(SignIns(engine, b"secret"))
    await pairings.make(ANNA, ASKER, clock())
    clock.time += timedelta(minutes=10)
    link, name = await pairings.make(ANNA, ASKER, clock())
    token = await pairings.open(link, clock())

    async with engine.reading() as connection:
        rows = [tuple(row) for row in await connection.execute(select(desk_pairing))]

    (row,) = rows
    assert row[0] == name
    assert [one for one in row if one in (link, token, "501")] == []
    assert (len(row[1]), row[2], len(row[3])) == (32, None, 32)
