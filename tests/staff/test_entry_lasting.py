"""A window of an appeal being entered outlasts restarts and deletions, and is saved once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.conftest import StandingClock
from tests.fakes.telegram.refusals import bad
from tests.staff.room import Room, running, town
from tests.staff.test_entry import LETTER, begun, room

__all__ = ["room"]

NO_RIGHTS = "Bad Request: not enough rights to send text messages to the chat"


async def test_a_cancelled_one_leaves_nothing(room: Room) -> None:
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")

    await room.olga.presses("Отменить", room.staff, on=window)
    await room.until_shown("Обращение не внесено.")

    assert await room.storage.cases.listed("all") == []
    chat = f"telegram:{room.staff.id}"
    assert await room.storage.enterings.outdated(chat) == []


async def test_two_clerks_save_one_and_the_same_once(room: Room) -> None:
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")

    hers = await room.olga.presses("Сохранить", room.staff, on=window)
    his = await room.petr.presses("Сохранить", room.staff, on=window)
    told = {await hers.answered(), await his.answered()}
    await room.until_shown("Обращение зарегистрировано")

    assert len(await room.storage.cases.listed("all")) == 1
    assert "" in told


async def test_what_was_typed_survives_a_restart(tmp_path: Path, clock: StandingClock) -> None:
    async with town(tmp_path, clock) as outside:
        async with running(outside) as room:
            window = await begun(room)
            await room.olga.says(LETTER, room.staff, reply_to=window)
            await room.until_shown("Тема: Уличное освещение")
        async with running(outside) as again:
            await again.olga.presses("Сохранить", again.staff, on=window)
            await again.until_shown("Обращение зарегистрировано")

            assert len(await again.storage.cases.listed("all")) == 1


async def test_what_nobody_saved_is_not_kept_for_long(room: Room, clock: StandingClock) -> None:
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")

    await room.storage.enterings.drop_left(clock().date() + timedelta(days=4))
    press = await room.olga.presses("Сохранить", room.staff, on=window)

    assert await press.answered() == (
        "Этот шаг уже закончен или отменён. Начните, пожалуйста, заново с карточки."
    )


async def test_while_the_bots_rights_are_cut_a_queue_is_not_lost_for_good(room: Room) -> None:
    number, _ = await room.new_card()
    room.fake.faults.add("sendMessage", bad(NO_RIGHTS))

    await room.olga.says("/open", room.staff)
    await room.fake.all_confirmed()
    await room.olga.says("/open", room.staff)
    queue = await room.until_shown("В работе 1 сообщение:")

    assert f"№ {number}" in queue.text


async def test_a_window_that_somebody_deleted_comes_back_with_what_was_typed(room: Room) -> None:
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")
    await room.olga.deletes(window)

    await room.olga.presses("Тема…", room.staff, on=window)
    anew = await room.until_shown("Выберите раздел:")

    assert anew.id != window.id
