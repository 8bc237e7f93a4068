"""What the register says of a case, put right: one page, every change in the log.

Dates are for an administrator: they move the figures. What was typed is not lost by a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aiohttp import web

from bot.cleaning import clean
from bot.handlers import staff_hints, staff_steps
from bot.handlers.staff_entry import channels
from bot.handlers.staff_office import came_elsewhere, channel_title, topic_title
from bot.handlers.staff_terms import day_of
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, ChangedMeanwhile, NotAllowed
from storage.case_steps import CORRECT, STEPS
from storage.correction_records import DATES, WHENCE, Correction, Impossible
from storage.register_records import Moment
from storage.sql.signins import Role
from web.desk import case as case_page
from web.desk.case_words import shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS

PATH = f"{case_page.PATH}/{CORRECT}"
CHOSEN = ("kind", "topic", "cause", "unit", "place", "direction", "client_kind", "form")
FLAGS = ("representative", "collective", "repeat")
NEVER_EMPTY = ("kind", *WHENCE)
LONGEST_NAME = 300


class Unclear(Exception):
    """What a field says, in words for the clerk."""


async def show(desk: Desk) -> web.Response:
    case = await case_page.found(desk)
    if STEPS[CORRECT] not in case.steps:
        return await case_page.page_of(desk, case, staff_steps.changed_already(case))
    return await _page(desk, case, told_of(case))


async def save(desk: Desk) -> web.Response:
    case = await case_page.found(desk)
    typed = _typed(desk, case)
    try:
        told = await _correction(desk, case, typed)
        if desk.form.one("revision") != str(case.revision):
            raise Unclear(say("desk-conflict"))
        await desk.parts.storage.cases.correct(told)
    except Unclear as unclear:
        return await _page(desk, case, typed, str(unclear))
    except Impossible as wrong:
        why = say("desk-correct-impossible", field=wrong.field, code=wrong.code)
        return await _page(desk, case, typed, why)
    except (ChangedMeanwhile, NotAllowed):
        fresh = await case_page.found(desk)
        return await _page(desk, fresh, typed, say("desk-conflict"))
    return case_page.back(case)


def _typed(desk: Desk, case: Case) -> dict[str, str]:
    """A field the form does not have is as it was; of the whole form, which has a name for an
    organisation, a box that is not ticked is not sent."""
    form = desk.form
    sent = {name: form.one(name) for name in told_of(case) if name in form.fields}
    unticked = dict.fromkeys(_flags(case), "") if "organisation" in form.fields else {}
    return told_of(case) | unticked | sent


def told_of(case: Case) -> dict[str, str]:
    """What the register says now, as fields of the form."""
    facts, message = case.of_register, case.message
    told = {
        "channel": message.channel,
        "audience": message.audience,
        "kind": message.kind,
        "topic": message.topic or "",
        "cause": case.cause or "",
        "unit": case.unit_id,
        "place": facts.place or "",
        "organisation": facts.organisation,
        "direction": facts.direction or "",
        "client_kind": facts.client_kind or "",
        "form": facts.form or "",
    }
    told |= {name: "1" if getattr(facts, name) else "" for name in (*FLAGS, "anonymous")}
    days = {"received": message.received, "registered": case.registered}
    days["answered"] = message.answered
    return told | {name: day.isoformat() if day else "" for name, day in days.items()}


async def _correction(desk: Desk, case: Case, typed: Mapping[str, str]) -> Correction:
    """Raises Unclear."""
    values: dict[str, object] = {}
    known = await _known(desk, case, typed["audience"])
    is_moved = typed["audience"] != case.message.audience
    for name in _chosen(case):
        if typed[name] and typed[name] not in known[name]:
            field = "audience" if name == "topic" and is_moved else name
            raise Unclear(say("desk-correct-unknown", field=field))
        values[name] = typed[name] or None
    values["organisation"] = clean(typed["organisation"])[:LONGEST_NAME]
    values |= {name: typed[name] == "1" for name in _flags(case)}
    now = desk.parts.clock()
    due = None
    if desk.clerk.role is Role.ADMIN:
        values |= {name: _day(name, typed[name], now.date()) for name in DATES}
        due = _due(desk, case, values["registered"])
    at = Moment(now, now.date())
    return Correction(case.number, case.revision, str(desk.clerk.role), at, values, due=due)


def _due(desk: Desk, case: Case, registered: object) -> date | None:
    """A term begins with the registration; one that was extended stays as its author was told."""
    is_moved = isinstance(registered, date) and registered != case.registered
    if not is_moved or case.message.extended or not case.message.is_open:
        return None
    assert isinstance(registered, date)
    return desk.parts.office.due(case.message.topic, registered)


def _chosen(case: Case) -> tuple[str, ...]:
    """Whence a message of a door of ours came is known; of a letter it may be noted wrongly."""
    return (*WHENCE, *CHOSEN) if came_elsewhere(case.message) else CHOSEN


def _flags(case: Case) -> tuple[str, ...]:
    """Whether a message of ours left a trace was promised to its author, and is not corrected."""
    return (*FLAGS, "anonymous") if came_elsewhere(case.message) else FLAGS


def _day(name: str, typed: str, today: date) -> date | None:
    if not typed.strip():
        return None
    told = day_of(typed, today)
    if told is None:
        raise Unclear(say("desk-correct-unknown", field=name))
    return told


async def _known(desk: Desk, case: Case, audience: str) -> dict[str, dict[str, str]]:
    """Ids and titles that a field may have."""
    known, channel = shipped(), case.message.channel
    topics = known.topics.internal if audience == "internal" else None
    told = {
        "channel": {name: channel_title(name) for name in (*channels(), channel)},
        "audience": {one.id: one.title for one in known.audiences},
        "kind": {one.id: one.title for one in known.kinds},
        "topic": {one.id: one.title for one in topics or known.topics},
        "cause": {one.id: one.title for one in known.causes},
        "unit": {one.id: one.title for one in await desk.parts.storage.units.all() if one.is_used},
        "place": {},
        "direction": {one.id: one.title for one in known.directions},
        "client_kind": {one.id: one.title for one in known.client_kinds},
        "form": {one.id: one.title for one in known.forms},
    }
    if case.unit is not None:
        told["unit"][case.unit.id] = case.unit.title
    if audience == case.message.audience and case.message.topic:
        told["topic"].setdefault(case.message.topic, topic_title(case.message.topic))
    if not case.message.traceless:  # a place would narrow down who wrote it
        was = case.of_register.place
        told["place"] = ({was: was} if was else {}) | dict(desk.parts.office.places)
    return told


async def _page(
    desk: Desk, case: Case, typed: Mapping[str, str], trouble: str = ""
) -> web.Response:
    known = await _known(desk, case, typed["audience"])
    is_admin, office = desk.clerk.role is Role.ADMIN, desk.parts.office
    days = [name for name in DATES if name != "answered" or not case.message.is_open]
    return desk.page(
        "desk/correct.html",
        409 if trouble else 200,
        case=shown(case, desk.parts.clock().date(), office.workdays, office.places),
        revision=case.revision,
        chosen=[(name, known[name]) for name in _chosen(case) if name != "topic"],
        never_empty=NEVER_EMPTY,
        sections=_near(desk, case) + _sections(typed["audience"], known["topic"]),
        flags=_flags(case),
        days=days if is_admin else [],
        typed=typed,
        longest=LONGEST_NAME,
        trouble=trouble,
    )


def _near(desk: Desk, case: Case) -> list[tuple[str, dict[str, str]]]:
    """What its words speak of stands first, for whom its topics are."""
    if desk.form.one("audience") not in ("", case.message.audience):
        return []
    found = staff_hints.likely(case, desk.parts.office)
    return [(say("help-likely-title"), staff_hints.titles(found))] if found else []


def _sections(audience: str, topics: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Topics below their sections; those of employees have none."""
    if audience == "internal":
        return [("", dict(topics))]
    sections = shipped().topics.sections
    return [(one.title, {topic.id: topic.title for topic in one.topics}) for one in sections]


PAGE = DeskPage(PATH, show, roles=CLERKS)
DEED = DeskPage(PATH, save, roles=CLERKS, method="POST")
