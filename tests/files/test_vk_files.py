"""Photos and documents through VK itself: from VK's own hosts, whatever a message names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from yarl import URL

from bot.messengers.groups import InGroup
from bot.messengers.vk import Vk
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_files import Hosts
from storage.records import Channel, Person
from tests.conftest import StandingClock
from tests.fakes.faults import Disconnect
from tests.fakes.vk import Citizen, FakeVk
from tests.files import corpus
from tests.files.test_telegram_files import bodies
from tests.messages.writing import number_in
from tests.messengers.test_vk_pages import chooses
from tests.talk import House, house


async def nobody(_: InGroup) -> None:
    """No group is ours here."""


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
async def vk(home: House) -> AsyncIterator[FakeVk]:
    async with FakeVk() as fake:
        calls = Calls(fake.token, fake.group_id, fake.url, 5.0)
        door = Vk(calls, home.conversation, home.storage, nobody)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.run())
            await fake.polled()
            yield fake
            door.stop()


@pytest.fixture
def anna(vk: FakeVk) -> Citizen:
    return vk.citizen(7001)


async def shows(vk: FakeVk, anna: Citizen, words: str) -> str:
    """What the dialogue shows with these words in it, as soon as it does."""

    def seen() -> str | None:
        return next((text for text in reversed(anna.sees()) if words in text), None)

    return str(await vk.state.bell.wait(seen, f"{words!r} in {anna.sees()}"))


async def up_to_files(vk: FakeVk, anna: Citizen) -> None:
    await anna.says("/start")
    await chooses(vk, anna, "Написать нам", "Начать", "Проблема", "1", "1")
    await anna.says("Яма на Лесной")
    await chooses(vk, anna, "Дальше", "Пропустить", "Ответьте мне сюда")
    await shows(vk, anna, "Можно приложить файлы")


async def sends_on(vk: FakeVk, anna: Citizen) -> str:
    """The number."""
    await chooses(vk, anna, "Дальше", "Отправить")
    return number_in(await shows(vk, anna, "Сообщение принято"))


async def test_photos_of_one_message_come_to_the_staff_as_pictures_alone(
    vk: FakeVk, home: House, anna: Citizen
) -> None:
    await up_to_files(vk, anna)
    await anna.sends_photos(corpus.photo(), corpus.photo(), text="слева и справа")
    await shows(vk, anna, "Файлы добавлены: 2 из 5.")
    number = await sends_on(vk, anna)

    (mine,) = await home.storage.messages.mine(Person(Channel.VK, str(anna.id)))
    assert mine.text == "Яма на Лесной\nслева и справа"
    files = await home.storage.attachments.of_staff(number)
    kept = [await home.storage.attachments.body(one) for one in files]
    assert all(body and corpus.SECRET.encode() not in body for body in kept)


async def test_a_document_is_kept_as_it_is(vk: FakeVk, home: House, anna: Citizen) -> None:
    await up_to_files(vk, anna)
    paper = corpus.document()
    await anna.sends_file(paper, "акт.docx")
    await shows(vk, anna, "Файл добавлен: 1 из 5.")
    number = await sends_on(vk, anna)

    (file,) = await home.storage.attachments.of_staff(number)
    assert await home.storage.attachments.body(file) == paper


async def test_a_photo_with_words_adds_to_a_message_at_once(
    vk: FakeVk, home: House, anna: Citizen
) -> None:
    await up_to_files(vk, anna)
    await chooses(vk, anna, "Без файлов", "Отправить")
    number = number_in(await shows(vk, anna, "Сообщение принято"))
    await anna.says("/start")
    await chooses(vk, anna, "Мои сообщения", number, "Дополнить")
    await anna.sends_photos(corpus.photo(), corpus.photo(), text="Вот она")
    await shows(vk, anna, "Дополнение к сообщению")

    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert [(one.text, one.files) for one in thread.entries[1:]] == [("Вот она", 2)]


async def test_of_photos_half_lost_the_others_are_kept(
    vk: FakeVk, home: House, anna: Citizen
) -> None:
    await up_to_files(vk, anna)
    vk.faults.add("files", Disconnect(), times=2, after=1)
    await anna.sends_photos(*[corpus.photo()] * 2)
    said = await shows(vk, anna, "Файл добавлен: 1 из 5.")

    assert "Не дошло файлов: 1." in said
    assert await bodies(home) == 1


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("бомба.docx", corpus.zip_bomb(), " не открывается."),
        ("огромное.jpg", bytes(20 * 2**20), " больше 10 МБ."),
    ],
)
async def test_what_is_too_much_is_told_and_not_kept(
    vk: FakeVk, home: House, anna: Citizen, name: str, body: bytes, words: str
) -> None:
    await up_to_files(vk, anna)

    await anna.sends_file(body, name)
    await shows(vk, anna, words)

    assert await bodies(home) == 0


async def test_a_photo_of_twenty_megabytes_is_told_and_not_kept(
    vk: FakeVk, home: House, anna: Citizen
) -> None:
    """VK tells no size of a photo before it is asked for."""
    await up_to_files(vk, anna)

    await anna.sends_photos(bytes(20 * 2**20))
    await shows(vk, anna, "Фото больше 10 МБ.")

    assert await bodies(home) == 0


async def test_a_file_that_lies_elsewhere_is_not_asked_for(
    vk: FakeVk, home: House, anna: Citizen
) -> None:
    """The broken twin follows: the same address on VK's own host is fetched."""
    async with FakeVk() as elsewhere:
        theirs = elsewhere.state.put(corpus.photo())
        await up_to_files(vk, anna)
        own = vk.state.put(corpus.photo())
        vk.state.moved[own.rpartition("/")[2]] = theirs
        for url in (theirs, own):
            told = {"type": "photo", "photo": {"sizes": [{"url": url, "width": 9, "height": 9}]}}
            await anna.says("", attachments=[told])
            await shows(vk, anna, "Не дошло файлов: 1.")
        asked_elsewhere = elsewhere.counts["files"]
        vk.state.moved.clear()
        told = {"type": "photo", "photo": {"sizes": [{"url": own, "width": 9, "height": 9}]}}
        await anna.says("", attachments=[told])
        await shows(vk, anna, "Файл добавлен: 1 из 5.")

    assert asked_elsewhere == 0
    assert await bodies(home) == 1


@pytest.mark.parametrize(
    ("address", "is_known"),
    [
        ("https://sun9-1.userapi.com/c1/x.jpg?size=1", True),
        ("https://vk.com/doc1_2?hash=a&dl=b", True),
        ("https://psv4.vkuser.net/a.pdf", True),
        ("http://sun9-1.userapi.com/x.jpg", False),
        ("https://userapi.com.evil.example/x.jpg", False),
        ("https://evilvk.com/x.jpg", False),
        ("https://vk.com@evil.example/x.jpg", False),
        ("https://vk.com:8443/x.jpg", False),
        ("https://user:pass@vk.com/x.jpg", False),
        ("https://169.254.169.254/latest/meta-data", False),
        ("https://localhost/x", False),
        ("file:///etc/passwd", False),
        ("//vk.com/x.jpg", False),
        ("", False),
    ],
)
def test_only_vks_own_hosts_are_known(address: str, is_known: bool) -> None:
    assert Hosts("").is_known(URL(address)) == is_known
