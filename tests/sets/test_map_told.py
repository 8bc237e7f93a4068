"""What the report says of the pain map that lies beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.report_papers import of_map
from reports.build import Wish
from reports.document import Paragraph, parts
from reports.pain.board import Board, Line
from reports.period import parse
from storage.pain_records import Measure, PainRow

DAY = date(2026, 10, 5)
ROW = PainRow(
    id="a" * 16,
    quarter="2026Q3",
    process="topic:housing",
    pain="no_result",
    state="confirmed",
    kind="problem",
    source="appeals",
    m=10,
    n=40,
    prevalence="high",
    severity=3,
    day=DAY,
    version=1,
)
MEASURE = Measure("m", ROW.id, "instruction", "Памятка", unit="u", due=DAY)


def test_it_counts_what_is_confirmed_what_has_no_measure_and_what_waits() -> None:
    low = replace(ROW, id="b" * 16, prevalence="low", severity=1)
    candidate = Line(replace(ROW, id="c" * 16, version=0))
    told = Board(
        Wish(parse("2026Q3"), DAY),
        (candidate,),
        (Line(ROW, (MEASURE,)), Line(replace(ROW, id="d" * 16)), Line(low)),
        {},
    )

    [said] = parts(of_map(told, "2026Q3"), Paragraph)
    [empty] = parts(of_map(Board(told.wish, (), (), {}), "2026Q3"), Paragraph)

    whole = "Вся карта — файл pain_map_2026Q3.docx этого комплекта."
    assert said.text == (
        "Подтверждено проблем и потребностей: 3, из них высокой приоритетности: 2;"
        f" без намеченных мероприятий среди них: 1. Ещё не рассмотрены сотрудниками: 1. {whole}"
    )
    assert empty.text == (
        "Подтверждено проблем и потребностей: 0, из них высокой приоритетности: 0."
        f" Ещё не рассмотрены сотрудниками: 0. {whole}"
    )
