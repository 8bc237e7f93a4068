"""A survey in Excel: out and in again it is the same, other tools take it, mistakes have rows."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from bot.surveys.choices import Many
from bot.surveys.loader import BadScripts
from bot.surveys.script import Survey
from bot.surveys.xlsform.brought import Brought
from bot.surveys.xlsform.brought import brought as brought_in
from bot.surveys.xlsform.filling import Wanted
from bot.surveys.xlsform.logic import Term, Unread, terms
from bot.workbooks import child
from bot.workbooks.apart import taken
from bot.workbooks.reading import read
from bot.workbooks.writing import book
from config.directories import shipped
from tests.surveys.forms import CHOICES, HEAD, SETTINGS, SURVEY, saved, with_row, workbook
from tests.talk import SURVEYS

KNOWN = shipped()
PARK = Wanted(direction="functions")


def brought(data: bytes, wanted: Wanted = PARK) -> Brought:
    """As `read` does, but for the process of its own."""
    sheets, _ = taken({"sheets": child.read(data), "elsewhere": 0}, "park.xlsx")
    return brought_in(sheets, replace(wanted, file="park.xlsx", name="park"), KNOWN)


def faults(data: bytes, wanted: Wanted = PARK) -> list[str]:
    with pytest.raises(BadScripts) as told:
        brought(data, wanted)
    return list(told.value.faults)


def numbered(survey: Survey, version: int) -> Survey:
    return survey.model_copy(update={"version": version})


@pytest.mark.parametrize("name", SURVEYS)
def test_every_survey_goes_out_and_in_and_other_tools_take_it(name: str) -> None:
    survey = SURVEYS[name]

    data = book(survey, KNOWN)

    told = convert(data, validate=False, file_type=".xlsx")
    assert (told.warnings, f'id="{name}" version="{survey.version}"' in told.xform) == ([], True)
    found = brought(data, Wanted())
    assert numbered(found.survey, survey.version) == survey
    assert (found.notes, found.made_from) == ((), survey.version)
    assert data == book(survey, KNOWN)


def test_ends_of_a_recommendation_may_be_called_by_any_words() -> None:
    before = SURVEYS["int_service_hr"]
    (nps,) = [one for one in before.questions if one.kind == "nps"]
    labels = nps.model_copy(update={"labels": {0: "0", 10: "точно да"}})
    questions = tuple(labels if one is nps else one for one in before.questions)
    survey = before.model_copy(update={"questions": questions})

    assert brought(book(survey, KNOWN), Wanted()).survey == survey


def test_a_form_of_a_stranger_becomes_a_survey_and_every_filling_is_told() -> None:
    found = brought(workbook())

    survey = found.survey
    assert (survey.id, survey.title, survey.audience) == ("park_2026", "Наш парк", "external")
    assert (survey.mode, survey.greeting) == (
        "wave",
        "Мы благоустраиваем парк. Расскажите, что вы о нём думаете.",
    )
    told = [(one.id, one.kind, one.role, one.required) for one in survey.questions]
    assert told == [
        ("visited", "one", "context", True),
        ("overall_mark", "scale", "csat", True),
        ("what", "many", "context", False),
        ("recommend", "nps", "nps", False),
        ("words", "text", "comment", False),
    ]
    conditions = [one.model_dump(by_alias=True)["if"] for one in survey.questions]
    assert conditions == [
        {},
        {"visited": ["o1"]},
        {"visited": ["o1"], "overall_mark": {"to": 3}},
        {},
        {"visited": ["o1"]},
    ]
    what = survey.questions[2].model_dump(mode="json", exclude_defaults=True)["options"]
    assert what == {
        "benches": {"label": "Скамеек"},
        "wc": {"label": "Туалета"},
        "other": {"label": "Другое (напишу)", "write_in": True},
    }
    assert survey.questions[4].model_dump()["longest"] == 300
    assert list(found.notes) == [
        "Строка 7 листа survey: имя overall-mark стало overall_mark.",
        "Строку 2 листа survey пропускаем: кто, когда и с какого телефона отвечает, мы не узнаём.",
        "Не указано otklik_audience: взяли «external».",
        "Не указано otklik_mode: взяли «wave».",
        "Не указано otklik_thanks: взяли «Спасибо! Ваш ответ учтён.».",
        "Не указана роль (otklik_role): взяли context для visited, what.",
        "Не указана роль (otklik_role): взяли csat для overall_mark.",
        "Не указана роль (otklik_role): взяли nps для recommend.",
        "Не указана роль (otklik_role): взяли comment для words.",
    ]


KINDS = "select_one, select_multiple, range, text, note, begin_group, end_group"
ROW = "park.xlsx, лист survey, строка 12: "


def asked_if(told: str) -> tuple[Any, ...]:
    return ("text", "odd", "Что?", None, told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("geopoint", "where", "Где?"), f"тип geopoint не поддерживается; есть: {KINDS}"),
        (("date", "day", "Когда?"), f"тип date не поддерживается; есть: {KINDS}"),
        (("begin_repeat", "r", "Ещё"), f"тип begin_repeat не поддерживается; есть: {KINDS}"),
        ((None, "odd", "Вопрос?"), "не указан тип вопроса"),
        (("text", None, "Вопрос?"), "не указано имя вопроса"),
        (("text", "odd", None), "нет текста в столбце label"),
        (("select_one no", "odd", "Что?"), "списка вариантов no нет на листе choices"),
        (("text", "odd", "Где ${what}?"), "подстановка ${…} в тексте не поддерживается"),
        (("text", "odd", "Что?", "maybe"), "required: нужно yes или no, а стоит «maybe»"),
        (("text", "visited", "Что?"), "вопрос visited уже есть выше"),
        (("text", "odd", "Что\u202e?"), "в тексте есть невидимый знак (U+202E)"),
        (("text", "odd", "Ваше имя?"), "вопрос просит назвать себя («Ваше имя?»)"),
        (("end_group",), "begin_group и end_group не сходятся"),
        (("range", "odd", "?", None, None, None, "start=1 end=9"), "range поддерживается только"),
        (("text", "odd", "?", None, None, "regex(., 'a')"), "условие «regex(., 'a')» не"),
        (asked_if("${visited} = '1' or ${what} = 'wc'"), "relevant: «или» бывает только между"),
        (asked_if("count-selected(${what}) > 1"), "relevant: функция count-selected не"),
        (asked_if("${visited} ="), "relevant: не получается прочитать с места «…»"),
        (asked_if("not(selected(${what}, 'wc'))"), "relevant: отрицание здесь не"),
        (asked_if("${words} = 'да'"), "relevant: words — вопрос со свободным ответом"),
        (asked_if("${later} = 'да'"), "в relevant назван later, а выше такого вопроса нет"),
        (asked_if("${visited} = '7'"), "на visited нельзя так ответить: 7"),
    ],
)
def test_what_a_script_cannot_say_is_refused_by_its_row(row: tuple[Any, ...], told: str) -> None:
    (fault,) = faults(with_row(*row))

    assert fault.startswith(ROW + told)


def test_mistakes_of_all_sheets_are_told_at_once_in_the_order_of_the_book() -> None:
    survey = (*SURVEY, ("image", "photo", "Снимок?"))
    choices = (*CHOICES, ("what", "wc", "Ещё туалета"), (None, "lost", "Ничей"))
    head = (*SETTINGS[0], "otklik_opening")
    settings = (head, ("Очень длинное название анкеты о нашем городском парке", "park", 1, "soon"))

    told = faults(workbook(survey, choices, settings), Wanted(direction="parks"))

    assert told == [
        f"park.xlsx, лист survey, строка 12: тип image не поддерживается; есть: {KINDS}",
        "park.xlsx, лист choices, строка 11: вариант wc в этом списке уже есть",
        "park.xlsx, лист choices, строка 12: не указан list_name: к какому списку относится"
        " вариант",
        "park.xlsx, лист settings, строка 2: form_title длиннее 40 знаков (53)",
        "park.xlsx, лист settings, строка 2: otklik_opening: нет значения soon, есть batches,"
        " at_close",
        "park.xlsx, лист settings, строка 2: нет направления parks, есть services, support,"
        " control, …",
    ]


@pytest.mark.parametrize("sheet", ["survey", "choices"])
def test_columns_called_by_words_of_another_language_are_told_once_and_not_by_every_row(
    sheet: str,
) -> None:
    data = load_workbook(io.BytesIO(workbook()))
    data[sheet].cell(1, 1).value = "тип"
    needed = {"survey": "type, name, label", "choices": "list_name, name, label"}[sheet]
    missing = needed.split(", ")[0]

    assert faults(saved(data)) == [
        f"park.xlsx, лист {sheet}, строка 1: нет столбца {missing}. В первой строке листа должны"
        f" стоять {needed}: эти слова не переводят"
    ]


def test_a_mistyped_column_of_ours_is_named_and_not_passed_by() -> None:
    survey = [list(row) for row in SURVEY]
    survey[0] = [*HEAD, "otklik_rol"]

    (fault,) = faults(workbook(survey=survey))

    assert fault.startswith(
        "park.xlsx, лист survey, строка 1: столбца otklik_rol нет, есть otklik_"
    )


def test_our_columns_win_over_what_was_made_of_them_for_other_tools() -> None:
    """A clerk who lets an option be ticked beside others changes one cell, not a constraint."""
    before = SURVEYS["int_facilities"]
    book_of_it = load_workbook(io.BytesIO(book(before, KNOWN)))
    head = [cell.value for cell in book_of_it["choices"][1]]
    alone = head.index("otklik_exclusive")
    for row in book_of_it["choices"].iter_rows(min_row=2):
        row[alone].value = None

    new = brought(saved(book_of_it), Wanted()).survey

    assert (exclusive(before), exclusive(new)) == ([("matter", "none")], [])
    assert [one.only_if for one in new.questions] == [one.only_if for one in before.questions]


def exclusive(survey: Survey) -> list[tuple[str, str]]:
    return [
        (question.id, name)
        for question in survey.questions
        if isinstance(question, Many)
        for name, option in question.options.items()
        if option.exclusive
    ]


def test_a_file_is_read_in_a_process_of_its_own_and_what_other_tools_refuse_is_said() -> None:
    survey = (*SURVEY, ("text", "odd", "Что?", None, None, None, "rows=many"))

    found = read(workbook(survey=survey), "park.xlsx", PARK, KNOWN)

    assert found.survey.questions[-1].text == "Что?"
    assert found.notes[-1] == (
        "Другие программы, которые читают XLSForm (ODK, Kobo), этот файл не примут из-за"
        " строки 12 листа survey. Отклику это не мешает."
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("selected(${a}, 'x') or selected(${a}, 'y')", (Term("a", "in", ("x", "y")),)),
        (
            "${a} = 'x' and (${b} >= 2 and ${b} <= 3)",
            (Term("a", "in", ("x",)), Term("b", "from", ("2",)), Term("b", "to", ("3",))),
        ),
        ("not(${b} > 3)", (Term("b", "to", ("3",)),)),
        ("not(not(selected(${a}, 'x')))", (Term("a", "in", ("x",)),)),
        ("number(${b}) < 3", (Term("b", "to", ("2",)),)),
        ("${a} = \u201cx\u201d", (Term("a", "in", ("x",)),)),
    ],
)
def test_logic_is_read_as_terms(told: str, found: tuple[Term, ...]) -> None:
    assert terms(told) == found


@given(st.text("${}ab'()=<>! andortselecd,.0123", max_size=60))
@settings(max_examples=300)
def test_whatever_stands_there_is_read_or_refused(told: str) -> None:
    try:
        found = [term.question for term in terms(told)]
    except Unread as bad:
        found = [bad.why]
    assert all(found)
