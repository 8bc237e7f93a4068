"""A clock that is plainly wrong closes no wave and sends no digest, and says so."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

import pytest
from aiohttp import web

from app import other_clocks
from app.other_clocks import Doubts
from config.settings import Settings
from tests.check.conftest import Installed
from tests.process.program import Program

HOUR = 3600


@dataclass
class Messenger:
    """A server that answers nothing but its time, `ahead` seconds of ours; if away, nothing."""

    url: str = ""
    ahead: float = 0
    asked: int = 0
    is_away: bool = False

    async def answer(self, request: web.Request) -> web.Response:
        self.asked += 1
        if self.is_away:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(status=404, headers={"Date": formatdate(time.time() + self.ahead)})


@pytest.fixture
async def messenger() -> AsyncIterator[Messenger]:
    told = Messenger()
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", told.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    told.url = f"http://{host}:{port}"
    yield told
    await runner.cleanup()


def with_telegram(installed: Installed, url: str) -> Settings:
    return installed(TELEGRAM__TOKEN="123456:" + "a" * 35, TELEGRAM__API_URL=url)


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("ahead", "done"), [(0, 1), (200, 1), (-200, 1), (400, 0), (-400, 0), (HOUR * 24 * 365, 0)]
)
async def test_five_minutes_are_forgiven_and_more_are_not(
    installed: Installed, messenger: Messenger, ahead: float, done: int
) -> None:
    messenger.ahead = ahead
    looked = []

    async def look() -> None:
        looked.append("closed")

    await Doubts(with_telegram(installed, messenger.url)).outlasted(look)()

    assert looked == ["closed"] * done


async def test_a_clock_set_right_is_believed_again_after_ten_minutes(
    installed: Installed, messenger: Messenger, caplog: pytest.LogCaptureFixture
) -> None:
    messenger.ahead = HOUR
    seconds = Seconds()
    doubts = Doubts(with_telegram(installed, messenger.url), seconds)
    wrong = [await doubts.keep_away() for _ in range(3)]

    messenger.ahead = 0
    seconds.now += other_clocks.BELIEVED - 1
    still = await doubts.keep_away()
    seconds.now += 1

    assert (wrong, still, await doubts.keep_away()) == ([True] * 3, True, False)
    assert messenger.asked == 2
    (told,) = caplog.messages
    assert told.startswith("ALARM: the clock is -3600 s off") or "-3599" in told


async def test_a_messenger_out_of_reach_does_not_say_that_the_clock_is_right(
    installed: Installed, messenger: Messenger
) -> None:
    messenger.ahead = HOUR
    seconds = Seconds()
    doubts = Doubts(with_telegram(installed, messenger.url), seconds)
    told = [await doubts.keep_away()]

    for messenger.is_away, messenger.ahead in ((True, HOUR), (False, 0), (True, 0)):
        seconds.now += other_clocks.BELIEVED
        told.append(await doubts.keep_away())

    assert told == [True, True, False, False]  # wrong; unknown; right; unknown


async def test_where_no_messenger_tells_its_time_ours_is_all_there_is(
    installed: Installed,
) -> None:
    assert not await Doubts(installed()).keep_away()
    assert not await Doubts(with_telegram(installed, "http://127.0.0.1:1")).keep_away()


async def test_the_whole_program_begins_no_wave_by_a_wrong_clock(
    messenger: Messenger, tmp_path: Path
) -> None:
    messenger.ahead = HOUR
    program = Program(
        tmp_path,
        OTKLIK_TELEGRAM__TOKEN="123456:" + "a" * 35,
        OTKLIK_TELEGRAM__API_URL=messenger.url,
        OTKLIK_WEB__PORT="0",
    )
    await program.start()
    await program.says("запущен")
    assert await program.stopped() == 0

    assert "ALARM: the clock is -" in program.log.read_text()
    with closing(sqlite3.connect(program.data / "otklik.db")) as database:
        assert database.execute("SELECT count(*) FROM wave").fetchone() == (0,)
