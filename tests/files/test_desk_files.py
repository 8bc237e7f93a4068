"""Files at the desk: a clerk sees what came, gets it safely, and nobody else gets anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from aiohttp import ClientSession, CookieJar

from storage.sql.signins import Role
from tests.files import corpus
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.staff.test_desk_cases import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor


async def sent_with_files(site: Section) -> str:
    shelf = site.storage.attachments
    photo = await shelf.hold("jpeg", corpus.photo())
    paper = await shelf.hold("docx", corpus.document())
    return await send(site.storage, ANNA, replace(PIT, files=(photo, paper)))


async def links_of(site: Section, number: str) -> dict[str, str]:
    """By kind."""
    files = await site.storage.attachments.of_staff(number)
    return {one.kind: f"/desk/case/{number}/file/{one.id}" for one in files}


async def given(site: Section, clerk: Visitor, path: str) -> tuple[int, dict[str, str], bytes]:
    jar = CookieJar(unsafe=True)
    jar.update_cookies(clerk.cookies())
    async with (
        ClientSession(cookie_jar=jar) as session,
        session.get(f"{site.url}{path}") as answer,
    ):
        return answer.status, dict(answer.headers), await answer.read()


async def test_a_case_lists_its_files_with_kind_and_size(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number, plain = await sent_with_files(site), await send(site.storage, BORIS)

    page = await anna.opens(f"/desk/case/{number}")
    other = await anna.opens(f"/desk/case/{plain}")

    told = [label for label in page.links if label.startswith("Файл ")]
    assert sorted(label.partition(": ")[2] for label in told) == ["DOCX, 1 КБ", "фото, 5 КБ"]
    assert not any(label.startswith("Файл ") for label in other.links)


async def test_a_photo_is_looked_at_and_a_document_only_downloaded(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await sent_with_files(site)
    links = await links_of(site, number)

    status, photo, body = await given(site, anna, links["jpeg"])
    _, paper, document = await given(site, anna, links["docx"])

    assert (status, body, document) == (200, corpus.photo(), corpus.document())
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["Content-Disposition"].startswith(f'inline; filename="{number}-')
    assert paper["Content-Disposition"].startswith(f'attachment; filename="{number}-')
    for headers in (photo, paper):
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"


async def test_a_traceless_photo_is_opened_with_the_staffs_key_after_its_hour(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    photo = await site.storage.attachments.hold("jpeg", corpus.photo())
    number, _ = await send_traceless(site.storage, BORIS, replace(PIT, files=(photo,)))

    early = await anna.opens(f"/desk/case/{number}")
    await site.storage.messages.release(lambda _: [], site.parts.clock())
    links = await links_of(site, number)
    status, _, body = await given(site, anna, links["jpeg"])

    assert early.status == 404
    assert (status, body) == (200, corpus.photo())


@pytest.mark.parametrize("role", [None, Role.ANALYST])
async def test_only_clerks_get_files(site: Section, anna: Visitor, role: Role | None) -> None:
    number = await sent_with_files(site)
    links = await links_of(site, number)
    if role is not None:
        await signed_in(site, anna, role)

    status, _, body = await given(site, anna, links["jpeg"])

    assert status == (403 if role else 401)
    assert corpus.photo() not in body


async def test_a_file_is_found_under_its_own_message_alone(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number, other = await sent_with_files(site), await send(site.storage, BORIS)
    path = (await links_of(site, number))["jpeg"]
    file = path.rpartition("/")[2]

    ways = (
        path.replace(number, other),
        f"/desk/case/{number}/file/{'0' * 32}",
        f"/desk/case/{number}/file/..%2f{file}",
        f"/desk/case/{number}/file/{file}x",
    )

    assert [(await given(site, anna, way))[0] for way in ways] == [404] * 4


async def test_the_card_of_the_chat_tells_how_many_files_there_are(site: Section) -> None:
    from bot.handlers.staff_cards import card

    cases = site.storage.cases
    numbers = [await sent_with_files(site), await send(site.storage, BORIS)]
    today = site.parts.clock().date()
    texts = [card(await cases.one(one), site.parts.office, today).text for one in numbers]

    assert ["2 файла — смотреть за столом: " in text for text in texts] == [True, False]
