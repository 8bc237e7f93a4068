"""Files that an author adds to a message, or replies to a question with, through every door."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import func, select

from storage.file_records import LONGEST
from storage.tables_author import file_body
from tests.fakes.faults import EmptyBody
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.files import corpus
from tests.files.test_telegram_files import presses
from tests.messages.writing import code_in, number_in
from tests.staff.stepping import asked
from tests.talk import House
from tests.web.section import Section
from tests.web.visitor import Visitor


@pytest.fixture
async def anna(fake: FakeTelegram) -> Citizen:
    return fake.citizen(7001)


async def sent(anna: Citizen, mode: str = "Ответьте мне сюда") -> str:
    """What was said when a message without files was sent."""
    await anna.says("/start")
    await anna.hears()
    await presses(anna, "Написать нам", "Начать", "Проблема", "2", "Ремонт дорог")
    await anna.says("Яма на Лесной")
    await anna.hears()
    return await presses(anna, "Дальше", "Пропустить", mode, "Без файлов", "Отправить")


async def reads_own(anna: Citizen, number: str, *labels: str) -> str:
    await anna.says("/start")
    await anna.hears()
    return await presses(anna, "Мои сообщения", number, *labels)


async def kinds(storage: House, number: str) -> list[tuple[int, str]]:
    files = await storage.storage.attachments.of_staff(number)
    return [(one.place, one.kind) for one in files]


async def said(home: House, number: str) -> list[tuple[str, str, int]]:
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    return [(one.kind, one.text, one.files) for one in thread.entries]


async def bodies(home: House) -> int:
    async with home.storage.engine.reading() as connection:
        counted = await connection.execute(select(func.count()).select_from(file_body))
        return int(counted.scalar_one())


async def test_photos_wait_for_words_and_go_with_them(anna: Citizen, home: House) -> None:
    number = number_in(await sent(anna))
    screen = await reads_own(anna, number, "Дополнить")
    await anna.sends_photo(corpus.photo())
    one = await anna.hears()
    await anna.sends_file(corpus.document(), "акт.docx")
    two = await anna.hears()
    await anna.says("Вот она, и акт к ней")
    done = await anna.hears()

    assert "Можно приложить файлы, до 5: фото (JPEG, PNG, WEBP), PDF, DOCX, XLSX." in screen
    assert one.startswith("Файл добавлен: 1 из 5. Напишите, что на нём, или нажмите «Отправить».")
    assert "Приложено: 2 из 5." in two
    assert done == f"Спасибо! Дополнение к сообщению {number} передано."
    assert sorted(await kinds(home, number)) == [(2, "docx"), (2, "jpeg")]
    assert await said(home, number) == [
        ("text", "Яма на Лесной", 0),
        ("addition", "Вот она, и акт к ней", 2),
    ]
    body = await home.storage.attachments.body((await home.storage.attachments.of_staff(number))[0])
    assert body is not None
    assert corpus.SECRET.encode() not in body


async def test_a_question_is_answered_with_a_photo_and_its_caption_at_once(
    anna: Citizen, home: House
) -> None:
    number = number_in(await sent(anna))
    case = await home.storage.cases.one(number)
    await asked(home.storage, case, home.clock, date(2026, 11, 27))
    await reads_own(anna, number, "Ответить на вопрос")
    await anna.sends_photo(corpus.photo(), caption="Дом четыре")
    done = await anna.hears()

    assert done.startswith("Спасибо! Ответ передан")
    assert (await said(home, number))[-1] == ("reply", "Дом четыре", 1)
    assert not (await home.storage.cases.one(number)).is_waiting


async def test_a_photo_alone_is_enough_when_its_author_says_so(anna: Citizen, home: House) -> None:
    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    await anna.sends_photo(corpus.photo())
    await anna.hears()
    await presses(anna, "Отправить")

    assert (await said(home, number))[-1] == ("addition", "", 1)


async def test_of_an_album_half_lost_the_other_half_waits(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    fake.faults.add("file", EmptyBody(404), times=2, after=1)
    await anna.sends_photos(*[corpus.photo((40, 30))] * 4)
    told = await anna.hears()
    await presses(anna, "Отправить")

    assert told.split("\n\n")[0] == (
        "Файлы добавлены: 2 из 5. Напишите, что на них, или нажмите «Отправить».\n"
        "Не дошло файлов: 2. Пришлите их, пожалуйста, ещё раз."
    )
    assert (await said(home, number))[-1] == ("addition", "", 2)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("бомба.docx", corpus.zip_bomb(), " не открывается."),
        ("большое.jpg", corpus.photo() + bytes(LONGEST), " больше 10 МБ."),
        ("огромное.jpg", bytes(20 * 2**20), " больше 10 МБ."),
    ],
)
async def test_what_is_not_taken_is_refused_and_the_screen_stays(
    anna: Citizen, home: House, name: str, body: bytes, words: str
) -> None:
    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    await anna.sends_file(body, name)
    told = await anna.hears()
    await anna.says("Тогда словами")
    await anna.hears()

    assert words in told
    assert (await said(home, number))[-1] == ("addition", "Тогда словами", 0)
    assert await bodies(home) == 0


async def test_a_sticker_is_no_addition(anna: Citizen, home: House) -> None:
    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    await anna.sends("sticker")

    assert (await anna.hears()).startswith("Такое прочитать не сможем.")
    assert len(await said(home, number)) == 1


async def test_files_taken_back_leave_nothing(anna: Citizen, home: House) -> None:
    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    for label in ("Убрать файлы", "Назад"):
        await anna.sends_photo(corpus.photo())
        await anna.hears()
        await presses(anna, label)

    assert await bodies(home) == 0
    assert len(await said(home, number)) == 1


async def test_a_traceless_photo_goes_from_the_dialogue_and_waits_for_its_hour(
    fake: FakeTelegram, anna: Citizen, home: House
) -> None:
    told = await sent(anna, "Без следа")
    number = number_in(told)
    await home.storage.messages.release(lambda _: [], home.clock())
    await anna.says(code_in(told))
    await anna.hears()
    screen = await presses(anna, "Дополнить")
    photo = await anna.sends_photo(corpus.photo())
    await anna.hears()
    await anna.sends_file(corpus.document(), "акт Ивановой.docx")
    refused = await anna.hears()
    await presses(anna, "Отправить")
    early = await kinds(home, number)
    counted = (await home.storage.cases.one(number)).files
    await home.storage.messages.release(lambda _: [], home.clock())

    assert "PDF" not in screen
    assert "Без следа принимаем только фото" in refused
    assert photo.id not in [message.id for message in fake.dialogue(anna)]
    assert (early, counted) == ([], 0)
    assert await kinds(home, number) == [(2, "jpeg")]
    assert (await home.storage.cases.one(number)).files == 1


async def test_a_photo_added_when_the_message_was_closed_meanwhile_is_not_kept(
    anna: Citizen, home: House
) -> None:
    from tests.messages.test_reading import close

    number = number_in(await sent(anna))
    await reads_own(anna, number, "Дополнить")
    await close(home, number, "resolved")
    await anna.sends_photo(corpus.photo())
    await anna.hears()

    assert await bodies(home) == 0


async def test_on_the_site_words_and_photos_go_together(site: Section, boris: Visitor) -> None:
    await boris.opens("/door/message")
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await boris.presses(label)
    await boris.presses("Дальше", text="Яма на Лесной")
    await boris.presses("Пропустить")
    await boris.presses("Без файлов")
    page = await boris.presses("Отправить")
    (number,) = re.findall(r"Номер: (\d{6})", page.words)
    code = code_in(page.words)
    await boris.opens("/door/check")
    await boris.presses("Дальше", text=code)
    await boris.presses("Дополнить")
    await boris.attaches("Дальше", ("a.jpg", corpus.photo()), text="И ещё одна")
    await boris.opens("/door/check")
    await boris.presses("Дальше", text=code)
    await boris.presses("Дополнить")
    alone = await boris.attaches("Дальше", ("b.png", corpus.screenshot()))
    await boris.presses("Отправить")
    await site.storage.messages.release(lambda _: [], site.parts.clock())

    assert "Приложено: 1 из 5." in alone.words
    thread = await site.storage.messages.for_staff(number)
    assert thread is not None
    told = [(one.text, one.files) for one in thread.entries[1:]]
    assert told == [("И ещё одна", 1), ("", 1)]
