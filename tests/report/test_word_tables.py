"""Tables of the report in Word: wide enough for their words, and kept together on a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.texts import say
from reports.document import Table, rows
from reports.word.writing import docx, shipped
from reports.word.xml import SHORT, STANDING, column_widths
from tests.report.test_word import a_filling, read


def test_no_column_is_narrower_than_the_longest_word_of_its_head() -> None:
    """Given long kinds beside short counts, and shares beside both; then counts keep room for the
    word above them."""
    for beside in ((), ("50,0 % (1 из 2)",)):
        row = ("доработка информационной системы", 0, *beside)
        head = ("Вид", "Количество", "Доля")[: len(row)]

        widths = column_widths(Table("t", "Решения", head, rows(row)), say)

        assert sum(widths) == STANDING
        assert widths[1] >= STANDING * (len("Количество") + 2) // 92


LONG = "слово " * 60


@pytest.mark.parametrize(
    ("cell", "many", "apart"),
    [("a", 3, []), ("a", SHORT, []), ("a", SHORT + 3, [*range(2, SHORT + 2)]), (LONG, 5, [2, 3])],
)
def test_a_short_table_stands_on_one_page_and_no_line_of_a_long_one_alone(
    cell: str, many: int, apart: list[int]
) -> None:
    """Every line holds on to the one below it, but for the last one and those within a long table;
    its title and its head hold on to the first."""
    table = Table("t", "Таблица", ("Что", "Сколько"), rows(*((cell, n) for n in range(many))))
    filling = replace(a_filling(), chapters={"metrics": (table,)})

    [found] = read(docx(shipped(), filling, say)).tables

    loose = [
        number
        for number, row in enumerate(found.rows)
        if not all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
    ]
    assert loose == [*apart, many]
