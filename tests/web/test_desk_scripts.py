"""A survey from Excel at the desk: checked, looked at, published; its versions; who may."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession
from openpyxl import load_workbook

from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.surveys.forms import SETTINGS, SURVEY, saved, with_row, workbook
from tests.web.reading import Page
from tests.web.section import Section, free_port, section, serving
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

HOSTILE = "<script>alert(1)</script>&\"'"


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, publishes=True) as running:
        yield running


async def loads(clerk: Visitor, data: bytes, direction: str = "functions") -> Page:
    await clerk.opens("/desk/surveys/import")
    fields = [("csrf", clerk.page.fields["csrf"]), ("direction", direction)]
    told = await clerk.posts_multipart("/desk/surveys/import", fields, {"file": ("a.xlsx", data)})
    clerk.page = told
    return told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"type;name;label\ntext;words;?\n", "анкета.xlsx: это не книга Excel (.xlsx)"),
        (b"\n" * 5000 + b"?", "анкета.xlsx: это не книга Excel (.xlsx)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "анкета.xlsx: это старая книга .xls или книга под паролем. Сохраните её как обычную"
            " .xlsx",
        ),
    ],
)
async def test_a_file_of_another_kind_is_told_as_no_book_and_not_as_a_script(
    site: Section, anna: Visitor, data: bytes, told: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)

    page = await loads(anna, data)

    assert told in page.words


async def test_a_refused_file_is_sent_again_with_what_was_chosen_beside_it(
    site: Section, anna: Visitor
) -> None:
    """The direction and the code are of the survey; only the file is at fault."""
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/surveys/import")
    fields = [("csrf", anna.page.fields["csrf"]), ("direction", "control"), ("name", "park")]

    told = await anna.posts_multipart(
        "/desk/surveys/import", fields, {"file": ("a.xlsx", b"no book")}
    )

    assert "это не книга Excel" in told.words
    assert (told.chosen["direction"], told.values["name"]) == ("control", "park")


async def publishes(clerk: Visitor, **more: str) -> Page:
    fields = {name: clerk.page.fields[name] for name in ("csrf", "script", "version")}
    sent = [*(fields | more).items()]
    clerk.page = await clerk.posts_multipart("/desk/surveys/import/publish", sent)
    return clerk.page


async def downloads(clerk: Visitor, path: str) -> bytes:
    async with ClientSession(cookies=clerk.cookies()) as http, http.get(clerk.url + path) as told:
        assert told.content_type.endswith("spreadsheetml.sheet")
        return await told.read()


async def versions(site: Section, name: str) -> list[int]:
    return [one.number for one in await site.storage.releases.versions(name)]


async def test_a_survey_is_looked_at_published_asked_and_retired(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)

    looked = await loads(anna, workbook())
    before = await versions(site, "park_2026")
    published = await publishes(anna, note="по просьбе отдела")
    listed = await anna.opens("/desk/surveys")
    file = await downloads(anna, "/desk/surveys/park_2026/versions/1.xlsx")
    again = await loads(anna, file)
    await anna.opens("/desk/surveys/park_2026/versions")
    retired = await anna.presses("Снять", ticks=["Да, больше не спрашивать"])

    assert "После публикации это будет park_2026, версия 1." in looked.words
    assert "Спрашиваем, только если в вопросе 1 выбрали «Да»." in looked.words
    assert before == []
    assert (published.path, published.status) == ("/desk/surveys/park_2026/versions", 200)
    assert "20.11.2026, Анна, администратор" in published.words
    assert "по просьбе отдела" in published.words
    assert "Наш парк" in listed.words
    assert load_workbook(io.BytesIO(file))["settings"]["B2"].value == "park_2026"
    assert "отличий от действующей версии 1 нет" in again.words
    assert "Анкета снята" in retired.words
    assert "park_2026" not in site.rounds.surveys
    assert await versions(site, "park_2026") == [1]


async def test_mistakes_are_told_by_row_and_nothing_is_kept(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)

    bad = await loads(anna, with_row("geopoint", "where", "Где?"))
    none = await loads(anna, b"")

    assert (bad.status, none.status) == (422, 422)
    assert "лист survey, строка 12: тип geopoint не поддерживается" in bad.words
    assert await versions(site, "park_2026") == []


async def test_the_longest_survey_there_may_be_is_published_too(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    survey = [(*SURVEY[0],), *(("text", f"q{n}", "Ж" * 300, "no") for n in range(8))]
    survey += [("select_one rating", "overall", "Ж" * 300, "no"), ("note", "n", "Ж" * 1000)]
    data = workbook(survey=[(*row, *[None] * (7 - len(row))) for row in survey])
    longest = load_workbook(io.BytesIO(data))
    head = [cell.value for cell in longest["survey"][1]]
    for row in longest["survey"].iter_rows(min_row=2, max_row=9):
        row[head.index("constraint")].value = "string-length(.) <= 200"
    longest["settings"]["D1"] = "otklik_basis"
    longest["settings"]["D2"] = "\n".join(["Ж" * 290] * 25)

    await loads(anna, saved(longest))
    published = await publishes(anna)

    assert published.status == 200
    assert await versions(site, "park_2026") == [1]


async def test_hostile_words_stay_words_on_every_page(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    settings = (SETTINGS[0], (HOSTILE, "park", "1"))

    looked = await loads(anna, workbook(settings=settings))
    published = await publishes(anna, note=HOSTILE)
    shown = await anna.opens("/desk/surveys/park")

    for page in (looked, published, shown):
        assert HOSTILE in page.words
        assert [tag for tag, _ in page.structure if tag == "script"] == []


async def test_of_two_clerks_the_second_sees_what_the_first_has_published(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris, Role.ADMIN)
    await loads(anna, workbook())
    await loads(boris, workbook(settings=(SETTINGS[0], ("Парк и пруд", "park-2026", "1"))))

    await publishes(anna)
    late = await publishes(boris)
    after = await versions(site, "park_2026")
    now = await publishes(boris)

    assert late.status == 422
    assert "только что опубликовал кто-то другой" in late.words
    assert "название: было «Наш парк», стало «Парк и пруд»" in late.words
    assert after == [1]
    assert (now.status, await versions(site, "park_2026")) == (200, [2, 1])


@pytest.mark.parametrize(
    "script", ["", "[]", "{", '{"id": "park"}', '{"id": "park", "questions": 7}', "[" * 50_000]
)
async def test_a_form_of_nobodys_making_publishes_nothing(
    site: Section, anna: Visitor, script: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    page = await anna.opens("/desk/surveys/import")
    page.fields |= {"script": "", "version": "1"}

    told = await publishes(anna, script=script)

    assert told.status in (400, 413, 422)
    assert await versions(site, "park") == []


async def test_only_an_admin_of_the_whole_town_publishes_and_nobody_retires_what_is_shipped(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    await signed_in(site, boris, Role.ADMIN)
    await loads(boris, workbook())
    token = boris.page.fields["csrf"]

    refused = await anna.opens("/desk/surveys/import")
    seen = await anna.opens("/desk/surveys/ext_express/versions")
    kept = await boris.posts(
        "/desk/surveys/ext_express/versions/retire", [("csrf", token), ("sure", "yes")]
    )

    assert (refused.status, seen.status, kept.status) == (403, 200, 404)
    assert "Загрузить анкету из Excel" not in seen.words
    assert "ext_express" in site.rounds.surveys


async def test_where_no_surveys_are_published_there_is_no_such_page(
    site: Section, anna: Visitor
) -> None:
    without = replace(site.parts, publishing=None, address=Address("127.0.0.1", free_port()))
    async with serving(without):
        other = Section(f"http://127.0.0.1:{without.address.port}", without, site.rounds)
        visitor = Visitor(other.url)
        await signed_in(other, visitor, Role.ADMIN)
        page = await visitor.opens("/desk/surveys/import")
        await visitor.close()

    assert page.status == 404
