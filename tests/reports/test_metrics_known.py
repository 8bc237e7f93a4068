"""What figures of appeals know on a day, and when they are final."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.reports.quarter import a_row, figures


@pytest.mark.parametrize(
    ("block", "ended"),
    [("appeals", "2026-10-01"), ("previous", "2026-07-01"), ("year_ago", "2025-10-01")],
)
def test_each_block_is_preliminary_until_its_own_period_has_ended(block: str, ended: str) -> None:
    eve = (date.fromisoformat(ended) - timedelta(days=1)).isoformat()

    told = [figures([], as_of=day)[block]["preliminary"] for day in (eve, ended)]

    assert told == [True, False]


def test_a_quarter_that_goes_on_is_preliminary_even_when_all_is_answered() -> None:
    rows = [a_row("1", "2026-07-10", outcome="resolved", answered="2026-07-11")]

    assert figures(rows, as_of="2026-09-30", profile="gatchina")["appeals"]["preliminary"] is True
    assert figures(rows, as_of="2026-10-01", profile="gatchina")["appeals"]["preliminary"] is False


def test_nine_tenths_exactly_are_final_enough() -> None:
    rows = [a_row(str(n), "2026-07-10", outcome="no_answer" if n else "in_work") for n in range(10)]

    block = figures(rows, profile="gatchina")["appeals"]

    assert (block["maturity"], block["preliminary"]) == (90.0, False)


@pytest.mark.parametrize(("final", "received"), [(0, 1), (17, 20), (89, 100)])
def test_less_than_nine_tenths_are_preliminary(final: int, received: int) -> None:
    rows = [
        a_row(str(n), "2026-07-10", outcome="no_answer" if n < final else "in_work")
        for n in range(received)
    ]

    assert figures(rows, profile="gatchina")["appeals"]["preliminary"] is True


def test_what_is_received_registered_or_answered_later_is_not_known_yet() -> None:
    rows = [
        a_row("1", "2026-08-01", registered="2026-08-09", answered="2026-08-20", outcome="refused"),
        a_row("2", "2026-08-11"),
    ]

    on_the_day = figures(rows, as_of="2026-08-09")["appeals"]
    before = figures(rows, as_of="2026-08-08")["appeals"]

    assert (on_the_day["received"], before["received"]) == (1, 1)
    assert on_the_day["registration"]["mean_days"] == 8.0
    assert before["registration"]["mean_days"] is None
    assert on_the_day["outcomes"]["all"]["other"]["open"] == 1
    assert figures(rows, as_of="2026-08-20")["appeals"]["outcomes"]["all"]["refused"]["count"] == 1


def test_an_outcome_without_a_day_is_known_at_once_and_lacks_data() -> None:
    rows = [
        a_row("1", "2026-08-01", registered="2026-08-01", outcome="resolved"),
        a_row("2", "2026-08-01", answered="2026-08-05", outcome="explained"),  # no registration
        a_row("3", "2026-08-01", outcome="refused", anonymous=True),  # nobody waits
        a_row("4", "2026-08-01", outcome="withdrawn"),  # no answer to wait for
        a_row("5", "2026-06-01", outcome="resolved"),  # of another quarter by receipt
        a_row("6", "2026-08-01", outcome="refused", anonymous=True),
    ]

    block = figures(rows)["appeals"]

    assert block["outcomes"]["all"]["satisfied"]["count"] == 1
    assert (block["waiting"]["answers"], block["waiting"]["no_data"]) == (0, 2)
