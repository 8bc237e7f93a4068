"""A day is taken as people write it, and nothing that is no day is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from reports.written_day import written_day


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-05", "05.12.2026", "5.12.2026", " 05.12.2026 "),
        *("5 декабря 2026", "05 декабря 2026 г.", "5 Декабря 2026 года", "5 декабря 2026г"),
        *("«5» декабря 2026 г.", '"05" декабря 2026', "5\u00a0декабря\u00a02026"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    """Given a day as a form, a paper or an order has it; when read; then it is that day."""
    assert written_day(text) == date(2026, 12, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("", "завтра", "5 декабря", "5 декабрь 2026", "05.12.26", "05/12/2026", "декабря 5 2026"),
        *("31 ноября 2026", "0 мая 2026", "5 декабря 2026 и позже", "5 2026", "٥ декабря 2026"),
        *("5 декабря 0000", "9999-99-99"),
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    """Given words that name no day, or more than one; when read; then there is none."""
    assert written_day(text) is None


def test_every_month_has_its_place() -> None:
    """Given the fifth of each month in words; when read; then months go from 1 to 12."""
    names = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    days = [written_day(f"5 {name} 2026") for name in names.split()]
    assert days == [date(2026, month, 5) for month in range(1, 13)]
