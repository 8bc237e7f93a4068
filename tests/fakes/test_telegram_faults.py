"""Each fault switch of the fake Bot API, met by the real aiogram."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from tests.fakes.faults import (
    ANY,
    ApplyThenHang,
    Delay,
    Disconnect,
    EmptyBody,
    Hang,
    HtmlPage,
    TruncatedJson,
)
from tests.fakes.telegram import Citizen, Conflict, FakeTelegram, ServerError, TooMany


async def test_too_many_requests_says_how_long_to_wait(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    telegram.faults.add("sendMessage", TooMany(retry_after=3), times=2)

    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(anna.id, "!")
        assert refused.value.retry_after == 3
    await bot.send_message(anna.id, "!")

    assert anna.sees() == ["/start", "!"]


async def test_a_fault_may_begin_later_and_touch_one_method_only(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    telegram.faults.add("sendMessage", ServerError(), after=1)

    await bot.get_me()
    await bot.send_message(anna.id, "раз")
    with pytest.raises(TelegramServerError):
        await bot.send_message(anna.id, "два")
    await bot.send_message(anna.id, "три")

    assert anna.sees() == ["/start", "раз", "три"]


@pytest.mark.parametrize("fault", [HtmlPage(502), EmptyBody(), TruncatedJson()])
async def test_a_body_that_is_no_json_is_not_a_telegram_error(
    telegram: FakeTelegram, bot: Bot, fault: HtmlPage | EmptyBody | TruncatedJson
) -> None:
    telegram.faults.add(ANY, fault)

    with pytest.raises(ClientDecodeError):
        await bot.get_me()


async def test_a_hanging_call_is_lost_and_an_applied_one_is_not(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    bot.session.timeout = 0.1
    telegram.faults.add("sendMessage", Hang())
    telegram.faults.add("sendMessage", ApplyThenHang())

    for text in ("потеряно", "дошло"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(anna.id, text)

    assert anna.sees() == ["/start", "дошло"]


async def test_an_edit_with_the_same_text_probes_whether_a_lost_send_arrived(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    base = (await bot.send_message(anna.id, "раньше")).message_id
    telegram.faults.add("sendMessage", Disconnect(applied=True))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "важное")

    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("важное", chat_id=anna.id, message_id=base + 1)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("важное", chat_id=anna.id, message_id=base + 2)


async def test_a_broken_connection_loses_the_call(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    telegram.faults.add("sendMessage", Disconnect())

    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "!")

    assert anna.sees() == ["/start"]


async def test_a_delayed_answer_is_still_an_answer(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.faults.add("getMe", Delay(0.01))

    assert (await bot.get_me()).username == "otklik_bot"


async def test_a_conflict_can_be_played(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.faults.add("getUpdates", Conflict())

    with pytest.raises(TelegramConflictError):
        await bot.get_updates()


async def test_updates_of_more_than_a_day_ago_are_gone(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await anna.says("вчера")

    assert telegram.drop_updates() == 1
    assert await bot.get_updates() == []


async def test_the_server_can_be_down_and_come_back_at_the_same_address(
    telegram: FakeTelegram, bot: Bot
) -> None:
    before = telegram.url
    await telegram.stop()
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()
    await telegram.start()

    assert (await bot.get_me()).id == telegram.bot.id
    assert telegram.url == before


async def test_the_clock_of_the_server_may_differ(telegram: FakeTelegram) -> None:
    telegram.time_passes(days=365)

    url = f"{telegram.url}/bot{telegram.token}/getMe"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        told = parsedate_to_datetime(response.headers["Date"])

    assert round((told - datetime.now(UTC)).total_seconds() / 86_400) == 365


async def test_thousands_of_updates_go_through_in_batches(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    telegram.keep_quiet()
    citizens = [telegram.citizen(1000 + n) for n in range(5000)]
    for citizen in citizens:
        await citizen.opens_link("ext_express")
    offset, handled = 0, 0

    url = f"{telegram.url}/bot{telegram.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        while handled < len(citizens):
            async with session.post(url, json={"offset": offset, "timeout": 1}) as response:
                batch = (await response.json())["result"]
            offset = batch[-1]["update_id"] + 1
            handled += len(batch)
        async with session.post(url, json={"offset": offset}) as response:
            assert (await response.json())["result"] == []

    assert (handled, telegram.state.updates.confirmed, telegram.calls) == (5000, 5000, [])
