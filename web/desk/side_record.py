"""One record of a register by the side: written, read, put right, removed.

Everybody of the desk reads and adds; analysts and admins put right and remove.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from aiohttp import web

from bot.texts import say
from storage.case_records import NoSuchCase
from storage.side_records import (
    MESSAGES,
    Book,
    By,
    NoSuchMessages,
    NoSuchRecord,
    Record,
    RecordChanged,
)
from storage.sql.side import new_name
from storage.sql.signins import Role
from web.desk import side_fields
from web.desk.frame import Desk
from web.desk.office import actor
from web.desk.queue import CLERKS
from web.desk.side_fields import DATED, FIELDS, NAMES_MESSAGES, Known, Typed, Wrong
from web.desk.side_list import about
from web.desk.side_words import facts, heading, history, line, to
from web.refusals import Refusal, Why

EDITORS = frozenset({Role.ANALYST, Role.ADMIN})


async def show_new(book: Book, desk: Desk) -> web.Response:
    told = await _from_message(desk, book, desk.request.query.get("message", ""))
    return await _form(desk, _empty(book, desk), told)


async def add(book: Book, desk: Desk) -> web.Response:
    fresh, told = _empty(book, desk), side_fields.typed(desk, book)
    if re.fullmatch(r"[0-9a-f]{16}", page := desk.form.one("page")):
        fresh = replace(fresh, id=page)
    try:
        record = await _judged(desk, fresh, told)
        await desk.parts.storage.side.add(record, _by(desk))
    except Wrong as wrong:
        return await _form(desk, fresh, told, str(wrong))
    except NoSuchMessages as unknown:
        return await _form(desk, fresh, told, _unknown(unknown))
    return _saved(to(book), told)


async def show_one(book: Book, desk: Desk) -> web.Response:
    return await _one(desk, await _found(desk, book))


async def change(book: Book, desk: Desk) -> web.Response:
    """Puts right what is there, or removes it."""
    record, side = await _found(desk, book), desk.parts.storage.side
    seen = desk.form.one("version")
    record = replace(record, version=int(seen) if seen.isdecimal() and len(seen) < 5 else 0)
    told = side_fields.as_typed(record)
    try:
        if desk.form.one("remove"):
            await side.remove(record, _by(desk))
            return web.Response(status=303, headers={"Location": to(book)})
        told = side_fields.typed(desk, book)
        await side.change(await _judged(desk, record, told), _by(desk))
    except Wrong as wrong:
        return await _one(desk, record, told, str(wrong))
    except NoSuchMessages as unknown:
        return await _one(desk, record, told, _unknown(unknown))
    except (RecordChanged, NoSuchRecord):
        fresh = await _found(desk, book)
        return await _one(desk, fresh, told, _meanwhile(fresh))
    return _saved(to(book, record.id), told)


async def _judged(desk: Desk, record: Record, told: Typed) -> Record:
    """Raises Wrong."""
    known = await side_fields.known(desk)
    return side_fields.judged(record, told, known, _today(desk))


async def _from_message(desk: Desk, book: Book, number: str) -> Typed:
    """A form that already names the message it comes from, its topic and its unit."""
    told = side_fields.as_typed(_empty(book, desk))
    if not number or desk.clerk.role not in CLERKS:
        return told
    try:
        case = await desk.cases.one(number)
    except NoSuchCase:
        return told
    values = dict(told.values) | {"topic": case.message.topic or "", "unit": case.unit_id}
    return replace(told, values=values, messages=case.number)


async def _form(desk: Desk, record: Record, told: Typed, trouble: str = "") -> web.Response:
    status = 422 if trouble else 200
    known = await side_fields.known(desk)
    return desk.page("desk/side_form.html", status, **_filled(desk, record, (told, known), trouble))


async def _one(
    desk: Desk, record: Record, told: Typed | None = None, trouble: str = ""
) -> web.Response:
    known = await side_fields.known(desk)
    shown = told or side_fields.as_typed(record)
    changes = await desk.parts.storage.side.history(record.id)
    return desk.page(
        "desk/side_one.html",
        409 if trouble == _meanwhile(record) else 422 if trouble else 200,
        **_filled(desk, record, (shown, known), trouble),
        saved=desk.request.query.get("saved", ""),
        title=heading(record),
        day=line(record, known).day,
        facts=facts(record, known),
        text=record.values.get("text", ""),
        numbers=[(one, f"/desk/case/{one}") for one in record.messages],
        may_read=desk.clerk.role in CLERKS,
        may_edit=desk.clerk.role in EDITORS and not record.is_removed,
        history=history(changes),
    )


def _filled(
    desk: Desk, record: Record, shown: tuple[Typed, Known], trouble: str
) -> dict[str, object]:
    told, known = shown
    choices = {one.name: known.choices(one.name) for one in FIELDS[record.book] if not one.longest}
    for name, value in record.values.items():
        if name in choices and value and value not in dict(choices[name]):
            choices[name].append((value, known.title(name, value)))
    return {
        **about(desk, record.book),
        "record": record,
        "told": told,
        "trouble": trouble,
        "fields": FIELDS[record.book],
        "choices": choices,
        "is_dated": record.book in DATED,
        "names_messages": record.book in NAMES_MESSAGES,
        "most": MESSAGES,
    }


def _empty(book: Book, desk: Desk) -> Record:
    """Named already, so that its form is kept once however often it is sent."""
    values = dict.fromkeys((one.name for one in FIELDS[book]), "")
    return Record(book, _today(desk), values, id=new_name())


def _today(desk: Desk) -> date:
    return desk.parts.clock().date()


def _by(desk: Desk) -> By:
    return By(actor(desk), _today(desk))


def _meanwhile(fresh: Record) -> str:
    return say("desk-side-gone-meanwhile") if fresh.is_removed else say("desk-side-conflict")


def _unknown(unknown: NoSuchMessages) -> str:
    return say("desk-side-no-messages", numbers=", ".join(unknown.numbers))


def _saved(where: str, told: Typed) -> web.Response:
    how = "hidden" if told.hidden else "1"
    return web.Response(status=303, headers={"Location": f"{where}?saved={how}"})


async def _found(desk: Desk, book: Book) -> Record:
    try:
        return await desk.parts.storage.side.one(book, desk.request.match_info["record"])
    except NoSuchRecord as error:
        raise Refusal(Why.NO_PAGE) from error
