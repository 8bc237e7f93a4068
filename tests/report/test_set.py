"""The set of a period in a folder, from every database: whole, or not there at all."""

from __future__ import annotations

import json
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
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from reports.report.set import Order, Written, write_set
from reports.word import writing as report_word
from storage.side_records import By, Record
from storage.store import Storage
from tests.reports.test_build import QUARTER
from tests.storage.ballots import ANNUAL, ASPECT, EXPRESS, RULES, begun, cast, marks

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
