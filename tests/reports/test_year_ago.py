"""The same period a year before, beside the figures: the block it has when it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.texts import say
from config.directories import shipped
from reports.build import Wish, figures
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from reports.table import table
from storage.store import Storage
from tests.reports.quarter import a_row
from tests.reports.quarter import figures as by_hand
from tests.reports.test_build import BASIS, NAMES, QUARTER

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
TODAY = date(2026, 10, 5)
EARLIER = """\
p1,pos,2025-07-01,2025-07-01,2025-07-20,resolved,complaint,,,
p2,post,2025-09-30,2025-10-02,2025-11-20,refused,complaint,,,
p3,post,2025-06-30,2025-07-02,2025-07-09,resolved,complaint,,,
p4,post,2024-08-01,2024-08-02,,,complaint,,,
p5,post,2025-07-08,2025-07-08,2026-10-06,resolved,complaint,,,
"""


@pytest.mark.parametrize(
    "period", ["2026Q3", "2026Q1", "2026-07", "2026", "2025", "2026-07-01..2026-07-10"]
)
async def test_it_is_the_block_of_that_period(
    storage: Storage, tmp_path: Path, period: str
) -> None:
    file = tmp_path / "appeals.csv"
    file.write_text(QUARTER + EARLIER, "utf-8")
    reading = Reading(shipped(), ZoneInfo("Europe/Astrakhan"), TODAY)
    await take_file(file, storage.register, reading, NOW)
    asked = parse(period)

    told = await figures(storage, BASIS, Wish(asked, TODAY))

    for name, earlier in (("previous", asked.previous()), ("year_ago", asked.year_ago())):
        alone = await figures(storage, BASIS, Wish(earlier, TODAY))
        assert told[name] == alone["appeals"]


def test_what_became_of_it_by_now_is_in_it_and_what_came_later_is_not() -> None:
    rows = [
        a_row(
            "1", "2025-07-01", registered="2025-07-01", answered="2025-12-01", outcome="resolved"
        ),
        a_row(
            "2", "2025-09-30", registered="2025-10-01", answered="2026-10-06", outcome="resolved"
        ),
        *(a_row(f"o{n}", "2025-05-01") for n in range(10)),
    ]

    told = by_hand(rows)["year_ago"]

    assert (told["received"], told["change"]) == (
        *(2, {"previous": 10, "difference": -8, "percent": -80.0}),
    )
    assert told["outcomes"]["all"]["satisfied"] == {"count": 1, "share": 50.0}
    assert told["preliminary"] is False
    assert by_hand(rows)["appeals"]["received"] == 0


def test_the_table_names_the_period_and_tells_its_main_figures() -> None:
    rows = [
        a_row(
            "1", "2025-07-01", registered="2025-07-01", answered="2025-07-11", outcome="resolved"
        ),
        a_row("2", "2025-07-02", kind="complaint"),
        a_row("3", "2026-07-02"),
    ]

    whole = table(by_hand(rows), NAMES, say)

    lines = [" ".join(line.split()) for line in whole[whole.index("Год назад") :].splitlines()]
    assert lines == [
        "Год назад, 2025Q3 (как известно сейчас)",
        "Поступило 2",
        "Изменение с тех пор −1",
        "в том числе жалоб 1",
        "Ожидание ответа в среднем, дней 10,0",
        "В срок с учётом продления 100,0%",
        "Удовлетворено 0,0%",
        "Отказано 0,0%",
    ]
