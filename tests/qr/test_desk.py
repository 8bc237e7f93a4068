"""The desk's page of QR codes: chosen, seen, taken as files, all of a place as a ZIP."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.handlers.printed import codes
from bot.qr.kit import A5, LETTER, PAPERS, STAMP
from bot.qr.making import folder, subjects
from storage.short_codes import grouped, spellings
from storage.sql.signins import Role
from tests.check import pictures
from tests.qr.printing import at, read, rendered, smaller
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Fields, Visitor

HALL = ("ext_express", "hall")


def form(visitor: Visitor, survey: str, place: str, name: str) -> Fields:
    csrf = visitor.page.fields["csrf"]
    return [("csrf", csrf), ("survey", survey), ("place", place), ("file", name)]


async def takes(visitor: Visitor, *asked: str) -> tuple[int, str, bytes]:
    survey, place, name = asked
    return await visitor.takes("/desk/qr/file", form(visitor, survey, place, name))


async def test_a_code_is_seen_at_once_and_is_the_one_that_was_printed(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    asked = await anna.opens("/desk/qr")
    printed = codes(site.parts.town, [HALL])[HALL]

    page = await anna.opens("/desk/qr?survey=ext_express&place=hall")

    assert (asked.status, page.status) == (200, 200)
    assert grouped(printed) in page.words
    assert page.links[f"{site.url}/q/{printed}"] == f"{site.url}/q/{printed}"
    assert (page.chosen["survey"], page.chosen["place"]) == HALL


async def test_codes_that_no_phone_would_open_are_told_before_they_are_printed(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    told = "виден только на этой машине"

    asked = await anna.opens("/desk/qr")
    local = await anna.opens("/desk/qr?survey=ext_express&place=hall")

    assert [told in page.words for page in (asked, local)] == [False, True]


async def test_surveys_of_one_title_are_told_apart_by_whom_they_ask(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)

    page = await anna.opens("/desk/qr")

    assert "Оцените нас за минуту · для жителей" in page.words


async def test_every_paper_and_code_is_taken_under_its_own_name(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/qr?survey=ext_express&place=hall")
    link = f"{site.url}/q/{spellings(HALL)[0]}"

    told = {name: await takes(anna, *HALL, name) for name in (A5, STAMP, LETTER, "web.png")}

    assert {name: (status, way) for name, (status, way, _) in told.items()} == {
        name: (200, f'attachment; filename="ext_express-hall-{name}"') for name in told
    }
    assert read(smaller(rendered(told[A5][2]))) == [link]
    assert pictures.of_png(told["web.png"][2]).read() == link


async def test_all_of_a_place_is_one_zip_with_a_list(site: Section, anna: Visitor) -> None:
    """Given three things that are asked of citizens now: the whole of the hall."""
    await signed_in(site, anna)
    await anna.opens("/desk/qr?survey=ext_express&place=hall")

    status, way, body = await takes(anna, *HALL, "kit.zip")

    inside = zipfile.ZipFile(io.BytesIO(body))
    names = ["ext_express", "roads", "message"]
    codes = [grouped(spellings((name, "hall"))[0]) for name in names]
    index = inside.read("index.html").decode()
    assert (status, way) == (200, 'attachment; filename="qr-hall.zip"')
    assert sorted(inside.namelist()) == sorted(
        [
            "index.html",
            *(f"hall/{name}/{one}" for name in names for one in ("web.png", "web.svg", *PAPERS)),
        ]
    )
    assert [code for code in codes if code not in index] == []


@pytest.mark.parametrize(
    "asked",
    [
        ("ext_nowhere", "hall", A5),
        ("ext_express", "moon", A5),
        ("ext_express", "hall", "../otklik.db"),
        ("ext_express", "hall", "max.png"),
    ],
)
async def test_what_is_in_no_list_is_not_made(
    site: Section, anna: Visitor, asked: tuple[str, str, str]
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/qr?survey=ext_express&place=hall")

    status, _, _ = await takes(anna, *asked)

    assert status == 404


async def test_whoever_is_not_signed_in_gets_neither_page_nor_file(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ANALYST)
    page = await anna.opens("/desk/qr?survey=message&place=hall")

    told = [("survey", "message"), ("place", "hall"), ("file", A5)]
    status, _, _ = await boris.takes("/desk/qr/file", told)

    assert page.status == 200
    assert ((await boris.opens("/desk/qr")).status, status) == (401, 401)


def test_a_folder_is_named_by_place_and_survey() -> None:
    assert folder(at()) == "hall/ext_express"
    assert subjects([], [], "", message=True) == []
