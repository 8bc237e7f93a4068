"""From a figure to its cases: the list is as long as the figure says, for every figure there is."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish, figures
from reports.figure_cases import ALL, Figure, NoSuchFigure, counted, figures_of, sought
from reports.figure_lists import cases_of
from reports.period import parse, quarter_of
from reports.rules import rules_of
from storage.register_records import OPEN, RegisterRow
from storage.sql.register_rows import columns_of
from storage.store import Storage
from storage.tables_register import appeal
from storage.tallies import Window
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send, send_traceless
from tests.reports.quarter import a_row
from tests.reports.test_build import BASIS
from tests.staff.standing import standing

AS_OF = date(2026, 10, 9)
WISH = Wish(parse("2026Q3"), AS_OF)
OUTCOMES = [one.id for one in shipped().outcomes if one.id not in (OPEN, "duplicate")]


def rows(seed: int, count: int = 400) -> list[RegisterRow]:
    """Of three quarters, of all kinds, with and without days, some answered after the day."""
    chance = random.Random(seed)
    return [_row(f"{seed}-{number}", chance) for number in range(count)]


def _row(name: str, chance: random.Random) -> RegisterRow:
    received = date(2026, 2, 1) + timedelta(days=chance.randrange(250))
    registered = received + timedelta(days=chance.randrange(4))
    answered = registered + timedelta(days=chance.randrange(80))
    outcome = chance.choice([OPEN, *OUTCOMES])
    is_double = chance.random() < 0.05
    return a_row(
        name,
        received,
        audience=chance.choice(["external", "external", "internal"]),
        channel=chance.choice(["post", "site", "vk", "web"]),
        kind=chance.choice(["complaint", "complaint", "application", "proposal"]),
        topic=chance.choice([None, "roads", "light"]),
        cause=chance.choice([None, "slow", "deadline"]),
        registered=registered.isoformat() if chance.random() < 0.85 else None,
        answered=answered.isoformat() if outcome != OPEN and chance.random() < 0.85 else None,
        outcome=outcome,
        extended=chance.random() < 0.2,
        anonymous=chance.random() < 0.15,
        repeat=chance.random() < 0.1,
        duplicate_of="1" if is_double else None,
    )


async def keep(storage: Storage, kept: list[RegisterRow]) -> None:
    async with storage.engine.writing() as connection:
        for number, row in enumerate(kept, 1):
            await connection.execute(insert(appeal).values(columns_of(row) | {"id": number}))


@pytest.mark.parametrize("profile", ["astrakhan", "gatchina"])
async def test_every_figure_leads_to_exactly_its_cases(storage: Storage, profile: str) -> None:
    await keep(storage, rows(seed=len(profile)))
    basis = Basis(load(profile), BASIS.known)
    met = set()

    for audience in ("external", "internal"):
        wish = Wish(WISH.period, AS_OF, audience)
        block = (await figures(storage, basis, wish))["appeals"]
        for figure in figures_of(audience, block):
            met.add(figure.of)
            count, page = await cases_of(storage, basis, WISH, figure)
            assert (figure, count) == (figure, counted(figure, block))
            assert len(page) == min(count, 50)

    assert sorted(set(ALL) - met) == []


async def test_pages_follow_one_another_and_name_each_case_once(storage: Storage) -> None:
    await keep(storage, rows(seed=3))
    figure = Figure("external", "received")

    count, first = await cases_of(storage, BASIS, WISH, figure)
    found = [*first]
    for page in range(1, count // 50 + 1):
        found += (await cases_of(storage, BASIS, WISH, figure, page))[1]

    assert len({row.id for row in found}) == len(found) == count > 50
    assert [row.received for row in found] == sorted((row.received for row in found), reverse=True)


async def test_a_figure_of_nothing_has_an_empty_list(storage: Storage) -> None:
    assert await cases_of(storage, BASIS, WISH, Figure("internal", "refused")) == (0, ())


async def test_spam_and_what_waits_for_its_hour_are_in_no_list(
    storage: Storage, clock: StandingClock
) -> None:
    seen = await send(storage, ANNA, PIT)
    await standing(storage, clock, "hidden")
    await send_traceless(storage, ANNA, PIT)
    today = clock().date()
    wish = Wish(quarter_of(today), today)

    count, found = await cases_of(storage, BASIS, wish, Figure("external", "received"))

    told = await figures(storage, BASIS, replace(wish, audience="external"))
    assert (count, [(row.number, row.is_case) for row in found]) == (1, [(seen, True)])
    assert told["appeals"]["received"] == 1


def test_a_figure_that_nobody_counts_is_refused() -> None:
    rules = rules_of(BASIS.profile, BASIS.known, BASIS.profile.channels("all"))

    with pytest.raises(NoSuchFigure):
        sought(Figure("external", "secrets"), Window(AS_OF, AS_OF, AS_OF), rules)
