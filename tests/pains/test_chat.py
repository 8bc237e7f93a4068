"""The pain map in the staff chat, in Telegram and VK: read by everybody, decided by whoever runs
the chat; with buttons alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from reports.pain.board import board
from storage.pain_records import PainBy, PainChange
from tests.conftest import StandingClock
from tests.pains.quarters import BASIS, OPENED_ON, WISH, Row, enter
from tests.pains.test_desk import APPEALS, RUDE, SLOW
from tests.staff import vk_room
from tests.staff.room import Room, running, town
from tests.staff.vk_room import VkRoom

LIST = "Кандидатов: 2. Нажмите номер, чтобы увидеть основание и решить:"
ONLY_ADMINS = "Решать могут администраторы чата."


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    """Olga runs the chat."""
    async with town(tmp_path, clock) as outside:
        outside.staff.sets(outside.fake.citizen(501), "administrator")
        async with running(outside) as running_room:
            yield running_room


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        running_room.staff.sets(running_room.olga, admin=True)
        yield running_room


async def test_a_candidate_is_read_and_confirmed(room: Room, tmp_path: Path) -> None:
    await enter(room.storage, tmp_path, APPEALS)
    await room.petr.says("/pains", room.staff)
    told = await room.until_shown(LIST)
    first = told.text.splitlines()

    await (await room.petr.presses("1", room.staff, on=told)).answered()
    await room.until_shown("C3. Жалоб с этой «болью»: 15 из 19.")
    labels = told.labels
    refused = await (await room.petr.presses("Подтвердить", room.staff, on=told)).answered()
    await room.olga.presses("Подтвердить", room.staff, on=told)
    await room.until_shown("Кандидатов: 1.")

    assert first[1:] == [
        "1. Долгое ожидание результата — Обращения по разделу «Дороги и транспорт», "
        "приоритетность средняя",
        "2. Невежливое общение — Обращения по разделу «Дороги и транспорт», приоритетность низкая",
    ]
    assert labels == ["Подтвердить", "Отклонить…", "К списку"]
    assert refused == ONLY_ADMINS
    (change,) = await room.storage.pains.history(SLOW)
    assert (change.deed, change.day, change.actor.endswith(", admin")) == (
        "confirmed",
        OPENED_ON,
        True,
    )


async def test_a_candidate_is_rejected_with_a_reason_or_merged(room: Room, tmp_path: Path) -> None:
    await enter(room.storage, tmp_path, [*APPEALS, *[Row("redirect")] * 3])
    await room.olga.says("@otklik_bot карта болей", room.staff)
    told = await room.until_shown("Кандидатов: 3.")
    await room.olga.presses("1", room.staff, on=told)
    await room.until_shown("C3. Жалоб с этой «болью»: 15 из 22.")
    await room.olga.presses("Подтвердить", room.staff, on=told)
    await room.until_shown("Кандидатов: 2.")

    await room.olga.presses("1", room.staff, on=told)
    await room.until_shown("C3. Жалоб с этой «болью»: 3 из 22.")
    await room.olga.presses("Отклонить…", room.staff, on=told)
    await room.until_shown("Почему отклонить «Пересылка между отделами»?")
    await room.olga.presses("Не подтвердилось", room.staff, on=told)
    await room.until_shown("Кандидатов: 1.")
    await room.olga.presses("1", room.staff, on=told)
    await room.until_shown("C3. Жалоб с этой «болью»: 4 из 22.")
    await room.olga.presses("Объединить…", room.staff, on=told)
    await room.until_shown("С какой строкой карты объединить «Невежливое общение»?")
    await room.olga.presses("1", room.staff, on=told)
    await room.until_shown("новых кандидатов нет.")

    rows = {one.pain: one for one in await room.storage.pains.rows("2026Q4")}
    assert {name: (one.state, one.reason) for name, one in rows.items()} == {
        "timeliness": ("confirmed", ""),
        "redirected": ("rejected", "Не подтвердилось"),
        "courtesy": ("merged", "О том же, что «Долгое ожидание результата»"),
    }
    assert rows["courtesy"].merged_with == SLOW


async def test_what_the_desk_decided_meanwhile_is_told(room: Room, tmp_path: Path) -> None:
    await enter(room.storage, tmp_path, APPEALS)
    await room.olga.says("/pains", room.staff)
    told = await room.until_shown(LIST)
    await room.olga.presses("2", room.staff, on=told)
    await room.until_shown("C3. Жалоб с этой «болью»: 4 из 19.")
    lines = (await board(room.storage, BASIS, WISH)).candidates
    (row,) = [one.row for one in lines if one.row.id == RUDE]
    await room.storage.pains.decide(row, "confirmed", PainBy("Анна, analyst", OPENED_ON))

    said = await (await room.olga.presses("Подтвердить", room.staff, on=told)).answered()

    history = await room.storage.pains.history(RUDE)
    assert (said, [one.actor for one in history]) == (
        "Об этой строке уже решили.",
        ["Анна, analyst"],
    )


async def test_in_vk_too(vk: VkRoom, tmp_path: Path) -> None:
    await enter(vk.storage, tmp_path, APPEALS)
    await vk.petr.says("/pains", vk.staff)
    told = await vk.until_shown(LIST)
    await vk.presses(vk.petr, "2", told)
    told = await vk.until_shown("C3. Жалоб с этой «болью»: 4 из 19.")

    assert await vk.presses(vk.petr, "Отклонить…", told) == ONLY_ADMINS
    await vk.presses(vk.olga, "Отклонить…", told)
    told = await vk.until_shown("Почему отклонить «Невежливое общение»?")
    done = await vk.presses(vk.olga, "Ошибка в данных", told)

    assert done == "Отклонено, причина записана."
    (change,) = await vk.storage.pains.history(RUDE)
    assert isinstance(change, PainChange)
    assert (change.deed, change.reason) == ("rejected", "Ошибка в данных")


async def test_an_empty_quarter_has_nothing_to_decide(room: Room) -> None:
    await room.petr.says("/pains", room.staff)

    told = await room.until_shown("новых кандидатов нет.")

    assert told.labels == []
