"""Notices reach people once: over faults, blocked dialogues, restarts and a second process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.delivery import Delivery
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_sending import TelegramSender
from bot.ways import Parcel, Sender, Ways
from storage.notice_records import Notice, NoticeButton, NoticeDraft
from storage.records import Channel, Person
from storage.sql.notices import LEASE
from storage.store import Storage
from tests.conftest import StandingClock
from tests.fakes.faults import Disconnect, HtmlPage, TruncatedJson
from tests.fakes.telegram import Citizen, FakeTelegram, TooMany
from tests.messages.sending import BORIS, STAFF_CHAT, send

ANSWER = "Ответ на ваше сообщение: засыпали."


@dataclass
class Board:
    """A staff chat that takes whatever is posted."""

    posted: list[tuple[str, str]] = field(default_factory=list)

    async def reserve(self, notice: Notice) -> str:
        return ""

    async def post(self, notice: Notice) -> str | None:
        self.posted.append((notice.kind, notice.text))
        return str(len(self.posted))


@dataclass
class Office:
    """A storage, the fake messenger, and as many programs over them as a test starts."""

    storage: Storage
    telegram: FakeTelegram
    clock: StandingClock
    calls: Calls
    board: Board = field(default_factory=Board)

    def program(self, sender: type[TelegramSender] = TelegramSender) -> Delivery:
        senders: dict[Channel, Sender] = {Channel.TELEGRAM: sender(self.calls)}
        ways = Ways(senders, {Channel.TELEGRAM: self.board}, (STAFF_CHAT,))
        return Delivery(self.storage, ways, self.clock)

    async def answer(self, citizen: Citizen, text: str = ANSWER) -> None:
        """A clerk answers a message of hers."""
        person = Person(Channel.TELEGRAM, str(citizen.id))
        await send(self.storage, person)
        (mine, *_) = await self.storage.messages.mine(person)
        button = NoticeButton("Мои сообщения", "mine", "list")
        await self.storage.notices.add(
            [NoticeDraft("answer", mine.appeal, text=text, buttons=(button,))], self.clock()
        )

    def wait(self, delta: timedelta = timedelta(hours=2)) -> None:
        self.clock.time += delta


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def anna(telegram: FakeTelegram) -> Citizen:
    citizen = telegram.citizen(101)
    await citizen.opens_link()
    return citizen


@pytest.fixture
async def office(
    storage: Storage, telegram: FakeTelegram, clock: StandingClock, anna: Citizen
) -> AsyncIterator[Office]:
    """Its messenger was heard of Anna's start."""
    calls = Calls(telegram.token, telegram.url)
    await calls.updates(None, ["message"])
    yield Office(storage, telegram, clock, calls)
    session = calls.bot.session
    await (await session.create_session()).close()  # type: ignore[attr-defined]  # its own session


async def test_an_answer_arrives_once_with_a_button_that_works_for_ever(
    office: Office, anna: Citizen
) -> None:
    await office.answer(anna)

    await office.program().look()
    office.wait()
    await office.program().look()

    assert anna.sees() == ["/start", ANSWER]
    assert anna.newest(None).labels == ["Мои сообщения"]
    assert await office.storage.notices.waiting() == 0
    assert [kind for kind, _ in office.board.posted] == ["card"]


@pytest.mark.parametrize(
    "fault", [Disconnect(applied=True), TruncatedJson(), Disconnect(), HtmlPage(502)]
)
async def test_after_an_unclear_answer_nothing_is_lost_and_nothing_doubled(
    office: Office, anna: Citizen, fault: Disconnect | TruncatedJson | HtmlPage
) -> None:
    await office.answer(anna)
    office.telegram.faults.add("sendMessage", fault)

    await office.program().look()
    office.wait()
    await office.program().look()

    assert anna.sees() == ["/start", ANSWER]
    assert await office.storage.notices.waiting() == 0


class Blind(TelegramSender):
    """The broken twin: it never looks whether a message arrived."""

    async def send_again(self, parcel: Parcel, base: str) -> str:
        return await self.send(parcel)


async def test_the_broken_twin_doubles_a_message_that_had_arrived(
    office: Office, anna: Citizen
) -> None:
    await office.answer(anna)
    office.telegram.faults.add("sendMessage", Disconnect(applied=True))

    await office.program(Blind).look()
    office.wait()
    await office.program(Blind).look()

    assert anna.sees() == ["/start", ANSWER, ANSWER]


async def test_what_others_are_told_meanwhile_does_not_hide_the_message(
    office: Office, anna: Citizen, telegram: FakeTelegram
) -> None:
    others = [telegram.citizen(200 + n) for n in range(20)]
    for other in others:
        await other.opens_link()
    await office.calls.updates(None, ["message"])
    await office.answer(anna)
    telegram.faults.add("sendMessage", Disconnect(applied=True))
    await office.program().look()
    for other in others:
        await office.calls.send(other.id, "Привет", [])
    await office.calls.send(anna.id, "Меню", [])

    office.wait()
    await office.program().look()

    assert anna.sees() == ["/start", ANSWER, "Меню"]


async def test_a_program_killed_after_sending_does_not_send_again(
    office: Office, anna: Citizen
) -> None:
    await office.answer(anna)
    killed = TelegramSender(office.calls)
    claimed = await office.storage.notices.claim(office.clock())
    (notice,) = (one for one in claimed if one.person is not None)
    assert notice.person is not None
    assert await office.storage.notices.begin(notice, killed.newest(), office.clock())
    shown = office.program()._signed(notice, notice.person)
    await killed.send(Parcel(notice.person, notice.text, shown, notice.id))

    office.wait(LEASE + timedelta(seconds=1))
    await office.program().look()

    assert anna.sees() == ["/start", ANSWER]
    assert await office.storage.notices.waiting() == 0


async def test_a_long_answer_is_finished_where_it_broke_off(office: Office, anna: Citizen) -> None:
    parts = ["а" * 4000, "б" * 4000, "в" * 100]
    await office.answer(anna, "\n\n".join(parts))
    office.telegram.faults.add("sendMessage", Disconnect(applied=True), after=1)

    await office.program().look()
    office.wait()
    await office.program().look()

    assert anna.sees() == ["/start", *parts]


async def test_telegrams_pause_is_kept(office: Office, anna: Citizen) -> None:
    await office.answer(anna)
    office.telegram.faults.add("sendMessage", TooMany(retry_after=30))

    await office.program().look()
    office.wait(timedelta(seconds=29))
    await office.program().look()
    assert anna.sees() == ["/start"]
    office.wait(timedelta(seconds=2))
    await office.program().look()

    assert anna.sees() == ["/start", ANSWER]


async def test_whoever_blocked_the_bot_is_forgotten_and_staff_are_told(
    office: Office, anna: Citizen
) -> None:
    await office.answer(anna)
    await anna.blocks_bot()
    person = Person(Channel.TELEGRAM, str(anna.id))
    (mine,) = await office.storage.messages.mine(person)

    await office.program().look()
    await office.program().look()

    assert await office.storage.messages.mine(person) == []
    assert [kind for kind, _ in office.board.posted] == ["card", "undelivered"]
    assert mine.number in office.board.posted[-1][1]
    assert await office.storage.notices.waiting() == 0


async def test_two_programs_send_it_once(office: Office, anna: Citizen) -> None:
    for _ in range(3):
        await office.answer(anna)
    first, second = office.program(), office.program()

    while await first.look() + await second.look():
        pass

    assert anna.sees() == ["/start", *[ANSWER] * 3]


async def test_a_program_that_overslept_its_lease_sends_nothing(
    office: Office, anna: Citizen
) -> None:
    await office.answer(anna)
    claimed = await office.storage.notices.claim(office.clock())
    office.wait(LEASE + timedelta(seconds=1))
    await office.program().look()

    for notice in claimed:
        assert not await office.storage.notices.begin(notice, "0", office.clock())

    assert anna.sees() == ["/start", ANSWER]


async def test_a_channel_without_a_way_keeps_its_notices(
    storage: Storage, clock: StandingClock
) -> None:
    await send(storage, BORIS)
    nowhere = Delivery(storage, Ways({}, {}), clock)

    await nowhere.look()

    assert await storage.notices.waiting() == 1


async def test_a_forgotten_author_gets_nothing(office: Office, anna: Citizen) -> None:
    await office.answer(anna)
    person = Person(Channel.TELEGRAM, str(anna.id))
    (mine,) = await office.storage.messages.mine(person)
    from sqlalchemy import update

    from storage.tables_messages import message

    async with office.storage.engine.writing() as connection:
        forgotten = update(message).where(message.c.appeal == mine.appeal)
        await connection.execute(forgotten.values(author=None, address=None))

    await office.program().look()

    assert anna.sees() == ["/start"]
    assert await office.storage.notices.waiting() == 0
