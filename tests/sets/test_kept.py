"""Sets of reports in their folder: what fails leaves nothing, what is old goes by its term."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.report_sets import MOST, Made, ReportSets
from config.profile import load
from reports.build import Wish
from reports.kept_sets import NOTE, KeptSets
from reports.period import parse
from reports.report.set import write_set
from storage.store import Storage
from tests.conftest import StandingClock
from tests.report.test_set import BASIS, an_order, imported

PROFILE = load("astrakhan")
WISH = Wish(parse("2026Q3"), date(2026, 10, 5))


async def asked(sets: ReportSets, *wishes: Wish) -> None:
    """Until all is made, or has failed."""
    async with asyncio.TaskGroup() as group:
        group.create_task(sets.run())
        for wish in wishes:
            sets.ask(wish, "Анна, admin")
        for _ in range(6000):
            if not sets.waiting(WISH.period.name):
                break
            await asyncio.sleep(0.01)
        sets.stop()


def made_by(storage: Storage) -> Callable[[Wish, Path], Awaitable[Made]]:
    async def make(wish: Wish, to: Path) -> Made:
        return Made(await write_set(storage, BASIS, an_order(wish), to), None)

    return make


async def test_what_was_made_is_listed_by_whoever_starts_later_in_every_database(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    """Given two cut-offs asked for, one of them twice; then two sets are there, the newest first,
    and a program that starts anew finds them."""
    await imported(storage, tmp_path)
    sets = ReportSets(KeptSets(tmp_path / "kept"), made_by(storage), lambda: PROFILE, clock)
    late = Wish(WISH.period, date(2026, 11, 20))

    await asked(sets, WISH, late, WISH)

    found = KeptSets(tmp_path / "kept").listed("2026Q3")
    assert {one.as_of for one in found} == {WISH.as_of, late.as_of}
    assert len(found) == 2
    assert KeptSets(tmp_path / "kept").listed("2026Q2") == []
    for one in found:
        kept = await storage.report_runs.one(one.snapshot)
        assert kept is not None
        assert (kept.period, kept.as_of) == (one.period, one.as_of)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "full"), "no_room"),
        (PermissionError(errno.EACCES, "no"), "not_written"),
        (ValueError("слова людей"), "mistake"),
    ],
)
async def test_what_fails_is_said_leaves_nothing_and_stops_nobody(
    storage: Storage,
    tmp_path: Path,
    clock: StandingClock,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    told: str,
) -> None:
    """Given a disk that is full, or a mistake; when a set is asked for; then its page can say what
    happened, no file is left, the log has no words of people, and the next one is made."""
    await imported(storage, tmp_path)
    failing = [error]

    async def make(wish: Wish, to: Path) -> Made:
        written = await made_by(storage)(wish, to)
        if failing:
            raise failing.pop()
        return written

    sets = ReportSets(KeptSets(tmp_path / "kept"), make, lambda: PROFILE, clock)
    await asked(sets, WISH)

    failed = sets.failed("2026Q3")
    assert failed is not None
    assert (failed[0].wish, failed[1]) == (WISH, told)
    assert list((tmp_path / "kept").iterdir()) == []
    assert "слова людей" not in caplog.text

    again = ReportSets(sets.kept, make, lambda: PROFILE, clock)
    await asked(again, WISH)
    assert len(again.kept.listed()) == 1


def test_so_many_sets_wait_and_no_more(tmp_path: Path, clock: StandingClock) -> None:
    """Given a clerk who presses ten times, and then asks for other days; then one set waits of the
    presses, and of the days as many as may."""

    async def make(wish: Wish, to: Path) -> Made:
        raise AssertionError(f"nothing was begun yet: {wish}, {to}")

    sets = ReportSets(KeptSets(tmp_path / "kept"), make, lambda: PROFILE, clock)

    pressed = [sets.ask(WISH, "Anna") for _ in range(10)]
    others = [sets.ask(replace(WISH, as_of=date(2026, 10, day)), "Anna") for day in range(6, 12)]

    assert pressed == [True] * 10
    assert others == [True] * (MOST - 1) + [False] * 2
    assert len(sets.waiting("2026Q3")) == MOST
    assert sets.ask(WISH, "Boris")


async def test_a_set_goes_with_the_rows_of_the_register_that_are_in_it(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    await imported(storage, tmp_path)
    kept = KeptSets(tmp_path / "kept")
    await asked(ReportSets(kept, made_by(storage), lambda: PROFILE, clock), WISH)
    half = kept.begin(datetime(2026, 11, 19, tzinfo=UTC))
    days = PROFILE.retention_days.register_
    last = date.fromordinal(WISH.period.end.toordinal() + days)

    assert kept.drop_old(date(2026, 11, 20), days) == 0
    assert kept.drop_old(date(2026, 11, 21), days) == 1  # left half-made two days ago
    assert not half.exists()
    assert kept.drop_old(date.fromordinal(last.toordinal() - 1), days) == 0
    assert kept.drop_old(last, days) == 1
    assert list((tmp_path / "kept").iterdir()) == []


async def test_a_set_of_a_century_is_kept_no_longer_than_what_is_in_it(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a set of a period that ends in 2100, made today; then it goes by the day of its
    cut-off: nothing later is in it."""
    await imported(storage, tmp_path)
    kept = KeptSets(tmp_path / "kept")
    century = replace(WISH, period=parse("2000-01-01..2100-12-31"))
    sets = ReportSets(kept, made_by(storage), lambda: PROFILE, clock)
    await asked(sets, century, WISH)
    days = PROFILE.retention_days.register_
    last = date.fromordinal(WISH.as_of.toordinal() + 1 + days)
    kept.drop_old(date.fromordinal(last.toordinal() - 1), days)

    assert [one.period for one in kept.listed()] == [century.period.name]
    assert kept.drop_old(last, days) == 1


def test_what_a_killed_program_left_in_a_passing_folder_goes_too(tmp_path: Path) -> None:
    kept = KeptSets(tmp_path / "kept")
    with kept.passing(datetime(2026, 11, 18, tzinfo=UTC)) as gone:
        (gone / "rows.csv").write_text("слова людей", "utf-8")
    killed = kept.passing(datetime(2026, 11, 19, tzinfo=UTC))
    left = killed.__enter__()
    (left / "rows.csv").write_text("слова людей", "utf-8")

    assert list((tmp_path / "kept").iterdir()) == [left]
    assert kept.drop_old(date(2026, 11, 21), 365) == 1
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"files": [], "name": "x"}', "\0"])
async def test_a_note_that_was_changed_makes_no_set_of_it(
    storage: Storage, tmp_path: Path, clock: StandingClock, broken: str
) -> None:
    await imported(storage, tmp_path)
    kept = KeptSets(tmp_path / "kept")
    await asked(ReportSets(kept, made_by(storage), lambda: PROFILE, clock), WISH)
    [told] = kept.listed()
    note = tmp_path / "kept" / told.name / NOTE

    note.write_text(broken, "utf-8")

    assert kept.listed() == []
    assert kept.file(told.name, told.files[0].name) is None


async def test_a_note_that_names_files_outside_gives_none_of_them(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a note whose list was changed to climb, and a link put among the files; neither way
    leads out of the set."""
    await imported(storage, tmp_path)
    kept = KeptSets(tmp_path / "kept")
    await asked(ReportSets(kept, made_by(storage), lambda: PROFILE, clock), WISH)
    [told] = kept.listed()
    place = tmp_path / "kept" / told.name
    (tmp_path / "secret").write_text("secret")
    (place / "link").symlink_to(tmp_path / "secret")
    body = json.loads((place / NOTE).read_text("utf-8"))
    names = ("../../secret", "link", str(tmp_path / "secret"))
    body["files"] = [{"name": name, "size": 1, "sha256": ""} for name in names]
    (place / NOTE).write_text(json.dumps(body), "utf-8")

    assert [kept.file(told.name, name) for name in names] == [None, None, None]
