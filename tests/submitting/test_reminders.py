"""Reminders of the report and of the yearly survey: on their day, once, and not of what is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.compose import House
from bot.new_waves import Card
from bot.not_opened import NoBasis
from bot.report_reminders import ReportReminders
from bot.rounds import Rounds
from config.profile import Profile, load
from config.settings import Settings
from config.workdays import of_region
from reports.period import parse
from reports.submitting import reminder_day
from storage.store import Storage
from storage.submission_records import WHOLE, Line
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.surveys.conftest import SHIPPED

KAMENSK, NAUR, GATCHINA = load("kamensk_uralsky"), load("naur"), load("gatchina")


def reminders(storage: Storage, clock: StandingClock, profile: Profile) -> ReportReminders:
    made = ReportReminders(storage, lambda: profile, clock, [STAFF_CHAT])
    made.workdays = of_region(profile.calendar)
    return made


async def said(storage: Storage, clock: StandingClock) -> list[str]:
    found = await storage.notices.claim(clock() + timedelta(days=400), 50)
    return [one.text for one in found]


async def looked(storage: Storage, clock: StandingClock, one: ReportReminders, *at: str) -> None:
    for moment in at:
        clock.time = datetime.fromisoformat(moment).replace(tzinfo=TOWN)
        await one.look()


async def test_a_report_is_reminded_of_from_the_fifth_on_once(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a quarter served since its summer; when the 5th of October comes; then one line."""
    one = reminders(storage, clock, KAMENSK)
    await looked(storage, clock, one, "2026-09-01T12:00", "2026-10-04T23:59", "2026-10-05T08:59")
    assert await said(storage, clock) == []

    await looked(storage, clock, one, "2026-10-05T09:00", "2026-10-05T09:01", "2026-10-09T12:00")
    assert await said(storage, clock) == [
        "Отчёт за III квартал 2026 года (01.07.2026 — 30.09.2026) ещё не отмечен как сданный."
        " Срок — 10.10.2026. Не принято 8 частей по направлениям."
        " Отметить можно на рабочем месте, раздел «Отчёты»."
    ]


async def test_what_was_handed_in_is_not_reminded_of(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a report handed in on the 2nd; when the 5th comes; then nothing is said."""
    one = reminders(storage, clock, GATCHINA)
    await looked(storage, clock, one, "2026-09-01T12:00")
    line = Line("2026Q3", WHOLE, 1, "submit", date(2026, 10, 2), "Анна, admin")
    await storage.submissions.take(line)
    await looked(storage, clock, one, "2026-10-05T09:00", "2026-10-20T09:00")
    assert await said(storage, clock) == []


async def test_a_quarter_before_the_first_start_is_nobodys_debt(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a program first started in October; when the 5th comes; then nothing is said."""
    one = reminders(storage, clock, GATCHINA)
    await looked(storage, clock, one, "2026-10-02T12:00", "2026-10-05T09:00")
    assert await said(storage, clock) == []


async def test_the_yearly_survey_is_reminded_of_in_november_where_the_ordinance_wants_it(
    storage: Storage, clock: StandingClock
) -> None:
    """Given no yearly wave; when the first working day of November comes; then Naur is told, once;
    Gatchina, whose ordinance wants none, is not."""
    naur, gatchina = (reminders(storage, clock, one) for one in (NAUR, GATCHINA))
    for one in (naur, gatchina):
        await looked(storage, clock, one, "2026-10-31T12:00", "2026-11-01T09:00")
    assert [text for text in await said(storage, clock) if "ежегодного" in text] == []
    for one in (gatchina, naur, naur):
        await looked(storage, clock, one, "2026-11-02T09:00", "2026-12-30T09:00")
    told = [text for text in await said(storage, clock) if "ежегодного" in text]
    assert told == [
        "В этом году ещё не было ежегодного опроса сотрудников. Порядок требует данных за каждый"
        " год: откройте его командой «otklik survey open int_annual --basis"
        ' "распоряжение от … № …"».'
    ]


@pytest.mark.parametrize(
    ("period", "day"),
    [("2026Q3", date(2026, 10, 5)), ("2026Q1", date(2026, 4, 6)), ("2026Q4", date(2027, 1, 5))],
)
def test_the_day_is_a_working_one_if_there_is_any(period: str, day: date) -> None:
    """Given a 5th on a Sunday, and a January without working days; when asked; then the Monday,
    and the 5th itself."""
    assert reminder_day(parse(period), KAMENSK, of_region("RU-SVE")) == day


@pytest.mark.parametrize(
    ("profile", "basis", "is_opened"),
    [
        ("naur", "", False),
        ("naur", "по устному указанию", False),
        ("naur", "распоряжение № 15", False),
        ("naur", "распоряжение от 12.01.2026 № 15", True),
        ("naur", "приказ от 3 февраля 2026 года N 7-к", True),
        ("astrakhan", "", True),
    ],
)
async def test_employees_are_asked_by_an_order_where_the_ordinance_wants_one(
    storage: Storage, clock: StandingClock, profile: str, basis: str, is_opened: bool
) -> None:
    """Given Naur's ordinance (section 5); when a wave is opened without number and date of an
    order; then it is not."""
    plan = House(Settings(_env_file=None, profile=profile)).plan
    rounds = Rounds(storage, {"int_annual": SHIPPED["int_annual"]}, plan, lambda: clock().date())
    await rounds.remember()

    if is_opened:
        assert (await rounds.open("int_annual", card=Card(basis))).basis == basis
    else:
        with pytest.raises(NoBasis):
            await rounds.open("int_annual", card=Card(basis))
        assert await storage.waves.known() == []
