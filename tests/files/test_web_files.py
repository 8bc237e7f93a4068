"""Photos through the site, without any script: chosen, attached, seen on the card, sent sealed."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiohttp import ClientSession, CookieJar
from sqlalchemy import func, select

from storage.file_records import LONGEST
from storage.tables_author import file_body
from tests.files import corpus
from tests.web.section import Section
from tests.web.visitor import Visitor

ATTACH = "Приложить выбранные"
ASKED = "Можно приложить файлы, до 5, каждый не больше 10 МБ"
MORE = "Подойдут: фото (JPEG, PNG, WEBP). Сведения о месте и времени съёмки мы из фото удалим."


async def up_to_files(visitor: Visitor) -> None:
    await visitor.opens("/door/message")
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await visitor.presses(label)
    await visitor.presses("Дальше", text="Яма на Лесной")
    await visitor.presses("Пропустить")


async def bodies(site: Section) -> int:
    async with site.storage.engine.reading() as connection:
        counted = await connection.execute(select(func.count()).select_from(file_body))
        return int(counted.scalar_one())


async def number_of(visitor: Visitor) -> str:
    page = await visitor.presses("Отправить")
    (number,) = re.findall(r"Номер: (\d{6})", page.words)
    return str(number)


async def test_photos_are_attached_and_reach_the_staff_as_pictures_alone(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)
    asked = anna.page
    one = await anna.attaches(ATTACH, ("IMG_1.JPG", corpus.photo()))
    two = await anna.attaches("Дальше", ("скриншот.png", corpus.screenshot()))
    number = await number_of(anna)
    await site.storage.messages.release(lambda _: [], site.parts.clock())

    assert asked.heading == ASKED
    assert MORE in asked.words
    assert "Приложено: 1 из 5." in one.words
    assert two.heading == "Проверьте сообщение"
    assert "Файлов: 2" in two.words
    files = await site.storage.attachments.of_staff(number)
    kept = [await site.storage.attachments.body(file) for file in files]
    assert [file.kind for file in files] == ["jpeg", "jpeg"]
    assert all(body and corpus.SECRET.encode() not in body for body in kept)


async def test_nobody_must_attach_anything(site: Section, anna: Visitor) -> None:
    await up_to_files(anna)

    empty = await anna.attaches(ATTACH)
    page = await anna.presses("Без файлов")

    assert "Сначала выберите фото" in empty.words
    assert page.heading == "Проверьте сообщение"
    assert "Файлов" not in page.words


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("акт.docx", corpus.document(), "Без следа принимаем только фото"),
        ("IMG.HEIC", corpus.heic(), "Файл 1 из 2 в формате HEIC"),
        ("a.svg", b"<svg onload=alert(1)>", "Файл 1 из 2 не подходит."),
        ("большое.jpg", corpus.photo() + bytes(LONGEST), "Файл 1 из 2 больше 10 МБ."),
        ("<script>x</script>.jpg", corpus.photo()[:400], "Файл 1 из 2 не открывается."),
        ("пусто.jpg", b"", "Файл 1 из 2 не подходит."),
    ],
)
async def test_what_is_not_taken_is_told_on_the_same_page(
    site: Section, anna: Visitor, name: str, body: bytes, words: str
) -> None:
    await up_to_files(anna)

    page = await anna.attaches("Приложить выбранные", (name, body), ("ok.jpg", corpus.photo()))

    assert words in page.words
    assert name not in page.words
    assert "Приложено: 1 из 5." in page.words
    assert await bodies(site) == 1


async def test_of_ten_photos_chosen_at_once_five_are_taken_and_the_rest_is_told(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)

    page = await anna.attaches(ATTACH, *((f"{n}.jpg", corpus.photo()) for n in range(10)))

    assert "5 из 5" in page.words
    assert await bodies(site) == 5


async def test_a_form_of_very_many_files_is_refused(site: Section, anna: Visitor) -> None:
    await up_to_files(anna)

    page = await anna.attaches(ATTACH, *((f"{n}.jpg", b"\xff\xd8\xff") for n in range(40)))

    assert page.status == 413
    assert "файлов" in page.words
    assert await bodies(site) == 0


async def test_a_form_that_is_not_this_visits_has_no_file_read(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)
    anna.page.fields["csrf"] = "0" * 64

    page = await anna.attaches(ATTACH, ("a.jpg", corpus.photo()))

    assert page.status == 403
    assert await bodies(site) == 0


async def test_a_form_of_sixty_megabytes_is_refused_before_it_is_in_memory(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)

    page = await anna.attaches(ATTACH, ("a.jpg", bytes(3 * LONGEST + 1)))

    assert page.status == 413
    assert await bodies(site) == 0


async def test_a_form_sent_three_times_attaches_its_photo_once(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)
    before = anna.page

    async def once() -> None:
        again = Visitor(site.url)
        again.take_cookies(anna.cookies())
        again.page = before
        await again.attaches(ATTACH, ("a.jpg", corpus.photo()))
        await again.close()

    await asyncio.gather(*(once() for _ in range(3)))
    await anna.opens("/talk")

    assert "Приложено: 1 из 5." in anna.page.words
    assert await bodies(site) == 1


async def test_files_are_taken_away_again_and_leave_nothing(site: Section, anna: Visitor) -> None:
    await up_to_files(anna)
    await anna.attaches(ATTACH, ("a.jpg", corpus.photo()))

    page = await anna.presses("Убрать файлы")

    assert "Приложено" not in page.words
    assert await bodies(site) == 0


async def test_files_of_a_talk_that_went_on_elsewhere_are_not_kept(
    site: Section, anna: Visitor
) -> None:
    await up_to_files(anna)
    stale = Visitor(site.url)
    stale.take_cookies(anna.cookies())
    stale.page = anna.page
    await anna.presses("Без файлов")

    await stale.attaches(ATTACH, ("a.jpg", corpus.photo()))
    await stale.close()

    assert await bodies(site) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x\r\n\r\n\r\n--x--\r\n",
        b"--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nfirst\r\n--x--',
        b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--\r\n--x--\r\n",
        b"no multipart at all",
    ],
    ids=["empty", "no part", "no name", "file before the token", "nested", "garbage"],
)
async def test_what_is_no_form_of_ours_is_refused(
    site: Section, anna: Visitor, body: bytes
) -> None:
    await up_to_files(anna)
    jar = CookieJar(unsafe=True)
    jar.update_cookies(anna.cookies())
    told = {"Content-Type": "multipart/form-data; boundary=x"}

    async with (
        ClientSession(cookie_jar=jar) as session,
        session.post(f"{site.url}/talk", data=body, headers=told) as answer,
    ):
        status = answer.status

    assert status in (400, 403)
    assert await bodies(site) == 0
