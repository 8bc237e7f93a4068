"""Every no of VK and every silence has its answer, and a message is never said twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.messengers.vk_calls import TRIES, Calls, Gone
from bot.messengers.vk_road import Refused, Unreachable
from tests.fakes.faults import (
    FOREVER,
    ApplyThenHang,
    Disconnect,
    EmptyBody,
    Fault,
    Hang,
    HtmlPage,
    TruncatedJson,
)
from tests.fakes.vk import Citizen, FakeVk, VkError
from tests.messengers.conftest import EXPRESS, Doorway, said_in_log

SEND, EDIT = "messages.send", "messages.edit"


@pytest.fixture
async def calls(vk: FakeVk) -> AsyncIterator[Calls]:
    made = Calls(vk.token, vk.group_id, vk.url, longest=0.5)
    yield made
    made.close()


@pytest.fixture
async def anna(vk: FakeVk) -> Citizen:
    anna = vk.citizen(101_202_303)
    await anna.allows()
    return anna


@pytest.mark.parametrize(
    "faults",
    [
        [Hang()],
        [ApplyThenHang()],
        [Disconnect(applied=True), Disconnect()],
        [HtmlPage(502), EmptyBody()],
        [TruncatedJson()],
        [VkError(6), VkError(10)],
        [VkError(1)],
    ],
)
async def test_a_message_is_said_once_whatever_became_of_the_answer(
    vk: FakeVk, calls: Calls, anna: Citizen, faults: list[Fault]
) -> None:
    for fault in faults:
        vk.faults.add(SEND, fault)

    number = await calls.send(anna.id, "один раз", "", 7)

    assert (number, anna.sees()) == (1, ["один раз"])
    assert vk.counts[SEND] == len(faults) + 1


async def test_without_a_name_of_its_own_a_message_would_be_said_twice(
    vk: FakeVk, calls: Calls, anna: Citizen
) -> None:
    """The broken twin: the test above does notice."""
    vk.faults.add(SEND, ApplyThenHang())

    await calls.send(anna.id, "дважды", "", 0)

    assert anna.sees() == ["дважды", "дважды"]


@pytest.mark.parametrize(
    ("fault", "raised"),
    [(VkError(6), Refused), (VkError(10), Refused), (HtmlPage(502), Unreachable)],
)
async def test_patience_has_an_end(
    vk: FakeVk, calls: Calls, anna: Citizen, fault: Fault, raised: type[Exception]
) -> None:
    vk.faults.add(SEND, fault, times=FOREVER)

    with pytest.raises(raised):
        await calls.send(anna.id, "никак", "", 7)

    assert (vk.counts[SEND], anna.sees()) == (TRIES, [])


@pytest.mark.parametrize("code", [5, 14, 17, 27, 28])
async def test_a_lasting_no_is_not_asked_again(
    vk: FakeVk, calls: Calls, anna: Citizen, code: int
) -> None:
    vk.faults.add(SEND, VkError(code))

    with pytest.raises(Refused) as refused:
        await calls.send(anna.id, "никак", "", 7)

    assert (refused.value.code, refused.value.is_lasting, vk.counts[SEND]) == (code, True, 1)


@pytest.mark.parametrize("code", [7, 15, 900, 901, 902, 917, 925, 936])
async def test_whom_nothing_can_be_told_is_let_go(
    vk: FakeVk, calls: Calls, anna: Citizen, code: int
) -> None:
    vk.faults.add(SEND, VkError(code))

    with pytest.raises(Gone):
        await calls.send(anna.id, "никак", "", 7)


@pytest.mark.parametrize("code", [900, 901, 902])
async def test_a_no_about_one_person_inside_a_good_answer_is_a_no(
    calls: Calls, anna: Citizen, code: int
) -> None:
    anna.is_refused(code)

    with pytest.raises(Gone):
        await calls.send(anna.id, "никак", "", 7)


async def test_a_flooded_person_is_left_alone_and_others_are_not(
    vk: FakeVk, calls: Calls, anna: Citizen
) -> None:
    boris = vk.citizen(7)
    await boris.allows()
    vk.faults.add(SEND, VkError(9))

    for _ in range(2):
        with pytest.raises(Refused):
            await calls.send(anna.id, "много", "", 7)
    await calls.send(boris.id, "привет", "", 8)

    assert (vk.counts[SEND], anna.sees(), boris.sees()) == (2, [], ["привет"])


async def test_over_the_daily_limit_the_method_rests_for_all(
    vk: FakeVk, calls: Calls, anna: Citizen
) -> None:
    vk.faults.add(SEND, VkError(29))

    for person in (anna.id, 7):
        with pytest.raises(Refused):
            await calls.send(person, "много", "", 7)

    assert vk.counts[SEND] == 1


@pytest.mark.parametrize("code", [100, 909, 911, 914, 920])
async def test_what_cannot_be_edited_is_told_so(
    vk: FakeVk, calls: Calls, anna: Citizen, code: int
) -> None:
    number = await calls.send(anna.id, "было", "", 7)
    vk.faults.add(EDIT, VkError(code))

    assert await calls.edit(anna.id, number, "стало", "") is False
    assert await calls.edit(anna.id, number, "стало", "") is True
    assert await calls.edit(anna.id, 99, "стало", "") is False


async def test_an_answer_that_hangs_stops_nobody_else(vk: FakeVk, anna: Citizen) -> None:
    calls = Calls(vk.token, vk.group_id, vk.url, longest=30)
    vk.faults.add(SEND, Hang())

    async with asyncio.TaskGroup() as tasks:
        hangs = tasks.create_task(calls.send(anna.id, "висит", "", 7))
        await vk.called(SEND)
        number = await calls.send(anna.id, "дошло", "", 8)
        hangs.cancel()
    calls.close()

    assert (number, anna.sees()) == (1, ["дошло"])


@pytest.mark.parametrize("code", [911, 912])
async def test_buttons_vk_will_not_take_become_words(
    doorway: Doorway, vk: FakeVk, anna: Citizen, code: int
) -> None:
    vk.faults.add(SEND, VkError(code))
    async with doorway.open():
        async with said_in_log("shown as words"):
            await anna.opens_link(EXPRESS)
        page = await anna.hears()
        await anna.says("начать")

        assert "Напишите одно из слов: «Начать», " in page
        assert "Вопрос 1" in await anna.hears()


async def test_a_text_vk_finds_too_long_comes_in_pieces(
    doorway: Doorway, vk: FakeVk, anna: Citizen
) -> None:
    vk.state.max_message = 1000
    async with doorway.open():
        await anna.opens_link(EXPRESS)
        await anna.hears()
        async with said_in_log("sent in pieces"):
            await anna.presses("Как мы сохраняем анонимность")
        first, second = await anna.hears(), await anna.hears()

        assert len(f"{first}\n\n{second}") > 1000 >= max(len(first), len(second))
        assert "Начать" in anna.buttons()


@pytest.mark.parametrize("code", [5, 9, 14, 17, 27, 28, 29])
async def test_an_answer_is_kept_even_if_nothing_can_be_said(
    doorway: Doorway, vk: FakeVk, anna: Citizen, code: int
) -> None:
    async with doorway.open():
        await anna.opens_link(EXPRESS)
        await anna.hears()
        vk.faults.add(EDIT, VkError(code))
        async with said_in_log(f"not sent: VK refuses with {code}"):
            await anna.presses("Начать")
    async with doorway.open():  # started anew: nobody is left alone any more
        press = await anna.presses_callback("Начать")
        await press.answered()

        assert "Вопрос 1" in await anna.hears()


async def test_a_revoked_token_is_an_alarm_and_the_poll_waits(doorway: Doorway, vk: FakeVk) -> None:
    async with doorway.open(), said_in_log("down until somebody sets it right"):
        vk.faults.add("groups.getLongPollServer", VkError(5))
        vk.longpoll.expire_key()
        await vk.citizen(5).says("/start")
