"""Telegram's door against a strict Bot API: whatever the network does, nothing is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.messengers.groups import InGroup
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from storage.engine import NotKept
from storage.records import Ballot, Cast, Channel, Draft, Paper, Person
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.fakes.faults import EmptyBody, HtmlPage, TruncatedJson
from tests.fakes.telegram import Citizen, FakeTelegram, ServerError, TooMany
from tests.fakes.telegram.content import KINDS
from tests.talk import House, house

Json = dict[str, Any]

ANNA = 7_001_002_003
MARKS = ["1 — совсем не довольны", "5 — полностью довольны"]


class Desk:
    """A running door: the fake, what is kept, and the people."""

    def __init__(self, fake: FakeTelegram, home: House) -> None:
        self.fake = fake
        self.house = home
        self.groups: list[InGroup] = []

    async def group(self, told: InGroup) -> None:
        self.groups.append(told)

    async def at_the_mark(self, person: Citizen) -> None:
        """Anna stands before the question about satisfaction."""
        await person.opens_link("ext_express")
        await person.hears()
        await person.presses("Начать")
        await person.hears()
        await person.presses("1")
        await person.hears()

    async def draft(self, person: Citizen) -> Draft:
        told = await self.ballot(person)
        assert isinstance(told, Draft)
        return told

    async def ballot(self, person: Citizen) -> Ballot | None:
        offered = (await self.house.rounds.offered())["ext_express"]
        paper: Paper = offered.paper("", self.house.rounds.today())
        who = Person(Channel.TELEGRAM, str(person.id))
        return await self.house.storage.waves.ballot(who, paper)


@asynccontextmanager
async def opened(
    folder: Path, clock: StandingClock, kind: type[Telegram] = Telegram
) -> AsyncIterator[Desk]:
    async with FakeTelegram() as fake, house(folder, clock, "ext_express") as home:
        desk = Desk(fake, home)
        calls = Calls(fake.token, fake.url)
        door = kind(calls, home.conversation, home.storage, desk.group)
        async with asyncio.TaskGroup() as group:
            group.create_task(door.run())
            yield desk
            door.stop()


@pytest.fixture
async def desk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Desk]:
    async with opened(tmp_path, clock) as running:
        yield running


@pytest.fixture
def anna(desk: Desk) -> Citizen:
    return desk.fake.citizen(ANNA)


async def test_a_survey_leaves_one_window_and_no_answer_in_the_dialogue(
    desk: Desk, anna: Citizen
) -> None:
    await desk.at_the_mark(anna)
    await anna.presses(MARKS[1])
    await anna.hears()
    await anna.presses("Пропустить" if "Пропустить" in anna.buttons() else "3 — средне")
    await anna.hears()
    await anna.says("Спасибо Ивановой")
    await anna.hears()

    assert anna.sees()[1:] == [
        "Спасибо! Вопросов больше нет, ваш ответ учтён. Итоги подводим каждый квартал. "
        "Если нужен ответ лично вам, напишите нам или подайте официальное обращение."
    ]
    assert await desk.ballot(anna) == Cast()


async def test_a_forward_that_no_library_can_read_stops_nobody(desk: Desk, anna: Citizen) -> None:
    boris = desk.fake.citizen(7_002)
    await boris.forwards_from_hidden()
    desk.fake.push({"message": {"date": 1, "chat": {"id": 1}}})
    desk.fake.push({"strange_new_thing": {"from": {"id": 7_003}}})

    await desk.at_the_mark(anna)

    await desk.fake.all_confirmed()
    assert (await desk.draft(anna)).answers == {"topic": "services"}


async def test_what_cannot_be_read_is_set_aside_sealed(desk: Desk, anna: Citizen) -> None:
    desk.fake.push({"message": {"text": "тайна", "chat": {"type": "private"}}})
    await desk.fake.all_confirmed()

    async with desk.house.storage.engine.reading() as connection:
        rows = (await connection.execute(text("SELECT kind, sealed FROM quarantine"))).all()

    assert [row.kind for row in rows] == ["message"]
    assert "тайна".encode() not in bytes(rows[0].sealed)


async def test_updates_delivered_again_change_nothing(desk: Desk, anna: Citizen) -> None:
    await desk.at_the_mark(anna)
    desk.fake.lose_offsets(3)

    await anna.presses(MARKS[0])
    await anna.hears()

    await desk.fake.all_confirmed()
    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 1}


async def test_a_storage_out_of_reach_is_waited_for_and_nothing_is_acknowledged(
    desk: Desk, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.at_the_mark(anna)
    keep, away = desk.house.storage.dialogues.keep, [NotKept("locked")] * 3

    async def locked(turn: KeptTurn) -> bool:
        if away:
            assert len(desk.fake.state.updates) == 1, "acknowledged before it was kept"
            raise away.pop()
        return await keep(turn)

    monkeypatch.setattr(type(desk.house.storage.dialogues), "keep", lambda _, turn: locked(turn))
    await anna.presses(MARKS[1])
    await anna.hears()

    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 5}


class Hasty(Telegram):
    """The broken twin: asks for the next updates before these are kept, as most bots do."""

    async def _poll(self, talks: asyncio.TaskGroup) -> None:
        take = self._intake.take

        async def at_once(batch: Iterable[Json], talks: asyncio.TaskGroup) -> None:
            talks.create_task(take(batch, talks))

        self._intake.take = at_once  # type: ignore[method-assign]  # that is what is broken
        await super()._poll(talks)


@pytest.mark.parametrize(("kind", "waiting"), [(Telegram, 1), (Hasty, 0)])
async def test_what_is_not_kept_yet_is_not_acknowledged_and_a_hasty_door_would_be_seen(
    tmp_path: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Telegram],
    waiting: int,
) -> None:
    gate = asyncio.Event()
    async with opened(tmp_path, clock, kind) as desk:
        anna = desk.fake.citizen(ANNA)
        await desk.at_the_mark(anna)
        await desk.fake.all_confirmed()
        keep = desk.house.storage.dialogues.keep

        async def slow(_: object, turn: KeptTurn) -> bool:
            await gate.wait()
            return await keep(turn)

        monkeypatch.setattr(type(desk.house.storage.dialogues), "keep", slow)
        await anna.presses(MARKS[1])
        for _ in range(50):  # time enough for a hasty poll on loopback
            await asyncio.sleep(0.01)
        acknowledged = len(desk.fake.state.updates)
        gate.set()
        await anna.hears()

    assert acknowledged == waiting


@pytest.mark.parametrize(
    "fault", [TooMany(1), ServerError(500), HtmlPage(502), EmptyBody(), TruncatedJson()]
)
@pytest.mark.parametrize("method", ["getUpdates", "editMessageText", "answerCallbackQuery"])
async def test_a_tired_server_is_asked_again(
    desk: Desk, anna: Citizen, fault: ServerError, method: str
) -> None:
    await desk.at_the_mark(anna)
    desk.fake.faults.add(method, fault, times=1)

    await anna.presses(MARKS[1])
    await anna.hears()

    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 5}


async def test_whoever_blocks_the_bot_stops_nobody(desk: Desk, anna: Citizen) -> None:
    boris = desk.fake.citizen(7_002)
    await desk.at_the_mark(boris)
    await boris.says("5")
    await boris.blocks_bot()

    await desk.at_the_mark(anna)

    assert (await desk.draft(anna)).question == "overall"


async def test_fifty_presses_at_once_are_one_answer(desk: Desk, anna: Citizen) -> None:
    await desk.at_the_mark(anna)
    window = next(m for m in desk.fake.dialogue(anna)[::-1] if m.has_keyboard)
    data = [b["callback_data"] for b in window.buttons() if b["text"] in MARKS]

    presses = [await anna.presses_data(data[n % 2], window.id) for n in range(50)]
    told = await asyncio.gather(*(press.answered() for press in presses))

    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 1}
    assert told.count("Эта кнопка уже не действует. Вот текущий вопрос:") == 49


async def test_a_forged_button_does_nothing(desk: Desk, anna: Citizen) -> None:
    await desk.at_the_mark(anna)
    window = next(m for m in desk.fake.dialogue(anna)[::-1] if m.has_keyboard)

    for data in ("overall:5:AAAAAAAAAAA", "overall:5:", "overall:5", "", ":::", "я" * 30):
        press = await anna.presses_data(data, window.id)
        assert await press.answered() == "Эта кнопка уже не действует. Вот текущий вопрос:"

    assert (await desk.draft(anna)).answers == {"topic": "services"}


async def test_somebody_elses_button_does_nothing(desk: Desk, anna: Citizen) -> None:
    boris = desk.fake.citizen(7_002)
    await desk.at_the_mark(boris)
    await desk.at_the_mark(anna)
    his = next(m for m in desk.fake.dialogue(boris)[::-1] if m.has_keyboard)
    hers = next(m for m in desk.fake.dialogue(anna)[::-1] if m.has_keyboard)
    data = next(b["callback_data"] for b in his.buttons() if b["text"] == MARKS[0])

    await (await anna.presses_data(data, hers.id)).answered()

    assert (await desk.draft(anna)).answers == {"topic": "services"}


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_whatever_else_is_sent_is_answered_and_never_kept(
    desk: Desk, anna: Citizen, kind: str
) -> None:
    await desk.at_the_mark(anna)

    await anna.sends(kind)
    told = await anna.hears()

    assert told.endswith("Выберите оценку от 1 до 5.")
    assert (await desk.draft(anna)).answers == {"topic": "services"}


async def test_a_window_that_is_gone_is_sent_anew(desk: Desk, anna: Citizen) -> None:
    await desk.at_the_mark(anna)
    window = next(m for m in desk.fake.dialogue(anna)[::-1] if m.has_keyboard)
    await anna.deletes(window)

    await anna.says("5")

    assert "Вопрос" in await anna.hears()
    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 5}


async def test_a_refused_text_stays_until_it_is_mended_and_then_goes(
    desk: Desk, anna: Citizen
) -> None:
    await desk.at_the_mark(anna)

    wrong = await anna.says("семь")
    await anna.hears()
    assert wrong.text in anna.sees()
    await anna.edits(wrong, "4")
    await anna.hears()

    await anna.forgets(wrong)
    assert (await desk.draft(anna)).answers == {"topic": "services", "overall": 4}


async def test_no_id_text_or_token_is_logged(
    desk: Desk, anna: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="storage")
    await desk.at_the_mark(anna)
    desk.fake.faults.add("editMessageText", ServerError(500), times=5)
    await anna.says("канарейка")
    desk.fake.push({"message": {"text": "канарейка", "chat": {"type": "private"}}})
    await desk.fake.all_confirmed()
    await asyncio.sleep(0)

    told = " ".join(record.getMessage() for record in caplog.records)
    assert [word for word in ("канарейка", str(ANNA), desk.fake.token) if word in told] == []
