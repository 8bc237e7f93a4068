"""`otklik run`: everything that is configured, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Callable
from datetime import time
from functools import partial
from typing import Protocol

from app import logs
from app.care import DailyBackup
from app.compose import House
from app.database import open_storage
from app.doors import Hall, Membership, doors
from app.doorstep import desk_link
from app.effective import Effective, units_of
from app.former import Formers
from app.kept_scripts import standing
from app.other_clocks import Doubts
from app.presence import at_work
from bot.alarms import Alarms
from bot.check_backs import CheckBacks
from bot.conversation import Conversation, Surroundings
from bot.digests import Digests
from bot.idle import Tidying
from bot.inquiries import Inquiries
from bot.invitations.sending import EVERY as INVITING_EVERY
from bot.invitations.sending import Inviting
from bot.key_notes import KeyNotes
from bot.lessons import Lessons
from bot.message_hours import MessageHours
from bot.monthly_digests import MonthlyDigests
from bot.mornings import Mornings
from bot.once import OncePages
from bot.pain_alerts import PainAlerts
from bot.pain_reminders import PainReminders
from bot.report_reminders import ReportReminders
from bot.rounds import Rounds
from bot.schedule import Daily, Every, Look, Schedule
from bot.staff_hours import StaffHours
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
    membership, digests = Membership(), house.digests(storage)
    pages = OncePages(house.clock)
    surroundings = Surroundings(rounds, house.town, house.today, membership, pages)
    conversation = Conversation(storage, surroundings)
    hours = MessageHours(storage, house.writing, house.clock)
    looks: dict[str, tuple[Every | Daily, Look]] = {
        "rounds": (Every(minutes=1), doubts.outlasted(rounds.go_on)),
        "windows": (Every(minutes=1), Tidying(storage, conversation).look),
        "settings": (Every(minutes=1), Effective(house, storage).look),
        "digest": (Every(minutes=1), doubts.outlasted(_digest(house, digests))),
        "monthly": (
            Every(minutes=10),
            doubts.outlasted(MonthlyDigests(storage, digests, house.basis, house.clock).look),
        ),
        "messages": (Every(minutes=1), hours.look),
        "keys": (
            Every(minutes=10),
            KeyNotes(storage, house.surveys, house.staff_chats, house.clock).look,
        ),
        "cases": (Every(minutes=10), StaffHours(storage, house.staff_chats, house.clock).look),
        "alarms": (Every(minutes=0.25), Alarms(storage, house.staff_chats, house.clock).look),
        "morning": (Every(minutes=1), _morning(house, storage)),
        "report": (Every(minutes=1), _reminders(house, storage)),
        "inquiries": (Every(minutes=10), _inquiries(house, storage, rounds)),
        "pains": (Every(minutes=10), _measures(house, storage)),
        "found": (
            Every(minutes=10),
            PainAlerts(storage, house.basis, house.clock, house.staff_chats).look,
        ),
        "checks": (Every(minutes=10), CheckBacks(storage, house.clock).look),
        # before the tidying, which clears the disk of what was erased in the night
        "erasure": (Daily(time(3, 10)), partial(storage.erasing.by_term, house.terms)),
        "formers": (
            Daily(time(3, 15)),
            doubts.outlasted(Formers(house.settings, storage, house.clock).drop_old),
        ),
        "clearing": (Every(minutes=10), storage.erasing.clear),
        "blocks": (Daily(time(3, 15)), storage.blocked.tidy),
        "words": (Every(minutes=1), storage.words.catch_up),
        "lessons": (Every(minutes=30), Lessons(storage, house.sense).look),
        "counts": (Daily(time(3, 5)), rounds.count_roughly),
        "tidying": (Daily(time(3, 20)), storage.dialogues.tidy),
        "invitations": (
            Every(minutes=INVITING_EVERY / 60),
            Inviting(storage, rounds, house.clock, house.served).look,
        ),
        "guests": (Daily(time(3, 10)), storage.invitations.forget_old),
        "backup": (Every(minutes=10), DailyBackup(house.settings, storage, house.clock).look),
    }
    behind = doors(Hall(house, storage, rounds, conversation, membership, looks, digests))
    return [Schedule(house.profile.zone, looks), *behind]


def _morning(house: House, storage: Storage) -> Look:
    """On as long as the profile, or the desk, says so."""
    mornings = Mornings(storage, house.office, house.clock, house.staff_chats)
    mornings.is_on = lambda: house.profile.morning_line
    return mornings.look


def _reminders(house: House, storage: Storage) -> Look:
    reminders = ReportReminders(storage, lambda: house.profile, house.clock, house.staff_chats)
    reminders.workdays = house.office.workdays
    return reminders.look


def _measures(house: House, storage: Storage) -> Look:
    reminders = PainReminders(storage, lambda: house.profile, house.clock, house.staff_chats)
    reminders.workdays = house.office.workdays
    return reminders.look


def _inquiries(house: House, storage: Storage, rounds: Rounds) -> Look:
    inquiries = Inquiries(storage, rounds, house.basis, house.clock)
    inquiries.chats = house.staff_chats
    return inquiries.look


def _digest(house: House, digests: Digests) -> Look:
    """Signed with the name that holds on the day."""

    async def look() -> None:
        digests.basis = house.basis()
        await digests.look()

    return look


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
