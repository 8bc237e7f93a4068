"""Files that clerks reply with in a staff chat: to a card, to a draft, in albums, half lost."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.files import albums
from storage.erasing import Before
from storage.tables_author import file_body
from tests.conftest import StandingClock
from tests.fakes.faults import EmptyBody
from tests.files import corpus
from tests.staff import vk_room
from tests.staff.room import Room, opened, running, town
from tests.staff.stepping import closing
from tests.staff.vk_room import VkRoom, labels

PHOTO = corpus.photo((80, 60))
LOOK = "Проверьте ответ"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(albums, "QUIET", 0.2)


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        yield running_room


async def bodies(room: Room | VkRoom) -> int:
    async with room.storage.engine.reading() as connection:
        counted = await connection.execute(select(func.count()).select_from(file_body))
        return int(counted.scalar_one())


async def test_a_photo_under_a_card_is_an_answer_after_a_last_look(room: Room) -> None:
    number, card = await room.new_card()
    await room.olga.replies_with_photos(card, room.staff, corpus.photo(), caption="Заделали, вот")
    look = await room.until_shown(LOOK)
    seen, buttons = look.text, look.labels
    await (await room.petr.presses("Отправить", room.staff, on=look)).answered()
    (told,) = await room.until_told()

    assert "Приложено файлов: 1 из 5." in seen
    assert buttons == ["Отправить", "Исправить", "Убрать файлы", "Отменить"]
    assert "Заделали, вот" in told
    (given,) = room.outside.mail.given
    body = await room.storage.attachments.body_of(given.name)
    assert body is not None
    assert corpus.SECRET.encode() not in body
    thread = (await room.case(number)).thread
    assert [(one.voice, one.files) for one in thread] == [("author", 0), ("staff", 1)]


async def test_a_photo_alone_waits_for_words_and_a_second_file(room: Room) -> None:
    number, card = await room.new_card()
    await room.olga.replies_with_photos(card, room.staff, PHOTO)
    ask = await room.until_shown("Приложено файлов: 1 из 5.")
    await room.olga.replies_with_file(ask, room.staff, corpus.document(), "акт Ивановой.docx")
    ask = await room.until_shown("Приложено файлов: 2 из 5.")
    await room.olga.says("Вот акт и фото", room.staff, reply_to=ask)
    look = await room.until_shown(LOOK)
    await (await room.olga.presses("Отправить", room.staff, on=look)).answered()
    await room.until_told()

    assert [one.kind for one in room.outside.mail.given] == ["jpeg", "docx"]
    assert (await room.case(number)).thread[-1].text == "Вот акт и фото"


async def test_of_an_album_half_lost_the_rest_is_attached_and_the_clerk_is_told(
    room: Room,
) -> None:
    _, card = await room.new_card()
    room.fake.faults.add("file", EmptyBody(404), times=2, after=1)
    await room.olga.replies_with_photos(card, room.staff, *[PHOTO] * 4, caption="Смотрите")
    await room.until_shown("Не дошло файлов: 2.")
    look = await room.until_shown(LOOK)

    assert "Приложено файлов: 2 из 5." in look.text


async def test_of_an_album_it_is_named_which_file_is_not_taken(room: Room) -> None:
    """By its number and what it is: its own name may tell of people, and the chat is of many."""
    _, card = await room.new_card()
    together: dict[str, Any] = {"media_group_id": "7", "reply_to_message": card.quoted()}
    olga = room.olga
    large = {"file_name": "Иванова Анна.pdf", "mime_type": "application/pdf"}
    await olga.sends_photo(PHOTO, room.staff, caption="Смотрите", **together)
    await olga.sends("video", room.staff, **together)
    await olga.sends_photo(PHOTO, room.staff, **together)
    document = {"file_id": "x", "file_unique_id": "y", "file_size": 20 * 2**20} | large
    olga._post({"document": document} | together, room.staff, olga.user)

    said = await room.until_shown("Файл 2 из 4, видео, не подходит.")
    look = await room.until_shown(LOOK)

    assert "Файл 4 из 4 больше 10 МБ." in said.text
    assert "Приложено файлов: 2 из 5." in look.text
    assert [one.text for one in room.staff.chat.newest() if "Иванова" in one.text] == []


async def test_files_are_taken_out_of_an_answer(room: Room) -> None:
    number, card = await room.new_card()
    await room.olga.replies_with_photos(card, room.staff, PHOTO, caption="Заделали")
    look = await room.until_shown(LOOK)
    await (await room.olga.presses("Убрать файлы", room.staff, on=look)).answered()

    def is_gone() -> bool | None:
        return None if "Приложено" in look.text else True

    await room.fake.state.bell.wait(is_gone, "a window without files")
    await (await room.olga.presses("Отправить", room.staff, on=look)).answered()
    await room.until_told()

    assert room.outside.mail.given == []
    assert (await room.case(number)).thread[-1].files == 0


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("бомба.docx", corpus.zip_bomb(), " не открывается."),
        ("большое.jpg", bytes(20 * 2**20), " больше 10 МБ."),
        ("прога.exe", b"MZ" * 99, "Такие файлы не принимаем."),
    ],
)
async def test_what_is_not_taken_is_told_and_nothing_is_begun(
    room: Room, name: str, body: bytes, words: str
) -> None:
    number, card = await room.new_card()
    await room.olga.replies_with_file(card, room.staff, body, name)
    await room.until_shown(words)

    assert await bodies(room) == 0
    assert (await room.case(number)).state == "new"


async def test_a_sticker_is_told_that_words_or_files_are_wanted(room: Room) -> None:
    _, card = await room.new_card()
    await room.olga.sends("sticker", room.staff, reply_to_message=card.quoted())

    await room.until_shown("Автору можно отправить текст, фото или файл.")


async def test_a_photo_to_a_closed_case_and_to_an_erased_one_is_not_fetched(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    case = await room.case(number)
    await room.storage.cases.take_step(closing(case, "resolved", clock))
    await room.olga.replies_with_photos(card, room.staff, PHOTO)
    await room.until_shown("Файл можно приложить ответом на карточку открытого дела")
    await room.storage.erasing.erase(Before.day(date(2100, 1, 1)))
    await room.petr.replies_with_photos(card, room.staff, PHOTO)
    await room.fake.all_confirmed()

    assert room.fake.counts["getFile"] == 0
    assert await bodies(room) == 0


async def test_a_stranger_to_the_chat_sends_no_file_in_its_name(room: Room) -> None:
    _, card = await room.new_card()
    stranger = room.fake.citizen(999, "Чужой")
    await stranger.replies_with_photos(card, room.staff, PHOTO, caption="Ответ")
    await room.until_shown("Кнопки действуют только для участников этого чата.")

    assert room.fake.counts["getFile"] == 0


async def test_attached_files_survive_a_restart(tmp_path: Path, clock: StandingClock) -> None:
    async with town(tmp_path, clock) as outside:
        async with running(outside) as room:
            _, card = await room.new_card()
            await room.olga.replies_with_photos(card, room.staff, PHOTO, caption="Заделали")
            await room.until_shown(LOOK)
        async with running(outside) as room:
            look = await room.until_shown(LOOK)
            await (await room.petr.presses("Отправить", room.staff, on=look)).answered()
            await room.until_told()

        assert [one.kind for one in outside.mail.given] == ["jpeg"]


async def test_no_name_of_a_file_or_a_clerk_is_in_the_log(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _, card = await room.new_card()
    room.fake.faults.add("file", EmptyBody(500))
    await room.olga.replies_with_file(card, room.staff, PHOTO, "Иванова Анна.jpg")
    await room.until_shown("Не дошло файлов: 1.")

    assert not any(word in caplog.text for word in ("Иванова", "Ольга", "document-"))


async def test_in_vk_photos_and_papers_go_with_an_answer(vk: VkRoom) -> None:
    number, card = await vk.new_card()
    await vk.olga.sends_photos(PHOTO, PHOTO, text="Заделали", chat=vk.staff, to=card)
    look = await vk.until_shown(LOOK)
    await vk.olga.replies_with_file(look, vk.staff, corpus.document(), "акт.docx")
    look = await vk.until_shown("Приложено файлов: 3 из 5.")
    seen = labels(look)
    await vk.presses(vk.petr, "Отправить", look)
    await vk.until_shown(f"Ответ по № {number} сохранён")
    await vk.fake.state.bell.wait(lambda: vk.told or None, "a word to the author")

    assert "Убрать файлы" in seen
    assert [one.kind for one in vk.mail.given] == ["jpeg", "jpeg", "docx"]
    assert (await vk.storage.cases.one(number)).thread[-1].files == 3


async def test_in_vk_a_sticker_is_no_answer(vk: VkRoom) -> None:
    _, card = await vk.new_card()
    sticker = {"type": "sticker", "sticker": {"sticker_id": 1, "product_id": 1}}
    await vk.olga.says("", vk.staff, reply_to=card, attachments=[sticker])

    await vk.until_shown("Автору можно отправить текст, фото или файл.")
