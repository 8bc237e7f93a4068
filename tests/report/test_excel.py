"""The workbook: read again by openpyxl, whatever people wrote into the register."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.texts import say
from config.directories import shipped
from reports import excel
from reports.document import Change, Document, Heading, Imprint, Share, Table, rows
from reports.excel import Book
from reports.excel_cells import LONGEST
from reports.register.sheet import Sheet, columns
from reports.report.chapters import chapters, whole
from storage.register_records import RegisterLine
from tests.report.made import reported

MARK = "Внутриведомственная информация, публикации не подлежит (раздел 3)."
IMPRINT = Imprint("Справка", "Администрация", MARK, "0123456789abcdef", date(2026, 10, 5))
LINE = RegisterLine(
    *("a1", "post", "external", "complaint", "road_repair", "slow", None, ""),
    *(date(2026, 7, 10), date(2026, 7, 11), None, "in_work", None),
    extended=True,
    anonymous=False,
    repeat=False,
    collective=False,
    client_kind=None,
    form="written",
)


def book(path: Path, document: Document, *lines: RegisterLine) -> Any:
    made = Book(path, IMPRINT, say)
    made.tables(document)
    made.begin_register(columns(shipped()))
    sheet = Sheet(shipped())
    made.add([sheet.cells(line) for line in lines])
    made.close()
    return load_workbook(path)


def a_table(*told: Any, head: tuple[str, ...] = ("Что", "Сколько")) -> Table:
    return Table("t", "Таблица", head, rows(*told), "Примечание")


def test_a_change_is_a_number_that_bears_its_sign(tmp_path: Path) -> None:
    told = book(tmp_path / "b.xlsx", (a_table(("a", Change(5)), ("b", Change(-2.5))),))

    _, sheet, _ = told.worksheets
    found = [row[1] for row in sheet.iter_rows() if row[0].value in ("a", "b")]
    assert [(cell.value, cell.number_format) for cell in found] == [
        (5, "+#,##0;-#,##0;0"),
        (-2.5, "+#,##0.0;-#,##0.0;0.0"),
    ]


def test_every_table_of_the_report_has_a_sheet_that_the_contents_lead_to(tmp_path: Path) -> None:
    document = whole(chapters(reported(), say))
    tables = [one for one in document if isinstance(one, Table)]

    told = book(tmp_path / "report.xlsx", document)

    contents, *sheets, register = told.worksheets
    assert (contents.title, register.title) == ("Содержание", "Реестр")
    assert len(sheets) == len(tables)
    for number, (sheet, table) in enumerate(zip(sheets, tables, strict=True), start=1):
        assert sheet.title.startswith(f"{number}. ")
        assert [cell.value for cell in sheet[4]] == list(table.head)
        assert sheet.freeze_panes == "A5"
        link = contents.cell(8 + number, 2)
        assert link.hyperlink.location == f"'{sheet.title}'!A1"
        assert contents.cell(8 + number, 3).value == len(table.rows)
    titles = [contents.cell(8 + number, 2).value for number in range(1, len(tables) + 1)]
    assert len(set(titles)) == len(titles)
    assert titles[1] == "Показатели мониторинга. Внешние клиенты. Шесть показателей порядка"


def test_the_mark_and_its_clause_are_on_every_sheet_and_below_every_page(tmp_path: Path) -> None:
    told = book(tmp_path / "report.xlsx", whole(chapters(reported(), say)), LINE)

    for sheet in told.worksheets:
        seen = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert any(str(cell).startswith(MARK) for cell in seen), sheet.title
        assert sheet.oddFooter.left.text == MARK
    assert told.properties.keywords == "otklik:0123456789abcdef"


def test_numbers_are_numbers_shares_are_percent_and_nothing_known_is_a_dash(tmp_path: Path) -> None:
    told = book(
        tmp_path / "report.xlsx",
        (
            a_table(
                ("целое", 12345),
                ("дробное", 19.5),
                ("доля", Share(20.0, 1, 5)),
                ("границы", Share((60, 80), None, 12)),
                ("день", date(2026, 7, 1)),
                ("нет", None),
            ),
        ),
    )

    cells = {row[0].value: row[1] for row in told.worksheets[1].iter_rows(5, 10)}
    assert (cells["целое"].value, cells["целое"].number_format) == (12345, "#,##0")
    assert cells["дробное"].value == 19.5
    assert (cells["доля"].value, cells["доля"].number_format) == (0.2, "0.0%")
    assert cells["границы"].value == "60–80\N{NO-BREAK SPACE}% (ответов: 12)"
    assert (cells["день"].is_date, cells["день"].value.date()) == (True, date(2026, 7, 1))
    assert cells["нет"].value == "—"


NASTY = [
    *("=1+1", "=cmd|' /C calc'!A0", "+7 999", "-1", "@SUM(A1)", "http://example.org", "007"),
    *("{=1}", "<b>&amp;</b>"),
]


@pytest.mark.parametrize("text", NASTY)
def test_what_people_wrote_is_text_and_no_formula_or_link(tmp_path: Path, text: str) -> None:
    told = book(tmp_path / "report.xlsx", (a_table((text, 1)),), LINE._replace(organisation=text))

    for cell in (told.worksheets[1].cell(5, 1), told.worksheets[-1].cell(2, 8)):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    sheets = zipfile.ZipFile(tmp_path / "report.xlsx")
    assert not any(b"<f>" in sheets.read(name) for name in sheets.namelist())


def test_the_same_book_with_the_library_s_own_ways_makes_formulas(tmp_path: Path) -> None:
    """The broken twin: without our options the first of the nasty texts is a formula."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types

    with Workbook(str(tmp_path / "twin.xlsx")) as made:
        made.add_worksheet().write(0, 0, NASTY[0])

    assert load_workbook(tmp_path / "twin.xlsx").worksheets[0]["A1"].data_type == "f"


def test_control_characters_leave_and_a_text_too_long_is_cut_and_said(tmp_path: Path) -> None:
    long, odd = "ж" * 40_000, "а\x00\x07\ud800б\u202eв"
    emoji = "🙂" * 20_000  # two units each, as Excel counts

    told = book(tmp_path / "report.xlsx", (a_table((long, 1), (odd, 2), (emoji, 3)),), LINE)

    first, second, third = (told.worksheets[1].cell(row, 1).value for row in (5, 6, 7))
    assert (len(first), first[-2:]) == (LONGEST, "ж…")
    assert second == "абв"
    assert third == "🙂" * (LONGEST // 2) + "…"
    last = [row[0].value for row in told.worksheets[-1].iter_rows()][-1]
    assert last == f"{MARK} Обрезано ячеек длиннее 32 767 знаков: 2."


def test_the_register_has_the_columns_of_its_file_but_no_text(tmp_path: Path) -> None:
    told = book(tmp_path / "report.xlsx", (), LINE)

    head, line, _ = told.worksheets[-1].iter_rows(values_only=True)
    found = {name: value for name, value in zip(head, line, strict=True) if value is not None}
    assert "Текст" not in head
    assert found | {"Поступило": "", "Зарегистрировано": ""} == {
        "Номер": "a1",
        "Канал": "Почта",
        "Контур": "Внешний",
        "Вид": "Жалоба",
        "Тема": shipped().topics.title("road_repair"),
        "Причина": "Долго, хотя срок не нарушен",
        "Поступило": "",
        "Зарегистрировано": "",
        "Продлено": "1",
        "Форма": "Письменное",
    }
    assert told.worksheets[-1].freeze_panes == "A2"


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "MOST", 3)
    lines = [LINE._replace(external_id=f"a{number}") for number in range(7)]

    told = book(tmp_path / "report.xlsx", (), *lines)

    registers = told.worksheets[1:]
    assert [sheet.title for sheet in registers] == ["Реестр", "Реестр 2", "Реестр 3"]
    assert [
        [row[0] for row in sheet.iter_rows(2, sheet.max_row - 1, values_only=True)]
        for sheet in registers
    ] == [["a0", "a1", "a2"], ["a3", "a4", "a5"], ["a6"]]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    document = whole(chapters(reported(), say))
    for name in ("one.xlsx", "two.xlsx"):
        book(tmp_path / name, document, LINE)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_names_of_sheets_are_what_excel_takes(tmp_path: Path) -> None:
    long = Table("t", "Очень [длинное]: имя/с*лишним? и 'кавычками'" * 3, ("а",), rows(("б",)))

    told = book(tmp_path / "report.xlsx", (Heading(1, "Глава"), long, long))

    names = [sheet.title for sheet in told.worksheets]
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 for name in names)


def test_the_contents_say_whose_the_book_is_by_which_act_and_as_of_when(tmp_path: Path) -> None:
    imprint = replace(IMPRINT, act="Распоряжение № 1", state="предварительные данные")
    made = Book(tmp_path / "b.xlsx", imprint, say)
    made.tables((a_table(("a", 1)),))
    made.close()

    contents = load_workbook(tmp_path / "b.xlsx").worksheets[0]

    assert [contents.cell(row, 1).value for row in range(1, 9)] == [
        *("Справка", MARK, "Администрация", "Порядок утверждён: Распоряжение № 1"),
        "по состоянию на 05.10.2026, предварительные данные",
        "Снимок данных 0123456789abcdef. Проверить файл: otklik report --verify ФАЙЛ",
        *(None, "№"),
    ]
