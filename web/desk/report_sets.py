"""Sets of reports at the desk: made in the background, listed with what they rest on, given out.

A set is of the whole town, register and all: who works for one unit does not get it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from bot.report_sets import MOST
from bot.texts import say
from reports.build import Wish
from reports.kept_sets import KeptFile, KeptSet, KeptSets
from reports.period import Period
from reports.written_day import written_day
from storage.sql.signins import Role
from web.desk.frame import Desk
from web.desk.given import headers_of, type_of
from web.desk.office import told_actor, when
from web.refusals import Refusal, Why

SET = "/reports/sets/{set:[0-9a-f-]{24}}"
FILE = SET + "/{file:.{1,200}}"
MAKERS = frozenset({Role.ANALYST, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Shown:
    """`files`: (name, its address, size in words). `page`: where it is removed; "" for whoever may
    not."""

    title: str
    lines: tuple[str, ...]
    files: tuple[tuple[str, str, str], ...]
    page: str


@dataclass(frozen=True, slots=True)
class Sets:
    """What the page says of sets. `template`: where the report's is changed. `seen`: the newest
    that it shows, so that a second press of the same button makes nothing more."""

    may_make: bool
    template: str
    seen: str
    waiting: tuple[str, ...]
    failed: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was done. `field`: of which form's field, "" of none; `part`: whose form, where
    there is one for each part; `typed`: what stands in the field."""

    words: str
    field: str = ""
    part: str = ""
    typed: str = ""


async def sets_of(desk: Desk, period: Period) -> Sets | None:
    """None for whoever has nothing to do with them."""
    sets = desk.parts.sets
    if sets is None or desk.clerk.unit:
        return None
    kept = await asyncio.to_thread(sets.kept.listed, period.name)
    failed = sets.failed(period.name)
    return Sets(
        may_make=desk.clerk.role in MAKERS and period.start <= desk.parts.clock().date(),
        template="/desk/report-template" if desk.clerk.role is Role.ADMIN else "",
        seen=kept[0].name if kept else "",
        waiting=tuple(
            say("reportset-waiting", day=f"{one.wish.as_of:%d.%m.%Y}", actor=told_actor(one.actor))
            for one in sets.waiting(period.name)
        ),
        failed=say("reportset-failed", why=failed[1]) if failed else "",
        shown=tuple(_shown(desk, one) for one in kept),
    )


def _shown(desk: Desk, told: KeptSet) -> Shown:
    lines = [
        say("reportset-made", at=when(desk, told.made_at), actor=told_actor(told.actor)),
        say("reportset-snapshot", id=told.snapshot),
    ]
    if told.refused:
        code, found = told.refused
        why = say("report-template-bad", file="templates/report.docx", code=code, found=found)
        lines.append(f"{why} {say('report-template-instead')}")
    state = "preliminary" if told.is_preliminary else "final"
    return Shown(
        say("reportset-one", day=f"{told.as_of:%d.%m.%Y}", state=state),
        tuple(lines),
        tuple((_short(one), _address(told, one), _size(one)) for one in told.files),
        f"/desk/reports/sets/{told.name}?period={told.period}" if desk.decides(MAKERS) else "",
    )


def _short(file: KeptFile) -> str:
    """Without the folder that all files of a set are in."""
    return file.name.partition("/")[2]


def _address(told: KeptSet, file: KeptFile) -> str:
    return f"/desk/reports/sets/{told.name}/{quote(file.name)}"


def _size(file: KeptFile) -> str:
    return say("reportset-size", size=max(1, round(file.size / 1024)))


def ask(desk: Desk, period: Period, seen: KeptSet | None) -> Trouble | None:
    """What is wrong; None where a set was asked for, or is there since the page was shown."""
    sets = desk.parts.sets
    if sets is None or desk.clerk.unit:
        raise Refusal(Why.NOT_YOURS)
    today = desk.parts.clock().date()
    named = desk.form.one("as_of")
    as_of = written_day(named) if named else today
    if as_of is None or not period.start <= as_of <= today:
        told = say("reportset-day", first=f"{period.start:%d.%m.%Y}", last=f"{today:%d.%m.%Y}")
        return Trouble(told, "as_of", typed=named)
    is_new = desk.form.one("seen") == (seen.name if seen else "")
    if is_new and not sets.ask(Wish(period, as_of), f"{desk.clerk.name}, {desk.clerk.role}"):
        return Trouble(say("reportset-many", n=MOST))
    return None


def folder_of(desk: Desk) -> KeptSets:
    """Where they are kept, of a program that keeps any."""
    assert desk.parts.sets is not None
    return desk.parts.sets.kept


async def newest(desk: Desk, period: Period) -> KeptSet | None:
    sets = desk.parts.sets
    kept = await asyncio.to_thread(sets.kept.listed, period.name) if sets else []
    return kept[0] if kept else None


async def give(desk: Desk) -> web.StreamResponse:
    sets, match = desk.parts.sets, desk.request.match_info
    if sets is None or desk.clerk.unit:
        raise Refusal(Why.NO_PAGE)
    path = await asyncio.to_thread(sets.kept.file, match["set"], match["file"])
    if path is None:
        raise Refusal(Why.NO_PAGE)
    headers = {**headers_of(path.name), "Content-Type": type_of(path.name)}
    return web.FileResponse(path, headers=headers)
