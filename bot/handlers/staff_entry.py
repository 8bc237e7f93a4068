"""An appeal that came by post, phone or at reception, entered in a staff chat. Pure.

Three presses and one text: the channel, the kind, the words, «Save». The day of receipt, the
topic and whose it is, a resident's or an employee's, are suggested, and changed only where they are
wrong; a place of the profile may be named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from secrets import randbelow

from bot.cleaning import clean
from bot.handlers.message_course import is_urgent
from bot.handlers.staff_office import Office, of_employee
from bot.handlers.staff_steps import fault_of
from bot.texts import say
from bot.topic_sense import TopicSense
from config.directories import shipped
from storage.entered_records import Client, EnteredAppeal, Entering, Form

OLDEST = timedelta(days=366)
"""Whatever came in earlier is history for a file, not for the chat."""
NO_CHANNELS = frozenset({"paper", "social_scan"})
"""Kept by hand too, but they bring answers to surveys and observations, not appeals."""
FORMS: Mapping[str, Form] = {"reception": "oral", "phone": "oral", "post": "written"}
AT = "at-"
"""Before the id of a place in a press: a town may name a place as it likes."""
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """`changed`: to be written; `saves`: it becomes a case. `said`: a word to the clerk."""

    changed: Entering | None = None
    saves: bool = False
    said: str = ""


def begin(chat: str) -> Entering:
    return Entering(id=randbelow(2**31 - 1) + 1, chat=chat)


def channels() -> tuple[str, ...]:
    """Those that people keep by hand, in the order of the directory."""
    return tuple(
        one.id for one in shipped().channels if one.mode == "manual" and one.id not in NO_CHANNELS
    )


def either(channel: str) -> bool:
    """Residents come by it and employees, as to a reception: a clerk tells who it was."""
    return bool(channel) and shipped().channels[channel].audience == "both"


def press(told: Entering, verb: str) -> Entry:
    """A button of the window: an id of what is chosen, `topic`, `save`, `cancel`."""
    known = shipped()
    match told.screen, verb:
        case (("done" | "dropped"), _):
            return Entry(said=say("staff-old-button"))
        case _, "cancel":
            return Entry(replace(told, screen="dropped", text=""))
        case "channel", name if name in channels():
            return Entry(replace(told, screen="kind", channel=name))
        case "kind", name if name in known.kinds:
            return Entry(replace(told, screen="words", kind=name))
        case "check", _:
            return _mended(told, verb)
        case "place", name if name.startswith(AT):
            return Entry(replace(told, screen="check", place=name.removeprefix(AT)))
        case "section", name if name in known.topics.sections:
            return Entry(replace(told, screen="topic", section=name))
        case (("section" | "topic"), name) if name in known.topics:
            return Entry(replace(told, screen="check", topic=name))
        case _:
            return Entry(said=say("staff-old-button"))


def _mended(told: Entering, verb: str) -> Entry:
    """The last look: saved, or something on it is chosen anew."""
    match verb:
        case "save":
            return Entry(saves=True)
        case "topic":
            return Entry(replace(told, screen="section"))
        case "place":
            return Entry(replace(told, screen="place"))
        case ("internal" | "external") as audience if either(told.channel):
            return Entry(replace(told, audience=audience, topic=""))
        case _:
            return Entry(said=say("staff-old-button"))


def typed(told: Entering, text: str, today: date, sense: TopicSense) -> Entry:
    """A reply to the window: the words of the appeal, or the day it came in."""
    if told.screen not in ("words", "check"):
        return Entry(said=say("staff-entry-press"))
    said = clean(text)
    if found := _DAY.fullmatch(said.strip()):
        return _received(told, found, today)
    if fault := fault_of(said):
        return Entry(said=fault)
    topic = told.topic or ("" if of_employee(told) else sense.surest(said))
    return Entry(replace(told, screen="check", text=said, topic=topic))


def appeal_of(told: Entering, office: Office, today: date) -> EnteredAppeal:
    """What is kept, registered today; its term runs from the registration."""
    kind = next((one.id for one in shipped().message_kinds if one.kind == told.kind), told.kind)
    is_internal = of_employee(told)
    return EnteredAppeal(
        channel=told.channel,
        kind=told.kind,
        asked_as=kind,
        received=told.received or today,
        due=office.due(told.topic or None, today),
        role="operator",
        text=told.text,
        form=FORMS.get(told.channel, "electronic"),
        audience="internal" if is_internal else "external",
        topic=told.topic or None,
        place=told.place if told.place in office.places else "",
        client=Client("employee" if is_internal else None),
        urgent=is_urgent(told.text),
        tell=(told.chat,),
    )


def _received(told: Entering, found: re.Match[str], today: date) -> Entry:
    month, number = int(found[2]), int(found[1])
    try:
        day = date(int(found[3] or today.year), month, number)
        if not found[3] and day > today:  # a day of December, told in January
            day = date(today.year - 1, month, number)
    except ValueError:
        return Entry(said=say("staff-entry-no-day"))
    if not today - OLDEST <= day <= today:
        return Entry(said=say("staff-entry-other-day", date=f"{today:%d.%m.%Y}"))
    return Entry(replace(told, received=day))
