"""Months with holidays as a clerk at the desk lives them, against days worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from config.directories import shipped
from reports.build import Basis, Wish, figures
from reports.period import parse
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.reports.vectors import all_vectors
from tests.staff.stepping import closing
from tests.web.section import Section, house
from tests.web.visitor import Visitor

OVER = "последний рабочий день срока прошёл"
LAST = "сегодня последний день"
TERMS = all_vectors()["term_end_2026"]
WAITS = all_vectors()["working_days_2026"]
SEEN = {
    date(2026, 2, 26): "осталось 3 дня",
    date(2026, 2, 27): "осталось 2 дня",  # the control day
    date(2026, 2, 28): OVER,
    date(2026, 3, 1): OVER,  # a Sunday
    date(2026, 3, 2): "просрочено на 1 день",
    date(2026, 5, 7): "осталось 3 дня",
    date(2026, 5, 8): "осталось 2 дня",
    date(2026, 5, 9): OVER,
    date(2026, 5, 10): OVER,
    date(2026, 5, 11): OVER,  # the day off for the 9th, a Saturday
    date(2026, 5, 12): "просрочено на 2 дня",
}


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=TOWN)


async def signed_in(site: Section, anna: Visitor) -> None:
    await anna.opens((await site.sign_in_link()).removeprefix(site.url))
    await anna.presses("Войти")


@pytest.mark.parametrize("vector", TERMS)
async def test_a_term_that_ends_on_days_off_is_late_from_the_next_worked_day(
    site: Section, anna: Visitor, clock: StandingClock, vector: dict[str, Any]
) -> None:
    registered, end, control = (
        date.fromisoformat(vector[name]) for name in ("registered", "term_end", "control")
    )
    term = f"{end:%d.%m.%Y}, последний рабочий день — {control:%d.%m.%Y}"
    clock.time = at(registered)
    number = await send(site.storage, ANNA, replace(PIT, topic="heating", due=end))
    days = [control + timedelta(days=n) for n in range(-1, 5)]

    told: dict[date, str] = {}
    late: dict[date, bool] = {}
    for day in filter(SEEN.__contains__, days):
        clock.time = at(day)
        await signed_in(site, anna)  # a session does not outlast a night
        page = await anna.opens("/desk/queue?show=overdue")
        late[day] = number in page.links
        page = await anna.opens(f"/desk/case/{number}")
        told[day] = next(left for left in SEEN.values() if f"({left})" in page.words)
        assert f"Срок: {term} (" in page.words

    assert site.parts.office.due("heating", registered) == control  # of a letter
    assert told == {day: SEEN[day] for day in told}
    assert [day for day, is_late in late.items() if is_late] == [max(told)]
    assert (len(told), control in told) == (len([d for d in SEEN if d in days]), True)


async def test_waits_over_holidays_are_counted_by_the_calendar_and_by_worked_days(
    site: Section, clock: StandingClock
) -> None:
    for vector in WAITS:
        clock.time = at(date.fromisoformat(vector["registered"]))
        number = await send(site.storage, ANNA)
        clock.time = at(date.fromisoformat(vector["answered"]))
        case = await site.storage.cases.one(number)
        await site.storage.cases.take_step(closing(case, "resolved", clock))

    basis = Basis(house().profile, shipped())
    wish = Wish(parse("2026"), date(2026, 12, 31))
    waiting = (await figures(site.storage, basis, wish))["appeals"]["waiting"]

    counted = [sum(one[name] for one in WAITS) / len(WAITS) for name in ("calendar", "working")]
    assert waiting["answers"] == len(WAITS)
    assert [waiting["mean_days"], waiting["working"]["mean_days"]] == [
        round(mean, 1) for mean in counted
    ]
