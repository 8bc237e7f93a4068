"""Files that staff send: from the desk to the author's dialogue, once; by code on the site."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from aiohttp import ClientSession, CookieJar
from sqlalchemy import func, select

from bot.delivery import Delivery
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_sending import TelegramSender
from bot.ways import Ways
from storage.case_records import FilesGone, Telling
from storage.erasing import Before
from storage.file_records import HeldFile
from storage.records import Channel, Person
from storage.store import Storage
from storage.tables_author import attachment, file_body
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram, Message
from tests.files import corpus
from tests.messages.sending import PIT, send, send_traceless
from tests.staff.stepping import closing, step
from tests.staff.test_desk_cases import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor

WORDS = "Яму заделали, вот она."
PAPER = corpus.document()
ALONE = replace(PIT, tell=())
"""No staff chat is told of it, so that what waits is for its author."""


@dataclass
class Post:
    """A storage, Telegram's fake, and a delivery over them."""

    storage: Storage
    clock: StandingClock
    fake: FakeTelegram
    calls: Calls

    async def delivers(self) -> None:
        ways = Ways({Channel.TELEGRAM: TelegramSender(self.calls)}, {}, ())
        await Delivery(self.storage, ways, self.clock).look()

    def got(self, who: Citizen) -> list[tuple[str, bytes]]:
        """(title, body) of all files in the dialogue."""
        return [file for one in who.chat.messages.values() if (file := self._file(one))]

    def _file(self, message: Message) -> tuple[str, bytes] | None:
        photo = (message.body.get("photo") or [{}])[-1]
        told = message.body.get("document") or photo
        if not told:
            return None
        upload = self.fake.state.files[told["file_id"]]
        return upload.name, upload.content


@pytest.fixture
async def post(storage: Storage, clock: StandingClock) -> AsyncIterator[Post]:
    async with FakeTelegram() as fake:
        calls = Calls(fake.token, fake.url)
        yield Post(storage, clock, fake, calls)
        await calls.close()


@pytest.fixture
async def vera(post: Post) -> Citizen:
    citizen = post.fake.citizen(101)
    await citizen.opens_link()
    await post.calls.updates(None, ["message"])
    return citizen


def account(who: Citizen) -> Person:
    return Person(Channel.TELEGRAM, str(who.id))


async def held(storage: Storage) -> tuple[HeldFile, HeldFile]:
    shelf = storage.attachments
    return await shelf.hold("jpeg", corpus.photo()), await shelf.hold("docx", PAPER)


async def answers(post: Post, number: str, *files: HeldFile) -> None:
    case = await post.storage.cases.one(number)
    telling = Telling("answer", WORDS, WORDS, files=files)
    await post.storage.cases.take_step(step(case, "reply", post.clock, telling=telling))


async def rows(storage: Storage) -> tuple[int, int]:
    """(files of threads, bodies)"""
    async with storage.engine.reading() as connection:
        counted = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (attachment, file_body)
        ]
    return counted[0], counted[1]


async def test_a_clerk_sends_files_with_an_answer_and_its_author_gets_them_once(
    site: Section, boris: Visitor, clock: StandingClock
) -> None:
    async with FakeTelegram() as fake:
        calls = Calls(fake.token, fake.url)
        post, vera = Post(site.storage, clock, fake, calls), fake.citizen(101)
        await vera.opens_link()
        await signed_in(site, boris)
        number = await send(site.storage, account(vera))
        await boris.opens(f"/desk/case/{number}/reply")
        scan = ("скан Ивановой.jpg", corpus.photo((80, 60)))
        check = await boris.attaches("Проверить", scan, ("акт.docx", PAPER), text=WORDS)
        await boris.presses("Отправить")
        await post.delivers()
        await post.delivers()
        got = post.got(vera)
        await calls.close()

    assert "Вместе с ответом уйдут файлы:" in check.words
    assert [title for title, _ in got] == [f"{number}-1.jpg", f"{number}-2.docx"]
    assert corpus.SECRET.encode() not in got[0][1]
    assert got[1][1] == PAPER
    caption, second, words = vera.sees()[-3:]
    assert caption == f"Файл 1 из 2 к нашему ответу на сообщение {number}."
    assert second == f"Файл 2 из 2 к нашему ответу на сообщение {number}."
    assert WORDS in words
    page = await boris.opens(f"/desk/case/{number}")
    told = [label for label in page.links if label.startswith("Файл ")]
    assert [label.partition(":")[0] for label in told] == [
        "Файл 1, из ответа",
        "Файл 2, из ответа",
    ]


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("бомба.docx", corpus.zip_bomb(), "Файл 1 из 2 не открывается."),
        ("огромное.jpg", bytes(20 * 2**20), "Файл 1 из 2 больше 10 МБ."),
        ("прога.exe", b"MZ\x90\0" * 100, "Файл 1 из 2 не подходит."),
    ],
)
async def test_what_a_clerk_may_not_send_is_told_and_nothing_typed_is_lost(
    site: Section, boris: Visitor, title: str, body: bytes, words: str
) -> None:
    await signed_in(site, boris)
    number = await send(site.storage, Person(Channel.TELEGRAM, "1"))
    await boris.opens(f"/desk/case/{number}/reply")
    good = ("хорошее.jpg", corpus.photo((80, 60)))
    page = await boris.attaches("Проверить", (title, body), good, text=WORDS)

    assert words in page.words
    assert WORDS in page.words
    assert "Файл 1: фото" in page.words


async def test_a_file_that_is_unticked_stays_behind(site: Section, boris: Visitor) -> None:
    await signed_in(site, boris)
    number = await send(site.storage, Person(Channel.TELEGRAM, "1"))
    await boris.opens(f"/desk/case/{number}/reply")
    await boris.attaches("Проверить", ("a.jpg", corpus.photo((80, 60))), text=WORDS)
    await boris.presses("Исправить")
    await boris.presses("Проверить", text=WORDS, ticks=[])
    await boris.presses("Отправить")

    assert await site.storage.attachments.of_staff(number) == ()
    assert (await site.storage.cases.one(number)).is_answered


async def test_files_go_with_one_answer_only(post: Post, vera: Citizen) -> None:
    number = await send(post.storage, account(vera), ALONE)
    photo, _ = await held(post.storage)
    await answers(post, number, photo)

    with pytest.raises(FilesGone):
        await answers(post, number, photo)

    case = await post.storage.cases.one(number)
    assert [one.files for one in case.thread] == [0, 1]
    assert case.files == 0


async def test_authors_of_duplicates_get_files_of_their_own(post: Post, vera: Citizen) -> None:
    other = post.fake.citizen(102)
    await other.opens_link()
    numbers = [await send(post.storage, account(one)) for one in (vera, other)]
    case = await post.storage.cases.one(numbers[1])
    original = f"telegram:{numbers[0]}"
    await post.storage.cases.take_step(step(case, "duplicate", post.clock, original=original))
    case, (photo, _) = await post.storage.cases.one(numbers[0]), await held(post.storage)
    telling = Telling("answer", WORDS, WORDS, {numbers[1]: WORDS}, (photo,))
    await post.storage.cases.take_step(step(case, "reply", post.clock, telling=telling))
    for _ in range(3):
        await post.delivers()

    assert [len(post.got(one)) for one in (vera, other)] == [1, 1]
    kept = [await post.storage.attachments.of_staff(number) for number in numbers]
    assert len({one.name for files in kept for one in files}) == 2


async def test_files_of_staff_are_erased_by_term_with_the_words(post: Post, vera: Citizen) -> None:
    plain = await send(post.storage, account(vera), ALONE)
    sealed, _ = await send_traceless(post.storage, account(vera))
    await post.storage.messages.release(lambda _: [], post.clock())
    for number in (plain, sealed):
        photo, paper = await held(post.storage)
        case = await post.storage.cases.one(number)
        telling = Telling("answer", WORDS, WORDS, files=(photo, paper))
        await post.storage.cases.take_step(closing(case, "resolved", post.clock, telling=telling))
    before = await rows(post.storage)

    await post.storage.erasing.erase(Before.day(date(2100, 1, 1)))

    assert (before, await rows(post.storage)) == ((4, 4), (0, 0))


async def given(site: Section, who: Visitor, path: str) -> tuple[int, bytes]:
    jar = CookieJar(unsafe=True)
    jar.update_cookies(who.cookies())
    async with (
        ClientSession(cookie_jar=jar) as session,
        session.get(f"{site.url}{path}") as answer,
    ):
        return answer.status, await answer.read()


async def test_by_code_the_site_gives_files_of_the_answer_and_none_of_the_authors(
    site: Section, boris: Visitor, clock: StandingClock
) -> None:
    person = Person(Channel.WEB, "visit")
    own, _ = await held(site.storage)
    message = replace(PIT, files=(own,))
    number, code = await send_traceless(site.storage, person, message)
    await site.storage.messages.release(lambda _: [], clock())
    photo, paper = await held(site.storage)
    case = await site.storage.cases.one(number)
    telling = Telling("answer", WORDS, WORDS, files=(photo, paper))
    await site.storage.cases.take_step(step(case, "reply", clock, telling=telling))
    stranger = Visitor(site.url)
    await stranger.opens("/door/check")
    await boris.opens("/door/check")
    page = await boris.presses("Дальше", text=code)
    links = {label: to for label, to in page.links.items() if label.startswith("Файл ")}
    files = await site.storage.attachments.of_staff(number)
    (mine,) = (one.id for one in files if not one.by_staff)

    assert "К ответу приложены 2 файла: ссылки ниже." in page.words
    assert sorted(re.sub(r" \d", "", label) for label in links) == [
        "Файл из ответа: DOCX",
        "Файл из ответа: фото",
    ]
    got = [await given(site, boris, to) for to in links.values()]
    assert sorted(got) == sorted([(200, corpus.photo()), (200, PAPER)])
    assert (await given(site, boris, f"/file/{mine}"))[0] == 404
    for to in links.values():
        assert (await given(site, stranger, to))[0] in (401, 403, 404, 410, 440)
    await stranger.close()
