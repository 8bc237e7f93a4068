"""Sheets as they come out of the printer: looked at page by page, read by eye and by camera."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import takewhile
from operator import itemgetter
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdfium2 import PdfPage

from bot.paper.printing import Phone, Print, drawn, whom_for
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.paper import asked
from bot.surveys.script import Survey
from config.directories import shipped
from reports.paper.pdf import HEIGHT, WIDTH, pdf
from storage.sheet_numbers import grouped, numbers, read, series_of, short
from tests.process.program import Program

SURVEYS = load_all(SCRIPTS, codes_of(shipped()))
LINK = "https://otklik.administraciya-dlinnogo-goroda.example.ru/q/57240"
MARGIN = 30.0
Box = tuple[float, float, float, float]
"""(left, bottom, right, top) in points, from the lower left corner."""


@dataclass(frozen=True)
class Sheet:
    survey: Survey
    number: str
    pages: list[PdfPage]

    @property
    def words(self) -> str:
        told = " ".join(page.get_textpage().get_text_range() for page in self.pages)
        return " ".join(told.split())


def longest() -> Survey:
    """All that a script may say, at its longest."""
    label, told = "Щ" * 36, "Насколько " + "доброжелательно " * 17
    labels = {number: f"{label[:-1]}{number}" for number in range(1, 6)}
    options = {f"o{n}": {"label": f"{label[:30]} {n}", "write_in": n > 6} for n in range(1, 10)}
    body = SURVEYS["ext_express"].model_dump(by_alias=True, mode="json")
    questions = [
        {"id": "a", "kind": "one", "role": "context", "text": told, "options": options, "dk": "Ы"},
        {"id": "b", "kind": "scale", "role": "csat", "text": told, "labels": labels, "dk": label},
        {"id": "c", "kind": "nps", "role": "nps", "text": told, "dk": label},
        {
            **{"id": "d", "kind": "many", "role": "cause", "text": told, "options": options},
            "if": {"b": {"to": 3}, "a": ["o1", "o2", "o9"]},
        },
        {"id": "e", "kind": "text", "role": "comment", "text": told, "longest": 4000},
    ]
    return Survey.model_validate({**body, "title": "Ш" * 40, "questions": questions})


def _prints() -> Iterator[Print]:
    """Of a town with a long name, at a place with a long one, on a site with a long one."""
    organisation = "Администрация Каменск-Уральского муниципального округа Свердловской области"
    place = "Центр «Мои документы», улица Академика Королёва, дом 115, окно 7"
    for survey in (*SURVEYS.values(), longest()):
        phone = Phone("https://otklik.administraciya-dlinnogo-goroda.example.ru", "57240")
        yield Print(survey, survey.title, organisation, date(2026, 12, 12), place, phone)


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    """One of each survey; drawn in one go."""
    told = [(one, numbers(1, one.survey.fingerprint())) for one in _prints()]
    laid = [drawn(one, number) for one, number in told]
    document = pypdfium2.PdfDocument(pdf([page for pages in laid for page in pages]))
    pages = iter(document)
    return [
        Sheet(one.survey, number, [next(pages) for _ in mine])
        for (one, [number]), mine in zip(told, laid, strict=True)
    ]


def boxes(page: PdfPage) -> list[Box]:
    text = page.get_textpage()
    return [text.get_rect(number) for number in range(text.count_rects())]


def over_another(told: Sequence[Box]) -> list[tuple[Box, Box]]:
    """Letters printed over letters; of those beside each other in a line one may reach over."""
    upward = sorted(told, key=itemgetter(1))
    return [
        (one, other)
        for nth, one in enumerate(upward)
        for other in takewhile(partial(_begins_in, one), upward[nth + 1 :])
        if min(one[3], other[3]) - other[1] > 1.0
        and min(one[2], other[2]) - max(one[0], other[0]) > (3.5 if _beside(one, other) else 0.5)
    ]


def _begins_in(one: Box, other: Box) -> bool:
    """`other` stands no lower; from the first that begins above `one`, all do."""
    return one[3] - other[1] > 1.0


def _beside(one: Box, other: Box) -> bool:
    """On one line, but for a tail."""
    return abs(one[1] - other[1]) < 4.5


def squeezed(told: str) -> str:
    """Without spaces: where a line ends is not what is looked at."""
    return "".join(told.split())


def read_square(page: PdfPage) -> list[str]:
    shown = page.render(scale=2, grayscale=True)
    view = memoryview(bytes(shown.buffer)).cast("B", (shown.height, shown.stride))
    return [str(found.text) for found in zxingcpp.read_barcodes(view)]


def test_no_word_leaves_its_page_or_lies_on_another(sheets: list[Sheet]) -> None:
    pages = [page for sheet in sheets for page in sheet.pages]
    told = [boxes(page) for page in pages]

    outside = [
        one
        for page in told
        for one in page
        if one[0] < MARGIN or one[2] > WIDTH - MARGIN or one[1] < 20 or one[3] > HEIGHT - 20
    ]
    assert outside == []
    assert [over_another(page) for page in told] == [[]] * len(pages)


def test_the_look_sees_a_line_that_is_too_long_and_one_over_another() -> None:
    """The broken twin: this is what the test above is for."""
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    words = f'font-family="PT Sans" font-size="14">{"Доброжелательно " * 6}</text>'
    two = f'<text x="40" y="100" {words}<text x="44" y="106" {words}'

    page = pypdfium2.PdfDocument(
        pdf([f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{two}</svg>'])
    )

    assert max(one[2] for one in boxes(page[0])) > WIDTH - MARGIN
    assert over_another(boxes(page[0])) != []


def test_letters_are_large() -> None:
    sizes = {
        float(size)
        for one in _prints()
        for page in drawn(one, numbers(1, one.survey.fingerprint()))
        for size in re.findall(r'font-size="([\d.]+)"', page)
    }

    assert min(sizes) == 14.0


def test_every_answer_stands_with_its_number_and_no_question_is_parted(
    sheets: list[Sheet],
) -> None:
    for sheet in sheets:
        pages = [squeezed(one.get_textpage().get_text_range()) for one in sheet.pages]
        for question in asked(sheet.survey):
            first = squeezed(f"{question.number}. {question.text.split()[0]}")
            (page,) = [told for told in pages if first in told]
            for box in question.boxes:
                pair = [box.number, box.label]
                shown = pair if question.kind == "marks" else ["".join(pair)]
                assert [squeezed(told) in page for told in shown] == [True] * len(shown), (
                    first,
                    shown,
                )
            if question.only_if:
                assert " ".join(whom_for(question).split()) in sheet.words


def test_the_number_stands_on_every_page_and_the_square_code_opens_the_survey(
    sheets: list[Sheet],
) -> None:
    for sheet in sheets:
        series, number = grouped(series_of(sheet.number)), short(sheet.number)
        for page, told in enumerate(sheet.pages, 1):
            foot = f"Серия {series}, № {number}, страница {page} из {len(sheet.pages)}"
            assert foot in told.get_textpage().get_text_range()
        assert read_square(sheet.pages[0]) == [LINK]
        assert read(f"{series} {number}", sheet.survey.fingerprint()) == sheet.number
        assert len(sheet.pages) == 1 or len(sheet.pages) % 2 == 0
        for words in (
            "Имя писать не нужно. Опустите анкету в ящик.",
            "кому какой достался, не записывают.",
            "до 12.12.2026 включительно",
            "и наберите код 572 40",
        ):
            assert words in sheet.words


def test_a_page_added_for_two_sided_print_says_so_and_is_no_lost_one(sheets: list[Sheet]) -> None:
    ends = []
    for sheet in sheets:
        last = sheet.pages[-1].get_textpage().get_text_range()
        over = sheet.words.count("Спасибо!")
        ends.append((over, "Спасибо!" in last or "На этой странице вопросов нет." in last))

    assert set(ends) == {(1, True)}
    assert any("На этой странице вопросов нет." in sheet.words for sheet in sheets)


async def test_a_pile_is_printed_by_command_and_never_over_another(tmp_path: Path) -> None:
    town = Program(tmp_path, OTKLIK_WEB__PUBLIC_URL="https://otklik.example.org")
    asks = ("survey", "print", "ext_express", "--to", "a.pdf")

    code, told, errors = await town.command(*asks, "--count", "3", "--place", "reply")
    again = await town.command(*asks)

    words = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf")
    ]
    found = [re.findall(r"Серия (\S+), № (\d{4}), страница (\d) из 2", page) for page in words]
    assert (code, errors) == (0, "")
    assert told.startswith("Готово, 3 анкеты: a.pdf. В анкете 2 страницы: печатайте с двух сторон.")
    assert (len(words), len({series for [(series, _, _)] in found})) == (6, 1)
    assert [page for [(_, _, page)] in found] == ["1", "2"] * 3
    assert len({number for [(_, number, _)] in found}) == 3
    assert "откройте otklik.example.org и наберите код" in " ".join(words[0].split())
    assert (again[0], again[1]) == (1, "")


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        (["nope"], "Анкеты nope нет."),
        (["ext_servises"], "Анкеты ext_servises нет. Похоже на ext_services («Как вам оказали"),
        (["int_initiative"], "int_initiative — не опрос, а форма сообщения"),
        (["add_pain_probe"], "Опрос add_pain_probe сейчас не идёт."),
        (["int_annual", "--place", "reply"], "Точки в опросах сотрудников не указывают"),
        (["ext_express", "--place", "moon"], "Точки «moon» в профиле нет."),
        (["ext_express", "--count", "301"], "Анкет за раз — от 1 до 300."),
        (["ext_express", "--blank", "--count", "2"], "Анкеты без номера все одинаковы"),
    ],
)
async def test_what_cannot_be_printed_says_why(tmp_path: Path, asks: list[str], told: str) -> None:
    town = Program(tmp_path)

    code, _, errors = await town.command("survey", "print", *asks, "--to", "a.pdf")

    assert (code, errors[: len(told)]) == (1, told)
    assert not (tmp_path / "a.pdf").exists()


async def test_a_strict_wave_and_one_of_slips_take_no_paper(tmp_path: Path) -> None:
    town = Program(tmp_path)
    await town.command("survey", "open", "int_annual", "--until", "2099-01-01")
    await town.command("survey", "slips", "int_annual", "--count", "1", "--to", "slips.pdf")

    code, _, errors = await town.command("survey", "print", "int_annual", "--to", "a.pdf")

    assert code == 1
    assert "отвечают по одноразовым талонам" in errors
