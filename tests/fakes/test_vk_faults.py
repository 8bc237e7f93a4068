"""Each fault switch of the fake VK, and its long poll, met by the real vk_api."""

import asyncio
import time
from email.utils import parsedate_to_datetime

import aiohttp
import pytest
import requests
from vk_api import VkApiGroup
from vk_api.bot_longpoll import VkBotLongPoll
from vk_api.exceptions import ApiError, ApiHttpError, Captcha

from tests.fakes.faults import (
    ANY,
    FOREVER,
    ApplyThenHang,
    Disconnect,
    EmptyBody,
    Hang,
    HtmlPage,
    TruncatedJson,
)
from tests.fakes.vk import LONG_POLL, FakeVk, VkError
from tests.fakes.vk_calling import ReHost, call, send


async def texts(poll: VkBotLongPoll) -> list[str]:
    return [event.message.text for event in await asyncio.to_thread(poll.check)]


@pytest.mark.parametrize("code", [1, 5, 7, 9, 10, 15, 17, 27, 28, 29, 900, 911, 912, 925, 936])
async def test_every_code_can_be_played(vk: FakeVk, group: VkApiGroup, code: int) -> None:
    vk.faults.add("groups.getById", VkError(code))

    with pytest.raises(ApiError, match=rf"\[{code}\]"):
        await call(group, "groups.getById")
    await call(group, "groups.getById")


async def test_too_many_requests_are_repeated_by_vk_api_itself(
    vk: FakeVk, group: VkApiGroup
) -> None:
    vk.faults.add("groups.getById", VkError(6), times=2)

    await call(group, "groups.getById")

    assert vk.counts["groups.getById"] == 3


async def test_a_captcha_is_told_with_its_picture(vk: FakeVk, group: VkApiGroup) -> None:
    vk.faults.add(ANY, VkError(14))

    with pytest.raises(Captcha) as refused:
        await call(group, "groups.getById")

    assert refused.value.url == "https://api.vk.ru/captcha.php?sid=1"


async def test_a_gateway_error_is_an_http_error_and_html_is_no_json(
    vk: FakeVk, group: VkApiGroup
) -> None:
    vk.faults.add(ANY, HtmlPage(502))
    with pytest.raises(ApiHttpError):
        await call(group, "groups.getById")

    for fault in (HtmlPage(200), EmptyBody(), TruncatedJson()):
        vk.faults.add(ANY, fault)
        with pytest.raises(requests.JSONDecodeError):
            await call(group, "groups.getById")


async def test_a_hanging_call_is_lost_and_an_applied_one_is_not_doubled(
    vk: FakeVk, group: VkApiGroup, road: ReHost
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    road.timeout = 0.1
    for fault in (Hang(), ApplyThenHang(), Disconnect(), Disconnect(applied=True)):
        vk.faults.add("messages.send", fault)

    for number, text in enumerate(("потеряно", "дошло", "потеряно", "и это"), start=1):
        with pytest.raises(requests.RequestException):
            await send(group, 101, text, random_id=number)
    await send(group, 101, "дошло", random_id=2)

    assert anna.sees() == ["привет", "дошло", "и это"]


async def test_events_come_again_to_whoever_asks_with_an_old_ts(
    vk: FakeVk, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    kept = poll.ts
    await anna.says("раз")
    first = await texts(poll)
    await anna.says("два")
    waiting = vk.longpoll.ahead

    poll.ts = kept
    again = await texts(poll)
    after = await texts(poll)

    assert (kept, first, again, after, poll.ts) == ("0", ["раз"], ["раз", "два"], [], "2")
    assert waiting == 2
    await vk.all_confirmed()


async def test_a_long_poll_ends_when_somebody_speaks(vk: FakeVk, poll: VkBotLongPoll) -> None:
    poll.wait = 25

    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(texts(poll))
        await vk.polled()
        await vk.citizen(101).says("наконец")

    assert polling.result() == ["наконец"]


async def test_failed_1_gives_the_ts_of_now_and_the_gap_is_lost(
    vk: FakeVk, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("пропало")
    vk.longpoll.forget_history()

    gap = await texts(poll)
    await anna.says("дошло")

    assert (gap, poll.ts) == ([], 1)
    assert await texts(poll) == ["дошло"]


async def test_failed_2_wants_a_new_key_and_keeps_the_ts(vk: FakeVk, poll: VkBotLongPoll) -> None:
    await vk.citizen(101).says("не пропало")
    old = poll.key
    vk.longpoll.expire_key()

    assert await texts(poll) == []
    assert poll.key != old
    assert await texts(poll) == ["не пропало"]


async def test_failed_3_wants_key_and_ts_and_all_between_is_lost(
    vk: FakeVk, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("пропало")
    vk.longpoll.lose_all()

    lost = await texts(poll)
    await anna.says("дошло")

    assert lost == []
    assert await texts(poll) == ["дошло"]


async def test_a_long_poll_meets_faults_of_its_own(vk: FakeVk, poll: VkBotLongPoll) -> None:
    vk.faults.add(LONG_POLL, HtmlPage(502))
    vk.faults.add(LONG_POLL, Disconnect())
    await vk.citizen(101).says("терпение")

    for _ in range(2):
        with pytest.raises(requests.RequestException):
            await texts(poll)
    assert await texts(poll) == ["терпение"]


async def test_a_long_poll_may_be_switched_off(vk: FakeVk, group: VkApiGroup) -> None:
    vk.longpoll.enabled = False

    with pytest.raises(ApiError, match="longpoll for this group is not enabled"):
        await call(group, "groups.getLongPollServer", group_id=vk.group_id)


async def test_a_revoked_token_is_a_fault_that_stays(vk: FakeVk, group: VkApiGroup) -> None:
    vk.faults.add(ANY, VkError(5), times=FOREVER)

    for _ in range(3):
        with pytest.raises(ApiError, match=r"\[5\]"):
            await call(group, "groups.getById")

    assert vk.counts["groups.getById"] == 3
    vk.faults.clear()
    await call(group, "groups.getById")


async def test_the_server_can_be_down_and_come_back_at_the_same_address(
    vk: FakeVk, group: VkApiGroup
) -> None:
    await vk.stop()
    with pytest.raises(requests.ConnectionError):
        await call(group, "groups.getById")
    await vk.start()

    await call(group, "groups.getById")


async def test_the_clock_of_the_server_may_differ(vk: FakeVk) -> None:
    vk.time_passes(days=-365)

    async with aiohttp.ClientSession() as session, session.get(vk.url) as response:
        told = parsedate_to_datetime(response.headers["Date"]).timestamp()

    assert round((told - time.time()) / 86_400) == -365


async def test_thousands_of_events_go_through(vk: FakeVk, poll: VkBotLongPoll) -> None:
    vk.calls.clear()
    vk.keep_quiet()
    for number in range(5000):
        await vk.citizen(1000 + number).opens_link("ext_express")

    taken = 0
    while batch := await asyncio.to_thread(poll.check):
        taken += len(batch)

    assert (taken, vk.longpoll.ahead, vk.calls) == (5000, 0, [])
