"""How the desk puts a case into words: the same words as on a card of the staff chat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.handlers import staff_ratings
from bot.handlers.staff_cards import last_day, left_of, road_of_answer
from bot.handlers.staff_office import (
    came_elsewhere,
    cause_title,
    channel_title,
    kind_of,
    topic_title,
)
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from config.workdays import Workdays, of_region
from storage.case_records import Case
from storage.file_records import Attached
from storage.message_records import Entry
from storage.register_records import Key


@dataclass(frozen=True, slots=True)
class Shown:
    """One case in words; `link` leads to its page. `facts`: what the register holds beside."""

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
    is_thrice: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    who: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file; `to` is "" where the key that opens it is not here."""

    label: str
    to: str
    is_picture: bool


def shown(
    case: Case,
    today: date,
    workdays: Workdays | None = None,
    places: Mapping[str, str] = MappingProxyType({}),
) -> Shown:
    """`places`: titles of QR points by id."""
    message, worked = case.message, workdays or of_region("RU")
    workday = worked.previous_workday(today)
    return Shown(
        number=case.number,
        link=f"/desk/case/{case.number}",
        status=say("staff-status", status=case.status),
        kind=kind_of(message),
        topic=topic_title(message.topic),
        channel=channel_title(message.channel),
        received=day(message.received),
        due=last_day(case, worked),
        due_left=left_of(case, today, worked) if case.due else "",
        owner=case.owner or say("staff-owner-none"),
        cause=cause_title(case.cause) if case.cause else "",
        answer=road_of_answer(case),
        is_overdue=case.is_overdue(workday),
        is_urgent=message.urgent and message.is_open,
        is_traceless=message.traceless,
        is_internal=message.audience == "internal",
        is_thrice=case.is_overdue_thrice(workday),
        facts=tuple(_facts(case, places)),
    )


def enclosed(number: str, n: int, file: Attached) -> Enclosed:
    """`n`: the place in the list, from 1."""
    size = say("desk-case-file-size", kilobytes=max(1, file.size // 1024))
    voice = "staff" if file.by_staff else "author"
    label = say("desk-case-file", n=n, kind=file.kind, size=size, voice=voice)
    is_picture = file.kind == "jpeg"
    return Enclosed(label, f"/desk/case/{number}/file/{file.id}" if file.name else "", is_picture)


def said(entry: Entry) -> Said:
    who = say("desk-case-said", voice=entry.voice, kind=entry.kind)
    is_first = entry.kind == "text"
    nothing = say("desk-case-erased") if is_first else say("staff-files-only")
    return Said(who, day(entry.day), entry.text or nothing)


def _facts(case: Case, places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the register holds beside the message, where it holds anything."""
    told, known = case.of_register, shipped()
    values = {
        "unit": case.unit.title if case.unit else "",
        "place": places.get(told.place, told.place) if told.place else "",
        "organisation": told.organisation,
        "direction": known.directions.title(told.direction) if told.direction else "",
        "client_kind": known.client_kinds.title(told.client_kind) if told.client_kind else "",
        "form": known.forms.title(told.form) if told.form else "",
        "duplicate_of": key_title(told.duplicate_of),
        "duplicates": ", ".join(twin.number for twin in case.twins),
    }
    for field, value in values.items():
        if value:
            yield say("desk-case-field", field=field), value
    if case.rating is not None:
        yield say("desk-rating"), staff_ratings.in_words(case.rating)
    own = () if came_elsewhere(case.message) else ("anonymous",)  # said in other words there
    for field in ("representative", "collective", "repeat", "anonymous"):
        if field not in own and getattr(told, field):
            yield say("desk-case-field", field=field), say("desk-case-yes")


def key_title(told: str) -> str:
    """Of another message: its channel and number there."""
    if not told:
        return ""
    key = Key.parse(told)
    return f"{channel_title(key.channel)}, {key.external_id}"
