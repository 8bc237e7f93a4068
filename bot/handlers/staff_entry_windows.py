"""The bot's message in which an appeal is entered: what is asked, a last look, what came of it."""

from __future__ import annotations

from datetime import date

from bot.events import Button, Reply
from bot.handlers import staff_hints, staff_sheets
from bot.handlers.staff_cards import shortened
from bot.handlers.staff_entry import AT, channels, either
from bot.handlers.staff_office import Office, channel_title, of_employee, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.entered_records import Entering

TOPIC = "entry"


def window(told: Entering, office: Office, today: date) -> Reply:
    """A press comes back as `id.version.verb`; words come as a reply to this message."""
    if told.pile is not None:
        return staff_sheets.window(told, office.used_places, TOPIC)
    match told.screen:
        case "channel":
            offered = [(one, channel_title(one)) for one in channels()]
            return _choice(told, say("staff-entry-channel"), offered)
        case "kind":
            kinds = [(one.id, one.title) for one in shipped().kinds]
            asked = say("staff-entry-kind", channel=channel_title(told.channel))
            return _choice(told, asked, kinds)
        case "words":
            return _choice(told, _asking(told, today), [])
        case "check":
            return Reply(_check(told, office, today), _last(told, office))
        case "section":
            return _sections(told, office)
        case "topic":
            section = shipped().topics.sections[told.section]
            topics = [(one.id, one.title) for one in section.topics]
            return _choice(told, say("staff-entry-topic", section=section.title), topics)
        case "place":
            places = [(AT + name, title) for name, title in office.used_places.items()]
            nowhere = (AT, say("staff-entry-no-place"))
            return _choice(told, say("staff-entry-ask-place"), [*places, nowhere])
        case "done":
            return Reply(say("staff-entry-done", number=told.number))
        case _:
            return Reply(say("staff-entry-dropped"))


def _sections(told: Entering, office: Office) -> Reply:
    if of_employee(told):
        own = [(one.id, one.title) for one in shipped().topics.internal]
        return _choice(told, say("staff-entry-topic-internal"), own)
    near = staff_hints.likely_entered(told, office)
    offered = [*staff_hints.titles(near).items()]
    offered += [(one.id, one.title) for one in shipped().topics.sections]
    return _choice(told, staff_hints.above(near, say("staff-entry-section")), offered)


def _asking(told: Entering, today: date) -> str:
    head = _head(told, today)
    return f"{head}\n\n{say('staff-entry-words')}"


def _check(told: Entering, office: Office, today: date) -> str:
    topic = say("staff-entry-as-topic", topic=topic_title(told.topic or None))
    if not told.topic:
        topic = staff_hints.below(staff_hints.likely_entered(told, office), topic)
    due = say("staff-entry-due", date=day(office.due(told.topic or None, today)))
    seen = office.shown(told.text, say("staff-desk-here"))
    text = "" if office.card_text == "none" else shortened(seen, say("staff-desk-here"))
    lines = [_head(told, today), *_whose(told), topic, *_where(told, office), due]
    parts = ["\n".join(lines), text, say("staff-entry-check")]
    return "\n\n".join(part for part in parts if part)


def _head(told: Entering, today: date) -> str:
    return say(
        "staff-entry-head",
        channel=channel_title(told.channel),
        kind=shipped().kinds.title(told.kind),
        date=day(told.received or today),
    )


def _whose(told: Entering) -> list[str]:
    return [say("staff-entry-whose", audience=told.audience)] if either(told.channel) else []


def _where(told: Entering, office: Office) -> list[str]:
    place = office.places.get(told.place)
    return [say("staff-entry-place", place=place)] if place else []


def _choice(told: Entering, text: str, offered: list[tuple[str, str]]) -> Reply:
    buttons = [_button(told, verb, title) for verb, title in offered]
    return Reply(text, (*buttons, _cancel(told)))


def _last(told: Entering, office: Office) -> tuple[Button, ...]:
    offered = [_button(told, "save", say("staff-entry-save"))]
    offered.append(_button(told, "topic", say("staff-entry-other-topic")))
    if either(told.channel):
        other = "external" if told.audience == "internal" else "internal"
        offered.append(_button(told, other, say("staff-entry-other-whose", audience=other)))
    if office.used_places:
        offered.append(_button(told, "place", say("staff-entry-other-place")))
    return *offered, _cancel(told)


def _cancel(told: Entering) -> Button:
    return _button(told, "cancel", say("staff-verb", verb="cancel"))


def _button(told: Entering, verb: str, label: str) -> Button:
    return Button(label, TOPIC, f"{told.id}.{told.version}.{verb}", standing=True)
