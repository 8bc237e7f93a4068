"""What the storage keeps of the place a message came from, for how long, and how it is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects import sqlite

from storage.case_records import NotAllowed
from storage.erasing import Terms
from storage.message_records import AuthorForgotten
from storage.office_records import Route, Unit
from storage.search_records import Show, Wish
from storage.sql import search_conditions
from storage.store import Storage
from storage.tables import metadata
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.staff.standing import take
from tests.staff.stepping import closing
from tests.staff.test_corrections import correction

HALL = "hall"
AT_THE_HALL = replace(PIT, place=HALL)


async def place_of(storage: Storage, number: str) -> str | None:
    return (await storage.cases.one(number)).of_register.place


async def rows_that_name(storage: Storage, word: str) -> set[str]:
    """Tables that hold this very word, in any column."""
    found = set()
    async with storage.engine.reading() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            if any(word == value for row in rows for value in row):
                found.add(table.name)
    return found


async def test_the_place_chooses_the_unit_and_a_traceless_message_goes_where_all_do(
    storage: Storage, clock: StandingClock
) -> None:
    for name in ("hall", "rest"):
        await storage.units.put(Unit(name, name), clock(), "тест")
    await storage.routes.add(Route("hall", spot=HALL), clock(), "тест")
    await storage.routes.add(Route("rest"), clock(), "тест")

    numbers = [
        await send(storage, ANNA, AT_THE_HALL),
        await send(storage, ANNA),
        (await send_traceless(storage, ANNA, AT_THE_HALL))[0],
    ]
    await storage.messages.release(lambda _: (), clock())

    cases = [await storage.cases.one(number) for number in numbers]
    assert [(case.unit_id, case.of_register.place) for case in cases] == [
        ("hall", HALL),
        ("rest", None),
        ("rest", None),
    ]


async def test_a_clerk_corrects_a_place_and_gives_none_to_a_traceless_message(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA, AT_THE_HALL))
    number, _ = await send_traceless(storage, BORIS)
    await storage.messages.release(lambda _: (), clock())
    hidden = await storage.cases.one(number)

    after = await storage.cases.correct(correction(case, clock, "operator", place=None))
    with pytest.raises(NotAllowed):
        await storage.cases.correct(correction(hidden, clock, place=HALL))

    log = await storage.cases.history(case.number)
    assert after.of_register.place is None
    assert [(one.field, one.old, one.new, one.actor) for one in log[1:]] == [
        ("place", HALL, None, "operator")
    ]
    assert len(await storage.cases.history(number)) == 1


async def corrected(storage: Storage, clock: StandingClock) -> str:
    """A message of Anna's from the hall; once a clerk thought that it came from elsewhere."""
    case = await storage.cases.one(await send(storage, ANNA, AT_THE_HALL))
    case = await storage.cases.correct(correction(case, clock, place="stand"))
    return (await storage.cases.correct(correction(case, clock, place=HALL))).number


async def test_forget_me_forgets_the_place_as_well_and_of_nobody_else(
    storage: Storage, clock: StandingClock
) -> None:
    mine, other = await corrected(storage, clock), await send(storage, BORIS, AT_THE_HALL)

    await keep(storage, ANNA, AuthorForgotten())

    log = await storage.cases.history(mine)
    assert [await place_of(storage, one) for one in (mine, other)] == [None, HALL]
    assert [(one.field, one.old, one.new) for one in log[1:]] == [("place", None, None)] * 2


async def test_the_place_goes_with_the_address_when_its_term_is_over(
    storage: Storage, clock: StandingClock
) -> None:
    closed, still_open = await corrected(storage, clock), await send(storage, BORIS, AT_THE_HALL)
    await take(storage, closing(await storage.cases.one(closed), "resolved", clock))
    terms = Terms(address=30, content=90, register=1825)

    clock.time += timedelta(days=30)
    await storage.erasing.by_term(terms)
    before = await place_of(storage, closed)
    clock.time += timedelta(days=1)
    await storage.erasing.by_term(terms)

    assert before == HALL
    assert [await place_of(storage, one) for one in (closed, still_open)] == [None, HALL]
    assert await rows_that_name(storage, "stand") == set()


async def test_a_place_that_a_clerk_entered_stays_till_the_term_of_the_register(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    await keep(storage, ANNA, AuthorForgotten())
    case = await storage.cases.correct(correction(case, clock, place=HALL))
    await take(storage, closing(case, "resolved", clock))
    terms = Terms(address=30, content=90, register=365)

    clock.time += timedelta(days=100)
    await storage.erasing.by_term(terms)
    after_the_address = await place_of(storage, case.number)
    clock.time += timedelta(days=300)
    await storage.erasing.by_term(terms)

    async with storage.engine.reading() as connection:
        left = (await connection.execute(select(appeal.c.place))).scalar_one()
    assert (after_the_address, left) == (HALL, None)
    assert await rows_that_name(storage, HALL) == set()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("show", ["all", "closed", "any"])
async def test_messages_of_a_place_are_counted_by_index_alone(storage: Storage, show: Show) -> None:
    day = date(2026, 11, 20)
    narrow = tuple(search_conditions.narrowed(Wish(place=HALL), day))
    shown = search_conditions.shown(show, "", day)

    async def plan(*conditions: ColumnElement[bool]) -> str:
        asked = select(func.count()).select_from(appeal).where(shown, *conditions)
        told = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
        async with storage.engine.reading() as connection:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}")
            return next(str(row.detail) for row in rows if "appeal" in row.detail)

    assert "USING COVERING INDEX ix_appeal_" in await plan(*narrow)
    assert "USING COVERING INDEX" not in await plan(appeal.c.due > day, appeal.c.text == "")
