"""Cards in the staff chat outlast restarts, lost answers, deletions and two clerks at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import Room, running, town
from tests.staff.stepping import step
from tests.staff.test_staff_chat import card_data, room

__all__ = ["room"]


async def test_everything_goes_on_after_a_restart(tmp_path: Path, clock: StandingClock) -> None:
    async with town(tmp_path, clock, f"sqlite:///{tmp_path / 'otklik.db'}") as outside:
        async with running(outside) as room:
            number, card = await room.new_card()
            await room.olga.presses("Отказ…", room.staff, on=card)
            ask = await room.until_shown("Укажите причину отказа")
        await room.olga.says("Дорога частная", room.staff, reply_to=ask)
        await room.petr.presses("Взять", room.staff, on=card)

        async with running(outside) as room:
            shown = await room.until_shown("Выберите основную причину")
            await room.until_shown(f"№ {number} · В работе")
            await room.petr.says("Ответ", room.staff, reply_to=card)
            await room.until_shown("Проверьте ответ")

        assert shown is ask
        cards = [text for text in room.staff.sees() if text.startswith(f"№ {number} · ")]
        assert cards == [card.text]


async def test_a_card_that_somebody_deleted_comes_back(room: Room, clock: StandingClock) -> None:
    number, card = await room.new_card()
    await room.olga.deletes(card)

    case = await room.case(number)
    await room.storage.cases.take_step(step(case, "take", clock, owner="Борис"))
    new = await room.until_shown("Ответственный: Борис")

    assert new.id != card.id


async def test_a_lost_answer_to_a_poll_does_nothing_twice(room: Room) -> None:
    number, card = await room.new_card()
    room.fake.lose_offsets(2)

    await room.olga.presses("Взять", room.staff, on=card)
    await room.olga.says("Ответ", room.staff, reply_to=card)
    await room.until_shown("Проверьте ответ")
    await room.fake.all_confirmed()

    looks = [text for text in room.staff.sees() if text.startswith("Проверьте ответ")]
    assert len(looks) == 1
    assert [line.field for line in await room.storage.cases.history(number)] == [
        *("created", "taken_by"),
    ]


async def test_fifty_presses_of_two_clerks_take_a_case_once(room: Room) -> None:
    number, card = await room.new_card()
    data = card_data(card, "Взять")

    presses = [
        await clerk.presses_data(data, card.id, room.staff)
        for _ in range(25)
        for clerk in (room.olga, room.petr)
    ]
    said = await asyncio.gather(*[press.answered() for press in presses])

    assert said.count(f"№ {number} взято в работу: Ольга (501).") == 1
    late = f"№ {number} уже изменили: В работе, у кого: Ольга (501). Карточка обновлена."
    assert said.count(late) == 49
    assert [line.field for line in await room.storage.cases.history(number)] == [
        *("created", "taken_by"),
    ]


async def test_an_unknown_card_of_ours_is_known_by_its_buttons(room: Room) -> None:
    """The process died between the sending of a card and the note of it."""
    number, card = await room.new_card()
    twin = room.fake.state.post(room.staff.chat, room.fake.bot, dict(card.body))

    await room.olga.says("Ответ", room.staff, reply_to=twin)

    look = await room.until_shown("Проверьте ответ")
    assert f"по № {number}:" in look.text


async def test_a_case_that_came_before_the_chat_was_named_gets_its_card(room: Room) -> None:
    number = await send(room.storage, ANNA, replace(PIT, tell=()))

    await room.until_shown(f"№ {number} · ")
