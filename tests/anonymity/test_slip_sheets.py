"""Sheets of slips to print: every one opens its survey, and none says which is whose."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from reports.paper.pdf import pdf
from reports.paper.slips import Slip, sheets
from storage import slips
from tests.anonymity.slip_holders import (
    LINK,
    SURVEY,
)
from tests.process.program import Program


async def test_printed_slips_all_open_the_survey_and_the_square_code_tells_none(
    tmp_path: Path,
) -> None:
    town = Program(tmp_path, OTKLIK_WEB__PUBLIC_URL="https://otklik.example.org")
    await town.command("survey", "open", SURVEY.id, "--until", "2099-01-01")

    code, told, _ = await town.command(
        "survey", "slips", SURVEY.id, "--count", "20", "--to", "slips.pdf"
    )

    assert code == 0
    assert told.startswith("Готово, 20 талонов: slips.pdf.")
    assert (tmp_path / "slips.pdf").stat().st_mode & 0o777 == 0o600
    document = pypdfium2.PdfDocument(tmp_path / "slips.pdf")
    words = [page.get_textpage().get_text_range() for page in document]
    codes = [
        code for page in words for code in re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", page)
    ]
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    assert (len(words), len(codes), len(set(codes))) == (2, 20, 20)
    assert set(read_squares(document[0])) == {LINK}
    assert len(read_squares(document[0])) == 16
    again = await town.command("survey", "slips", SURVEY.id, "--count", "1", "--to", "slips.pdf")
    assert (again[0], again[1]) == (1, "")


async def test_slips_whose_address_no_phone_can_reach_are_warned_about(tmp_path: Path) -> None:
    town = Program(tmp_path)
    await town.command("survey", "open", SURVEY.id, "--until", "2099-01-01")

    code, _, errors = await town.command(
        "survey", "slips", SURVEY.id, "--count", "1", "--to", "slips.PDF"
    )

    assert code == 0
    assert errors.startswith(
        "Внимание: адрес http://127.0.0.1:8080 на талонах виден только на этой машине."
    )


@pytest.mark.parametrize(
    ("survey", "file", "told"),
    [
        ("nope", "slips.pdf", "«nope»: по талонам отвечают только на опросы сотрудников, есть "),
        ("ext_express", "slips.pdf", "«ext_express»: по талонам отвечают только на опросы"),
        ("int_annual", "slips.txt", "Талоны печатаются в PDF: назовите файл с .pdf на конце, "),
        ("int_annual", "slips.pdf", "Открытого опроса сотрудников «int_annual» нет. Откройте"),
    ],
)
async def test_slips_that_cannot_be_made_are_refused_with_what_can(
    tmp_path: Path, survey: str, file: str, told: str
) -> None:
    town = Program(tmp_path)

    code, _, errors = await town.command("survey", "slips", survey, "--count", "1", "--to", file)

    assert (code, errors[: len(told)]) == (1, told)
    assert ("int_annual" in errors) == (file == "slips.pdf")
    assert not (tmp_path / file).exists()


def read_squares(page: pypdfium2.PdfPage) -> list[str]:
    drawn = page.render(scale=3, grayscale=True)
    view = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    return [str(found.text) for found in zxingcpp.read_barcodes(view)]


def test_the_longest_link_and_title_stay_on_their_slip() -> None:
    link = "https://otklik.administraciya-samogo-dlinnogo-goroda.example.ru/s/" + "s" * 24
    code = slips.grouped(slips.new_code())
    first = f"Одноразовый талон на опрос «{'Ш' * 40}»"
    told = f"{first}\nОткройте {link} и введите код: {code}\nДо 15.12.2026."

    document = pypdfium2.PdfDocument(pdf(list(sheets([Slip(told, code)] * 16, link))))

    page = document[0].get_textpage()
    inside = page.get_text_bounded(0, 841.89 - 105.2, 297.6, 841.89)
    assert code in inside
    assert "До 15.12.2026." in inside
    assert inside.count("Одноразовый") == 1
