"""The desk's page «Load»: a register of another system, looked at first and entered after."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.register_words import reason
from bot.texts import say
from config.directories import shipped
from reports.register.cells import Reading
from reports.register.file import BadRegisterFile, records_in
from reports.register.importing import take
from reports.register.rows import Parsed, parse
from storage.arriving import Imported
from storage.register_records import Refusal
from web.desk import imports_errors
from web.desk.frame import Desk, DeskPage, session
from web.desk.given import given
from web.desk.imports_held import HELD, HeldFiles
from web.desk.queue import CLERKS

PATH = "/import"
LARGEST = 20_000_000
"""Bytes: some fifty thousand rows. What is bigger is for `otklik import appeals`."""
LARGEST_UNPACKED = 300_000_000
SHOWN = 100
"""Refused rows on the page; all are in the file of errors."""


@dataclass(frozen=True, slots=True)
class Bad:
    line: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Looked:
    """`name`: of the file that is held; "" once it is entered."""

    taken: Imported
    name: str = ""


async def show(desk: Desk) -> web.Response:
    return _page(desk)


async def look(desk: Desk) -> web.Response:
    """What would become of the file; or what its form asks to be done with one held already."""
    name = desk.form.one("held")
    if not name:
        return await _looked(desk, desk.form.files.get("file", b""))
    data = _held(desk).get(session(desk.request), name)
    if data is None:
        return _page(desk, trouble=say("desk-import-gone"))
    if desk.form.one("errors"):
        return await _errors(desk, data)
    return await _entered(desk, data, name)


async def _looked(desk: Desk, data: bytes) -> web.Response:
    if not data:
        return _page(desk, trouble=say("desk-import-no-file"))
    try:
        parsed = await _read(desk, data)
    except BadRegisterFile as bad:
        return _page(desk, trouble=_of_file(bad.fault))
    register, now = desk.parts.storage.register, desk.parts.clock()
    taken = await take(parsed, register, now, keep=False)
    name = _held(desk).hold(session(desk.request), data)
    return _page(desk, Looked(taken, name))


async def _entered(desk: Desk, data: bytes, name: str) -> web.Response:
    """The register may have changed since the look: what counts is what is told now."""
    parsed = await _read(desk, data)
    taken = await take(parsed, desk.parts.storage.register, desk.parts.clock())
    _held(desk).drop(name)
    return _page(desk, Looked(taken))


async def _errors(desk: Desk, data: bytes) -> web.Response:
    parsed = await _read(desk, data)
    taken = await take(parsed, desk.parts.storage.register, desk.parts.clock(), keep=False)
    told = [(one.line, _line(one)) for one in taken.refusals]
    body = await asyncio.to_thread(imports_errors.csv_of, data, told, shipped().fault_column)
    return given(body, "errors.csv")


async def _read(desk: Desk, data: bytes) -> Parsed:
    """In a thread: tens of thousands of rows take seconds. Raises BadRegisterFile."""
    now = desk.parts.clock()
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    reading = Reading(shipped(), zone, now.date())
    return await asyncio.to_thread(lambda: parse(records_in(data, LARGEST_UNPACKED), reading))


def _page(desk: Desk, looked: Looked | None = None, trouble: str = "") -> web.Response:
    refusals: Sequence[Refusal] = looked.taken.refusals if looked else ()
    return desk.page(
        "desk/import.html",
        422 if trouble else 200,
        looked=looked,
        bad=[_bad(one) for one in islice(refusals, SHOWN)],
        rest=max(0, len(refusals) - SHOWN),
        largest=LARGEST // 1_000_000,
        columns=list(shipped().columns),
        trouble=trouble,
    )


def _bad(told: Refusal) -> Bad:
    return Bad(told.line, _column(told), reason(told))


def _line(told: Refusal) -> str:
    column = _column(told)
    return f"{told.line}: {column}: {reason(told)}" if column else f"{told.line}: {reason(told)}"


def _column(told: Refusal) -> str:
    return shipped().columns.title(told.column) if told.column else ""


def _of_file(fault: Refusal) -> str:
    return say("desk-import-unreadable", line=fault.line, why=reason(fault))


def _held(desk: Desk) -> HeldFiles:
    return desk.request.app[HELD]


PAGE = DeskPage(PATH, show, lambda: say("desk-import-title"), roles=CLERKS)
DEED = DeskPage(PATH, look, roles=CLERKS, method="POST", takes_file=True, largest=LARGEST)
