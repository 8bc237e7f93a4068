"""Three papers of the roadmap, from the pain map as staff decided it, read back by Word."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx as word
import pytest

from app.effective import Effective
from bot.report_papers import ReportPapers
from bot.texts import say
from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish
from reports.document import Document, Heading, Table, cell_text, parts
from reports.pain.board import board
from reports.period import parse
from storage.office_records import Unit
from storage.pain_records import Measure, PainBy
from storage.sql.signins import Role
from storage.store import Storage
from tests.pains.quarters import Row, answers, enter, opened
from tests.sets.test_desk import taken
from tests.side.test_desk import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor

NAUR = load("naur")
WISH = Wish(parse("2026Q4"), date(2026, 11, 20))
BY = PainBy("Анна, analyst", WISH.as_of)
HOSTILE = '=HYPERLINK("http://x") <w:p/> {{ 7*7 }} \x07'


async def a_map(storage: Storage, folder: Path) -> None:
    """Appeals on roads answered late, and rude; questionnaires on services with a queue.

    The late answers are to be re-engineered, the rudeness is confirmed alone."""
    unit = Unit("economy", "Отдел экономики")
    await storage.units.put(unit, datetime(2026, 11, 20, tzinfo=UTC), "тест")
    rows = [Row(waited=45)] * 15 + [Row(cause="courtesy", waited=5)] * 4
    await enter(storage, folder, rows)
    await opened(storage, [*answers(20, 5), *answers(20, 1, "queue")])
    told = await board(storage, Basis(NAUR, shipped()), WISH)
    for line in told.candidates:
        await storage.pains.decide(line.row, "confirmed", BY)
    [late] = [one.row for one in told.candidates if one.row.pain == "timeliness"]
    measure = Measure(
        *("m1", late.id, "reengineering", HOSTILE, "economy", date(2027, 2, 18)),
        metric="late",
        target=50,
    )
    await storage.pains.plan(measure, "planned", BY)
    other = replace(measure, id="m2", kind="instruction", text="Памятка")
    await storage.pains.plan(other, "planned", BY)


async def paper(storage: Storage, number: str) -> Document:
    papers = ReportPapers(storage, Basis(NAUR, shipped()), WISH)
    return papers.roadmap(await papers.ground(), number)


def table(document: Document, name: str) -> list[list[str]]:
    [found] = [one for one in parts(document, Table) if one.id == name]
    return [[cell_text(cell, say).replace("\xa0", " ") for cell in row] for row in found.rows]


async def test_the_list_and_the_plan_name_what_is_to_be_made_anew_and_why_in_every_database(
    storage: Storage, tmp_path: Path
) -> None:
    """Given confirmed pains of appeals and of services; the papers are of appeals alone; each
    process is there with why; the plan has measure, target, owner, term, of re-engineering only."""
    await a_map(storage, tmp_path)

    evaluation, listed, plan = [await paper(storage, one) for one in ("2.1", "2.2", "2.3")]

    problems = [row[2:] for row in table(evaluation, "roadmap_problems")]
    assert problems == [
        ["Долгое ожидание результата", "подтверждена"],
        ["Невежливое общение", "подтверждена"],
    ]
    assert table(evaluation, "external_surveys")[0][0] == "Рассмотрение обращений и запросов"
    late = [row for row in table(listed, "roadmap_processes") if HOSTILE in row[3]]
    assert len(late) == 1
    process = late[0][1:3]
    assert [row[1:] for row in table(plan, "roadmap_plan") if row[3] == HOSTILE] == [
        [
            *process,
            HOSTILE,
            "цель: ответов с нарушением срока не больше 5,0%",
            "Отдел экономики",
            "18.02.2027",
        ]
    ]
    assert "Памятка" not in str(plan)
    assert "Памятка" in str(evaluation)  # the map has all measures
    assert "queue" not in str(listed)


async def test_an_empty_quarter_says_so_in_each_paper(storage: Storage) -> None:
    evaluation, listed, plan = [await paper(storage, one) for one in ("2.1", "2.2", "2.3")]

    heads = [parts(one, Heading)[0].text for one in (evaluation, listed, plan)]
    titles = [head.split(" рассмотрени")[0] for head in heads]
    assert titles == [
        "Отчёт об оценке удовлетворённости внешних клиентов",
        "Перечень процессов",
        "План мероприятий по реинжинирингу процессов",
    ]
    assert table(evaluation, "roadmap_problems") == []
    assert table(listed, "roadmap_processes") == []
    [told] = [one for one in parts(plan, Table) if one.id == "roadmap_plan"]
    assert (told.rows, told.note) == ((), "За этот период таких процессов нет.")


async def test_the_papers_are_files_at_the_desk_where_the_ordinance_asks_for_them(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given the district whose ordinance has a roadmap, and words that look like markup; each
    paper opens in Word, says its annex and mark; where no roadmap is, there is none."""
    await signed_in(site, anna, Role.ANALYST)
    path = "/desk/reports/roadmap/{}.docx?period=2026Q4"
    assert (await taken(site, anna, path.format("2-1")))[0] == 404
    told = site.parts.effective
    assert isinstance(told, Effective)
    vars(told)["_house"].__dict__["profile"] = NAUR
    await a_map(site.storage, tmp_path)

    page = await anna.opens("/desk/reports?period=2026Q4")
    for link in ("2.1 Отчёт об оценке удовлетворённости", "2.2 Перечень", "2.3 План"):
        assert page.words.count(link) == 1
    texts = {}
    for number in ("2-1", "2-2", "2-3"):
        status, body, named = await taken(site, anna, path.format(number))
        assert (status, named) == (200, f'attachment; filename="roadmap_{number}_2026Q4.docx"')
        opened_file = word.Document(io.BytesIO(body))
        cells = [cell.text for one in opened_file.tables for row in one.rows for cell in row.cells]
        texts[number] = "\n".join([one.text for one in opened_file.paragraphs] + cells)
    assert "План мероприятий по реинжинирингу процессов" in texts["2-3"]
    assert "Приложение к ____" in texts["2-3"]
    assert HOSTILE.replace("\x07", "").strip() in texts["2-3"]
    for number in ("2-4", "9-9"):
        assert (await taken(site, anna, path.format(number)))[0] == 404


@pytest.mark.parametrize("number", ["2-1", "2-3"])
async def test_a_stranger_gets_no_paper(site: Section, number: str) -> None:
    stranger = Visitor(site.url)

    assert (await taken(site, stranger, f"/desk/reports/roadmap/{number}.docx"))[0] == 401
    await stranger.close()
