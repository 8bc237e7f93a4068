"""What the registers by the side have to fill in, and what a form says: read, masked, judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.cleaning import clean
from bot.masking import mask, scrubbed
from bot.texts import say
from config.directories import shipped
from reports.written_day import written_day
from storage.office_records import Unit
from storage.side_records import KINDS, MESSAGES, TONES, Book, Record
from web.desk.frame import Desk
from web.desk.office import Choice, topic_choices, unit_choices

EARLIEST = date(2000, 1, 1)
_NUMBERS = re.compile(r"[\s,;№]+")


@dataclass(frozen=True, slots=True)
class Field:
    """`longest`: in characters, 0 for one to choose. `hides`: how personal data leave it."""

    name: str
    longest: int = 0
    needed: bool = False
    is_text: bool = False
    hides: Callable[[str, int], str] = mask


_TITLE, _TEXT = Field("title", 200, needed=True), Field("text", 2000, is_text=True)
_SEEN = Field("text", 2000, needed=True, is_text=True, hides=scrubbed)
_TOPIC, _UNIT = Field("topic"), Field("unit")

FIELDS: Mapping[Book, tuple[Field, ...]] = {
    "action": (
        *(Field("kind", needed=True), _TITLE, Field("document", 300), _TEXT),
        *(_TOPIC, Field("cause"), Field("pain"), Field("process"), _UNIT),
    ),
    "practice": (_TITLE, Field("text", 2000, is_text=True, hides=scrubbed), _TOPIC, _UNIT),
    "process": (_TITLE, Field("grouping", 120), Field("point", 120), _UNIT),
    "observation": (
        *(Field("source", 200, needed=True), Field("tone", needed=True), _TOPIC, _SEEN),
    ),
}
DATED: frozenset[Book] = frozenset({"action", "practice", "observation"})
NAMES_MESSAGES: frozenset[Book] = frozenset({"action", "practice"})


class Wrong(Exception):
    """What was typed cannot be kept; the words for it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What may be chosen; removed processes are there for their titles."""

    units: Sequence[Unit]
    processes: Sequence[Record]
    removed: Sequence[Record]

    def choices(self, name: str) -> list[Choice]:
        directories = shipped()
        match name:
            case "kind":
                return [(one, say("desk-side-kind", kind=one)) for one in KINDS]
            case "tone":
                return [(one, say("desk-side-tone", tone=one)) for one in TONES]
            case "cause":
                return [(one.id, one.title) for one in directories.causes]
            case "pain":
                return [(one.id, one.title) for one in directories.pains]
            case "topic":
                return [one for one in topic_choices() if one[0] in directories.topics]
            case "process":
                return [(one.id, one.values["title"]) for one in self.processes]
            case _:
                return unit_choices(self.units)

    def title(self, name: str, value: str) -> str:
        """Of what was chosen, even if nobody may choose it any more."""
        told = dict(self.choices(name))
        told |= {one.id: one.values["title"] for one in self.removed if name == "process"}
        told |= {one.id: one.title for one in self.units if name == "unit"}
        return told.get(value, value)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent, to be shown again. `hidden`: personal data were left out."""

    day: str
    messages: str
    values: Mapping[str, str] = field(repr=False)
    hidden: bool = False


async def known(desk: Desk) -> Known:
    storage = desk.parts.storage
    processes = await storage.side.listed("process")
    removed = await storage.side.listed("process", removed=True)
    return Known(await storage.units.all(), processes, removed)


def as_typed(record: Record) -> Typed:
    return Typed(record.day.isoformat(), ", ".join(record.messages), record.values)


def typed(desk: Desk, book: Book) -> Typed:
    form, hidden, values = desk.form, False, {}
    for one in FIELDS[book]:
        said = clean(form.one(one.name))
        told = one.hides(said, one.longest) if one.longest else said
        hidden = hidden or told != said
        values[one.name] = told if one.is_text else " ".join(told.split())
    return Typed(form.one("day").strip(), clean(form.one("messages")), values, hidden)


def judged(was: Record, told: Typed, known: Known, today: date) -> Record:
    """The record as it is to be kept. Raises Wrong."""
    for one in FIELDS[was.book]:
        _judge(one, told.values[one.name], (was, known))
    if was.book == "process":
        _alone(was, told, known)
    day = _day(told.day, today) if was.book in DATED else was.day
    messages = _messages(told.messages) if was.book in NAMES_MESSAGES else was.messages
    return Record(was.book, day, told.values, messages, was.id, was.version)


def _alone(was: Record, told: Typed, known: Known) -> None:
    """Two of one name nobody could tell apart in a list."""
    title = told.values["title"]
    others = [one.values["title"].casefold() for one in known.processes if one.id != was.id]
    if title.casefold() in others:
        raise Wrong(say("desk-side-twin", title=title))


def _judge(one: Field, value: str, of: tuple[Record, Known]) -> None:
    was, known = of
    title = say("desk-side-field", field=one.name)
    if one.needed and not value:
        raise Wrong(say("desk-side-needed", field=title))
    if one.longest and len(value) > one.longest:
        raise Wrong(say("desk-side-long", field=title, n=len(value), limit=one.longest))
    if one.longest or value in ("", was.values.get(one.name)):
        return
    if value not in dict(known.choices(one.name)):
        raise Wrong(say("desk-side-unknown", field=title))


def _day(told: str, today: date) -> date:
    day = written_day(told)
    if day is None or not EARLIEST <= day <= today:
        raise Wrong(say("desk-side-bad-day"))
    return day


def _messages(told: str) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(one for one in _NUMBERS.split(told) if one))
    strange = [one for one in numbers if not (one.isascii() and one.isdecimal() and len(one) < 20)]
    if strange or len(numbers) > MESSAGES:
        raise Wrong(say("desk-side-bad-numbers", limit=MESSAGES))
    return numbers
