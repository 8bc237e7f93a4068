"""What may be published at all: of an allow-list, of twenty and more, of citizens alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from bot.changes import item, told
from config.directories import shipped
from reports.period import parse
from reports.publication import Chosen, edition
from reports.questionnaire import Questionnaire
from reports.shown import shown
from storage.publication_records import Edition, read
from storage.side_records import Record
from storage.survey_tallies import SurveyTally
from tests.reports.test_satisfaction import ASKED, STAFF, a_day, a_tally

Q4 = parse("2026Q4")
PAINS = {"long": "timeliness", "docs": "documents", "rude": "courtesy"}
SERVICES = replace(
    ASKED,
    questions=tuple(
        replace(one, pains=PAINS) if one.role == "cause" else one for one in ASKED.questions
    ),
)
FIFTY = a_tally(
    {
        "overall": {5: 15, 4: 20, 3: 10, 2: 3, 1: 2},
        "trouble": {"long": 9, "rude": 4, "docs": 2},
    },
    answered={"trouble": 15},
)
SECRET = "внутренний текст записи"
DECISION = Record(
    "action",
    date(2026, 12, 3),
    {"title": "Справки выдаём за день", "text": SECRET, "pain": "timeliness", "cause": ""},
    id="a" * 16,
)


def drafted(
    *opened: tuple[Questionnaire, SurveyTally], actions: tuple[Record, ...] = ()
) -> Edition:
    known = shipped()
    chosen = Chosen(actions, known.pains.title, known.causes.title)
    return edition(Q4, opened, chosen, 5)


def test_a_draft_says_how_many_answered_how_satisfied_what_displeased_and_what_was_done() -> None:
    """Given fifty answers, fifteen of them with causes; when drafted; then causes of fewer than
    twenty are not named, all else is."""
    one = drafted((SERVICES, FIFTY), actions=(DECISION,))

    assert told(one).heading == (
        "Обратная связь, IV квартал 2026 года: что вы нам сказали и что мы сделали"
    )
    assert told(one).body.splitlines() == [
        "Ответов на опросы: 55.",
        "Довольны взаимодействием: 70,0% (оценки 4 и 5, без «затрудняюсь ответить»).",
        "Какие решения приняли: Справки выдаём за день (03.12.2026).",
        "Как считали: опрос добровольный, поэтому результаты показывают мнение ответивших,"
        " а не всех жителей. Группы меньше 5 ответов не показываем.",
    ]
    assert [item(done) for done in one.done] == [
        "Вы сказали: Долгое ожидание результата\nМы сделали: Справки выдаём за день (03.12.2026)"
    ]
    assert SECRET not in one.body()


def test_pains_that_twenty_and_more_answered_about_are_named_the_first_three() -> None:
    """Given sixty low marks with causes; when drafted; then the three named most often."""
    marks = {"overall": {1: 30, 2: 20, 3: 10, 5: 10}}
    many = a_tally(marks | {"trouble": {"long": 40, "rude": 15, "docs": 15}}, {"trouble": 60})

    assert drafted((SERVICES, many)).pains == (
        "Долгое ожидание результата",
        "Лишние документы",
        "Невежливое общение",
    )


def test_a_pain_that_a_few_named_is_not_among_those_of_everybody() -> None:
    """Given sixty low marks, with a cause that four named and one that five did; when drafted; then
    that of four is not named, although nothing comes after it."""
    marks = {"overall": {1: 30, 2: 20, 3: 10, 5: 10}}
    many = a_tally(marks | {"trouble": {"long": 51, "rude": 5, "docs": 4}}, {"trouble": 60})

    assert drafted((SERVICES, many)).pains == ("Долгое ожидание результата", "Невежливое общение")


def test_of_a_few_and_of_employees_nothing_is_told() -> None:
    """Given nineteen answers, and fifty of employees; when drafted; then no figure at all."""
    few = replace(a_tally({"overall": {5: 10, 2: 9}}), occasions={})
    day = replace(a_day({"overall": {5: 10, 2: 9}}), started=25, finished=19)
    few = replace(a_tally({}), occasions=dict.fromkeys(FIFTY.occasions, day))

    one = drafted((SERVICES, few), (STAFF, FIFTY))

    assert (one.responses, one.csat, one.pains) == (0, None, ())
    assert told(one).body.splitlines()[0] == "Ответов на опросы пока мало, поэтому итогов нет."
    assert shown(SERVICES, few, 5).finished == 19  # there was something to tell


def test_an_edition_has_no_field_for_anything_else() -> None:
    """Given an edition; when it is kept; then exactly these things are in it, and it reads back."""
    one = drafted((SERVICES, FIFTY), actions=(DECISION,))

    assert sorted(json.loads(one.body())) == [
        *("csat", "done", "k_min", "pains", "period", "responses"),
    ]
    assert sorted(json.loads(one.body())["done"][0]) == ["day", "done", "said"]
    assert read(one.body()) == one
    assert one.mark != replace(one, responses=56).mark
