"""How the desk puts a case into words: the same words as on a card of the staff chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.handlers.staff_cards import due_left
from bot.handlers.staff_office import cause_title, channel_title, kind_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case
from storage.message_records import Entry
from storage.register_records import OPEN, Change


@dataclass(frozen=True, slots=True)
class Shown:
    """One case in words; `link` leads to its page."""

    number: str
    link: str
    status: str
    kind: str
    topic: str
    channel: str
    received: str
    due: str
    due_left: str
    owner: str
    cause: str
    answer: str
    is_overdue: bool
    is_urgent: bool
    is_traceless: bool
    is_internal: bool


@dataclass(frozen=True, slots=True)
class Said:
    who: str
    day: str
    text: str


def shown(case: Case, today: date) -> Shown:
    message = case.message
    return Shown(
        number=case.number,
        link=f"/desk/case/{case.number}",
        status=say("staff-status", status=case.status),
        kind=kind_title(message.asked_as),
        topic=topic_title(message.topic),
        channel=channel_title(message.channel),
        received=day(message.received),
        due=day(message.due) if message.due else say("staff-due-none"),
        due_left=due_left(message.due, today) if message.is_open else "",
        owner=message.taken_by or say("staff-owner-none"),
        cause=cause_title(case.cause) if case.cause else "",
        answer=_answer(case),
        is_overdue=case.is_overdue(today),
        is_urgent=message.urgent and message.is_open,
        is_traceless=message.traceless,
        is_internal=message.audience == "internal",
    )


def said(entry: Entry) -> Said:
    who = say("desk-case-said", voice=entry.voice, kind=entry.kind)
    return Said(who, day(entry.day), entry.text or say("desk-case-erased"))


def happened(change: Change, zone: tzinfo | None) -> Said:
    """A line of the log. Times of the log are days of the town here: no clock beside a role."""
    who = say("desk-case-actor", actor=change.actor)
    return Said(who, day(change.at.astimezone(zone).date()), _change(change, zone))


def _answer(case: Case) -> str:
    if case.message.traceless:
        return say("staff-card-mode-traceless")
    return say("staff-card-mode-here" if case.message.reachable else "staff-card-mode-gone")


def _change(change: Change, zone: tzinfo | None) -> str:
    old, new = (_value(change.field, value, zone) for value in (change.old, change.new))
    if change.field == "taken_by":
        return say("desk-case-taken" if change.new else "desk-case-released")
    field = say("desk-case-field", field=change.field)
    if change.field == "outcome" and change.new == OPEN:
        return say("desk-case-reopened")
    if new and old:
        return say("desk-case-from-to", field=field, old=old, new=new)
    return say("desk-case-to", field=field, new=new) if new else field


def _value(field: str, value: str | None, zone: tzinfo | None) -> str:
    """What people are shown of a value: titles for ids, days for times."""
    if not value:
        return ""
    match field:
        case "outcome":
            return say("staff-status", status=value)
        case "cause":
            return cause_title(value)
        case "topic":
            return topic_title(value)
        case "kind":
            return shipped().kinds.title(value)
        case "due" | "question":
            return day(date.fromisoformat(value[:10]))
        case "answered_at" | "received_at" | "registered_at":
            return day(datetime.fromisoformat(value).astimezone(zone).date())
        case _:
            return value
