"""The report of the quarter of the vectors, part by part, before it has a format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import say
from config.profile import load, names
from reports.document import Heading, Paragraph, Share, Table, cell_text, parts
from reports.report.chapters import CHAPTERS, chapters, whole
from reports.side import summary
from storage.side_records import Record
from tests.report.made import NOTHING, column, printed, reported, tables
from tests.reports.quarter import a_row

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("profile", names())
def test_the_first_thing_said_of_both_audiences_is_the_six_metrics_of_the_ordinance(
    profile: str,
) -> None:
    told = chapters(reported(profile), say)
    clauses = load(profile).clauses
    asked = [getattr(clauses, name) for name in type(clauses).model_fields]

    assert tuple(told) == CHAPTERS
    external, internal, _ = parts(told["metrics"], Table)
    assert (external.id, internal.id) == ("external_six", "internal_six")
    for table in (external, internal):
        assert column(table, 1) == [clause.says for clause in asked]
        assert column(table, 2) == [clause.at for clause in asked]


@pytest.mark.parametrize(
    ("profile", "satisfied", "other"),
    [
        ("naryan_mar", f"16,7{NB}% (1 из 6)", f"20,0{NB}% (1 из 5)"),
        ("gatchina", f"16,7{NB}% (1 из 6)", f"20,0{NB}% (1 из 5)"),
        ("kamensk_uralsky", f"20,0{NB}% (1 из 5)", f"16,7{NB}% (1 из 6)"),
        ("astrakhan", f"20,0{NB}% (1 из 5)", f"16,7{NB}% (1 из 6)"),
        ("naur", f"20,0{NB}% (1 из 5)", f"16,7{NB}% (1 из 6)"),
    ],
)
def test_shares_are_of_the_base_of_the_ordinance_and_the_other_base_is_in_an_appendix(
    profile: str, satisfied: str, other: str
) -> None:
    told = tables(reported(profile))
    [first, second] = [name for name in told if name.startswith("external_outcomes_")]

    assert printed(told["external_six"])[4][3] == f"Количество: 1.\nДоля: {satisfied}."
    assert printed(told[first])[0] == ["Удовлетворено", "1", satisfied]
    assert printed(told[second])[0] == ["Удовлетворено", "1", other]


def test_every_channel_of_the_ordinance_has_a_row_and_the_shares_are_those_of_the_metrics() -> None:
    rows = printed(tables(reported())["external_channels"])

    assert len(rows) == len(load("astrakhan").external_channels) + 1
    assert rows[:2] == [
        ["Сайт: «Обращения», «Обратная связь»", "1", f"16,7{NB}% (1 из 6)"],
        ["Почта", "2", f"33,3{NB}% (2 из 6)"],
    ]
    assert rows[5] == ["Мессенджер MAX", "0", f"0,0{NB}% (0 из 6)"]
    assert rows[-1] == ["Всего", "6", f"100,0{NB}% (6 из 6)"]


def test_waiting_is_told_in_calendar_and_in_working_days() -> None:
    rows = printed(tables(reported())["external_waiting"])

    assert rows[:6] == [
        ["Ответов дано", "4", "—"],
        ["Ожидание в среднем, дней", "20,0", "14,3"],
        ["Медиана ожидания, дней", "19,0", "13,5"],
        ["9 из 10 ждали не дольше, дней", "36", "26"],
        ["Ответ не позже 30 дней", f"75,0{NB}% (ответов: 4)", "—"],
        ["Ответ в срок (с учётом продления)", f"100,0{NB}% (ответов: 4)", "—"],
    ]


def test_an_empty_quarter_is_told_whole_and_divides_by_nothing() -> None:
    told = reported(register=())
    found = tables(told)

    assert len(found) == len(tables(reported()))
    assert {cell_text(share, say) for share in column(found["external_channels"], 2)} == {"—"}
    assert found["external_topics"].note == "Обращений в периоде не поступало."
    assert printed(found["external_six"])[4][3] == "Количество: 0.\nДоля: —."
    [maturity] = [
        part.text for part in chapters(told, say)["metrics"] if isinstance(part, Paragraph)
    ][:1]
    assert maturity == "Делить не на что: жалоб, от числа которых считают доли, не было."


def test_a_quarter_without_complaints_is_no_quarter_without_appeals() -> None:
    """Given one question and an ordinance that divides by complaints; then that is what is said to
    be missing, and by the other base there is something to divide by."""
    asked = [a_row("1", "2026-08-03", kind="request")]
    by_complaints, by_all = reported(register=asked), reported("gatchina", asked)

    states = [
        row[1] for told in (by_complaints, by_all) for row in printed(tables(told)["about"])[4:5]
    ]

    none = "исход известен: внешние клиенты —"
    assert states == [
        f"уточнённые данные; {none} жалоб не было, сотрудники — жалоб не было",
        f"предварительные данные; {none} 0,0{NB}%, сотрудники — обращений не было",
    ]


def test_decisions_and_materials_are_listed_with_document_and_date() -> None:
    values = dict.fromkeys(("title", "document", "text", "cause", "pain", "topic", "process"), "")
    act = Record(
        "action",
        date(2026, 9, 1),
        values | {"kind": "legal_act", "title": "Новый регламент", "document": "пост. № 5"},
        id="b",
    )
    lesson = Record(
        "action",
        date(2026, 8, 1),
        values | {"kind": "instruction", "title": "Памятка", "cause": "long_wait"},
        id="a",
    )

    found = tables(replace(reported(), actions=(act, lesson)))

    assert printed(found["decisions"]) == [
        ["01.09.2026", "правовой акт", "Новый регламент", "пост. № 5", "—"]
    ]
    assert [row[:4] for row in printed(found["materials"])] == [
        ["01.08.2026", "инструкция для сотрудников", "Памятка", "—"]
    ]
    assert printed(found["decisions_counts"])[-1] == ["Всего", "0"]


def test_problems_stand_only_where_the_ordinance_asks_for_them() -> None:
    with_them = [name for name in names() if "problems_appeals" in tables(reported(name))]

    assert with_them == ["gatchina"]


def test_a_rating_of_directions_stands_where_the_ordinance_asks_for_it() -> None:
    ranked = [
        {"direction": "services", "rank": 1, "n": 50, "index": 71.5, "dsat": 10.0},
        {"direction": "appeals", "rank": None, "n": 12, "index": (60, 80), "dsat": "few"},
    ]
    told = reported("gatchina")
    told = replace(told, external=told.external | {"directions": ranked})

    rows = printed(tables(told)["external_ranking"])

    assert rows == [
        ["1", "Предоставление муниципальных услуг", "50", "71,5", f"10,0{NB}% (ответов: 50)"],
        ["мало данных", "Рассмотрение обращений и запросов", "12", "—", FEW],
    ]


FEW = "не показываем: ответов меньше 20"


def test_appendices_are_numbered_in_their_order() -> None:
    found = parts(chapters(reported(), say)["appendices"], Heading)

    assert [one.text for one in found if one.level == 1] == [
        "Приложение 1. Доли от числа всех обращений",
        "Приложение 2. Предыдущий период, уточнённые данные",
        "Приложение 3. Методика",
    ]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, "—"),
        (0, "0"),
        (-3.5, "\N{MINUS SIGN}3,5"),
        (date(2026, 7, 1), "01.07.2026"),
        (Share(20.0, 1, 5), f"20,0{NB}% (1 из 5)"),
        (Share((60, 80), None, 12), f"60–80{NB}% (ответов: 12)"),
        (Share("few", None, 12), FEW),
        (Share(None, 0, 0), "—"),
        (Share(80.0), f"80,0{NB}%"),
    ],
)
def test_a_cell_is_printed_with_its_fraction_and_never_as_a_zero_of_nothing(
    cell: Share, words: str
) -> None:
    assert cell_text(cell, say) == words


def test_rows_are_as_long_as_their_head_in_every_table() -> None:
    for profile in names():
        told = replace(reported(profile), side=summary(NOTHING))
        for table in parts(whole(chapters(told, say)), Table):
            assert {len(row) for row in table.rows} <= {len(table.head)}, table.id


def test_gratitude_is_a_cause_but_no_problem() -> None:
    register = [
        a_row(str(number), "2026-07-10", cause=cause)
        for number, cause in enumerate(["gratitude", "gratitude", "slow", None])
    ]
    found = tables(reported("gatchina", register))

    assert printed(found["external_causes"])[0][0] == "Благодарность"
    assert [row[:3] for row in printed(found["problems_appeals"])] == [
        ["Долго, хотя срок не нарушен", "Внешние клиенты", "1"]
    ]
