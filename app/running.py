"""`otklik run`: everything that is configured, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable
from datetime import time
from typing import Protocol

from app.compose import House, open_storage
from bot.conversation import Conversation, Surroundings
from bot.rounds import Rounds
from bot.schedule import Daily, Every, Schedule
from bot.texts import say
from config.settings import Settings
from storage.records import Channel, Person
from storage.store import Storage

log = logging.getLogger(__name__)

GRACE = 2.5
"""Seconds that talks in work have after a stop is asked for."""


class Part(Protocol):
    """A door or the schedule: runs until stopped, and finishes what it has begun."""

    async def run(self) -> None: ...

    def stop(self) -> None: ...


class Membership:
    """Asks the person's own messenger; in a channel without an employee chat nobody is one."""

    def __init__(self) -> None:
        self.by_channel: dict[Channel, Callable[[str], Awaitable[bool]]] = {}

    async def __call__(self, person: Person) -> bool:
        ask = self.by_channel.get(person.channel)
        return await ask(person.account) if ask else False


async def run(settings: Settings, tell: Callable[[str], None]) -> None:
    """`tell` prints a line for the operator. Comes back when SIGTERM or Ctrl-C asks for it."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        rounds = house.rounds(storage)
        await rounds.remember()
        await rounds.go_on()
        parts = _parts(house, storage, rounds)
        gc.collect()
        gc.freeze()  # what was made so far lives for ever: the collector need not look at it
        gc.set_threshold(50_000)
        for line in greeting(house):
            tell(line)
        await serve(parts, stop)
    tell(say("check-stopped"))


def _parts(house: House, storage: Storage, rounds: Rounds) -> list[Part]:
    membership = Membership()
    surroundings = Surroundings(rounds, house.town, house.today, membership)
    conversation = Conversation(storage, surroundings)
    parts: list[Part] = [
        Schedule(
            house.profile.zone,
            {
                "rounds": (Every(minutes=1), rounds.go_on),
                "tidying": (Daily(time(3, 10)), storage.dialogues.tidy),
            },
        )
    ]
    if house.settings.telegram is not None:
        from bot.messengers.telegram import Telegram
        from bot.messengers.telegram_calls import Calls

        told = house.settings.telegram
        calls = Calls(told.token.get_secret_value(), told.api_url)
        parts.append(Telegram(calls, conversation, storage, _ignored))
    if house.settings.web.port:
        from app.doorstep import web

        parts.append(web(house, storage, rounds, conversation))
    return parts


async def _ignored(_: object) -> None:
    return


def greeting(house: House) -> list[str]:
    """What is on, what is off and how to switch it on."""
    return []


async def serve(parts: list[Part], stop: asyncio.Event) -> None:
    """A bug in one part stops all, and the supervisor starts the program anew."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(part.run()) for part in parts]
        waiting = group.create_task(stop.wait())
        await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
        for part in parts:
            part.stop()
        _, unfinished = await asyncio.wait(tasks, timeout=GRACE)
        for task in (*unfinished, waiting):
            task.cancel()
