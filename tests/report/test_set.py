"""The set of a period in a folder, from every database: whole, or not there at all."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import docx as word
import pytest
from openpyxl import load_workbook

from bot.surveys.choices import Choice
from bot.texts import say
from config.directories import shipped as directories
from config.profile import load
from reports.build import Basis, Wish, figures_for_people
from reports.document import Imprint
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from reports.report.set import Order, Written, write_set
from reports.set_files import OthersThere
from reports.verifying import Difference, verify
from reports.whole_folder import whole_folder
from reports.word import writing as report_word
from storage.side_records import By, Record
from storage.store import Storage
from tests.reports.test_build import QUARTER
from tests.storage.ballots import ANNUAL, ASPECT, EXPRESS, RULES, begun, cast, marks

HOUSE = Path(__file__).parent.parent.parent
BASIS = Basis(load("astrakhan"), directories())
NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
AS_OF = date(2026, 10, 5)
WISH = Wish(parse("2026Q3"), AS_OF)


def an_order(wish: Wish = WISH, **values: Any) -> Order:
    return Order(wish, report_word.shipped(), say, ("0.1.0", NOW), **values)


async def imported(storage: Storage, tmp_path: Path, text: str = QUARTER) -> None:
    file = tmp_path / "appeals.csv"
    file.write_text(text, "utf-8")
    reading = Reading(directories(), ZoneInfo("Europe/Astrakhan"), AS_OF)
    taken = await take_file(file, storage.register, reading, NOW)
    assert taken.refusals == ()


async def made(storage: Storage, to: Path, order: Order | None = None) -> Written:
    return await write_set(storage, BASIS, order or an_order(), to)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_set_holds_the_report_the_workbook_and_the_figures_they_rest_on(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)

    told = await made(storage, tmp_path / "out")

    assert told.folder == tmp_path / "out" / "2026Q3"
    assert told.files == ("report_2026Q3.docx", "report_2026Q3.xlsx", "metrics_2026Q3.json")
    metrics = json.loads((told.folder / "metrics_2026Q3.json").read_text("utf-8"))
    people = await figures_for_people(storage, BASIS, Wish(WISH.period, AS_OF, "external"))
    assert metrics["external"] == json.loads(json.dumps(people))
    assert metrics["all"]["appeals"]["received"] == 6
    assert metrics["snapshot"] == told.snapshot
    assert metrics["header"] == {
        "title": "Аналитическая справка о результатах сбора и анализа обратной связи."
        " III квартал 2026 года (01.07.2026 — 30.09.2026)",
        "act": BASIS.profile.act,
        "org": BASIS.profile.org,
        "as_of": "2026-10-05",
        "state": "предварительные данные",
        "mark": "Внутриведомственная информация, публикации не подлежит (раздел 3).",
    }
    report = word.Document(str(told.folder / "report_2026Q3.docx"))
    assert report.core_properties.keywords == f"otklik:{told.snapshot}"
    book = load_workbook(told.folder / "report_2026Q3.xlsx")
    rows = list(book["Реестр"].iter_rows(2, 8, values_only=True))
    assert [row[0] for row in rows] == ["a1", "a7", "a2", "a3", "a6", "a4", "a5"]
    outcomes = dict(zip((row[0] for row in rows), (row[11] for row in rows), strict=True))
    assert (outcomes["a1"], outcomes["a4"]) == ("Решено положительно, меры приняты", None)


async def test_what_came_after_the_cut_off_is_in_no_row(storage: Storage, tmp_path: Path) -> None:
    await imported(storage, tmp_path)
    wish = Wish(WISH.period, date(2026, 8, 31))

    told = await made(storage, tmp_path / "out", an_order(wish))

    rows = load_workbook(told.folder / "report_2026Q3.xlsx")["Реестр"].iter_rows(
        2, 5, values_only=True
    )
    known = {row[0]: (row[10], row[11]) for row in rows}
    assert set(known) == {"a1", "a2", "a3", "a7"}
    assert known["a2"] == (None, None)  # answered on 1 September


async def test_the_same_data_give_the_same_bytes_and_one_snapshot(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)

    first = await made(storage, tmp_path / "one")
    second = await made(storage, tmp_path / "two")

    assert contents(first.folder) == contents(second.folder)
    assert first.snapshot == second.snapshot
    found = await storage.report_runs.one(first.snapshot)
    assert found is not None
    assert (found.period, found.as_of, found.created_at) == ("2026Q3", AS_OF, NOW)


async def test_every_file_of_a_set_is_known_again_and_its_figures_are_the_same(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")

    for name in told.files:
        verified = await verify(storage, BASIS, told.folder / name, ("0.1.0", say))
        assert verified.found is not None
        kept, file = verified.found
        assert (kept.id, file.name, verified.is_same) == (told.snapshot, name, True)
        since = (verified.differences, verified.other_profile, verified.other_program)
        assert since == ((), False, False)


async def test_a_late_correction_is_told_figure_by_figure(storage: Storage, tmp_path: Path) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")
    late = QUARTER.replace("2026-09-25,2026-09-28,,,", "2026-09-25,2026-09-28,2026-10-01,resolved,")
    await imported(storage, tmp_path, late)

    verified = await verify(storage, BASIS, told.folder / told.files[0], ("0.2.0", say))

    assert (verified.is_same, verified.other_program) == (False, True)
    where = "Внешние клиенты. Обращения. Результат рассмотрения жалоб: Удовлетворено, "
    assert [one for one in verified.differences if one.where.startswith(where)] == [
        Difference(f"{where}Количество", "1", "2"),
        Difference(f"{where}Доля", "20,0\xa0% (1 из 5)", "40,0\xa0% (2 из 5)"),
    ]


async def test_a_changed_file_is_told_from_one_that_was_never_made(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")
    report = told.folder / "report_2026Q3.docx"
    document = word.Document(str(report))
    document.paragraphs[0].text = "Приукрашено"
    changed, strange, other = (tmp_path / name for name in ("a.docx", "b.docx", "c.json"))
    document.save(str(changed))
    strange.write_bytes(b"PK\x03\x04 nothing")
    other.write_text('{"snapshot": "' + told.snapshot + '"}', "utf-8")

    for file, borne in ((changed, told.snapshot), (strange, None), (other, told.snapshot)):
        verified = await verify(storage, BASIS, file, ("0.1.0", say))
        assert verified.found is None
        assert (verified.borne.id if verified.borne else None) == borne


async def test_a_new_set_takes_the_place_of_the_old_one_whole(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    first = await made(storage, tmp_path / "out", an_order(more=(_with_a_map,)))
    await imported(storage, tmp_path, QUARTER.replace("2026-09-30,withdrawn", "2026-09-30,refused"))

    second = await made(storage, tmp_path / "out")

    assert first.snapshot != second.snapshot
    assert "map.txt" in first.files
    assert sorted(contents(second.folder)) == sorted(second.files)
    assert names(tmp_path / "out") == ["2026Q3"]


async def _with_a_map(imprint: Imprint, folder: Path) -> None:
    (folder / "map.txt").write_text(imprint.snapshot, "utf-8")


@pytest.mark.parametrize("spoil", ["added", "changed", "a file"])
async def test_what_people_put_there_or_changed_is_never_thrown_away(
    storage: Storage, tmp_path: Path, spoil: str
) -> None:
    await imported(storage, tmp_path)
    place, name = tmp_path / "out" / "2026Q3", "подписано.pdf"
    if spoil == "a file":
        place.parent.mkdir()
        place.write_text("мой файл", "utf-8")
        name = "2026Q3"
    else:
        await made(storage, tmp_path / "out")
        name = name if spoil == "added" else "report_2026Q3.docx"
        (place / name).write_text("подпись", "utf-8")
    before = contents(tmp_path / "out")

    with pytest.raises(OthersThere) as caught:
        await made(storage, tmp_path / "out")

    assert caught.value.names == (name,)
    assert contents(tmp_path / "out") == before


async def test_a_set_that_fails_on_its_way_leaves_the_old_one_as_it_was(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    await made(storage, tmp_path / "out")
    before = contents(tmp_path / "out")

    async def fail(_: Imprint, folder: Path) -> None:
        assert len(names(folder)) == 2  # the report and the workbook are written
        raise OSError(28, "No space left on device", str(folder))

    with pytest.raises(OSError, match="No space"):
        await made(storage, tmp_path / "out", an_order(more=(fail,)))

    assert contents(tmp_path / "out") == before
    assert names(tmp_path / "out") == ["2026Q3"]


@pytest.mark.parametrize("limit", [2_000, 20_000, 40_000])
def test_a_workbook_that_finds_no_room_is_told_as_the_disk_s_fault_not_the_database_s(
    tmp_path: Path, limit: int
) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "out"), str(limit)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stdout) == (0, "OSError 27\n"), told.stderr
    assert names(tmp_path / "out") == []


LIMITED = """
import asyncio, resource, signal, sys, warnings
from pathlib import Path
from storage.keys import Keys
from storage.store import open_storage
from bot.surveys.unfolding import unfold
from tests import ready_tables
from tests.report.test_set import NOW, made
from storage.engine import MEMORY
warnings.simplefilter("ignore")  # the library says that an unfinished book was not closed
async def work():
    to = Path(sys.argv[1])
    to.mkdir()
    async with open_storage(MEMORY, Keys(to.parent / "keys"), lambda: NOW, unfold) as storage:
        await ready_tables.make(storage.engine)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
        try:
            await made(storage, to)
        except OSError as error:
            print("OSError", error.errno)
asyncio.run(work())
"""


NASTY = (
    "external_id,channel,organisation,received_at\n"
    "=1+1,post,\"=cmd|' /C calc'!A0\",2026-07-10\n"
    "@SUM,post,ООО <b>&{{ mark }}{% raw %},2026-07-11\n"
)


@pytest.mark.parametrize(
    ("register", "received"),
    [
        ("external_id,channel,received_at\n", 0),
        ("external_id,channel,received_at\n1,post,2026-07-10\n", 1),
        (NASTY, 2),
    ],
)
async def test_an_empty_quarter_one_row_and_nasty_words_make_a_sound_report(
    storage: Storage, tmp_path: Path, register: str, received: int
) -> None:
    await imported(storage, tmp_path, register)

    told = await made(storage, tmp_path / "out")

    report = word.Document(str(told.folder / "report_2026Q3.docx"))
    assert len(report.tables) > 15
    book = load_workbook(told.folder / "report_2026Q3.xlsx")
    sheets = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in sheets if cell.data_type == "f"] == []
    metrics = json.loads((told.folder / "metrics_2026Q3.json").read_text("utf-8"))
    assert metrics["external"]["appeals"]["received"] == received


async def test_four_answers_are_not_told_and_twenty_one_are(
    storage: Storage, tmp_path: Path
) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 12, *[4] * 6, *[2] * 3))
    await storage.opening.open_batch(wave.id, RULES, date(2026, 11, 20))
    few = await begun(storage, ANNUAL)
    await cast(storage, few, [{ASPECT: mark} for mark in (1, 2, 3, 4)])
    await storage.opening.close(few.id, RULES, date(2026, 11, 20))
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))

    told = await made(storage, tmp_path / "out", an_order(wish))

    book = load_workbook(told.folder / "report_2026Q4.xlsx")
    [levels] = [s for s in book.worksheets if "Удовлетворённость по напр" in s.title][:1]
    [row] = [r for r in levels.iter_rows(5, 20, values_only=True) if r[0] and r[2] == 21]
    assert (row[1], row[3], row[4]) == (EXPRESS.title, 0.857, 0.143)
    seen = [str(c.value) for s in book.worksheets for r in s.iter_rows() for c in r if c.value]
    assert ANNUAL.title not in seen
    metrics = json.loads((told.folder / "metrics_2026Q4.json").read_text("utf-8"))
    assert (metrics["internal"]["surveys"], metrics["internal"]["annual"]) == ([], None)


async def test_every_share_of_a_survey_stands_with_the_people_behind_it(
    storage: Storage, tmp_path: Path
) -> None:
    [cause] = [one for one in EXPRESS.questions if isinstance(one, Choice) and one.role == "cause"]
    first, second = tuple(cause.offered)[:2]
    given = [{**told, cause.id: (first,)} for told in marks(*[2] * 15)]
    given += [{**told, cause.id: (first, second)} for told in marks(*[3] * 5)]
    given += [{**told, cause.id: (second,)} for told in marks(*[3] * 5)]
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, [*given, *marks(*[5] * 30)])
    await storage.opening.open_batch(wave.id, RULES, date(2026, 11, 20))

    told = await made(
        storage, tmp_path / "out", an_order(Wish(parse("2026Q4"), date(2026, 11, 20)))
    )

    report = word.Document(str(told.folder / "report_2026Q4.docx"))
    rows = [[cell.text for cell in row.cells] for table in report.tables for row in table.rows]
    [level] = [row for row in rows if row[1:2] == [EXPRESS.title] and len(row) == 7]
    assert level[2:5] == ["55", "54,5\xa0% (30 из 55)", "27,3\xa0% (15 из 55)"]
    causes = [row for row in rows if row[0] == EXPRESS.title and len(row) == 4]
    assert causes[:2] == [
        [EXPRESS.title, cause.offered[first].label, "20", "80,0\xa0% (20 из 25)"],
        [EXPRESS.title, cause.offered[second].label, "10", "40,0\xa0% (10 из 25)"],
    ]


async def test_decisions_stand_in_the_report_and_their_words_in_no_snapshot(
    storage: Storage, tmp_path: Path
) -> None:
    values = dict.fromkeys(
        ("title", "document", "text", "cause", "pain", "topic", "process", "unit"), ""
    )
    act = Record(
        "action",
        date(2026, 9, 1),
        values | {"kind": "legal_act", "title": "Новый регламент", "document": "пост. № 5"},
    )
    await storage.side.add(act, By("Анна, admin", date(2026, 9, 1)))

    told = await made(storage, tmp_path / "out")

    report = word.Document(str(told.folder / "report_2026Q3.docx"))
    cells = [cell.text for table in report.tables for cell in table._cells]
    assert "Новый регламент" in cells
    kept = await storage.report_runs.one(told.snapshot)
    assert kept is not None
    assert "регламент" not in kept.figures
    assert json.loads(kept.figures)["side"]["decisions"]["total"] == 1


WRITER = """
import os, resource, signal, sys
from pathlib import Path
from reports.whole_folder import whole_folder
with whole_folder(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    if sys.argv[2] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    (folder / "large").write_bytes(b"x" * 100_000)
"""


def write_badly(place: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WRITER, str(place), how],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("how", ["kill", "full"])
def test_a_kill_or_a_full_disk_leaves_the_old_folder_and_nothing_half_written(
    tmp_path: Path, how: str
) -> None:
    place = tmp_path / "set"
    with whole_folder(place) as folder:
        (folder / "old").write_text("old", "utf-8")

    told = write_badly(place, how)

    assert told.returncode == (-signal.SIGKILL if how == "kill" else 1)
    assert contents(place) == {"old": b"old"}
    with whole_folder(place) as folder:  # the next one clears what the killed one left
        assert names(tmp_path) == sorted(["set", folder.name])
        (folder / "new").write_text("new", "utf-8")
    assert contents(place) == {"new": b"new"}
    assert names(tmp_path) == ["set"]


def test_a_folder_somebody_writes_right_now_is_not_cleared(tmp_path: Path) -> None:
    place = tmp_path / "set"
    with whole_folder(place) as first:
        (first / "first").write_text("1", "utf-8")
        with whole_folder(place) as second:
            (second / "second").write_text("2", "utf-8")
        assert contents(place) == {"second": b"2"}
    assert contents(place) == {"first": b"1"}


def test_where_two_folders_cannot_change_places_at_once_it_is_done_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports import whole_folder as module

    refuse: Callable[[Path, Path], bool] = lambda *_: False  # noqa: E731  -- an old kernel
    monkeypatch.setattr(module, "_exchanged", refuse)
    for text in ("old", "new"):
        with whole_folder(tmp_path / "set") as folder:
            (folder / text).write_text(text, "utf-8")

    assert contents(tmp_path / "set") == {"new": b"new"}
    assert names(tmp_path) == ["set"]
