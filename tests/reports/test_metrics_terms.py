"""Terms of appeals: what is in term, extended, overdue, forwarded, and what waits for an answer."""

from __future__ import annotations

import pytest

from storage.register_records import RegisterRow
from tests.reports.quarter import a_row, figures


def test_working_days_leave_out_holidays_weekends_and_the_day_of_registration() -> None:
    rows = [  # the vectors: 13 calendar days over the holidays of May are 7 worked ones
        a_row(
            "1", "2026-04-29", registered="2026-04-29", answered="2026-05-12", outcome="resolved"
        ),
        a_row("2", "2026-05-15", registered="2026-05-15", answered="2026-05-15", outcome="refused"),
        a_row("3", "2026-03-30", registered="2026-03-30"),  # open for 42 worked days of 62
        a_row("4", "2026-04-30", registered="2026-04-30"),  # 31 calendar days, 19 worked ones
    ]

    waiting = figures(rows, "2026Q2", "2026-05-31")["appeals"]["waiting"]

    assert (waiting["mean_days"], waiting["p90_days"], waiting["overdue_open"]) == (6.5, 13, 2)
    assert waiting["working"] == {
        "answers": 2,
        "mean_days": 3.5,
        "median_days": 3.5,
        "p90_days": 7,
        "within_30_days": 100.0,
        "within_term": 100.0,
        "overdue_open": 1,
        "no_data": 0,
    }


def test_an_interim_answer_leaves_the_appeal_open_and_is_not_waited_for() -> None:
    rows = [a_row("1", "2026-07-01", registered="2026-07-01", answered="2026-07-20")]

    block = figures(rows)["appeals"]

    assert block["outcomes"]["all"]["other"]["open"] == 1
    assert (block["waiting"]["answers"], block["waiting"]["overdue_open"]) == (0, 1)


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        ("resolved", 1),
        ("supported", 1),
        ("partial", 1),
        ("explained", 1),
        ("answered", 1),
        ("refused", 1),
        ("forwarded", 0),
        ("withdrawn", 0),
        ("no_answer", 0),
        ("in_work", 0),
    ],
)
def test_only_an_answer_to_the_author_is_waited_for(outcome: str, waits: int) -> None:
    told = {"registered": "2026-07-01", "answered": "2026-07-31", "outcome": outcome}

    assert figures([a_row("1", "2026-07-01", **told)])["appeals"]["waiting"]["answers"] == waits


def test_day_thirty_is_in_term_and_an_extended_term_has_sixty() -> None:
    def answered(name: str, day: str, extended: bool) -> RegisterRow:
        times = {"registered": "2026-07-01", "answered": day, "outcome": "explained"}
        return a_row(name, "2026-07-01", extended=extended, **times)

    rows = [
        answered("1", "2026-07-31", False),
        answered("2", "2026-08-01", False),
        answered("3", "2026-08-30", True),
        answered("4", "2026-08-31", True),
    ]

    waiting = figures(rows)["appeals"]["waiting"]

    assert (waiting["within_30_days"], waiting["within_term"]) == (25.0, 50.0)


def test_three_days_are_enough_to_register_and_four_are_not() -> None:
    rows = [a_row(day, "2026-07-01", registered=day) for day in ("2026-07-04", "2026-07-05")]

    assert figures(rows)["appeals"]["registration"] == {"mean_days": 3.5, "within_3_days": 50.0}


def test_the_thirtieth_worked_day_is_in_term_and_the_next_is_not() -> None:
    told = {"registered": "2026-07-01", "outcome": "explained"}
    rows = [
        a_row("30", "2026-07-01", answered="2026-08-12", **told),
        a_row("31", "2026-07-01", answered="2026-08-13", **told),
        a_row("32", "2026-07-01", answered="2026-08-14", **told),
    ]

    working = figures(rows)["appeals"]["waiting"]["working"]

    assert (working["within_30_days"], working["within_term"]) == (33.3, 33.3)


def test_overdue_is_what_stands_open_too_long_from_any_quarter_before() -> None:
    rows = [
        a_row("last year", "2025-01-01", registered="2025-01-02"),
        a_row("day 30", "2026-09-05", registered="2026-09-05"),
        a_row("day 31", "2026-09-04", registered="2026-09-04"),
        a_row("extended", "2026-09-04", registered="2026-09-04", extended=True),
        a_row("nobody knows whose", "2026-07-04", registered="2026-07-04", anonymous=True),
        a_row("never registered", "2026-07-04"),
        a_row("copy", "2026-07-04", registered="2026-07-04", duplicate_of="day 30"),
        a_row("answered today", "2026-07-04", registered="2026-07-04", answered="2026-10-05"),
        a_row(
            "closed tomorrow",
            "2026-07-04",
            registered="2026-07-04",
            answered="2026-10-06",
            outcome="refused",
        ),
    ]

    assert figures(rows)["appeals"]["waiting"]["overdue_open"] == 4


def test_a_forwarding_counts_with_the_quarter_of_its_receipt_within_seven_days() -> None:
    sent = {"registered": "2026-07-01", "outcome": "forwarded"}
    rows = [
        a_row("1", "2026-07-01", answered="2026-07-08", **sent),
        a_row("2", "2026-07-01", answered="2026-07-09", **sent),
        a_row("3", "2026-07-01", **sent),
    ]

    assert figures(rows)["appeals"]["forwarding"] == {"forwarded": 3, "within_7_days": 50.0}
