"""Words are as wide on paper as they were measured."""

from __future__ import annotations

import pypdfium2
import pytest

from reports.paper import font
from reports.paper.font import width, wrapped
from reports.paper.pdf import HEIGHT, WIDTH, pdf

TEXT = "Отметьте один вариант в каждом вопросе, если не сказано иное. Wi-Fi, №, АУТО"
SIZE, LEFT = 12.0, 40.0


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_ends_where_it_was_measured_to_end(*, bold: bool) -> None:
    weight = "bold" if bold else "normal"
    line = (
        f'<text x="{LEFT}" y="100" font-family="{font.FAMILY}" font-size="{SIZE}" '
        f'font-weight="{weight}">{TEXT}</text>'
    )
    box = f'width="{WIDTH}" height="{HEIGHT}"'

    drawn = pdf([f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{line}</svg>'])

    words = pypdfium2.PdfDocument(drawn)[0].get_textpage()
    ends = max(words.get_rect(n)[2] for n in range(words.count_rects()))
    told = LEFT + width(TEXT, SIZE, bold=bold)
    assert (ends <= told, ends >= told * 0.97) == (True, True)


def test_lines_are_no_wider_than_the_room_and_lose_no_letter() -> None:
    word = "высокопревосходительство" * 3
    lines = wrapped(f"{TEXT}\n{word} и ещё", SIZE, 120.0)

    assert [width(line, SIZE) <= 120.0 for line in lines] == [True] * len(lines)
    assert "".join(lines).replace(" ", "") == f"{TEXT}{word}иещё".replace(" ", "")
