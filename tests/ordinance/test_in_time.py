"""What was not sent, handed in, asked or opened to people is a cross until it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.digests import JOB
from bot.surveys.script import Survey
from storage.office_records import Unit
from storage.sql.jobs import Once
from storage.store import Storage
from storage.submission_records import WHOLE, Line
from tests.conftest import StandingClock
from tests.ordinance.ground import (
    LAST,
    SITE,
    cross,
    first_served,
    house_of,
    own_profile,
    seen,
)
from tests.storage.ballots import begun
from tests.surveys.conftest import SHIPPED


async def test_a_digest_whose_day_is_over_is_a_cross_until_it_is_sent(
    town: Storage, clock: StandingClock
) -> None:
    """Given a program that was there in July; when the digest of the quarter was not sent by its
    day; then a cross; once it is, none; and there is none for who came later."""
    assert (await cross(town, clock, "digest", "astrakhan"))[0]
    await first_served(town, clock, "2026-07-01T12:00")

    told = "сводка за 2026Q3 не отправлена, срок был 09.10.2026 09:00"
    assert await cross(town, clock, "digest", "astrakhan") == (False, told)

    await town.jobs.once(Once(JOB, LAST, "telegram:-1001"), (), clock())
    assert (
        await cross(town, clock, "digest", "astrakhan") == (True, "08.01.2027 09:00")
        or (await cross(town, clock, "digest", "astrakhan"))[0]
    )


async def test_looking_does_not_write_the_first_start_down(
    town: Storage, clock: StandingClock
) -> None:
    for look in ("digest", "deadline:10", "parts"):
        await cross(town, clock, look, "kamensk_uralsky")

    assert await town.jobs.periods("first-start") == []


async def test_a_report_not_handed_in_by_the_tenth_is_a_cross(
    town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Given parts of units; when the 10th is over and neither they nor the report are handed in;
    then two crosses; each goes with its own step."""
    owners = ", ".join(
        f"{one}: intake"
        for one in ("services", "support", "control", "appeals", "information", "functions")
    )
    lines = f"direction_units: {{{owners}, service_hr: intake, interaction: intake}}"
    own = own_profile(tmp_path, "kamensk_uralsky", lines)
    assert await cross(town, clock, "parts", own) == (True, "8")
    await first_served(town, clock, "2026-07-01T12:00")

    assert await cross(town, clock, "deadline:10", own) == (
        False,
        "отчёт за 2026Q3 не отмечен сданным, срок был 10.10.2026",
    )
    assert (await cross(town, clock, "parts", own))[1].startswith("за 2026Q3 не сданы части")

    await town.submissions.take(Line(LAST, WHOLE, 1, "submit", date(2026, 10, 9), "Анна"))
    assert (await cross(town, clock, "deadline:10", own))[0]
    for part in ("services", "support", "control", "appeals", "information", "functions"):
        await town.submissions.take(Line(LAST, part, 1, "submit", date(2026, 10, 8), "Анна"))
    left = "за 2026Q3 не сданы части, срок был 10.10.2026: service_hr, interaction"
    assert await cross(town, clock, "parts", own) == (False, left)


async def test_employees_who_were_not_asked_for_a_year_are_a_cross(
    town: Storage, clock: StandingClock
) -> None:
    """Given a survey that is opened by hand; when it never was, and when its wave ended more than
    a year ago; then a cross; with a wave of this autumn none."""
    survey = _of("interaction")
    look, told = "direction:interaction", f"за год не проводился: {survey.title}"
    assert await cross(town, clock, look, "astrakhan") == (False, told)

    await begun(town, survey)
    assert (await cross(town, clock, look, "astrakhan"))[0]

    clock.time += timedelta(days=500)
    assert await cross(town, clock, look, "astrakhan") == (False, told)


async def test_without_a_single_open_wave_no_level_and_no_door_for_results(
    town: Storage, clock: StandingClock
) -> None:
    for look in ("level", "outside_surveys"):
        told = "сейчас не открыт ни один опрос"
        assert await cross(town, clock, look, "naur") == (False, told)

    await begun(town, _of("services"))
    for look in ("level", "outside_surveys"):
        assert (await cross(town, clock, look, "naur"))[0]


def _of(direction: str) -> Survey:
    return next(one for one in SHIPPED.values() if one.direction == direction)


@pytest.mark.parametrize("look", ["web", "ready_lines"])
async def test_an_address_that_opens_on_this_computer_alone_is_no_door(
    look: str, town: Storage, clock: StandingClock
) -> None:
    for told in ({}, {"public_url": "http://127.0.0.1:8080"}, {"public_url": "http://localhost"}):
        house = house_of(clock, "naur", web={"port": 8080} | told)
        assert not (await seen(house, town, look)).ok
    house = house_of(clock, "naur", **SITE)
    assert (await seen(house, town, look)).told == "https://example.org"


async def test_a_mailing_needs_a_messenger(town: Storage, clock: StandingClock) -> None:
    nowhere = house_of(clock, "kamensk_uralsky", **SITE)
    there = house_of(clock, "kamensk_uralsky", telegram={"token": "1:a"})

    assert not (await seen(nowhere, town, "mailing")).ok
    assert (await seen(there, town, "mailing")).told == "telegram"


async def test_an_alarm_needs_a_chat(town: Storage, clock: StandingClock) -> None:
    assert not (await seen(house_of(clock, "astrakhan", **SITE), town, "alarms")).ok
    assert (await cross(town, clock, "alarms", "astrakhan"))[0]


async def test_groups_of_employees_are_those_that_the_town_has_now(
    town: Storage, clock: StandingClock
) -> None:
    """Given units kept at the desk; when none of them is another body's, or it is used no more;
    then a cross, whatever the file says."""
    await town.units.file([Unit("intake", "Приёмная", "administration"), Unit("old", "Старая")])
    assert await cross(town, clock, "groups", "astrakhan") == (False, "нет")

    park = Unit("park", "МБУ «Парки»", "subordinate")
    await town.units.put(park, clock(), "admin")
    assert await cross(town, clock, "groups", "astrakhan") == (True, "МБУ «Парки»")

    await town.units.put(replace(park, is_used=False), clock(), "admin")
    assert await cross(town, clock, "groups", "astrakhan") == (False, "нет")
