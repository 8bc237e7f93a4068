"""getUpdates of the fake: confirmed by offset, one poller, a hundred at once."""

import asyncio
import sys

from aiogram import Bot

from tests.fakes.calling import raw_call
from tests.fakes.telegram import Citizen, FakeTelegram


async def test_an_update_comes_again_until_a_greater_offset_confirms_it(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    for text in ("раз", "два"):
        await anna.says(text)

    first = await bot.get_updates()
    again = await bot.get_updates()
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    gone = await bot.get_updates(offset=first[1].update_id + 1)
    from_the_start = await bot.get_updates(offset=0)

    assert [u.update_id for u in first] == [u.update_id for u in again]
    assert [u.message.text for u in rest if u.message] == ["два"]
    assert (gone, from_the_start) == ([], [])
    await telegram.all_confirmed()


async def test_a_lost_offset_brings_a_handled_update_again(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await anna.says("раз")
    (first,) = await bot.get_updates()
    telegram.lose_offsets(1)

    (again,) = await bot.get_updates(offset=first.update_id + 1)

    assert again.update_id == first.update_id
    assert await bot.get_updates(offset=first.update_id + 1) == []


async def test_a_batch_has_a_hundred_updates_at_most(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    for number in range(150):
        await anna.says(str(number))

    batches = [await bot.get_updates(), await bot.get_updates(limit=7)]
    rest = await bot.get_updates(offset=batches[0][-1].update_id + 1)

    assert [len(batch) for batch in batches] == [100, 7]
    assert [u.message.text for u in rest if u.message] == [str(n) for n in range(100, 150)]


async def test_a_long_poll_ends_when_somebody_speaks(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(bot.get_updates(timeout=50, request_timeout=60))
        await telegram.polled()
        await anna.says("наконец")

    assert [u.message.text for u in polling.result() if u.message] == ["наконец"]


async def test_of_two_pollers_the_older_one_is_refused(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    async def poll() -> object:
        return (await raw_call(telegram, "getUpdates", timeout=50))[1]

    async with asyncio.TaskGroup() as tasks:
        older = tasks.create_task(poll())
        await telegram.polled()
        newer = await bot.get_updates()

    assert newer == []
    assert older.result() == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }


async def test_a_webhook_forbids_polling_until_it_is_deleted(
    telegram: FakeTelegram, bot: Bot
) -> None:
    telegram.set_webhook()

    status, _ = await raw_call(telegram, "getUpdates")
    await bot.delete_webhook()

    assert status == 409
    assert await bot.get_updates() == []


async def test_only_updates_that_were_asked_for_come(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await bot.get_updates(allowed_updates=["message"])
    message = await anna.says("раз")
    await anna.edits(message, "два")

    updates = await bot.get_updates()

    assert [u.event_type for u in updates] == ["message"]


POLLER = """
import json, sys, urllib.request
def get(**asked):
    call = urllib.request.Request(
        sys.argv[1], json.dumps(asked).encode(), {"Content-Type": "application/json"}
    )
    return json.load(urllib.request.urlopen(call))["result"]
print(len(get()), flush=True)
get(timeout=50, offset=2**40)
"""


async def test_a_poller_killed_in_its_wait_takes_nothing_with_it(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await anna.says("раз")
    url = f"{telegram.url}/bot{telegram.token}/getUpdates"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", POLLER, url, stdout=asyncio.subprocess.PIPE
    )
    await telegram.polled()

    child.kill()
    (told, _) = await child.communicate()
    await anna.says("два")
    updates = await bot.get_updates()

    assert told == b"1\n"
    assert [u.message.text for u in updates if u.message] == ["два"]
