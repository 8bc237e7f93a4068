"""The log of a case tells the days of the town, not those of Greenwich."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from storage.register_records import Change
from web.desk.case_log import happened

ASTRAKHAN = ZoneInfo("Europe/Astrakhan")


def test_a_line_of_the_log_bears_the_day_of_the_town() -> None:
    midnight = datetime(2026, 10, 4, 20, tzinfo=UTC)  # in Astrakhan the 5th has begun

    line = happened(Change("created", None, None, midnight, "author"), ASTRAKHAN)

    assert line.day == "05.10.2026"


def test_a_time_inside_a_line_is_a_day_of_the_town_too() -> None:
    late = datetime(2026, 10, 4, 21, 30, tzinfo=UTC)
    change = Change("answered_at", None, "2026-10-03T22:00:00+00:00", late, "operator")

    line = happened(change, ASTRAKHAN)

    assert (line.day, line.text.split()[-1]) == ("05.10.2026", "04.10.2026")
