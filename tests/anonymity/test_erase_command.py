"""`otklik erase` as whoever types it sees it: what went, in one line, and no figure changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app import running
from app.compose import House
from app.database import open_storage
from app.other_clocks import Doubts
from bot.schedule import Daily, Schedule
from config import settings
from reports.kept_sets import KeptSet, KeptSets
from storage.erasing import Before
from storage.message_records import MessageWithdrawn
from tests.messages.sending import ANNA, keep, send
from tests.process.program import Program

NOTHING = "Стирать нечего: всё, что старше, уже стёрто.\n"
ON = {"OTKLIK_REHEARSAL": "1", "OTKLIK_NOW": "2026-10-05T12:00"}


@pytest.fixture
async def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """An installation with two messages: one withdrawn today, one open."""
    monkeypatch.chdir(tmp_path)
    for name, value in (ON | {"OTKLIK_DATA_DIR": str(tmp_path / "data")}).items():
        monkeypatch.setenv(name, value)
    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        number = await send(storage, ANNA)
        await send(storage, ANNA)
        await keep(storage, ANNA, MessageWithdrawn(number))
    return Program(tmp_path, **ON)


async def test_what_was_closed_before_the_day_goes_and_no_figure_with_it(program: Program) -> None:
    figures = ("metrics", "2026Q4", "--format", "json")
    before = await program.command(*figures)

    too_early = await program.command("erase", "--before", "2026-10-05")
    by_term = await program.command("erase")
    later = Program(program.folder, **ON | {"OTKLIK_NOW": "2026-10-06T12:00"})
    told = await later.command("erase", "--before", "06.10.2026")
    again = await later.command("erase", "--before", "06.10.2026")

    assert [too_early, by_term, again] == [(0, NOTHING, "")] * 3
    assert told == (
        0,
        "Стёрто: 1 адрес автора, содержание 0 сообщений «без следа», 1 текст реестра."
        " Записи остались, числа в отчётах прежние.\n",
        "",
    )
    assert await program.command(*figures) == before


async def test_report_sets_made_at_the_desk_go_as_early_as_the_texts_of_their_rows(
    program: Program,
) -> None:
    """Given a set of a quarter that ended on the day, and one of a quarter that goes on; then the
    first goes, by the command too, and its folder with it."""
    kept = KeptSets(program.folder / "data" / "reports")
    quarters = {"2026Q3": date(2026, 10, 1), "2026Q4": date(2027, 1, 1)}
    for number, (period, ends_on) in enumerate(quarters.items()):
        place = kept.begin(datetime(2026, 10, 5, 9, number, tzinfo=UTC))
        (place / "report.xlsx").write_bytes(b"rows")
        made = datetime(2026, 10, 5, tzinfo=UTC)
        known = (made.date(), made, "Anna", "0" * 16)
        kept.finish(KeptSet(place.name, period, ends_on, *known, is_preliminary=True, files=()))

    by_term = await program.command("erase")
    left = [one.period for one in kept.listed()]
    told = await program.command("erase", "--before", "2026-10-01")

    assert (by_term, left) == ((0, NOTHING, ""), ["2026Q4", "2026Q3"])
    assert told == (
        0,
        "Стёрто комплектов отчёта, составленных на рабочем месте: 1. В них были записи реестра;"
        " подписанную копию по-прежнему можно проверить (otklik report --verify).\n",
        "",
    )
    assert [one.period for one in kept.listed()] == ["2026Q4"]
    assert len(list((program.folder / "data" / "reports").iterdir())) == 1


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("вчера", "--before: «вчера» — не дата. Нужно 2026-10-05 или 05.10.2026"),
        (
            "06.10.2026",
            "день 06.10.2026 ещё не наступил, сегодня 05.10.2026."
            " Например: otklik erase --before 05.10.2026",
        ),
    ],
)
async def test_a_day_that_is_none_or_has_not_come_is_refused(
    tmp_path: Path, day: str, reason: str
) -> None:
    told = await Program(tmp_path, **ON).command("erase", "--before", day)

    assert told == (2, "", f"otklik erase: {reason}. Справка: otklik erase --help\n")


def test_the_terms_are_those_of_the_profile() -> None:
    house = House(settings.load())
    today = house.today()
    days = house.profile.retention_days

    told = Before.term(house.terms, today)

    assert (today - told.address, today - told.content, today - told.register) == (
        timedelta(days.address),
        timedelta(days.message),
        timedelta(days.register_),
    )


async def test_the_night_erases_first_and_clears_the_disk_after(program: Program) -> None:
    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        parts = running._parts(house, storage, house.rounds(storage), Doubts(house.settings))
        (schedule,) = [part for part in parts if isinstance(part, Schedule)]
        night = {
            name: when.at for name, (when, _) in schedule._looks.items() if isinstance(when, Daily)
        }

    assert night["erasure"] < night["tidying"]
    assert [name for name in schedule._looks if name in ("erasure", "tidying")] == [
        "erasure",
        "tidying",
    ]
    assert "clearing" in schedule._looks
