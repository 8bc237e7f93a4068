"""The form of an appeal from post, phone or reception: read, and judged field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import get_args

from bot.cleaning import clean
from bot.handlers.message_course import is_urgent
from bot.handlers.staff_entry import FORMS, channels
from bot.handlers.staff_office import Office
from bot.texts import say
from bot.topic_sense import topics_said
from config.directories import shipped
from config.entries import Topic
from storage.entered_records import Client, EnteredAppeal, Form
from web import forms
from web.desk.queue_asked import day_of

LONGEST = 20_000
"""Characters of a letter: some ten pages."""
LONGEST_NUMBER, LONGEST_NAME = 100, 300
OLDEST = timedelta(days=3660)
"""A letter found in a drawer may be old; a date of the last century is a slip of the pen."""
NEAR = 6
"""Topics that what was typed for one may mean."""
NAMES = (
    *("channel", "received", "at", "external_id", "registered", "audience", "kind", "topic"),
    *("direction", "organisation", "text", "spot", "place", "client_kind", "form", "cause"),
)
TICKS = ("representative", "collective", "repeat", "anonymous")


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was sent, cleaned; `ticked`: names of its boxes."""

    values: Mapping[str, str] = field(repr=False)
    ticked: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class Judged:
    """`appeal` is None while something is wrong; `faults`: what to do, by field.

    `topics`: those that what was typed for a topic may mean.
    """

    appeal: EnteredAppeal | None
    faults: Mapping[str, str]
    topics: tuple[Topic, ...] = ()


def blank(channel: str, received: str, today: date) -> Filled:
    """What stands in a form before anybody has typed: `channel` and day of the one before it."""
    known = channel if channel in channels() else ""
    day = day_of(received)
    values = {
        "channel": known,
        "received": (day or today).isoformat(),
        "registered": today.isoformat(),
        "audience": _audience(known) if known else "external",
        "form": FORMS.get(known, "electronic") if known else "written",
        "client_kind": "employee" if known and _audience(known) == "internal" else "person",
    }
    return Filled(values)


def read(form: forms.Form) -> Filled:
    told = {name: clean(form.one(name)) for name in NAMES}
    told["topic"] = told["topic"] or form.one("hint")
    return Filled(
        told,
        frozenset(name for name in TICKS if form.one(name)),
    )


def judge(filled: Filled, office: Office, role: str, now: datetime) -> Judged:
    """All faults at once, so that a form is mended in one go."""
    faults: dict[str, str] = {}
    topic, topics = _topic(filled["topic"])
    received, registered = _days(filled, now.date(), faults)
    at = _hour(filled["at"], faults)
    _choices(filled, office, faults)
    _lengths(filled, faults)
    if filled["topic"] and topic is None:
        faults["topic"] = say("desk-entry-fault", fault="topics" if topics else "topic")
    if faults or received is None or registered is None:
        return Judged(None, faults, topics)
    appeal = EnteredAppeal(
        channel=filled["channel"],
        kind=filled["kind"],
        asked_as=_asked_as(filled["kind"]),
        received=received,
        due=office.due(topic.id if topic else None, registered),
        role=role,
        text=filled["text"],
        form=next(form for form in get_args(Form) if form == filled["form"]),
        audience="internal" if filled["audience"] == "internal" else "external",
        topic=topic.id if topic else None,
        organisation=filled["organisation"],
        external_id=filled["external_id"],
        spot=filled["spot"],
        place=filled["place"],
        client=Client(filled["client_kind"] or None, *(name in filled.ticked for name in TICKS)),
        urgent=is_urgent(filled["text"]),
        at=at,
        registered=registered,
        direction=filled["direction"] or None,
        cause=filled["cause"] or None,
    )
    return Judged(appeal, faults, topics)


def _asked_as(kind: str) -> str:
    return next((one.id for one in shipped().message_kinds if one.kind == kind), kind)


def _audience(channel: str) -> str:
    return "internal" if shipped().channels[channel].audience == "internal" else "external"


def _days(filled: Filled, today: date, faults: dict[str, str]) -> tuple[date | None, date | None]:
    told = {"received": day_of(filled["received"]), "registered": day_of(filled["registered"])}
    for name, day in told.items():
        if day is None:
            faults[name] = say("desk-entry-fault", fault="day" if filled[name] else "no_day")
        elif day > today:
            faults[name] = say("desk-entry-fault", fault="future")
        elif day < today - OLDEST:
            faults[name] = say("desk-entry-fault", fault="past")
    received, registered = told["received"], told["registered"]
    if not faults and received and registered and registered < received:
        faults["registered"] = say("desk-entry-fault", fault="before")
    return received, registered


def _hour(told: str, faults: dict[str, str]) -> time | None:
    if not told:
        return None
    try:
        return time.fromisoformat(told[:5])
    except ValueError:
        faults["at"] = say("desk-entry-fault", fault="hour")
        return None


def _choices(filled: Filled, office: Office, faults: dict[str, str]) -> None:
    """What must be chosen, and what may be left out but not made up."""
    known = shipped()
    must: dict[str, Callable[[str], bool]] = {
        "channel": lambda name: name in channels(),
        "kind": lambda name: name in known.kinds,
        "audience": lambda name: name in known.audiences,
        "form": lambda name: name in known.forms,
    }
    may = {
        "cause": known.causes.ids,
        "direction": known.directions.ids,
        "client_kind": known.client_kinds.ids,
        "place": tuple(office.places),
    }
    for name, is_known in must.items():
        if not is_known(filled[name]):
            faults[name] = say("desk-entry-fault", fault="choose")
    for name, ids in may.items():
        if filled[name] and filled[name] not in ids:
            faults[name] = say("desk-entry-fault", fault="choose")


def _lengths(filled: Filled, faults: dict[str, str]) -> None:
    longest = {"text": LONGEST, "external_id": LONGEST_NUMBER}
    for name in ("text", "external_id", "organisation", "spot"):
        limit = longest.get(name, LONGEST_NAME)
        if len(filled[name]) > limit:
            length = len(filled[name])
            faults[name] = say("desk-entry-long", length=length, limit=limit)
    if not filled["text"]:
        faults["text"] = say("desk-entry-fault", fault="no_text")


def _topic(said: str) -> tuple[Topic | None, tuple[Topic, ...]]:
    """By id, title or code; else what the words may mean, to be chosen from."""
    topics = shipped().topics
    if not said:
        return None, ()
    if found := topics.find(said):
        return found, ()
    small = said.casefold()
    near = [one for one in topics if any(small in word.casefold() for word in _words(one))]
    near += [topics[name] for name in topics_said(said, NEAR)]
    return None, _first(near)


def _words(topic: Topic) -> tuple[str, ...]:
    return (topic.title, *topic.hints)


def _first(near: list[Topic]) -> tuple[Topic, ...]:
    told = {one.id: one for one in near}
    return tuple(told.values())[:NEAR]
