"""The log of a bad day in VK holds no person, no word of theirs, no key."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from vk_api.exceptions import ApiError

from tests.fakes.faults import ApplyThenHang, Disconnect, HtmlPage, TruncatedJson
from tests.fakes.vk import LONG_POLL, Citizen, FakeVk, VkError
from tests.logged import as_in_earnest
from tests.messengers.conftest import EXPRESS, Doorway, said_in_log

SECRET = "мой начальник берёт взятки"


class Records(logging.Handler):
    """Ours as they are, before anything redacts them."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(f"{record.getMessage()} {record.args} {record.exc_info}")


@pytest.fixture
def written() -> Iterator[Records]:
    """The log as `otklik run` writes it at `debug`, on stderr; ours as they were made."""
    records = Records()
    with as_in_earnest(redacts=False):
        for name in ("bot", "storage"):
            logging.getLogger(name).addHandler(records)
        yield records
        for name in ("bot", "storage"):
            logging.getLogger(name).removeHandler(records)


async def test_no_fault_tells_the_log_who_wrote_what(
    vk: FakeVk, doorway: Doorway, anna: Citizen, written: Records,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    async with doorway.open(longest=0.5):
        await anna.opens_link(EXPRESS)
        await anna.hears()
        for code in (5, 14, 100, 9):
            vk.faults.add("messages.send", VkError(code))
            async with said_in_log(f"not sent: VK refuses with {code}"):
                await anna.says(SECRET)
            vk.longpoll.expire_key()
        for trouble in (ApplyThenHang(), HtmlPage(502), TruncatedJson()):
            vk.faults.add("messages.edit", trouble)
        async with said_in_log("a reply was not sent: JSONDecodeError"):
            await anna.presses("Начать")
        vk.faults.add(LONG_POLL, Disconnect())
        async with said_in_log("VK lost what came"):
            await anna.says("пустое")
            vk.longpoll.lose_all()
        async with said_in_log("set aside: TypeError"):
            vk.push({"type": "message_new", "event_id": "1", "object": {"message": SECRET}})
        await vk.all_confirmed()

    told = capsys.readouterr().err + "\n".join(written.told)
    shown = ("VK refuses with 5", "VK does not answer", "set aside", "VK lost what came")
    assert [words for words in shown if words not in told] == []
    assert leaks(told, vk, anna) == []


def leaks(told: str, vk: FakeVk, anna: Citizen) -> list[str]:
    canaries = (vk.token, "fake-key", str(anna.id), SECRET, SECRET[:12], "Анна", "Иванова", EXPRESS)
    return [canary for canary in canaries if canary in told]


async def test_an_error_of_vk_api_that_got_out_would_be_seen(
    vk: FakeVk, anna: Citizen, written: Records
) -> None:
    """The broken twin: what vk_api puts into its errors."""
    values = {"access_token": vk.token, "peer_ids": str(anna.id), "message": SECRET}
    error = ApiError(None, "messages.send", values, False, {"error_code": 9, "error_msg": ""})

    logging.getLogger("bot.twin").error("a reply was not sent: %s", error.values)

    assert leaks(written.told[0], vk, anna) == [vk.token, str(anna.id), SECRET, SECRET[:12]]
