"""A case as a card in a staff chat: what it is, how long there is, and what can be done. Pure."""

from __future__ import annotations

from datetime import date

from bot.events import Button, Reply
from bot.handlers import staff_ratings
from bot.handlers.staff_office import (
    Office,
    came_elsewhere,
    channel_title,
    kind_of,
    topic_title,
)
from bot.handlers.staff_steps import MORE
from bot.handlers.staff_words import day
from bot.texts import say
from config.workdays import Workdays
from storage.case_records import Case
from storage.message_records import Entry
from storage.register_records import Key

TOPIC = "case"
LONGEST = 1500
"""Characters of an author's words on a card: even as emoji they leave room for the rest of it."""


def card(case: Case, office: Office, today: date, *, ages: bool = True) -> Reply:
    """Text and buttons of the card; a press comes back as `number.revision.step`.

    `ages`: it will be drawn anew tomorrow; else it tells of which day it speaks.
    """
    left = left_of(case, today, office.workdays)
    if not ages and case.due is not None:
        left = say("staff-due-as-of", date=day(today), left=left)
    lines = [_head(case, office, left)]
    if case.message.is_open and not case.is_hidden:
        lines += _now(case, office)
    if case.files:
        lines.append(files_at_desk(case.number, case.files, office))
    lines += [*_links(case), *staff_ratings.on_card(case, office)]
    offered = [step.name for step in case.steps if not step.is_rare]
    if len(offered) < len(case.steps):
        offered.append(MORE)
    buttons = [
        Button(_label(name), TOPIC, f"{case.number}.{case.revision}.{name}", standing=True)
        for name in offered
    ]
    return Reply("\n".join(lines), tuple(buttons))


def files_at_desk(number: str, count: int, office: Office) -> str:
    """Where files are looked at: a chat may be read abroad."""
    link = office.link(number) or say("staff-desk-here")
    return say("staff-card-files", count=count, link=link)


def left_of(case: Case, today: date, workdays: Workdays) -> str:
    """How long there is to answer, or to do what was promised; marked where far too long ago."""
    if case.due is None and not case.message.is_open:
        return say("staff-due-closed")
    left = due_left(case.due, today, workdays)
    is_thrice = case.is_overdue_thrice(workdays.previous_workday(today))
    return say("staff-due-thrice", left=left) if is_thrice else left


def due_left(due: date | None, today: date, workdays: Workdays) -> str:
    """How long there is: days left, the last day, or days over. From its last worked day on a term
    is told to have none left, and it is over when a worked day begins after it (Case.is_overdue).
    """
    if due is None:
        return say("staff-due-none")
    left = (due - today).days
    if workdays.previous_workday(due) < today and workdays.previous_workday(today) <= due:
        return say("staff-due-days-off")
    if left < 0:
        return say("staff-due-over", days=-left)
    return say("staff-due-left", days=left) if left else say("staff-due-today")


def last_day(case: Case, workdays: Workdays) -> str:
    """Of the term; with its control date, the last worked day, where it ends on a day off."""
    due = case.due or case.message.due
    if due is None:
        return say("staff-due-none")
    control = workdays.previous_workday(due)
    return say("staff-due-control", date=day(due), control=day(control), is_off=str(control < due))


def _head(case: Case, office: Office, left: str) -> str:
    message = case.message
    told: dict[str, str | int] = {
        "number": case.number,
        "status": say("staff-status", status=case.status),
        "kind": kind_of(message),
        "topic": topic_title(message.topic),
        "channel": _channel(case, office),
        "date": day(message.received),
        "due": last_day(case, office.workdays),
        "due_left": left,
        "owner": case.owner or say("staff-owner-none"),
    }
    urgent = say("staff-urgent-mark") + "\n" if message.urgent and message.is_open else ""
    return urgent + _by_kind(case, office, told)


def _channel(case: Case, office: Office) -> str:
    """With the place whose code led to it, where there was one."""
    title, place = channel_title(case.message.channel), case.of_register.place
    if place is None:
        return title
    return say("place-on-card", channel=title, place=office.places.get(place, place))


def _by_kind(case: Case, office: Office, told: dict[str, str | int]) -> str:
    link = office.link(case.number) or say("staff-desk-here")
    if case.message.traceless:
        return say("staff-card-traceless", **told, link=link)
    if office.card_text == "none":
        return say("staff-card-no-text", **told, link=link)
    place = office.shown(case.message.spot) or say("staff-place-none")
    return say("staff-card", **told, place=place, text=_words(case, office, link))


def _words(case: Case, office: Office, link: str) -> str:
    """What the author wrote, at first and later; cut where a card ends, never silently."""
    later = [_later(entry) for entry in case.thread[1:] if entry.voice == "author"]
    said = "\n\n".join([case.message.text, *later])
    shown = office.shown(said)
    is_masked = shown != said or office.shown(case.message.spot) != case.message.spot
    note = f"\n{say('help-masked', link=link)}" if is_masked and len(shown) <= LONGEST else ""
    return shortened(shown, link) + note


def shortened(text: str, link: str) -> str:
    """As much as a card holds; never cut silently."""
    if len(text) <= LONGEST:
        return text
    short = text[:LONGEST].rsplit(None, 1)[0]
    return f"{short}…\n{say('staff-card-more', link=link)}"


def _later(entry: Entry) -> str:
    """What the author added, or replied to a question."""
    text = entry.text or say("staff-files-only")
    return say("staff-card-added", kind=entry.kind, date=day(entry.day), text=text)


def road_of_answer(case: Case) -> str:
    """How the author will get it."""
    if case.message.traceless:
        return say("staff-card-mode-traceless")
    if case.message.reachable:
        return say("staff-card-mode-here")
    if came_elsewhere(case.message):
        return say("staff-card-mode-elsewhere", channel=channel_title(case.message.channel))
    return say("staff-card-mode-gone")


def _now(case: Case, office: Office) -> list[str]:
    """How the author will get an answer, and what is waited for."""
    lines = ["", road_of_answer(case)]
    if case.is_waiting and case.question_until:
        lines.append(say("staff-card-waiting", due=day(case.question_until)))
    if case.is_answered:
        lines.append(say("staff-card-answered"))
    lag = (case.registered - case.message.received).days if case.registered else 0
    if lag > office.register_term:
        lines.append(say("staff-card-registered-late", days=lag, term=office.register_term))
    return lines


def _links(case: Case) -> list[str]:
    """What was promised; what this one is answered with, or what is answered with it."""
    lines = []
    if case.promised and case.state == "promised":
        lines.append(say("staff-card-promised", due=day(case.promised)))
    if case.of_register.duplicate_of:
        key = Key.parse(case.of_register.duplicate_of)
        lines.append(
            say("staff-card-duplicate", channel=channel_title(key.channel), number=key.external_id)
        )
    if case.twins:
        lines.append(say("staff-card-twins", numbers=", ".join(one.number for one in case.twins)))
    return lines


def _label(step: str) -> str:
    return say("staff-step", step=step)
