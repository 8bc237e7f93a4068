"""Groups that are not ours are left; ours are known again after they move."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.fakes.telegram import FakeTelegram, Group
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import OLGA, Room, running, town
from tests.staff.test_staff_attacks import STRANGER, room

__all__ = ["room"]


KINDS = ("group", "supergroup", "channel")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["member", "administrator"])
async def test_a_foreign_chat_is_left_at_once(room: Room, kind: str, status: str) -> None:
    foreign = room.fake.group("Чужая", kind=kind, bot="left")
    stranger = room.fake.citizen(STRANGER)

    await foreign.adds_bot(stranger, status)
    await _until_left(room.fake, foreign)

    words = [text for text in foreign.sees() if text]
    may_speak = kind != "channel" or status == "administrator"
    assert words == (
        [
            "Этот бот работает в личных сообщениях и в чатах администрации. "
            "Здесь он ничего не собирает и сейчас выйдет из чата."
        ]
        if may_speak
        else []
    )


async def test_a_foreign_group_is_left_once_however_much_is_said_there(room: Room) -> None:
    number, _ = await room.new_card()
    foreign = room.fake.group("Чужая", bot="administrator")
    stranger = room.fake.citizen(STRANGER)
    foreign.sets(stranger, "creator")

    for said in ("/open", "/summary", "/help", "привет", f"@otklik_bot {number}"):
        await stranger.says(said, foreign)
    await _until_left(room.fake, foreign)
    await room.fake.all_confirmed()

    ours = [text for text in foreign.sees() if text.startswith("Этот бот работает")]
    assert len(ours) == 1
    assert not [text for text in foreign.sees() if "сообщени" in text and text not in ours]


async def _until_left(fake: FakeTelegram, group: Group) -> None:
    def look() -> bool | None:
        return True if group.bot_status == "left" else None

    await fake.state.bell.wait(look, "the bot to leave")


async def test_the_employees_chat_is_ours_and_takes_no_commands(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        outside.employees = outside.fake.group("Сотрудники")
        async with running(outside) as room:
            outside.employees.sets(room.olga, "member")
            await room.olga.says("/open", outside.employees)
            await room.olga.says("/open", room.staff)
            await room.until_shown("Открытых сообщений нет.")

        assert outside.employees.sees() == ["/open"]
        assert outside.employees.bot_status == "member"


async def test_in_private_a_staff_command_is_nothing(room: Room) -> None:
    await room.new_card()
    await room.olga.says("/open")

    said = await room.olga.hears()

    assert "№" not in said


async def test_nothing_is_sent_while_the_chat_is_public_and_all_of_it_afterwards(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    _, card = await room.new_card()
    room.staff.becomes_public("priemnaya")
    room.seconds.now += 60
    with caplog.at_level(logging.ERROR):
        number = await send(room.storage, ANNA, room.here(PIT))
        await room.olga.says("Ответ", room.staff, reply_to=card)
        await room.fake.all_confirmed()
        await room.olga.says("/open", room.staff)
        await room.fake.called("getChat", room.fake.counts["getChat"] + 3)
    held = [text for text in room.staff.sees() if number in text or "Проверьте" in text]

    room.staff.becomes_public("")
    await room.until_shown(f"№ {number} · ")
    await room.until_shown("Проверьте ответ")

    assert held == []
    assert "ALARM: the staff chat is public" in caplog.text


async def test_a_group_of_ours_that_becomes_a_supergroup_stays_ours(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock, f"sqlite:///{tmp_path / 'otklik.db'}") as outside:
        old = outside.staff = outside.fake.group("Старая", kind="group")
        old.sets(outside.fake.citizen(OLGA, "Ольга"), "member")
        async with running(outside) as room:
            number, _ = await room.new_card()
            new = await old.migrates(room.olga)
            card = await room.until_shown(f"№ {number} · ", new)
            await (await room.olga.presses("Взять", new, on=card)).answered()
        async with running(outside) as room:  # the settings still name the old one
            await room.olga.says("/open", new)
            await room.until_shown("В работе 1 сообщение:", new)

        assert new.bot_status == "member"
        assert (await room.case(number)).state == "taken"


async def test_a_foreign_group_that_moves_is_left_all_the_same(room: Room) -> None:
    foreign = room.fake.group("Чужая", kind="group", bot="left")
    stranger = room.fake.citizen(STRANGER)
    foreign.sets(room.fake.bot, "member")

    new = await foreign.migrates(stranger)

    await _until_left(room.fake, new)
    assert new.bot_status == "left"
