"""The desk's page «Enter an appeal»: for letters, calls and visits, one after another."""

from __future__ import annotations

import hmac
from dataclasses import astuple, dataclass, field, replace
from secrets import token_hex

from aiohttp import web

from bot.handlers.staff_entry import channels
from bot.handlers.staff_hints import titles
from bot.handlers.staff_office import channel_title
from bot.texts import say
from config.directories import shipped
from storage.case_records import HeardBefore
from storage.entered_records import EnteredAppeal, EnteredBefore
from web.desk.entry_form import (
    LONGEST,
    LONGEST_NAME,
    LONGEST_NUMBER,
    Filled,
    Judged,
    blank,
    judge,
    read,
)
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.queue_asked import day_of
from web.desk.queue_lines import Line, lines

PATH = "/entry"
UPDATES = "desk"
UNKNOWN = "unknown"  # a kind of client that is chosen by choosing nothing
"""The channel under which sent forms are remembered, so that one pressed twice is kept once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown around the fields."""

    filled: Filled
    judged: Judged = field(default_factory=lambda: Judged(None, {}))
    saved: str = ""
    twin: str = ""
    alike: tuple[Line, ...] = ()
    likely: tuple[str, ...] = ()
    page: str = ""


async def show(desk: Desk) -> web.Response:
    asked, today = desk.request.query, desk.parts.clock().date()
    filled = blank(asked.get("channel", ""), asked.get("received", ""), today)
    saved = asked.get("saved", "")
    is_number = saved.isascii() and saved.isdecimal() and len(saved) < 10
    return _page(desk, Sheet(filled, saved=saved if is_number else "", page=token_hex(16)))


async def save(desk: Desk) -> web.Response:
    filled, now = read(desk.form), desk.parts.clock()
    judged = judge(filled, desk.parts.office, str(desk.clerk.role), now)
    sheet = Sheet(filled, judged, page=desk.form.one("page")[:64])
    if judged.appeal is None:
        return _page(desk, sheet)
    if desk.form.one("sure") != "1":
        alike, likely = await _alike(desk, judged.appeal), _likely(desk, judged.appeal)
        if alike or likely:
            return _page(desk, replace(sheet, alike=alike, likely=likely))
    return await _saved(desk, sheet, judged.appeal)


async def _saved(desk: Desk, sheet: Sheet, appeal: EnteredAppeal) -> web.Response:
    update = (UPDATES, _name(sheet.page, appeal)) if sheet.page else None
    told = replace(appeal, tell=desk.parts.town.writing.staff_chats, update=update)
    try:
        number = await desk.parts.storage.entered.keep(told)
    except EnteredBefore as before:
        faults = {"external_id": say("desk-entry-fault", fault="twin")}
        return _page(desk, replace(sheet, judged=Judged(None, faults), twin=before.number))
    except HeardBefore:
        return web.Response(status=303, headers={"Location": "/desk/queue?sort=newest"})
    if not desk.form.one("more"):
        return web.Response(status=303, headers={"Location": f"/desk/case/{number}"})
    again = f"/desk{PATH}?channel={told.channel}&received={told.received}&saved={number}"
    return web.Response(status=303, headers={"Location": again})


def _name(page: str, appeal: EnteredAppeal) -> str:
    """Of a page and what it says: pressed twice it is kept once, but a browser that goes back shows
    the old page, and another letter written there is not the old one."""
    return hmac.digest(page.encode(), repr(astuple(appeal)).encode(), "sha256").hex()[:32]


async def _alike(desk: Desk, appeal: EnteredAppeal) -> tuple[Line, ...]:
    """What may be the same: of the last months, with most of the same words."""
    found = await desk.parts.storage.search.alike(appeal.text, desk.clerk.unit)
    today, workdays = desk.parts.clock().date(), desk.parts.office.workdays
    return tuple(lines(found, appeal.text, today, workdays))


def _likely(desk: Desk, appeal: EnteredAppeal) -> tuple[str, ...]:
    """What its words speak of, where the clerk named no topic."""
    is_told = appeal.topic is not None or appeal.audience == "internal"
    return () if is_told else desk.parts.office.sense.topics(appeal.text)


def _page(desk: Desk, sheet: Sheet) -> web.Response:
    known, faults = shipped(), sheet.judged.faults
    return desk.page(
        "desk/entry.html",
        422 if faults else 200,
        sheet=sheet,
        values=sheet.filled,
        ticked=sheet.filled.ticked,
        faults=faults,
        choices={
            "channel": [(name, channel_title(name)) for name in channels()],
            "kind": [(one.id, one.title) for one in known.kinds],
            "audience": [(one.id, one.title) for one in known.audiences],
            "form": [(one.id, one.title) for one in known.forms],
            "client_kind": [(one.id, one.title) for one in known.client_kinds if one.id != UNKNOWN],
            "direction": [(one.id, one.title) for one in known.directions],
            "cause": [(one.id, one.title) for one in known.causes],
            "place": list(desk.parts.office.used_places.items()),
        },
        topics=[one.title for one in known.topics],
        topic=_topic_title(sheet.filled["topic"]),
        near=sheet.judged.topics,
        likely=titles(sheet.likely),
        longest={"text": LONGEST, "name": LONGEST_NAME, "number": LONGEST_NUMBER},
        received=day_of(sheet.filled["received"]),
    )


def _topic_title(said: str) -> str:
    found = shipped().topics.find(said) if said else None
    return found.title if found else said


PAGE = DeskPage(PATH, show, lambda: say("desk-entry-title"), roles=CLERKS)
DEED = DeskPage(PATH, save, roles=CLERKS, method="POST", takes_file=True)
