"""What the program looks at by itself, and how often; at the start at all of it in turn."""

from __future__ import annotations

from datetime import time
from functools import partial

from app.care import DailyBackup
from app.compose import House
from app.doors import Hall
from app.effective import Effective
from app.former import Formers
from app.other_clocks import Doubts
from bot.alarms import Alarms
from bot.check_backs import CheckBacks
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
from bot.pain_alerts import PainAlerts
from bot.pain_reminders import PainReminders
from bot.report_reminders import ReportReminders
from bot.rounds import Rounds
from bot.schedule import Daily, Every, Look
from bot.staff_hours import StaffHours
from storage.store import Storage

Looks = dict[str, tuple[Every | Daily, Look]]


def timetable(hall: Hall, doubts: Doubts) -> Looks:
    """By name, in the order of the first looks; some wait out `doubts` about the clock."""
    house, storage = hall.house, hall.storage
    return (
        _of_surveys(hall, doubts)
        | _of_messages(house, storage)
        | _of_pains(house, storage, hall.rounds)
        | _of_erasing(house, storage, doubts)
        | _of_keeping(hall)
    )


def _of_surveys(hall: Hall, doubts: Doubts) -> Looks:
    house, storage, rounds, digests = hall.house, hall.storage, hall.rounds, hall.digests
    return {
        "rounds": (Every(minutes=1), doubts.outlasted(rounds.go_on)),
        "windows": (Every(minutes=1), Tidying(storage, hall.conversation).look),
        "settings": (Every(minutes=1), Effective(house, storage).look),
        "digest": (Every(minutes=1), doubts.outlasted(_digest(house, digests))),
        "monthly": (
            Every(minutes=10),
            doubts.outlasted(MonthlyDigests(storage, digests, house.basis, house.clock).look),
        ),
    }


def _of_messages(house: House, storage: Storage) -> Looks:
    hours = MessageHours(storage, house.writing, house.clock)
    return {
        "messages": (Every(minutes=1), hours.look),
        "keys": (
            Every(minutes=10),
            KeyNotes(storage, house.surveys, house.staff_chats, house.clock).look,
        ),
        "cases": (Every(minutes=10), StaffHours(storage, house.staff_chats, house.clock).look),
        "alarms": (Every(minutes=0.25), Alarms(storage, house.staff_chats, house.clock).look),
        "morning": (Every(minutes=1), _morning(house, storage)),
    }


def _of_pains(house: House, storage: Storage, rounds: Rounds) -> Looks:
    """And of the reports and surveys that they lead to."""
    return {
        "report": (Every(minutes=1), _reminders(house, storage)),
        "inquiries": (Every(minutes=10), _inquiries(house, storage, rounds)),
        "pains": (Every(minutes=10), _measures(house, storage)),
        "found": (
            Every(minutes=10),
            PainAlerts(storage, house.basis, house.clock, house.staff_chats).look,
        ),
        "checks": (Every(minutes=10), CheckBacks(storage, house.clock).look),
    }


def _of_erasing(house: House, storage: Storage, doubts: Doubts) -> Looks:
    return {
        # before the tidying, which clears the disk of what was erased in the night
        "erasure": (Daily(time(3, 10)), partial(storage.erasing.by_term, house.terms)),
        "formers": (
            Daily(time(3, 15)),
            doubts.outlasted(Formers(house.settings, storage, house.clock).drop_old),
        ),
        "clearing": (Every(minutes=10), storage.erasing.clear),
    }


def _of_keeping(hall: Hall) -> Looks:
    house, storage, rounds = hall.house, hall.storage, hall.rounds
    return {
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
