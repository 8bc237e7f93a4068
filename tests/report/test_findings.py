"""What stands first in the report: the period in a few lines, each from a table below."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.texts import say
from reports.document import Heading, Paragraph, parts
from reports.report.chapters import chapters
from reports.report.findings import findings
from reports.report.told import Reported
from reports.rules import Json
from tests.report.made import reported
from tests.reports.quarter import a_row

NB = "\N{NO-BREAK SPACE}"


def lines(told: Reported) -> list[str]:
    [said] = parts(findings(told, say), Paragraph)
    return [line.removeprefix("— ") for line in said.text.split("\n")]


def test_the_quarter_of_the_vectors_in_a_few_lines_after_what_the_report_is() -> None:
    told = reported()
    about = chapters(told, say)["about"]

    assert Heading(2, "Главное") in about
    assert lines(told) == [
        "Внешние клиенты: поступило 6, жалоб 5; к прошлому периоду +5.",
        f"В срок отвечено: 100,0{NB}% (ответов: 4); просрочено сейчас: 0.",
        f"Удовлетворено жалоб: 20,0{NB}% (1 из 5). В прошлом периоде — 100,0{NB}%, мало данных.",
        f"Отказано жалоб: 20,0{NB}% (1 из 5). В прошлом периоде — 0,0{NB}%, мало данных.",
        "Сотрудники: поступило 0, жалоб 0; к прошлому периоду 0.",
    ]


def test_a_year_ago_and_surveys_are_told_where_they_are_known() -> None:
    """Given three directions of which one has few answers, and one that got worse; then the lowest
    is named of those with enough answers, and the one that changed."""
    told = reported()
    asked: list[Json] = [
        a_survey("services", index=60.0, n=40, compared={"verdict": "down"}),
        a_survey("appeals", index=70.5, n=30, compared={"verdict": "same"}),
        a_survey("control", index="few", n=12, compared=None),
        a_survey("functions", index=10.0, n=29, compared=None),
    ]
    ago = told.external["previous"]

    found = lines(replace(told, external=told.external | {"year_ago": ago, "surveys": asked}))

    assert found[0].endswith("к прошлому периоду +5, к тому же периоду год назад +5.")
    assert found[-2:] == [
        "Опросы: ниже всего индекс удовлетворённости у направления"
        " «Предоставление муниципальных услуг» — 60,0 из 100 (ответов: 40).",
        "Опросы: «Предоставление муниципальных услуг» — стало хуже (изменение значимо).",
    ]


def a_survey(direction: str, **told: Any) -> Json:
    return {"direction": direction, **told}


def test_a_cause_and_a_topic_are_named_that_several_wrote_of() -> None:
    """Given three appeals of one cause and two of one topic; then the cause is named alone."""
    rows = [
        a_row(str(number), "2026-08-03", cause="slow", topic=topic)
        for number, topic in enumerate(("housing_repair", "housing_repair", None))
    ]

    named = lines(reported(register=rows))[1:2]

    assert named == [f"Самая частая причина: Долго, хотя срок не нарушен — 100,0{NB}% (3 из 3)."]


def test_of_nothing_nothing_is_concluded() -> None:
    assert lines(reported(register=())) == [
        "Внешние клиенты: поступило 0, жалоб 0; к прошлому периоду 0.",
        "Сотрудники: поступило 0, жалоб 0; к прошлому периоду 0.",
    ]
