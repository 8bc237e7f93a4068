"""The desk's links and sessions: the same in every database."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from storage import tables_signin
from storage.engine import Engine
from storage.sql.signins import Clerk, Role, SignIns
from tests.conftest import StandingClock

ANNA = Clerk("Анна", Role.OPERATOR)


async def test_of_many_who_enter_at_once_one_comes_in(engine: Engine, clock: StandingClock) -> None:
    door = SignIns(engine, b"secret")
    link = await door.make_link(ANNA, clock())

    entered = await asyncio.gather(*(door.enter(link, clock()) for _ in range(8)))

    (opened,) = [one for one in entered if one is not None]
    assert opened.clerk == ANNA
    assert opened.token != link
    assert await door.clerk(opened.token, clock()) == ANNA


async def test_a_link_is_no_session_and_a_session_no_link(
    engine: Engine, clock: StandingClock
) -> None:
    door = SignIns(engine, b"secret")
    opened = await door.enter(await door.make_link(ANNA, clock()), clock())
    assert opened is not None
    link = await door.make_link(ANNA, clock())

    assert await door.clerk(link, clock()) is None
    assert await door.enter(opened.token, clock()) is None


async def test_another_secret_voids_links_and_sessions(
    engine: Engine, clock: StandingClock
) -> None:
    door, other = SignIns(engine, b"secret"), SignIns(engine, b"another")
    link = await door.make_link(ANNA, clock())
    opened = await door.enter(await door.make_link(ANNA, clock()), clock())
    assert opened is not None

    assert await other.enter(link, clock()) is None
    assert await other.clerk(opened.token, clock()) is None
    assert await door.clerk(opened.token, clock()) == ANNA


async def test_what_is_over_does_not_stay(engine: Engine, clock: StandingClock) -> None:
    door = SignIns(engine, b"secret")
    for _ in range(3):
        await door.make_link(ANNA, clock())
        await door.enter(await door.make_link(ANNA, clock()), clock())
    clock.time += timedelta(hours=13)

    await door.enter(await door.make_link(ANNA, clock()), clock())

    async with engine.reading() as connection:
        left = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (tables_signin.desk_link, tables_signin.desk_session)
        ]
    assert left == [0, 1]


async def test_a_session_left_is_over(engine: Engine, clock: StandingClock) -> None:
    door = SignIns(engine, b"secret")
    opened = await door.enter(await door.make_link(ANNA, clock()), clock())
    assert opened is not None

    await door.leave(opened.token)

    assert await door.clerk(opened.token, clock()) is None
