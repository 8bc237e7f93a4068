"""How far answers reach: the margin of waves with a known population, the response to mailings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from bot.new_waves import a_wave
from bot.texts import say
from config.directories import shipped
from reports.build import Wish, figures, figures_for_people
from reports.document import Table, cell_text
from reports.naming import Names
from reports.period import parse
from reports.reached import Span, margin_of, samples
from reports.report.part import narrowed
from reports.report.surveys import surveys
from reports.report.told import Reported
from reports.rules import Json
from reports.snapshots import scripts
from reports.table import table
from storage.invitation_records import MAILING
from storage.records import BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.store import Storage
from storage.tables import wave as wave_table
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.invitations.guests import arrives, goes_on, joined, people
from tests.invitations.guests import begun as mailed
from tests.reports.test_build import BASIS
from tests.storage.ballots import ANNUAL, EXPRESS, RULES, TODAY, begun, cast, marks

Q4 = Wish(parse("2026Q4"), date(2026, 12, 31))


def a_closed_wave(opened: int, population: int, closed_on: date = date(2026, 10, 1)) -> Wave:
    wave = a_wave(ANNUAL, "w", (date(2026, 9, 1), date(2026, 10, 1)))
    state = WaveState.CLOSED
    return replace(wave, opened=opened, population=population, state=state, closed_on=closed_on)


@pytest.mark.parametrize(
    ("opened", "population", "points"),
    [
        (100, 1000, 9.3),
        (60, 80, 6.4),
        (64, 80, 6.4),  # told as sixty
        (45, 45, 0.0),
        (47, 45, 0.0),  # the number was a guess
        (20, 60, 18.0),
        (19, 60, None),
        (100, 0, None),
    ],
)
def test_the_margin_is_of_what_is_told_and_of_a_finite_population(
    opened: int, population: int, points: float | None
) -> None:
    assert margin_of(a_closed_wave(opened, population)) == points


def test_of_a_wave_that_goes_on_there_is_no_margin() -> None:
    assert margin_of(replace(a_closed_wave(100, 1000), state=WaveState.OPEN)) is None


@pytest.mark.parametrize(
    ("quarter", "as_of", "audience", "count"),
    [
        ("2026Q3", date(2026, 10, 5), None, 1),
        ("2026Q3", date(2026, 9, 30), None, 0),  # it was closed on the morning after
        ("2026Q4", date(2026, 10, 5), None, 0),
        ("2026Q3", date(2026, 10, 5), "internal", 1),
        ("2026Q3", date(2026, 10, 5), "external", 0),
    ],
)
def test_a_wave_belongs_to_the_quarter_of_its_last_day_once_it_is_closed(
    quarter: str, as_of: date, audience: str | None, count: int
) -> None:
    period = parse(quarter)

    told = samples([a_closed_wave(60, 80)], Span(period.start, period.last, as_of, audience))

    assert len(told) == count


async def answer_by_invitation(storage: Storage, wave: Wave, count: int) -> None:
    for number, told in enumerate(marks(*[4] * (count - 1), 2)):
        person = Person(Channel.TELEGRAM, f"70{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id, MAILING), told)
        await storage.dialogues.keep(KeptTurn(person, f"m-{number}", before, "", [fact]))


async def the_quarter(storage: Storage, clock: StandingClock) -> None:
    """Sixty employees of whom 27 answered; twelve citizens invited, of whom eleven came."""
    staff = await begun(storage, ANNUAL)
    async with storage.engine.writing() as connection:
        known = update(wave_table).where(wave_table.c.id == staff.id)
        await connection.execute(known.values(population=60))
    await cast(storage, staff, [{ANNUAL.questions[0].id: 3 + n % 3} for n in range(27)])
    await joined(storage, *people(12))
    wave = await begun(storage, EXPRESS)
    sent = await mailed(storage, clock, wave.id)
    await goes_on(storage, sent)
    await arrives(storage, clock)
    await storage.invitations.end(sent.id)
    await answer_by_invitation(storage, wave, 11)
    for one in (staff, wave):
        await storage.opening.close(one.id, RULES, TODAY)


def reported(told: Json, names: Names) -> Reported:
    return Reported(
        BASIS.profile, shipped(), Q4.period, Q4.as_of, told, told, {}, {}, names.scripts
    )


def printed(told: Reported, audience: str) -> dict[str, list[list[str]]]:
    """Tables of the report, by id."""
    found = (one for one in surveys(told, audience, say) if isinstance(one, Table))
    return {one.id: [[cell_text(cell, say) for cell in row] for row in one.rows] for one in found}


async def test_report_json_and_terminal_tell_margin_and_response_in_the_round(
    storage: Storage, clock: StandingClock
) -> None:
    await the_quarter(storage, clock)

    told = await figures(storage, BASIS, Q4)
    folk = await figures_for_people(storage, BASIS, Q4)

    names = Names(BASIS.profile, shipped(), await scripts(storage, folk))
    assert (
        told["waves"]
        == folk["waves"]
        == [
            {
                "id": "int_annual-first",
                "survey": "int_annual",
                "version": 1,
                "last_day": "2026-11-20",
                "population": 60,
                "answered": 25,
                "margin": 15.1,
            }
        ]
    )
    assert (
        told["mailings"]
        == folk["mailings"]
        == [
            {
                "kind": "invite",
                "asked_on": "2026-11-20",
                "surveys": [["ext_express", 1]],
                "invited": 10,
                "delivered": 10,
                "response": 83,
            }
        ]
    )
    whole = reported(folk, names)
    tables = printed(whole, "internal") | printed(whole, "external")
    express = printed(narrowed(whole, "express"), "external")
    appeals = printed(narrowed(whole, "appeals"), "external")
    assert tables["internal_samples"] == [
        ["Ежегодный опрос сотрудников", "20.11.2026", "60", "не меньше 25", "±15,1 п. п."]
    ]
    assert [row[2:] for row in tables["mailings"]] == [
        ["Оцените нас за минуту", "не меньше 10", "не меньше 10", "не меньше 83 %"]
    ]
    assert ("external_samples" in express, "mailings" in express) == (False, True)
    assert ("external_samples" in appeals, "mailings" in appeals) == (False, False)
    lines = [re.sub(r" {2,}", ": ", one.strip()) for one in table(folk, names, say).splitlines()]
    assert (
        "«Ежегодный опрос сотрудников», до 20.11.2026: "
        "из 60 ответило не меньше 25, погрешность ±15,1 п. п." in lines
    )
    assert "Приглашение 20.11.2026: доставлено не меньше 10, отклик не меньше 83 %" in lines


async def test_while_its_survey_goes_on_nothing_of_a_mailing_is_told(
    storage: Storage, clock: StandingClock
) -> None:
    wave = await begun(storage, EXPRESS)
    await joined(storage, *people(12))
    sent = await mailed(storage, clock, wave.id)
    await goes_on(storage, sent)
    await storage.invitations.end(sent.id)

    assert (await figures(storage, BASIS, Q4))["mailings"] == []
