"""Posters, tents and stamps: read by another program, small and blotted; on paper of their size."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from bot.qr.kit import A4, A5, PAIR, PAPERS, STAMP, TENT, Ground, drawings, for_letter
from bot.qr.words import Subject, words
from reports.paper import posters
from reports.paper.drawing import Drawings, made
from reports.paper.pdf import bound, drawn
from reports.paper.posters import Code, Poster
from reports.zipped import parts
from tests import office
from tests.qr.printing import (
    A_MM,
    BOT,
    CODE,
    LONG_ORG,
    LONG_SITE,
    SITE,
    at,
    blotted,
    picture,
    read,
    rendered,
    smaller,
    survey,
    town,
)

CHOICE = f"{SITE}/q/{CODE}"
EACH = sorted(
    [
        f"https://t.me/{BOT}?start=ext_express-hall",
        "https://vk.me/club217000001?ref=ext_express-hall",
        "https://max.ru/town_bot?start=ext_express-hall",
    ]
)
COPIES = {A4: 1, A5: 1, PAIR: 2, TENT: 2, STAMP: 1}
PAGES = {A4: (210.0, 297.0), A5: (148.0, 210.0), PAIR: (297.0, 210.0), TENT: (210.0, 297.0)}
LONG = "Как прошло общение с отделом территориального общественного самоуправления района?"
WITH_SITE, MANY_DOORS = town(messengers=True), town("", messengers=True)


def files(ground: Ground, subject: Subject) -> dict[str, bytes]:
    """In this very process: beside a test nobody waits."""
    return made(drawings(ground, subject, CODE, PAPERS))


def shown(name: str, body: bytes) -> list[str]:
    image = picture(body) if name == STAMP else rendered(body)
    return read(smaller(image))


def test_each_paper_is_read_at_a_quarter_of_its_size() -> None:
    """Given a town with a site and three messengers: one code, that of the choice, so that a
    poster survives another name of a bot."""
    told = files(WITH_SITE, at())

    assert {name: shown(name, body) for name, body in told.items()} == {
        name: [CHOICE] * copies for name, copies in COPIES.items()
    }


def test_without_a_site_each_messenger_has_its_code_and_max_is_one_of_them() -> None:
    told = files(MANY_DOORS, at())

    assert {name: shown(name, told[name]) for name in (A4, A5, PAIR, TENT)} == {
        A4: EACH,
        A5: EACH,
        PAIR: sorted(EACH * 2),
        TENT: sorted(EACH * 2),
    }
    assert shown(STAMP, told[STAMP]) == [EACH[1]]


@pytest.mark.parametrize(("where", "colour"), [(0.0, 255), (0.5, 0), (1.0, 128)])
def test_with_fifteen_hundredths_under_a_blot_each_is_read(where: float, colour: int) -> None:
    told = files(town(), at())

    for name, body in told.items():
        image = picture(body) if name == STAMP else rendered(body)
        assert read(blotted(image, 0.15, where, colour)) == [CHOICE] * COPIES[name], name


@pytest.mark.parametrize(("where", "colour"), [(0.0, 255), (0.5, 0), (1.0, 128)])
def test_a_poster_of_the_lowest_level_would_not_survive_that(where: float, colour: int) -> None:
    """The broken twin: the same poster and blots, with the correction that saves most room."""
    told = words(at(), "Мэрия", ("a.ru", CODE, "type"))
    poor = Poster(told, [Code(CHOICE)], level="l")
    image = rendered(bound(drawn([posters.page(poor)])))

    assert read(image) == [CHOICE]
    assert read(blotted(image, 0.15, where, colour)) == []


def test_pages_have_exactly_their_size_and_their_words_can_be_found() -> None:
    told = files(town(), at())

    for name, (wide, high) in PAGES.items():
        (page,) = pypdfium2.PdfDocument(told[name])
        text = page.get_textpage().get_text_range()
        assert page.get_size() == pytest.approx((wide * A_MM, high * A_MM), abs=0.01), name
        assert ("572 40" in text, "отклик.астрахань.рф" in text) == (True, True), name


@pytest.mark.parametrize(
    ("ground", "subject"),
    [
        (town(), at()),
        (town(org=LONG_ORG), at(name="message")),
        (town(LONG_SITE, org=LONG_ORG), at(title=LONG, name="ext_services")),
        (town("", messengers=True, org=LONG_ORG), at(title=LONG, name="ext_services")),
        (town(), replace(at(title=LONG, name="int_annual"), place="", point="")),
    ],
)
def test_no_words_leave_the_page_or_lie_on_others(ground: Ground, subject: Subject) -> None:
    told = files(ground, subject)

    for name in PAGES:
        (page,) = pypdfium2.PdfDocument(told[name])
        wide, high = page.get_size()
        boxes = lines_of(page)
        assert len(boxes) > 3
        for left, bottom, right, top in boxes:
            assert (left > 10, bottom > 10, right < wide - 10, top < high - 10) == (True,) * 4, name
        for one, other in combinations(boxes, 2):
            assert not overlap(one, other), (name, one, other)


def lines_of(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """(left, bottom, right, top) of what is drawn in one go."""
    found = page.get_textpage()
    return [found.get_rect(number) for number in range(found.count_rects())]


def overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    """By more than letters of one line do."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 4 and high > 1


def test_a_line_too_many_is_noticed_on_a_page() -> None:
    """The broken twin of the test above: two lines in one place, and one beyond the edge."""
    line = '<text x="{}" y="50" font-family="PT Sans" font-size="9">Оцените нашу работу</text>'
    both = posters.sheet(line.format(20) + line.format(25) + line.format(180), posters.A4)
    (page,) = pypdfium2.PdfDocument(bound(drawn([both])))
    boxes = lines_of(page)

    assert any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert any(right > page.get_size()[0] for _, _, right, _ in boxes)


def test_what_a_paper_says_fits_its_place_and_survey() -> None:
    express, asked = at(), at(name="ext_services")
    reception = replace(express, point="reception_room")
    typed = ("a.ru", CODE, "type")

    heads = [words(one, "", typed) for one in (express, reception, asked, at(name="message"))]

    assert [
        (one.title, one.time, one.how.partition(". ")[2], bool(one.paper)) for one in heads
    ] == [
        ("Оцените нашу работу за минуту", "", "Это анонимно.", True),
        ("Вы были на приёме? Расскажите, как всё прошло", "Анонимно, одна минута", "", True),
        (asked.heading, "Анонимно, около 2 минут", "", True),
        (
            "Напишите нам",
            "Проблема, предложение или вопрос",
            "Это не официальное обращение.",
            False,
        ),
    ]
    assert survey("ext_services").title == asked.heading


def test_a_stamp_knows_its_size_so_that_word_takes_it_as_it_is() -> None:
    only = drawings(town(), at(), CODE, [STAMP])
    image = picture_with_dots(made(Drawings({}, only.pictures))[STAMP])

    assert image == pytest.approx((170, 36), abs=0.2)


def picture_with_dots(png: bytes) -> tuple[float, float]:
    """Millimetres."""
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(png))
    across, down = image.info["dpi"]
    return image.width / float(across) * 25.4, image.height / float(down) * 25.4


def test_the_end_of_a_letter_opens_in_an_office_program_and_its_code_is_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "stamp.docx"
    file.write_bytes(for_letter(town(), at("reply", "ext_appeals"), CODE))

    inside = parts(file.read_bytes())["word/document.xml"].decode()
    printed = office.printed([file], tmp_path)["stamp.docx"]

    said = (
        "Оцените, как рассмотрели ваше обращение: наведите камеру на QR-код или откройте"
        " отклик.астрахань.рф. Анонимно."
    )
    assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", inside) == [said, "Код: 572 40"]
    assert "w:rFonts" not in inside
    assert len(printed) == 1
    assert " ".join(office.lines(printed[0])).replace("  ", " ").strip() == f"{said} Код: 572 40"
    assert read(printed[0].render(scale=300 / 72).to_pil().convert("L")) == [CHOICE]
