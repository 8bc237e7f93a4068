"""Lines of the list: a case, or a row of a file, in words; and what was found in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.handlers.staff_office import channel_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from config.workdays import Workdays
from storage.case_records import Case
from storage.search_records import Found, Loaded
from web.desk.case_words import Shown, shown
from web.desk.found_words import Piece, snippet

Said = Mapping[int, tuple[Piece, ...]]
"""What was found in the text of each, by id."""


@dataclass(frozen=True, slots=True)
class Line:
    """`pick`: what a tick beside it sends, number and revision; "" where nothing can be done.

    `notes`: its kind, and what is special about it.
    """

    number: str
    link: str
    pick: str
    topic: str
    notes: str
    status: str
    due: str
    due_left: str
    owner: str
    channel: str
    received: str
    is_overdue: bool = False
    is_urgent: bool = False
    said: tuple[Piece, ...] = ()


def lines(found: Found, asked: str, today: date, workdays: Workdays) -> list[Line]:
    """`asked`: the words that were looked for."""
    said = {name: snippet(texts, asked) for name, texts in found.texts.items()}
    told = [_of_case(shown(one, today, workdays), one, said) for one in found.cases]
    return told + [_of_loaded(one, said) for one in found.loaded]


def outcome_title(outcome: str) -> str:
    return shipped().outcomes.title(outcome)


def _of_case(told: Shown, case: Case, said: Said) -> Line:
    notes = [told.kind]
    notes += [say("desk-cases-traceless")] if told.is_traceless else []
    notes += [say("desk-cases-internal")] if told.is_internal else []
    return Line(
        number=told.number,
        link=told.link,
        pick=f"{case.number}:{case.revision}",
        topic=told.topic,
        notes=" \u00b7 ".join(notes),
        status=told.status,
        due=_last(case.due or case.message.due),
        due_left=told.due_left,
        owner=told.owner,
        channel=told.channel,
        received=told.received,
        is_overdue=told.is_overdue,
        is_urgent=told.is_urgent,
        said=said.get(case.message.appeal, ()),
    )


def _last(due: date | None) -> str:
    """Shorter than on the card: a line has one row for it."""
    return day(due) if due else say("staff-due-none")


def _of_loaded(row: Loaded, said: Said) -> Line:
    return Line(
        number=row.external_id,
        link=f"/desk/loaded/{row.id}",
        pick="",
        topic=topic_title(row.topic),
        notes=shipped().kinds.title(row.kind),
        status=outcome_title(row.outcome),
        due="",
        due_left="",
        owner=row.organisation,
        channel=channel_title(row.channel),
        received=day(row.received),
        said=said.get(row.id, ()),
    )
