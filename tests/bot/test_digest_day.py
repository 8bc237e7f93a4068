"""The day on which a digest goes: offered, chosen, taken back, told to the other chats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.digest_deeds import DigestDeeds
from bot.digests import Digests
from bot.events import Reply
from bot.messengers.vk_folding import split
from storage.store import Storage
from tests.bot.test_digest_preview import QUARTER, begun, everything, pressed, words
from tests.bot.test_digests import BASIS, CHATS, WHEN, at, sent
from tests.conftest import StandingClock


async def test_days_are_offered_up_to_the_contracts_and_the_chosen_one_counts(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-06T10:00")

    offered = await deeds.press(pressed("later.2026Q3"), "later.2026Q3")
    assert isinstance(offered, Reply)
    assert [one.label for one in offered.buttons] == ["07.10", "08.10", "09.10", "Назад"]
    option = offered.buttons[0].option
    told = await deeds.press(pressed(option), option)

    assert words(told).split("\n")[0].endswith("сводка уйдёт сама 07.10.2026 09:00.")
    clock.time = at("2026-10-07T08:59")
    await digests.look()
    assert await sent(storage) == []
    clock.time = at("2026-10-07T09:00")
    await digests.look()
    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]


@pytest.mark.parametrize("day", ["2026-10-10", "2026-09-30", "2027-01-01", "2026-10-01", "x"])
async def test_no_other_day_can_be_chosen_by_a_forged_button_or_form(
    storage: Storage, clock: StandingClock, day: str
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-01T10:00")

    told = await deeds.press(pressed(f"day.2026Q3.{day}"), f"day.2026Q3.{day}")

    assert words(told) == "Эта кнопка уже не действует."
    assert await storage.digests.planned("2026Q3") is None
    assert await digests.goes(QUARTER) == at("2026-10-09T09:00")


async def test_a_day_chosen_before_a_restart_holds_after_it(
    storage: Storage, clock: StandingClock
) -> None:
    deeds = DigestDeeds(storage, await begun(storage, clock), clock)
    clock.time = at("2026-10-01T10:00")
    await deeds.put_off(QUARTER, date(2026, 10, 5), "Анна, admin")

    another = Digests(storage, BASIS, CHATS, WHEN, clock)

    assert await another.goes(QUARTER) == at("2026-10-05T09:00")


async def test_whoever_changed_their_mind_goes_back_and_finds_the_three_buttons(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-06T10:00")

    offered = await deeds.press(pressed("later.2026Q3"), "later.2026Q3")
    assert isinstance(offered, Reply)
    back = await deeds.press(pressed(offered.buttons[-1].option), offered.buttons[-1].option)

    assert isinstance(back, Reply)
    assert [one.label for one in back.buttons] == ["Отправить", "Отложить до …", "Исправить данные"]
    assert "сводка уйдёт сама 09.10.2026 09:00." in back.text
    assert await storage.digests.planned("2026Q3") is None


async def test_many_days_stand_on_several_pages_that_a_messenger_can_show(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    digests.when = replace(WHEN, day=28)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-01T10:00")

    found, option = [], "later.2026Q3"
    while option.startswith("later"):
        page = await deeds.press(pressed(option), option)
        assert isinstance(page, Reply)
        assert len(split(page.buttons)) == 1
        found += [one.label for one in page.buttons if one.option.startswith("day")]
        option = page.buttons[-2].option

    assert found == [f"{day:02}.10" for day in range(2, 29)]


async def test_the_other_chats_hear_once_of_a_day_that_one_of_them_chose(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-02T10:00")
    option = "day.2026Q3.2026-10-05"

    for _ in range(2):
        await deeds.press(pressed(option), option)
    await deeds.put_off(QUARTER, date(2026, 10, 6), "Анна, admin")

    told = await everything(storage, clock)
    moved = "III квартал 2026 года (01.07.2026 — 30.09.2026): сводка уйдёт"
    assert sorted((one.chat, one.text) for one in told) == sorted(
        [
            (CHATS[1], f"{moved} 05.10.2026 09:00. День выбран: Анна (5)."),
            (CHATS[0], f"{moved} 06.10.2026 09:00. День выбран: Анна."),
            (CHATS[1], f"{moved} 06.10.2026 09:00. День выбран: Анна."),
        ]
    )
