"""Files of authors in a staff chat: shown where the chat may show them, else counted alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.handlers.staff_office import CardText
from storage.erasing import Before
from storage.message_records import MessageExtended
from storage.tables_author import attachment, file_body
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.files import corpus
from tests.messages.sending import ANNA, PIT, keep, send, send_traceless
from tests.staff import vk_room
from tests.staff.room import Room, running, town
from tests.staff.vk_room import VkRoom

LINE = "2 файла — смотреть за столом: https://otklik.example.org/desk/case/"


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        yield running_room


async def with_files(room: Room | VkRoom) -> tuple[str, object]:
    shelf = room.storage.attachments
    photo = await shelf.hold("jpeg", corpus.photo())
    paper = await shelf.hold("docx", corpus.document())
    return await room.new_card(replace(PIT, files=(photo, paper)))


def shown(room: Room) -> list[Message]:
    """Messages of the chat that bear a file."""
    found = room.staff.chat.messages.values()
    return [one for one in found if one.body.keys() & {"photo", "document"}]


async def until_quiet(room: Room) -> None:
    """Until nothing waits to be said."""
    for _ in range(6000):
        if not await room.storage.notices.waiting():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("something is still to be said")


@pytest.mark.parametrize(
    ("allowed", "text", "count"),
    [(True, "masked", 2), (False, "masked", 0), (True, "none", 0), (False, "full", 0)],
)
async def test_telegram_shows_files_only_where_the_town_allows_it(
    tmp_path: Path, clock: StandingClock, allowed: bool, text: CardText, count: int
) -> None:
    async with town(tmp_path, clock, card_text=text) as outside:
        outside.card_files = frozenset({"telegram", "vk"} if allowed else {"vk"})
        async with running(outside) as room:
            number, card = await with_files(room)
            await until_quiet(room)

            files = shown(room)
            assert isinstance(card, Message)
            assert f"{LINE}{number}" in card.text
            assert len(files) == count
            assert all(one.body["has_protected_content"] for one in files)
            replied = {one.body["reply_to_message"]["message_id"] for one in files}
            assert replied <= {card.id}
            assert [one.text for one in files] == [
                f"Файл {n} из 2 к сообщению {number}." for n in range(1, count + 1)
            ]


async def test_files_that_an_author_adds_are_shown_below_the_card(vk: VkRoom) -> None:
    number, _ = await vk.new_card()
    photo = await vk.storage.attachments.hold("jpeg", corpus.photo())
    tell = (f"vk:{vk.staff.id}",)
    assert await keep(vk.storage, ANNA, MessageExtended(number, "", tell=tell, files=(photo,)))
    files = await vk.until_shown(f"Файл к сообщению {number}.")
    added = await vk.until_shown("Автор дополнил сообщение")

    (name,) = [one[one["type"]]["name"] for one in files.body["attachments"]]
    assert vk.fake.state.given[name] == (f"{number}-1.jpg", corpus.photo())
    assert "Без слов, только файлы." in added.text
    assert (
        f"1 файл — смотреть за столом: https://otklik.example.org/desk/case/{number}" in added.text
    )


async def test_vk_shows_a_photo_and_a_paper_in_one_message(vk: VkRoom) -> None:
    number, _ = await with_files(vk)
    files = await vk.until_shown(f"Файлы к сообщению {number}.")

    assert [one["type"] for one in files.body["attachments"]] == ["photo", "doc"]


async def test_a_traceless_photo_never_comes_into_a_chat(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        outside.card_files = frozenset({"telegram"})
        async with running(outside) as room:
            photo = await room.storage.attachments.hold("jpeg", corpus.photo())
            number, _ = await send_traceless(room.storage, ANNA, replace(PIT, files=(photo,)))
            await room.storage.messages.release(lambda _: [], clock())
            card = await room.until_shown(f"№ {number} · ")
            await until_quiet(room)

            assert shown(room) == []
            assert "1 файл — смотреть за столом" in card.text


async def test_files_erased_on_their_way_are_not_waited_for(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        outside.card_files = frozenset({"telegram"})
        async with running(outside, delivers=False) as room:
            photo = await room.storage.attachments.hold("jpeg", corpus.photo())
            tell = (f"telegram:{room.staff.id}",)
            await send(room.storage, ANNA, replace(PIT, tell=tell, files=(photo,)))
            async with room.storage.engine.writing() as connection:
                await connection.execute(delete(attachment))
                await connection.execute(delete(file_body))
            await room.storage.erasing.erase(Before.day(date(2020, 1, 1)))
        async with running(outside) as room:
            await until_quiet(room)

            assert shown(room) == []
