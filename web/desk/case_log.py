"""The log of a case in words: what was changed, by which role, on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from bot.handlers import staff_ratings
from bot.handlers.staff_office import cause_title, channel_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.code_records import NOTHING, Code, code_of
from storage.register_records import OPEN, Change
from web.desk.case_words import Said, key_title
from web.desk.frame import Desk

DAYS = ("due", "question", "promised", "received", "registered", "answered")
TIMES = ("answered_at", "received_at", "registered_at")
FLAGS = ("representative", "collective", "repeat", "anonymous")
NAMED = ("unit", "place", "code")


def code_title(word: str) -> str:
    """Of a process the word has its title already."""
    code = code_of(word)
    if code is None or code == NOTHING:
        return say("desk-coding-nothing-fits")
    title = shipped().pains.title(code.code) if code.kind == "pain" else code.code
    return say("desk-coding-code", kind=code.kind, title=title)


TITLES: Mapping[str, Callable[[str], str]] = {
    "code": code_title,
    "outcome": lambda value: say("staff-status", status=value),
    "cause": cause_title,
    "topic": topic_title,
    "kind": lambda value: shipped().kinds.title(value),
    "direction": lambda value: shipped().directions.title(value),
    "client_kind": lambda value: shipped().client_kinds.title(value),
    "form": lambda value: shipped().forms.title(value),
    "channel": channel_title,
    "audience": lambda value: shipped().audiences.title(value),
    "duplicate_of": key_title,
    "helped": lambda value: say("desk-case-yes") if value == "yes" else say("desk-case-no"),
    "reasons": lambda value: "; ".join(map(staff_ratings.reason, value.split(","))),
    "wish": lambda value: say("desk-wish", wish=value),
}


async def named(desk: Desk, history: Sequence[Change]) -> list[Change]:
    """With titles of units, QR points and processes, of which the log keeps the ids."""
    if all(change.field not in NAMED for change in history):
        return list(history)
    storage = desk.parts.storage
    titles: dict[str, dict[str, str]] = {"place": dict(desk.parts.office.places)}
    titles["unit"] = {unit.id: unit.title for unit in await storage.units.all()}
    titles["code"] = {}
    for removed in (False, True):
        for one in await storage.side.listed("process", removed=removed):
            word = Code("process", one.values["title"]).word
            titles["code"][Code("process", one.id).word] = word

    def told(one: Change) -> Change:
        known = titles[one.field]
        old, new = (known.get(name, name) if name else name for name in (one.old, one.new))
        return replace(one, old=old, new=new)

    return [told(one) if one.field in NAMED else one for one in history]


def happened(change: Change, zone: tzinfo | None) -> Said:
    """A line of the log. Times of the log are days of the town here: no clock beside a role."""
    who = say("desk-case-actor", actor=change.actor)
    return Said(who, day(change.at.astimezone(zone).date()), _change(change, zone))


def _change(change: Change, zone: tzinfo | None) -> str:
    old, new = (_value(change.field, value, zone) for value in (change.old, change.new))
    if change.field == "taken_by":
        return say("desk-case-taken" if change.new else "desk-case-released")
    field = say("desk-case-field", field=change.field)
    if change.field == "outcome" and change.new == OPEN:
        return say("desk-case-reopened")
    if change.field == "author":
        return say("desk-case-blocked" if change.new else "desk-case-let-in")
    if change.field == "hidden":
        return say("desk-case-hidden" if change.new else "desk-case-shown")
    if change.field == "question" and old and not new:
        return say("desk-case-question-over", actor=change.actor, until=old)
    if change.field in ("extended", "notice"):
        return field
    if change.field == "duplicates" and change.old:
        return say("desk-case-taken-apart", number=change.old)
    if old and change.field == "code":
        return say("desk-coding-taken-away", title=old)
    if new and old:
        return say("desk-case-from-to", field=field, old=old, new=new)
    return say("desk-case-to", field=field, new=new) if new else field


def _value(field: str, value: str | None, zone: tzinfo | None) -> str:
    """What people are shown of a value: titles for ids, days for times."""
    if not value:
        return ""
    if field in TITLES:
        return TITLES[field](value)
    if field in DAYS:
        return day(date.fromisoformat(value[:10]))
    if field in TIMES:
        return day(datetime.fromisoformat(value).astimezone(zone).date())
    if field in FLAGS:
        return say("desk-case-yes") if value == "True" else say("desk-case-no")
    return value
