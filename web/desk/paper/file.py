"""The desk's page «Questionnaires of a file»: a table looked at first and sealed after.

Rows that equal those of another file are entered only once the clerk has said what they are.
"""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from aiohttp import web

from bot.paper.taken import form_of
from bot.register_words import reason
from bot.surveys.answer_file import NUMBER, Bad, Form, Parsed, parse, refused_late
from bot.surveys.offered import Offered
from bot.texts import say
from config.directories import shipped
from reports.register.file import BadRegisterFile, records_in
from storage.keys import KeyLost
from storage.sheet_records import Alike, NotTaken, SomeAlike, Stacked
from web.desk import imports_errors
from web.desk.frame import Desk, DeskPage, session
from web.desk.given import given
from web.desk.imports_held import HELD, HeldFiles
from web.desk.paper.pile import ONE, PATH, offered_here, why_not_taken
from web.desk.queue import CLERKS

FILE = f"{ONE}/file"
BLANK = f"{FILE}/blank.csv"
LARGEST = 5_000_000
"""Bytes: some fifty thousand sheets. What is bigger is for `otklik import answers`."""
LARGEST_UNPACKED = 100_000_000
SHOWN = 100
"""Refused rows on the page; all are in the file of errors."""


@dataclass(frozen=True, slots=True)
class Looked:
    """`name`: of the file that is held; "" once it is entered. `fresh`: new ones, were the alike
    the same sheets."""

    told: Stacked
    bad: Sequence[Bad]
    name: str = ""
    fresh: int = 0

    @property
    def refused(self) -> int:
        return len({one.line for one in self.bad})


@dataclass(frozen=True, slots=True)
class Told:
    """A file as the survey's form reads it."""

    data: bytes
    form: Form
    parsed: Parsed


async def show(desk: Desk) -> web.Response:
    return _page(desk, await offered_here(desk))


async def blank(desk: Desk) -> web.Response:
    form = _form(desk, await offered_here(desk))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(form.columns)
    return given((imports_errors.BOM + out.getvalue()).encode(), f"{form.survey.id}.csv")


async def look(desk: Desk) -> web.Response:
    """What would become of the file; or what its form asks to be done with one held already."""
    offered = await offered_here(desk)
    name = desk.form.one("held")
    held = _held(desk)
    data = held.get(session(desk.request), name) if name else desk.form.files.get("file", b"")
    if not data:
        return _page(
            desk, offered, trouble=say("desk-import-gone" if name else "desk-import-no-file")
        )
    try:
        told = await _read(_form(desk, offered), data)
        if desk.form.one("errors"):
            return await _errors(desk, offered, told)
        if not name:
            return await _looked(desk, offered, told, held.hold(session(desk.request), data))
        return await _entered(desk, offered, told, name)
    except BadRegisterFile as bad:
        why = say("desk-import-unreadable", line=bad.fault.line, why=reason(bad.fault))
        return _page(desk, offered, trouble=why)
    except NotTaken as error:
        return _page(desk, offered, trouble=why_not_taken(offered, error.why))
    except KeyLost:
        return _page(desk, offered, trouble=say("desk-waves-lost"))


async def _looked(desk: Desk, offered: Offered, told: Told, name: str) -> web.Response:
    sheets, wave = desk.parts.storage.sheets, offered.wave.id
    found = await sheets.look(wave, told.parsed.sheets, told.data)
    fresh = found.new
    if found.alike:
        fresh = (await sheets.look(wave, told.parsed.sheets, told.data, Alike.SAME)).new
    bad = [*told.parsed.bad, *refused_late(found)]
    return _page(desk, offered, Looked(found, bad, name, fresh))


async def _entered(desk: Desk, offered: Offered, told: Told, name: str) -> web.Response:
    """What was entered meanwhile counts too: then the clerk is asked, if nobody had to before."""
    asked = desk.form.one("alike")
    alike = Alike(asked) if asked in list(Alike) else Alike.ASK
    try:
        kept = await desk.parts.storage.sheets.enter(
            offered.wave.id, told.parsed.sheets, told.data, alike
        )
    except SomeAlike:
        return await _looked(desk, offered, told, name)
    _held(desk).drop(name)
    return _page(desk, offered, Looked(kept, [*told.parsed.bad, *refused_late(kept)]))


async def _errors(desk: Desk, offered: Offered, told: Told) -> web.Response:
    """Rows without a number get one: mended, they are known as what was never entered."""
    found = await desk.parts.storage.sheets.look(offered.wave.id, told.parsed.sheets, told.data)
    why: dict[int, str] = {}
    for one in sorted([*told.parsed.bad, *refused_late(found)], key=lambda bad: bad.line):
        said = f"{one.column}: {one.why}" if one.column else one.why
        why[one.line] = f"{why[one.line]}; {said}" if one.line in why else f"{one.line}: {said}"
    mark = sha256(told.data).hexdigest()[:6]
    numbers = {line: f"{mark}-{line}" for line in why}
    more = (say("sheet-column-number"), {} if told.parsed.is_numbered else numbers)
    title = shipped().fault_column
    body = await asyncio.to_thread(imports_errors.csv_of, told.data, list(why.items()), title, more)
    return given(body, "errors.csv")


async def _read(form: Form, data: bytes) -> Told:
    """In a thread: tens of thousands of rows take seconds. Raises BadRegisterFile."""
    name = sha256(data).hexdigest()  # two clerks may give two piles one name
    parsed = await asyncio.to_thread(lambda: parse(records_in(data, LARGEST_UNPACKED), form, name))
    return Told(data, form, parsed)


def _page(
    desk: Desk, offered: Offered, looked: Looked | None = None, trouble: str = ""
) -> web.Response:
    form, bad = _form(desk, offered), looked.bad if looked else ()
    here = f"/desk{PATH}/{offered.survey.id}"
    return desk.page(
        "desk/sheet_file.html",
        422 if trouble else 200,
        title=offered.title,
        back=here,
        to=f"{here}/file",
        looked=looked,
        bad=list(islice(bad, SHOWN)),
        rest=max(0, len(bad) - SHOWN),
        largest=LARGEST // 1_000_000,
        columns=[(name, _called(form, name)) for name in form.columns],
        trouble=trouble,
    )


def _called(form: Form, column: str) -> str:
    question = form.survey.question(column)
    if question is not None:
        return question.text
    return say("sheet-column-number") if column == NUMBER else ""


def _form(desk: Desk, offered: Offered) -> Form:
    return form_of(offered.survey, desk.parts.town.places)


def _held(desk: Desk) -> HeldFiles:
    return desk.request.app[HELD]


PAGES = (
    DeskPage(FILE, show, roles=CLERKS),
    DeskPage(BLANK, blank, roles=CLERKS),
    DeskPage(FILE, look, roles=CLERKS, method="POST", takes_file=True, largest=LARGEST),
)
