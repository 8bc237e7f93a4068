"""One explanation for many, with a file: each author gets a copy, erased with his message."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.entered_records import EnteredAppeal
from storage.message_records import AuthorForgotten, MessageExtended
from storage.tables_author import attachment, file_body
from tests.files import corpus
from tests.messages.sending import ANNA, BORIS, keep, send
from tests.web.section import Section
from tests.web.test_desk_bulk import goes_on, outcomes, ticks
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.desk import bulk_files

PAPER = ("Разъяснение Ивановой.docx", corpus.document())
TEXT = "Ямы залатают до мая, порядок — в файле."


async def rows(site: Section) -> tuple[int, int]:
    """(files of threads, bodies)"""
    async with site.storage.engine.reading() as connection:
        counted = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (attachment, file_body)
        ]
    return int(counted[0]), int(counted[1])


async def bodies(site: Section, number: str) -> list[bytes | None]:
    shelf = site.storage.attachments
    return [await shelf.body(one) for one in await shelf.of_staff(number)]


async def writes(clerk: Visitor, *numbers: str) -> None:
    """Up to the last look."""
    await ticks(clerk, "close", *numbers)
    clerk.page.fields |= {"outcome": "explained", "cause": "quality"}
    clerk.page.repeated += [("pick", one) for one in clerk.page.hidden_picks[1:]]
    await clerk.attaches("Проверить", PAPER, text=TEXT)


async def test_each_author_gets_a_copy_of_the_file(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA), await send(site.storage, BORIS)]

    await writes(anna, *numbers)
    looked = anna.page
    done = await goes_on(anna, sure="1")
    claimed = await site.storage.notices.claim(site.parts.clock())

    assert "Файл 1: DOCX" in looked.words
    assert "Ивановой" not in looked.words
    assert "Сделано: 2, оставлено без изменений: 0." in done.words
    assert [await bodies(site, one) for one in numbers] == [[PAPER[1]]] * 2
    assert [len(one.files) for one in claimed if one.person] == [1, 1]
    assert await rows(site) == (2, 2)


async def test_a_copy_is_erased_without_the_others(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA), await send(site.storage, BORIS)]
    await writes(anna, *numbers)
    await goes_on(anna, sure="1")

    await keep(site.storage, ANNA, AuthorForgotten())

    assert [await bodies(site, one) for one in numbers] == [[], [PAPER[1]]]
    assert await rows(site) == (1, 1)


async def test_what_is_left_as_it_is_and_a_letter_get_no_file(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    here, changed = await send(site.storage, ANNA), await send(site.storage, BORIS)
    day = site.parts.clock().date()
    told = EnteredAppeal("post", "complaint", "complaint", day, day, "operator", "Темно")
    letter = await site.storage.entered.keep(told)
    await writes(anna, here, changed, letter)

    await keep(site.storage, BORIS, MessageExtended(changed, "И ещё яма"))
    done = await goes_on(anna, sure="1")

    assert "Сделано: 2, оставлено без изменений: 1." in done.words
    assert await outcomes(site, here, changed, letter) == ["explained", "in_work", "explained"]
    assert [len(await bodies(site, one)) for one in (here, changed, letter)] == [1, 0, 0]
    assert await rows(site) == (1, 1)


async def test_copies_that_are_too_heavy_are_refused_and_no_word_is_lost(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_files, "HEAVIEST", 2 * len(PAPER[1]) - 1)
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA), await send(site.storage, BORIS)]

    await writes(anna, *numbers)

    assert anna.page.status == 422
    assert "вместе с копиями для каждого из сообщений (2)" in anna.page.error
    assert anna.page.typed == TEXT
