"""Very many messages at once: the staff chat gets what it takes, nobody else waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import delivery, paces
from bot.delivery import Delivery
from bot.ways import Parcel, Ways
from storage.notice_records import Notice, NoticeDraft
from storage.records import Channel, Person
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages import writing
from tests.messages.sending import ANNA, PIT, STAFF_CHAT, send
from tests.talk import house

A_MINUTE = 15
CROWD = 40


@dataclass
class Chat:
    """A staff chat; `posted` are kinds and appeals of what came."""

    posted: list[tuple[str, int | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def reserve(self, notice: Notice) -> str:
        return ""

    async def post(self, notice: Notice) -> str | None:
        self.posted.append((notice.kind, notice.appeal))
        self.words.append(notice.text)
        self.came.set()
        return str(len(self.posted))


@dataclass
class Dialogue:
    told: list[str] = field(default_factory=list)

    def newest(self) -> str:
        return ""

    async def send(self, parcel: Parcel) -> str:
        self.told.append(parcel.text)
        return str(len(self.told))

    async def send_again(self, parcel: Parcel, base: str) -> str:
        return await self.send(parcel)


@dataclass
class Town:
    storage: Storage
    clock: StandingClock
    chat: Chat
    dialogue: Dialogue
    delivery: Delivery = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The program, for the first time or once more."""
        ways = Ways({Channel.TELEGRAM: self.dialogue}, {Channel.TELEGRAM: self.chat}, (STAFF_CHAT,))
        self.delivery = Delivery(self.storage, ways, self.clock)


@pytest.fixture
async def town(storage: Storage, clock: StandingClock) -> Town:
    return Town(storage, clock, Chat(), Dialogue())


async def crowd(town: Town) -> None:
    for number in range(CROWD):
        await send(town.storage, Person(Channel.TELEGRAM, str(9000 + number)))


async def looks(town: Town) -> None:
    """As often as there is anything that may go."""
    while await town.delivery.look():
        pass


async def test_the_chat_gets_no_more_than_it_takes_and_the_rest_waits(town: Town) -> None:
    await crowd(town)

    await looks(town)

    assert len(town.chat.posted) == A_MINUTE
    assert await town.storage.notices.waiting() == CROWD - A_MINUTE + 1  # and the line of them


async def test_an_author_does_not_wait_for_a_crowded_chat(town: Town) -> None:
    await crowd(town)
    await send(town.storage, ANNA)
    (mine, *_) = await town.storage.messages.mine(ANNA)
    town.clock.time += timedelta(seconds=1)
    answer = NoticeDraft("answer", mine.appeal, text="Засыпали.")
    await town.storage.notices.add([answer], town.clock())

    await looks(town)

    assert town.dialogue.told == ["Засыпали."]


async def test_danger_comes_before_what_came_earlier(town: Town) -> None:
    await crowd(town)
    town.clock.time += timedelta(seconds=1)
    await send(town.storage, ANNA, replace(PIT, urgent=True))
    (mine, *_) = await town.storage.messages.mine(ANNA)

    await looks(town)

    assert town.chat.posted[0] == ("card", mine.appeal)


@pytest.mark.parametrize("kind", ["draft", "entering"])
async def test_what_a_clerk_waits_for_comes_before_a_crowd_of_cards(town: Town, kind: str) -> None:
    await crowd(town)
    town.clock.time += timedelta(seconds=1)
    window = NoticeDraft(kind, None, STAFF_CHAT, "Напишите ответ автору")
    await town.storage.notices.add([window], town.clock())

    await looks(town)

    assert town.chat.posted[0] == (kind, None)


async def test_one_line_says_how_many_wait_and_every_card_comes(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crowd(town)
    await looks(town)
    monkeypatch.setattr(paces, "IN_A_GROUP", {"telegram": (1000, 60.0)})
    town.start()

    await looks(town)

    kinds = [kind for kind, _ in town.chat.posted]
    assert kinds == ["card"] * A_MINUTE + [delivery.CROWD] + ["card"] * (CROWD - A_MINUTE)
    assert len({appeal for kind, appeal in town.chat.posted if kind == "card"}) == CROWD
    assert f"Ещё {CROWD - A_MINUTE} карточек придут по очереди" in town.chat.words[A_MINUTE]
    assert await town.storage.notices.waiting() == 0


async def test_a_card_goes_as_soon_as_the_bell_rings(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "REST", 3600.0)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(town.delivery.run())
        await asyncio.sleep(0)  # it looks, and rests for an hour
        await send(town.storage, ANNA)
        town.storage.notices.bell.set()
        await town.chat.came.wait()
        town.delivery.stop()

    assert [kind for kind, _ in town.chat.posted] == ["card"]


@pytest.mark.parametrize(("mode", "rings"), [("Ответьте мне сюда", True), ("Без следа", False)])
async def test_who_sends_a_message_rings_but_no_traceless_one_tells_its_moment(
    tmp_path: Path, clock: StandingClock, mode: str, rings: bool
) -> None:
    async with house(tmp_path, clock) as home:
        await writing.send(home.talk(), mode)

        assert home.storage.notices.bell.is_set() is rings
