"""The pain map in the form of the appendix: its columns, its footnote, all pains; three formats."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
from aiohttp import ClientSession
from docx.enum.section import WD_ORIENT
from docx.shared import Twips
from openpyxl import load_workbook

from bot.pain_wording import document_of
from bot.texts import say
from reports import page
from reports.document import Heading, Imprint, Paragraph, Table, parts
from reports.pain.board import board
from reports.pain.candidates import Matter, name_of
from reports.report import paper as pain_files
from storage.office_records import Unit
from storage.pain_records import Measure, PainBy, PainRow
from storage.side_records import By, Record
from storage.sql.signins import Role
from storage.store import Storage
from tests.conftest import StandingClock
from tests.pains.quarters import BASIS, WISH, Row, enter
from tests.side.test_desk import signed_in
from tests.side.test_records import values
from tests.web.section import Section
from tests.web.visitor import Visitor

HEAD = (
    "№",
    "Наименование процесса",
    "Выявленные проблемы/потенциальные потребности клиентов",
    "Распространенность проблемы*",
    "Приоритетность решения проблемы/удовлетворения потребности*",
    "Необходимые к реализации мероприятия",
    "Ответственный",
    "Срок реализации",
)
FOOTNOTE = (
    "*-единица измерения и метод оценки определяются в программных положениях исследования "
    "в зависимости от особенностей услуги или иного вида взаимодействия"
)
DAY = date(2026, 11, 20)
BY = PainBy("Анна, analyst", DAY)
APPEALS = [
    *[Row("slow")] * 15,
    *[Row("courtesy")] * 4,
    *[Row("redirect")] * 3,
    *[Row("safety", "message", "yards")],
    *[Row(kind="message")] * 38,
]
TITLE = "«Карта болей» за IV квартал 2026 года (01.10.2026 — 31.12.2026)"
IMPRINT = Imprint(TITLE, "Администрация", "Публикации не подлежит", "abc", DAY)


async def the_map(storage: Storage, folder: Path, clock: StandingClock) -> None:
    """«Долго» confirmed with two measures, «невежливо» merged into it, «пересылают» rejected; a
    threat nobody decided of; a need of the body's own process, by hand."""
    await storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
    await enter(storage, folder, APPEALS)
    lines = {one.row.pain: one.row for one in (await board(storage, BASIS, WISH)).candidates}
    slow = lines["timeliness"]
    await storage.pains.decide(slow, "confirmed", BY)
    merged = replace(lines["courtesy"], state="merged", merged_with=slow.id, reason="О том же")
    await storage.pains.decide(merged, "merged", BY)
    rejected = replace(lines["redirected"], state="rejected", reason="Один автор")
    await storage.pains.decide(rejected, "rejected", BY)
    first = Measure("1" * 16, slow.id, "instruction", "Памятка", "roads", date(2026, 12, 1))
    second = replace(first, id="2" * 16, text="Контроль сроков", due=date(2026, 12, 20))
    for one in (first, second):
        await storage.pains.plan(one, "planned", BY)
    done = replace(first, version=1, done=date(2026, 11, 25), note="Раздали")
    await storage.pains.plan(done, "done", BY)
    process = values("process", title="Справка с места работы", grouping="Кадры", point="Портал")
    name = await storage.side.add(Record("process", DAY, process), By("Анна", DAY))
    need = PainRow(
        *("3" * 16, "2026Q4", f"process:{name}", "", "confirmed", "need", "staff"),
        *(0, 0, "high", 3, DAY, "Подать заявление на портале"),
    )
    await storage.pains.decide(need, "confirmed", BY)


async def test_the_map_of_a_quarter_by_hand(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    await the_map(storage, tmp_path, clock)

    told = await document_of(storage, BASIS, WISH)

    own, ours, rejected = parts(told, Table)
    assert [one.text for one in parts(told, Heading)] == [
        TITLE,
        "Кадры · Портал",
        "Обращения",
        "Отклонено с причиной",
    ]
    assert (own.head, ours.head, own.note, ours.note) == (HEAD, HEAD, FOOTNOTE, FOOTNOTE)
    assert [one.text for one in parts(told, Paragraph)] == [
        "Ещё не рассмотрены сотрудниками: 1. Они стоят в карте с пометкой «кандидат».",
    ]
    assert own.rows == (
        (
            1,
            "Справка с места работы",
            "- Подать заявление на портале",
            "Высокая\nОценка сотрудников.",
            "Высокая\n3 × 3 = 9",
            None,
            None,
            "до 20.12.2026",
        ),
    )
    assert ours.rows == (
        (
            2,
            "Обращения по разделу «Дороги и транспорт»",
            "- Долгое ожидание результата\n- Невежливое общение",
            "Высокая\nНазвана в 15 из 60 обращений; нижняя граница Уилсона 15,8%.",
            "Средняя\n3 × 2 = 6",
            "1) Памятка\n2) Контроль сроков",
            "Отдел дорог",
            "1) выполнено 25.11.2026\n2) до 20.12.2026",
        ),
        (
            3,
            "Обращения по разделу «Дворы, улицы, природа»",
            "- Угроза безопасности\n(кандидат, решения ещё нет)",
            "Низкая\nНазвана в 1 из 1 обращений; нижняя граница Уилсона 20,7%. "
            "Мало данных: меньше 30.",
            "Средняя\n1 × 4 = 4",
            None,
            None,
            "90 дней со дня утверждения",
        ),
    )
    assert rejected.rows == (
        ("Обращения по разделу «Дороги и транспорт»", "Пересылка между отделами", "Один автор"),
    )


async def test_what_is_merged_from_another_process_names_it(
    storage: Storage, tmp_path: Path
) -> None:
    """Given a pain of yards merged with one of roads; when the map is written; then it stands
    there with the process it was found in."""
    await enter(storage, tmp_path, [*[Row("slow")] * 3, *[Row("slow", topic="yards")] * 3])
    lines = {one.row.process: one.row for one in (await board(storage, BASIS, WISH)).candidates}
    roads, yards = lines["section:roads"], lines["section:area"]
    await storage.pains.decide(roads, "confirmed", BY)
    merged = replace(yards, state="merged", merged_with=roads.id, reason="О том же")
    await storage.pains.decide(merged, "merged", BY)

    (table,) = parts(await document_of(storage, BASIS, WISH), Table)

    assert [row[2] for row in table.rows] == [
        "- Долгое ожидание результата\n- Долгое ожидание результата (Обращения по разделу "
        "«Дворы, улицы, природа»)"
    ]


async def test_a_pain_of_the_quarter_before_is_one_step_up(
    storage: Storage, tmp_path: Path
) -> None:
    await enter(storage, tmp_path, [Row("courtesy")] * 3)
    matter = Matter("section:roads", "courtesy")
    before = PainRow(
        *(name_of("2026Q3", matter), "2026Q3", *matter, "confirmed", "problem", "appeals"),
        *(3, 40, "low", 2, date(2026, 10, 9)),
    )
    await storage.pains.decide(before, "confirmed", BY)

    (line,) = (await board(storage, BASIS, WISH)).candidates

    assert (line.row.prevalence, line.row.severity, line.priority) == ("medium", 2, "high")


async def test_an_empty_quarter_has_an_empty_map(storage: Storage) -> None:
    (table,) = parts(await document_of(storage, BASIS, WISH), Table)

    assert (table.head, table.rows, table.note) == (
        HEAD,
        (),
        "За этот период «болей» не выявлено.",
    )


async def test_word_excel_and_html_have_the_form_of_the_ordinance(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    await the_map(storage, tmp_path, clock)
    told = await document_of(storage, BASIS, WISH)

    paper = docx.Document(io.BytesIO(pain_files.docx(told, IMPRINT, say)))
    pain_files.xlsx(told, IMPRINT, tmp_path / "map.xlsx", say)
    book = load_workbook(tmp_path / "map.xlsx")
    told_html = page.html(told, IMPRINT, say)

    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in paper.tables]
    assert heads.count(HEAD) == 2
    said = [one.text for one in paper.paragraphs]
    assert said.count(FOOTNOTE) == 2
    assert said.count(IMPRINT.title) == 1
    assert said[3] == "по состоянию на 20.11.2026"
    [section] = paper.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width == Twips(16838)
    sheets = [[row[:8] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert [HEAD in sheet for sheet in sheets] == [False, True, True, False]
    assert FOOTNOTE in [row[0] for row in sheets[1]]
    assert "".join(f"<th>{one}</th>" for one in HEAD) in told_html
    assert told_html.count(FOOTNOTE) == 2
    assert pain_files.docx(told, IMPRINT, say) == pain_files.docx(told, IMPRINT, say)


async def test_words_that_look_like_code_stay_words(storage: Storage, tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)<script>alert(1)</script>{{ org }}"
    row = PainRow(
        *("4" * 16, "2026Q4", "direction:services", "", "confirmed", "problem", "staff"),
        *(0, 0, "low", 1, DAY, evil),
    )
    await storage.pains.decide(row, "confirmed", BY)
    told = await document_of(storage, BASIS, WISH)

    paper = docx.Document(io.BytesIO(pain_files.docx(told, IMPRINT, say)))
    pain_files.xlsx(told, IMPRINT, tmp_path / "map.xlsx", say)
    (sheet,) = load_workbook(tmp_path / "map.xlsx").worksheets[1:]

    assert paper.tables[-1].rows[1].cells[2].text == f"- {evil}"
    assert sheet["C5"].value == f"- {evil}"
    assert sheet["C5"].data_type == "s"
    assert "<script>" not in page.html(told, IMPRINT, say)


async def test_the_desk_shows_the_map_and_gives_its_files(
    site: Section, anna: Visitor, tmp_path: Path, clock: StandingClock
) -> None:
    await the_map(site.storage, tmp_path, clock)
    await signed_in(site, anna, Role.OPERATOR)

    listed = await anna.opens("/desk/pains")
    shown = await anna.opens(listed.links["Карта по форме порядка"])

    assert [name for name in ("DOCX", "XLSX", "HTML") if name in shown.links] == [
        "DOCX",
        "XLSX",
        "HTML",
    ]
    for words in (*HEAD, FOOTNOTE, "2) Контроль сроков", "раздел 3"):
        assert words in shown.words
    async with ClientSession(cookies=anna.cookies()) as browser:
        for name, begins in (("DOCX", b"PK"), ("XLSX", b"PK"), ("HTML", b"<!doctype html>")):
            async with browser.get(site.url + shown.links[name]) as response:
                assert response.status == 200
                assert (await response.read()).startswith(begins)
