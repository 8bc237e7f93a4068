"""Photos and documents through Telegram itself: fetched, drawn anew, kept, sent with the words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select

from storage.file_records import LONGEST
from storage.tables_author import attachment, file_body
from tests.fakes.faults import Delay, Disconnect, EmptyBody
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.files import corpus
from tests.messages.writing import number_in
from tests.talk import House

ADDED = "Файл добавлен: 1 из 5."


@pytest.fixture
async def anna(fake: FakeTelegram) -> Citizen:
    return fake.citizen(7001)


async def presses(anna: Citizen, *labels: str) -> str:
    said = ""
    for label in labels:
        await (await anna.presses(label)).answered()
        said = await anna.hears()
    return said


async def up_to_files(anna: Citizen, mode: str = "Ответьте мне сюда") -> str:
    await anna.says("/start")
    await anna.hears()
    await presses(anna, "Написать нам", "Начать", "Проблема", "2", "Ремонт дорог")
    await anna.says("Яма на Лесной")
    await anna.hears()
    return await presses(anna, "Дальше", "Пропустить", mode)


async def bodies(home: House) -> int:
    async with home.storage.engine.reading() as connection:
        counted = await connection.execute(select(func.count()).select_from(file_body))
        return int(counted.scalar_one())


async def test_a_photo_comes_to_the_staff_as_a_picture_and_nothing_else(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    asked = await up_to_files(anna)
    assert "фото (JPEG, PNG, WEBP), PDF, DOCX, XLSX" in asked
    await anna.sends_photo(corpus.photo())
    said = await anna.hears()
    card = await presses(anna, "Дальше")
    number = number_in(await presses(anna, "Отправить"))

    assert said.startswith(f"{ADDED} Пришлите ещё или нажмите «Дальше».")
    assert "Файлов: 1" in card
    (kept,) = await home.storage.attachments.of_staff(number)
    body = await home.storage.attachments.body(kept)
    assert body is not None
    assert (kept.kind, kept.place, kept.size) == ("jpeg", 1, len(body))
    assert corpus.SECRET.encode() not in body
    assert Image.open(BytesIO(body)).format == "JPEG"


async def test_a_traceless_photo_is_erased_from_the_dialogue_and_sealed(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    asked = await up_to_files(anna, "Без следа")
    photo = await anna.sends_photo(corpus.photo(), caption="слева от арки")
    await anna.hears()
    await presses(anna, "Дальше")
    number = number_in(await presses(anna, "Отправить"))
    await home.storage.messages.release(lambda _: [], home.clock())

    assert "PDF" not in asked
    assert photo.id not in [message.id for message in fake.dialogue(anna)]
    (kept,) = await home.storage.attachments.of_staff(number)
    assert await home.storage.attachments.body(kept) is not None
    async with home.storage.engine.reading() as connection:
        (opens,) = (await connection.execute(select(attachment.c.opens))).scalars()
    assert bytes.fromhex(kept.name) not in opens
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert thread.entries[0].text == "Яма на Лесной\nслева от арки"


async def test_an_album_half_lost_keeps_what_came_and_says_how_many_did_not(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    await up_to_files(anna)
    fake.faults.add("file", Disconnect(), times=2, after=1)
    fake.faults.add("file", EmptyBody(404), times=1, after=1)
    await anna.sends_photos(*[corpus.photo()] * 4)
    said = await anna.hears()

    assert said.split("\n\n")[0] == (
        "Файлы добавлены: 2 из 5. Пришлите ещё или нажмите «Дальше».\n"
        "Не дошло файлов: 2. Пришлите их, пожалуйста, ещё раз."
    )
    assert await bodies(home) == 2
    await presses(anna, "Дальше")
    number = number_in(await presses(anna, "Отправить"))
    assert (await home.storage.cases.one(number)).files == 2


async def test_of_seven_photos_five_are_taken(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    await up_to_files(anna)
    await anna.sends_photos(*[corpus.photo((40, 30))] * 7)
    said = await anna.hears()

    assert "Файлы добавлены: 5 из 5. Нажмите «Дальше»." in said
    assert "Можно приложить не больше 5 файлов. Остальные не сохранены." in said
    assert (await bodies(home), fake.counts["getFile"]) == (5, 5)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("отчёт.exe", b"MZ\x90\0" * 100, "Такие файлы не принимаем. Подойдут: фото"),
        ("акт.docm", corpus.document("word/vbaProject.bin"), "с макросами не принимаем"),
        ("IMG_1.heic", corpus.heic(), "Фото в формате HEIC не принимаем."),
        ("бомба.docx", corpus.zip_bomb(), " не открывается."),
        ("бомба.png", corpus.pixel_bomb(), " не открывается."),
        ("</b><a href=x>.svg", b"<svg onload=alert(1)>", "Такие файлы не принимаем."),
        ("большое.jpg", corpus.photo() + bytes(LONGEST), " больше 10 МБ."),
        ("огромное.jpg", bytes(21 * 2**20), " больше 10 МБ."),
        ("пустое.txt", b" ", "Такие файлы не принимаем."),
    ],
)
async def test_what_is_not_taken_is_refused_kindly_and_nothing_is_lost(
    home: House, anna: Citizen, name: str, body: bytes, words: str
) -> None:
    await up_to_files(anna)
    await anna.sends_file(body, name)
    said = await anna.hears()

    assert words in said
    assert await bodies(home) == 0
    assert "Файлов" not in await presses(anna, "Без файлов")


async def test_a_document_is_kept_as_it_is_and_goes_when_the_author_chooses_no_trace(
    home: House, anna: Citizen
) -> None:
    paper = corpus.document()
    await up_to_files(anna)
    await anna.sends_file(paper, "жалоба Ивановой.docx")
    await anna.hears()
    await anna.sends_photo(corpus.photo())
    both = await anna.hears()
    await presses(anna, "Дальше")
    await presses(anna, "Изменить способ ответа")
    press = await anna.presses("Без следа")
    told, card = await press.answered(), await anna.hears()

    assert "Приложено: 2 из 5." in both
    assert told == "Без следа принимаем только фото: в других файлах бывают сведения об авторе."
    assert "Файлов: 1" in card
    assert await bodies(home) == 1


async def test_files_that_come_after_the_message_was_given_up_are_not_kept(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    await up_to_files(anna)
    fake.faults.add("file", Delay(1.0))
    await anna.sends_photo(corpus.photo())
    await fake.called("getFile")
    await presses(anna, "Отменить")
    said = await anna.hears()

    assert "сообщение уже было отправлено или отменено" in said
    assert await bodies(home) == 0


async def test_nothing_is_fetched_where_no_file_is_wanted(
    fake: FakeTelegram, anna: Citizen
) -> None:
    await anna.says("/start")
    await anna.hears()
    await anna.sends_photo(corpus.photo())
    await anna.hears()

    assert fake.counts["getFile"] == 0


async def test_a_photo_delivered_twice_is_kept_once(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    await up_to_files(anna)
    fake.lose_offsets(1)
    await anna.sends_photo(corpus.photo())
    await anna.hears()
    await fake.all_confirmed()
    card = await presses(anna, "Дальше")

    assert "Файлов: 1" in card
    assert await bodies(home) == 1


async def test_no_name_of_telegrams_is_kept(home: House, anna: Citizen, tmp_path: Path) -> None:
    """A `file_id` opens the photo for whoever has the token."""
    await up_to_files(anna)
    await anna.sends_file(corpus.photo(), "Иванова Анна.jpg")
    await anna.hears()
    await presses(anna, "Дальше", "Отправить")

    async with home.storage.engine.reading() as connection:
        rows = [
            str([bytes(cell) if isinstance(cell, bytes) else cell for cell in row])
            for table in (attachment, file_body)
            for row in await connection.execute(select(table))
        ]
    assert len(rows) == 2
    assert not any(word in row for row in rows for word in ("document-", "Иванова", "u-doc"))
