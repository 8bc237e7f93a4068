"""What is shown of several cases at once: the form, the last look, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.handlers import staff_hints
from bot.handlers.message_files import MEGABYTES
from bot.handlers.staff_office import LONGEST, cause_title, topic_title, unsent
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, NoSuchCase
from storage.file_records import MOST as MOST_FILES
from web.desk import bulk_files, step_files, template_choice
from web.desk.bulk_deeds import OUTCOMES, Bulk
from web.desk.case_words import Shown, shown
from web.desk.frame import Desk


@dataclass(frozen=True, slots=True)
class Left:
    """A case that was not touched, and why."""

    number: str
    why: str


async def topics_of(desk: Desk, bulk: Bulk) -> set[str | None]:
    """Of the cases, if words are to be written for them."""
    if bulk.deed != "close":
        return set()
    found = set()
    for pick in bulk.picks:
        try:
            found.add((await desk.cases.one(pick.number)).message.topic)
        except NoSuchCase:
            continue
    return found


async def cases_of(desk: Desk, bulk: Bulk) -> list[Case]:
    """As they are now, in the order in which they were ticked."""
    told = []
    for pick in bulk.picks:
        try:
            case = await desk.cases.one(pick.number)
        except NoSuchCase:
            continue
        if is_theirs(desk, case):
            told.append(case)
    return told


def _seen(desk: Desk, cases: Sequence[Case]) -> list[Shown]:
    today, workdays = desk.parts.clock().date(), desk.parts.office.workdays
    return [shown(case, today, workdays) for case in cases]


def _likely(desk: Desk, bulk: Bulk, cases: Sequence[Case]) -> dict[str, str]:
    """What their words speak of stands first, with how many do."""
    if bulk.deed != "topic":
        return {}
    found = staff_hints.likely_of(cases, desk.parts.office)
    return {
        name: say("help-likely-of", topic=topic_title(name), count=count, of=len(cases))
        for name, count in found.items()
    }


async def form(desk: Desk, bulk: Bulk, trouble: str) -> web.Response:
    known, cases = shipped(), await cases_of(desk, bulk)
    return desk.page(
        "desk/bulk_form.html",
        422 if trouble else 200,
        bulk=bulk,
        cases=_seen(desk, cases),
        likely=_likely(desk, bulk, cases),
        heading=say("desk-bulk-heading", deed=bulk.deed, n=len(bulk.picks)),
        outcomes=[(name, say("staff-step", step=name)) for name in OUTCOMES],
        causes=[(one.id, one.title) for one in known.causes],
        sections=list(known.topics.sections),
        internal=list(known.topics.internal),
        templates=await template_choice.offered(desk, await topics_of(desk, bulk)),
        longest=LONGEST,
        files=step_files.carried(bulk.files),
        accepts=step_files.ACCEPTS if bulk.deed == "close" else "",
        most=MOST_FILES,
        megabytes=MEGABYTES,
        trouble=trouble,
    )


async def check(desk: Desk, bulk: Bulk) -> web.Response:
    outcome = say("staff-step", step=bulk.outcome) if bulk.deed == "close" else ""
    cases = await cases_of(desk, bulk)
    return desk.page(
        "desk/bulk_check.html",
        200,
        bulk=bulk,
        cases=[one for one in _seen(desk, cases) if one.number != bulk.original],
        heading=say("desk-bulk-heading", deed=bulk.deed, n=len(bulk.touched)),
        places=template_choice.places_in(bulk.text),
        unsent=_unsent(bulk, cases),
        files=step_files.carried(bulk.files),
        takes_files=bulk_files.takes(bulk),
        what=say(
            "desk-bulk-what",
            deed=bulk.deed,
            outcome=outcome,
            cause=cause_title(bulk.cause),
            topic=topic_title(bulk.topic),
            original=bulk.original,
        ),
    )


def _unsent(bulk: Bulk, cases: Sequence[Case]) -> str:
    """Numbers of those whose authors are not told by us."""
    told = [case.number for case in cases if unsent(case.message)] if bulk.deed == "close" else []
    return ", ".join(told)


def ended(desk: Desk, done: list[str], left: list[Left], trouble: str = "") -> web.Response:
    return desk.page(
        "desk/bulk_done.html", 422 if trouble else 200, done=done, left=left, trouble=trouble
    )


def is_theirs(desk: Desk, case: Case) -> bool:
    """A clerk of one unit works with its cases alone."""
    return desk.clerk.unit in ("", case.unit_id)
