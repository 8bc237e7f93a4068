"""The working calendar of 2025-2027 and the days that follow from it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.faults import BadFile
from config.workdays import Workdays, days, of_region

RUSSIA = of_region("RU")
SOME_DAY = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(("year", "worked"), [(2025, 247), (2026, 247), (2027, 249)])
def test_a_year_has_its_number_of_worked_days(year: int, worked: int) -> None:
    whole = days(date(year, 1, 1), date(year, 12, 31))

    assert sum(map(RUSSIA.is_workday, whole)) == worked


@pytest.mark.parametrize(
    ("registered", "answered", "calendar", "working"),
    [
        (date(2026, 4, 29), date(2026, 5, 12), 13, 7),
        (date(2026, 2, 20), date(2026, 2, 24), 4, 1),
        (date(2026, 11, 3), date(2026, 11, 3), 0, 0),
    ],
)
def test_working_days_exclude_the_registration_and_include_the_answer(
    registered: date, answered: date, calendar: int, working: int
) -> None:
    assert (answered - registered).days == calendar
    assert RUSSIA.between(registered, answered) == working


@pytest.mark.parametrize(
    ("registered", "term_end", "control"),
    [
        (date(2026, 1, 30), date(2026, 3, 1), date(2026, 2, 27)),
        (date(2026, 4, 10), date(2026, 5, 10), date(2026, 5, 8)),
    ],
)
def test_a_term_that_ends_on_a_day_off_is_controlled_on_the_workday_before(
    registered: date, term_end: date, control: date
) -> None:
    assert registered + timedelta(days=30) == term_end
    assert RUSSIA.control_day(registered, 30) == control


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2025, 1, 9),  # a Thursday, the first worked day
        (2026, 1, 9),  # a day off, and so is every day before it
        (2027, 1, 9),  # a Saturday
        (2026, 10, 9),
        (2027, 10, 8),  # the 9th is a Saturday
        (2028, 4, 7),  # a year without a file: the 9th is a Sunday
    ],
)
def test_the_digest_is_told_by_the_ninth(year: int, month: int, day: int) -> None:
    assert RUSSIA.digest_day(year, month) == date(year, month, day)


def test_a_moved_saturday_is_worked_and_a_moved_monday_is_not() -> None:
    assert RUSSIA.is_workday(date(2025, 11, 1))
    assert not RUSSIA.is_workday(date(2025, 11, 3))
    assert date(2025, 11, 1) in RUSSIA.year(2025).short


def test_a_region_adds_its_own_holidays() -> None:
    eid = date(2025, 6, 6)

    assert RUSSIA.is_workday(eid)
    assert not of_region("RU-CE").is_workday(eid)
    assert not of_region("RU-CE").is_workday(date(2026, 5, 11))


def test_a_calendar_that_may_still_change_says_so() -> None:
    assert [RUSSIA.year(year).is_preliminary for year in (2025, 2026, 2027, 2028)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_year_without_a_file_follows_the_labour_code(tmp_path: Path) -> None:
    bare = Workdays("RU", tmp_path)

    assert [day for day in days(date(2027, 1, 1), date(2027, 12, 31)) if bare.is_workday(day)] == [
        day for day in days(date(2027, 1, 1), date(2027, 12, 31)) if RUSSIA.is_workday(day)
    ]


def test_a_day_no_calendar_has_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(
        "year: 2026\nbasis: x\npreliminary: false\ndays_off:\n  - 2026-02-23\n  - 2026-02-30\n"
        "working: []\nshort: []\nregions: {}\n",
        "utf-8",
    )

    with pytest.raises(BadFile) as caught:
        Workdays("RU", tmp_path).is_workday(date(2026, 2, 2))

    assert [(f.file, f.line, f.code) for f in caught.value.faults] == [
        ("calendars/2026.yaml", 6, "invalid")
    ]


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2027, 11, 30), None),
        (date(2027, 12, 1), 2028),
        (date(2028, 1, 1), 2028),
        (date(2026, 12, 31), None),
    ],
)
def test_in_december_the_calendar_of_the_next_year_is_missed(
    today: date, missing: int | None
) -> None:
    assert RUSSIA.missing_year(today) == missing


def test_may_with_its_holidays_has_the_terms_that_the_vectors_say() -> None:
    """Requirements 2.2: a month of holidays, day by day, for terms of ten days."""
    may = days(date(2026, 4, 20), date(2026, 5, 12))
    controls = {day: RUSSIA.control_day(day, 10) for day in may}

    off = {date(2026, 5, 1), date(2026, 5, 9), date(2026, 5, 11)}
    assert {day for day in off if RUSSIA.is_workday(day)} == set()
    assert {end for end in controls.values() if not RUSSIA.is_workday(end)} == set()
    assert [controls[date(2026, 4, day)] for day in (20, 21, 22, 23, 24)] == [
        date(2026, 4, 30),
        *[date(2026, 4, 30)] * 3,
        date(2026, 5, 4),
    ]
    assert controls[date(2026, 5, 1)] == date(2026, 5, 8)


@given(SOME_DAY, SOME_DAY, SOME_DAY)
def test_working_days_add_up_over_a_day_between(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))

    assert RUSSIA.between(first, last) == RUSSIA.between(first, middle) + RUSSIA.between(
        middle, last
    )


@given(SOME_DAY)
def test_the_previous_workday_is_worked_and_nothing_worked_lies_between(day: date) -> None:
    found = RUSSIA.previous_workday(day)

    assert found <= day
    assert RUSSIA.is_workday(found)
    assert RUSSIA.between(found, day) == 0
