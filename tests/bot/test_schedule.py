"""What happens by itself: a stop in the middle of it is no error, a failure is one, and goes on."""

from __future__ import annotations

import asyncio
import logging
from zoneinfo import ZoneInfo

import pytest

from bot.schedule import Every, Look, Schedule

SECOND = Every(1 / 60)


class Looks:
    """The first is at start and passes; what the second does is told."""

    def __init__(self, second: Look) -> None:
        self.second = second
        self.begun = asyncio.Event()
        self.times = 0

    async def look(self) -> None:
        self.times += 1
        if self.times == 2:
            self.begun.set()
            await self.second()


async def until_stopped(looks: Looks) -> None:
    schedule = Schedule(ZoneInfo("Europe/Moscow"), {"look": (SECOND, looks.look)})
    async with asyncio.TaskGroup() as group:
        group.create_task(schedule.run())
        await looks.begun.wait()
        schedule.stop()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)  # what a library says of a task it says in a callback of it


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, int]]:
    return [(one.name, one.levelno) for one in caplog.records if one.levelno >= logging.WARNING]


async def test_a_stop_in_the_middle_of_a_look_is_no_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def long() -> None:
        await asyncio.Event().wait()

    await until_stopped(Looks(long))

    assert told(caplog) == []


async def test_a_look_that_fails_is_told(caplog: pytest.LogCaptureFixture) -> None:
    async def broken() -> None:
        raise RuntimeError

    await until_stopped(Looks(broken))

    assert told(caplog) == [("bot.schedule", logging.ERROR)]
