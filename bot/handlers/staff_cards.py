"""A case as a card in a staff chat: what it is, how long there is, and what can be done. Pure."""

from __future__ import annotations

from datetime import date

from bot.events import Button, Reply
from bot.handlers.staff_office import Office, channel_title, kind_title, topic_title
from bot.handlers.staff_words import day
from bot.masking import mask
from bot.texts import say
from storage.case_records import Case
from storage.case_steps import Step, allowed
from storage.message_records import Entry

TOPIC = "case"
LONGEST = 1500
"""Characters of an author's words on a card: even as emoji they leave room for the rest of it."""


def card(case: Case, office: Office, today: date) -> Reply:
    """Text and buttons of the card; a press comes back as `number.revision.step`."""
    lines = [_head(case, office, today)]
    if case.message.is_open:
        lines += _now(case, office)
    buttons = [
        Button(_label(step), TOPIC, f"{case.number}.{case.revision}.{step.name}", standing=True)
        for step in allowed(case.state, case.message.outcome)
    ]
    return Reply("\n".join(lines), tuple(buttons))


def due_left(due: date | None, today: date) -> str:
    """How long there is: days left, the last day, or days over."""
    if due is None:
        return say("staff-due-none")
    left = (due - today).days
    if left < 0:
        return say("staff-due-over", days=-left)
    return say("staff-due-left", days=left) if left else say("staff-due-today")


def _head(case: Case, office: Office, today: date) -> str:
    message = case.message
    told: dict[str, str | int] = {
        "number": case.number,
        "status": say("staff-status", status=case.status),
        "kind": kind_title(message.asked_as),
        "topic": topic_title(message.topic),
        "channel": channel_title(message.channel),
        "date": day(message.received),
        "due": day(message.due) if message.due else say("staff-due-none"),
        "due_left": due_left(message.due, today) if message.is_open else say("staff-due-closed"),
        "owner": message.taken_by or say("staff-owner-none"),
    }
    urgent = say("staff-urgent-mark") + "\n" if message.urgent and message.is_open else ""
    return urgent + _by_kind(case, office, told)


def _by_kind(case: Case, office: Office, told: dict[str, str | int]) -> str:
    link = office.link(case.number) or say("staff-desk-here")
    if case.message.traceless:
        return say("staff-card-traceless", **told, link=link)
    if office.card_text == "none":
        return say("staff-card-no-text", **told, link=link)
    place = _shown(case.message.spot, office) or say("staff-place-none")
    return say("staff-card", **told, place=place, text=_words(case, office, link))


def _words(case: Case, office: Office, link: str) -> str:
    """What the author wrote, at first and later; cut where a card ends, never silently."""
    first = _shown(case.message.text, office)
    later = [_later(entry, office) for entry in case.thread[1:] if entry.voice == "author"]
    return shortened("\n\n".join([first, *later]), link)


def shortened(text: str, link: str) -> str:
    """As much as a card holds; never cut silently."""
    if len(text) <= LONGEST:
        return text
    short = text[:LONGEST].rsplit(None, 1)[0]
    return f"{short}…\n{say('staff-card-more', link=link)}"


def _later(entry: Entry, office: Office) -> str:
    """What the author added, or replied to a question."""
    text = _shown(entry.text, office)
    return say("staff-card-added", kind=entry.kind, date=day(entry.day), text=text)


def _shown(text: str, office: Office) -> str:
    return mask(text) if office.card_text == "masked" else text


def _now(case: Case, office: Office) -> list[str]:
    """How the author will get an answer, and what is waited for."""
    if case.message.traceless:
        mode = say("staff-card-mode-traceless")
    elif case.message.reachable:
        mode = say("staff-card-mode-here")
    else:
        mode = say("staff-card-mode-gone")
    lines = ["", mode]
    if case.is_waiting and case.question_until:
        lines.append(say("staff-card-waiting", due=day(case.question_until)))
    if case.is_answered:
        lines.append(say("staff-card-answered"))
    return lines


def _label(step: Step) -> str:
    return say("staff-step", step=step.name)
