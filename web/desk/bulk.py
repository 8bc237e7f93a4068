"""Several cases at once: ticked in the list, looked at together, and then each a step of its own.

Whatever somebody changed meanwhile is left as it is, and told.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace

from aiohttp import web

from bot.handlers import staff_hints
from bot.handlers.message_files import MEGABYTES
from bot.handlers.staff_making import Around
from bot.handlers.staff_office import LONGEST, cause_title, topic_title, unsent
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, ChangedMeanwhile, FilesGone, NoSuchCase, NotAllowed
from storage.correction_records import Impossible
from storage.file_records import MOST as MOST_FILES
from storage.sealing import Unreadable
from storage.twin_records import Original
from web.desk import bulk_files, step_files, template_choice
from web.desk.bulk_deeds import (
    MOST,
    OUTCOMES,
    Bulk,
    Pick,
    correction_of,
    fault,
    read,
    step_of,
)
from web.desk.case import around
from web.desk.case_words import Shown, shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS

PATH = "/bulk"


@dataclass(frozen=True, slots=True)
class Left:
    """A case that was not touched, and why."""

    number: str
    why: str


async def send(desk: Desk) -> web.Response:
    """What is to be told; the last look; and, after that, what became of each."""
    bulk = read(desk.form)
    if not bulk.picks:
        return _ended(desk, [], [], say("desk-bulk-choose", what="cases"))
    if not bulk.deed:
        return _ended(desk, [], [], say("desk-bulk-choose", what="deed"))
    if len(desk.form.all("pick")) > MOST:
        return _ended(desk, [], [], say("desk-bulk-many", most=MOST))
    bulk, refused = await bulk_files.taken(desk, bulk)
    topics = await _topics(desk, bulk)
    if (words := await template_choice.chosen(desk, topics)) is not None:
        return await _form(desk, replace(bulk, text=words), "")
    is_first = desk.form.one("told") != "1"
    wrong = refused or fault(bulk)
    is_edited = bool(desk.form.one("edit") or desk.form.one(template_choice.FILL))
    if wrong or is_edited:
        trouble = "" if is_first or is_edited else wrong
        return await _form(desk, bulk, trouble)
    if desk.form.one("sure") != "1":
        return await _check(desk, bulk)
    return await _done(desk, bulk)


async def _done(desk: Desk, bulk: Bulk) -> web.Response:
    done: list[str] = []
    left: list[Left] = []
    for pick in bulk.touched:
        if why := await _one(desk, bulk, pick):
            left.append(Left(pick.number, why))
        else:
            done.append(pick.number)
    await bulk_files.drop(desk, bulk.files)
    return _ended(desk, done, left)


async def _one(desk: Desk, bulk: Bulk, pick: Pick) -> str:
    """Why the case was left as it is; "" if the deed is done."""
    cases, town = desk.parts.storage.cases, around(desk)
    try:
        case = await cases.one(pick.number)
        if case.revision != pick.revision:
            return _why("changed")
        if not _is_theirs(desk, case):
            return _why("foreign")
        if bulk.deed == "topic":
            return await _tried(cases.correct(correction_of(bulk, case, town)))
        return await _stepped(desk, bulk, case, town)
    except NoSuchCase:
        return _why("gone")


async def _stepped(desk: Desk, bulk: Bulk, case: Case, town: Around) -> str:
    original: Original | None = None
    if bulk.deed == "merge":
        original = await desk.cases.original(case, bulk.original)
        if original is None:
            return _why("original")
    try:
        files = await bulk_files.copies(desk, bulk, case)
    except FilesGone:
        return _why("files")
    step = step_of(replace(bulk, files=files), case, town, original)
    taking = desk.parts.storage.cases.take_step
    why = await _tried(taking(step)) if step is not None else _why("state")
    if why:
        await bulk_files.drop(desk, files)
    return why


async def _tried(step: Awaitable[Case]) -> str:
    try:
        await step
    except ChangedMeanwhile:
        return _why("changed")
    except (NotAllowed, Impossible):
        return _why("state")
    except Unreadable:
        return _why("sealed")
    return ""


async def _topics(desk: Desk, bulk: Bulk) -> set[str | None]:
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


async def _cases(desk: Desk, bulk: Bulk) -> list[Case]:
    """As they are now, in the order in which they were ticked."""
    told = []
    for pick in bulk.picks:
        try:
            case = await desk.cases.one(pick.number)
        except NoSuchCase:
            continue
        if _is_theirs(desk, case):
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


async def _form(desk: Desk, bulk: Bulk, trouble: str) -> web.Response:
    known, cases = shipped(), await _cases(desk, bulk)
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
        templates=await template_choice.offered(desk, await _topics(desk, bulk)),
        longest=LONGEST,
        files=step_files.carried(bulk.files),
        accepts=step_files.ACCEPTS if bulk.deed == "close" else "",
        most=MOST_FILES,
        megabytes=MEGABYTES,
        trouble=trouble,
    )


async def _check(desk: Desk, bulk: Bulk) -> web.Response:
    outcome = say("staff-step", step=bulk.outcome) if bulk.deed == "close" else ""
    cases = await _cases(desk, bulk)
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


def _ended(desk: Desk, done: list[str], left: list[Left], trouble: str = "") -> web.Response:
    return desk.page(
        "desk/bulk_done.html", 422 if trouble else 200, done=done, left=left, trouble=trouble
    )


def _is_theirs(desk: Desk, case: Case) -> bool:
    """A clerk of one unit works with its cases alone."""
    return desk.clerk.unit in ("", case.unit_id)


def _why(why: str) -> str:
    return say("desk-bulk-left", why=why)


DEED = DeskPage(PATH, send, roles=CLERKS, method="POST", takes_offers=True)
