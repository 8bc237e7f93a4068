"""Several cases at once: ticked in the list, looked at together, and then each a step of its own.

Whatever somebody changed meanwhile is left as it is, and told.
"""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from urllib.parse import urlencode

from aiohttp import web

from bot.handlers.staff_making import Around
from bot.texts import say
from storage.case_records import Case, ChangedMeanwhile, FilesGone, NoSuchCase, NotAllowed
from storage.correction_records import Impossible
from storage.sealing import Unreadable
from storage.twin_records import Original
from web.desk import bulk_files, bulk_pages, template_choice
from web.desk.bulk_deeds import (
    MOST,
    Bulk,
    Pick,
    correction_of,
    fault,
    read,
    step_of,
)
from web.desk.bulk_pages import Left
from web.desk.case import around
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.forms import Form

PATH = "/bulk"


async def show(desk: Desk) -> web.Response:
    """The form of what was ticked, by an address of its own: browsers bring what was typed back
    to such a page alone, when one goes back from the last look."""
    query = desk.request.query
    asked = read(Form({name: query.getall(name) for name in ("pick", "deed") if name in query}))
    if not asked.picks or asked.deed in ("", "take"):
        return web.Response(status=303, headers={"Location": "/desk/queue"})
    return await bulk_pages.form(desk, asked, "")


async def send(desk: Desk) -> web.Response:
    """What is to be told; the last look; and, after that, what became of each."""
    bulk = read(desk.form)
    if not bulk.picks:
        return bulk_pages.ended(desk, [], [], say("desk-bulk-choose", what="cases"))
    if not bulk.deed:
        return bulk_pages.ended(desk, [], [], say("desk-bulk-choose", what="deed"))
    if len(desk.form.all("pick")) > MOST:
        return bulk_pages.ended(desk, [], [], say("desk-bulk-many", most=MOST))
    if desk.form.one("told") != "1" and bulk.deed != "take":
        return web.Response(status=303, headers={"Location": _place(bulk)})
    bulk, refused = await bulk_files.taken(desk, bulk)
    topics = await bulk_pages.topics_of(desk, bulk)
    if (words := await template_choice.chosen(desk, topics)) is not None:
        return await bulk_pages.form(desk, replace(bulk, text=words), "")
    wrong = refused or fault(bulk)
    is_edited = bool(desk.form.one("edit") or desk.form.one(template_choice.FILL))
    if wrong or is_edited:
        return await bulk_pages.form(desk, bulk, "" if is_edited else wrong)
    if desk.form.one("sure") != "1":
        return await bulk_pages.check(desk, bulk)
    return await _done(desk, bulk)


def _place(bulk: Bulk) -> str:
    picks = [("pick", f"{pick.number}:{pick.revision}") for pick in bulk.picks]
    return f"/desk{PATH}?{urlencode([('deed', bulk.deed), *picks])}"


async def _done(desk: Desk, bulk: Bulk) -> web.Response:
    done: list[str] = []
    left: list[Left] = []
    for pick in bulk.touched:
        if why := await _one(desk, bulk, pick):
            left.append(Left(pick.number, why))
        else:
            done.append(pick.number)
    await bulk_files.drop(desk, bulk.files)
    return bulk_pages.ended(desk, done, left)


async def _one(desk: Desk, bulk: Bulk, pick: Pick) -> str:
    """Why the case was left as it is; "" if the deed is done."""
    cases, town = desk.parts.storage.cases, around(desk)
    try:
        case = await cases.one(pick.number)
        if case.revision != pick.revision:
            return _why("changed")
        if not bulk_pages.is_theirs(desk, case):
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


def _why(why: str) -> str:
    return say("desk-bulk-left", why=why)


PAGE = DeskPage(PATH, show, roles=CLERKS)
DEED = DeskPage(PATH, send, roles=CLERKS, method="POST", takes_offers=True)
