"""Periods: how they are typed, where they begin and end, what lies before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.period import BadPeriod, Period, parse, quarter_of

TYPED = st.one_of(
    st.builds("{}Q{}".format, st.integers(2001, 2099), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(2001, 2099), st.integers(1, 12)),
    st.integers(2001, 2099).map(str),
    st.tuples(st.dates(date(2005, 1, 1), date(2090, 1, 1)), st.integers(0, 1000)).map(
        lambda pair: f"{pair[0]}..{pair[0] + timedelta(days=pair[1])}"
    ),
)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026Q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2028-02", date(2028, 2, 1), date(2028, 3, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-07-01..2026-09-30", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026-07-01..2026-07-01", date(2026, 7, 1), date(2026, 7, 2)),
    ],
)
def test_a_period_is_whole_days_with_the_end_excluded(typed: str, start: date, end: date) -> None:
    period = parse(typed)

    assert (period.start, period.end) == (start, end)
    assert period.name == typed.upper()


@pytest.mark.parametrize(
    "typed",
    [
        *("", "2026Q5", "2026Q0", "26Q1", "Q3 2026", "2026Q3\n2026Q4", "2026Q3..2026Q4"),
        *("2026-13", "2026-00", "2026-7", "2026-07-01", "1999", "2101", "9999", "٢٠٢٦"),
        *("2026-02-30..2026-03-01", "2026-03-01..2026-02-01", "2026-07-01.."),
        *("2026-07-01...2026-07-02", "9999-12-01..9999-12-31", "0001-01-01..9999-12-31"),
    ],
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(BadPeriod) as caught:
        parse(typed)

    assert caught.value.found == typed


def test_the_quarter_begins_at_the_towns_own_midnight() -> None:
    start, end = parse("2026Q3").bounds(ZoneInfo("Asia/Yekaterinburg"))

    assert start.astimezone(UTC) == datetime(2026, 6, 30, 19, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2026, 9, 30, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "previous", "year_ago"),
    [
        ("2026Q1", "2025Q4", "2025Q1"),
        ("2026-01", "2025-12", "2025-01"),
        ("2026", "2025", "2025"),
        (
            "2028-02-29..2028-03-01",
            "2028-02-27..2028-02-28",
            "2027-02-28..2027-03-01",
        ),
        ("2026-07-01..2026-09-30", "2026-03-31..2026-06-30", "2025-07-01..2025-09-30"),
    ],
)
def test_before_a_period_lies_one_of_its_kind(typed: str, previous: str, year_ago: str) -> None:
    assert parse(typed).previous() == parse(previous)
    assert parse(typed).year_ago() == parse(year_ago)


def test_the_first_and_the_last_quarter_have_neighbours_that_nobody_may_ask_for() -> None:
    """Pages lead to them and compare with them; an address alone must not break a page."""
    assert quarter_of(parse("2100Q4").end).name == "2101Q1"
    assert quarter_of(parse("2000Q1").previous().start).name == "1999Q4"


@given(TYPED)
def test_the_previous_period_ends_where_this_one_begins(typed: str) -> None:
    period = parse(typed)

    assert period.previous().end == period.start
    assert _again(period.previous()) == period.previous()


def _again(period: Period) -> Period:
    return parse(period.name)
