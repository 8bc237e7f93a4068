"""`otklik run`: everything that is configured, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Callable
from typing import Protocol

from app import logs
from app.compose import House
from app.database import open_storage
from app.doors import Hall, Membership, doors
from app.doorstep import desk_link
from app.effective import Effective, units_of
from app.kept_scripts import standing
from app.other_clocks import Doubts
from app.presence import at_work
from app.timetable import timetable
from bot.conversation import Conversation, Surroundings
from bot.once import OncePages
from bot.rounds import Rounds
from bot.schedule import Schedule
from bot.texts import say
from config.settings import Settings
from storage.sql.signins import Clerk, Role
from storage.store import Storage

log = logging.getLogger(__name__)

GRACE = 2.5
"""Seconds that talks in work have after a stop is asked for."""


class Part(Protocol):
    """A door or the schedule: runs until stopped, and finishes what it has begun."""

    async def run(self) -> None: ...

    def stop(self) -> None: ...


async def run(settings: Settings, tell: Callable[[str], None]) -> None:
    """`tell` prints a line for the operator. Comes back when SIGTERM or Ctrl-C asks for it."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    house = House(settings)
    with at_work(settings.data_dir):
        await _run(settings, house, stop, tell)
    tell(say("check-stopped"))


async def _run(
    settings: Settings, house: House, stop: asyncio.Event, tell: Callable[[str], None]
) -> None:
    async with open_storage(settings, house.clock) as storage:
        house = await standing(house, storage)
        rounds = house.rounds(storage)
        await rounds.remember()
        await storage.units.file(units_of(house))
        await Effective(house, storage).look()
        storage.cases.workdays = house.office.workdays
        doubts = Doubts(settings)
        await doubts.outlasted(rounds.go_on)()
        parts = _parts(house, storage, rounds, doubts)
        gc.collect()
        gc.freeze()  # what was made so far lives for ever: the collector need not look at it
        gc.set_threshold(50_000)
        for line in await greeting(house, storage):
            tell(line)
        await serve(parts, stop)


def _parts(house: House, storage: Storage, rounds: Rounds, doubts: Doubts) -> list[Part]:
    membership, pages = Membership(), OncePages(house.clock)
    surroundings = Surroundings(rounds, house.town, house.today, membership, pages)
    conversation = Conversation(storage, surroundings)
    hall = Hall(house, storage, rounds, conversation, membership, {}, house.digests(storage))
    hall.looks.update(timetable(hall, doubts))
    behind = doors(hall)
    return [Schedule(house.profile.zone, hall.looks), *behind]


async def greeting(house: House, storage: Storage) -> list[str]:
    """What is on, what is off and how to switch it on; a way into the desk."""
    settings = house.settings
    lines = [say("run-started", profile=house.profile.org_short)]
    if settings.rehearsal:
        lines.append(say("run-rehearsal", now=f"{house.clock():%d.%m.%Y %H:%M}"))
    if settings.web.port:
        clerk = Clerk(say("desk-clerk"), Role.ADMIN)
        link = await desk_link(settings, storage, clerk, house.clock)
        lines.append(say("run-web", url=settings.web.url(), link=link))
    else:
        lines.append(say("run-web-off"))
    for name, told in (("telegram", settings.telegram), ("vk", settings.vk)):
        staff = "yes" if told is not None and told.staff_chat is not None else "no"
        state = "on" if told is not None else "off"
        lines.append(say("run-messenger", name=name, state=state, staff=staff))
    if settings.max is not None:
        lines.append(say("run-max-later"))
    for name in settings.without_effect():
        lines.append(say("run-without-effect", name=name))
    return lines


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
