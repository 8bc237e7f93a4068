"""The desk's page of free texts and their codes: how far the work is, what people write of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from aiohttp import web

from bot.texts import say
from reports import coding
from reports.hiding import FEW_FOR_COMMENTS
from reports.period import Period
from reports.period_words import title
from reports.wording import percent
from storage.code_records import Work
from web.desk.coding_words import Titles, titles
from web.desk.frame import Desk, DeskPage
from web.desk.periods import around, period_of
from web.desk.queue import CLERKS

PATH = "/coding"
COMMENTS, MESSAGES = f"{PATH}/comments", f"{PATH}/messages"


@dataclass(frozen=True, slots=True)
class Line:
    """Texts on one process, or the messages. `counts`: words, and the address of the texts; ""
    for whoever may not read them. `go_on`: "" if all were looked through."""

    survey: str
    process: str
    progress: str
    counts: tuple[tuple[str, str], ...]
    is_few: bool
    go_on: str
    looked: str


async def show(desk: Desk) -> web.Response:
    today = desk.parts.clock().date()
    period = period_of(desk.request.query.get("period", ""), today)
    earlier, later = around(period, today)
    known = await titles(desk)
    sheets = await coding.sheets(desk.parts.storage, period, today)
    return desk.page(
        "desk/coding.html",
        period=title(period, say),
        lines=[_line(sheet, period, known) for sheet in sheets],
        messages=await _messages(desk, period, known),
        least=FEW_FOR_COMMENTS,
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def sheet_of(desk: Desk, period: Period, key: str) -> coding.Sheet | None:
    """Of what may be shown today, so of what may be coded."""
    told = await coding.sheets(desk.parts.storage, period, today_of(desk))
    return next((sheet for sheet in told if sheet.key == key), None)


def today_of(desk: Desk) -> date:
    return desk.parts.clock().date()


def process_of(sheet: coding.Sheet) -> str:
    return ", ".join(sheet.process) or say("comments-no-process")


def _line(sheet: coding.Sheet, period: Period, known: Titles) -> Line:
    n, looked = len(sheet.texts), sheet.looked
    to = f"/desk{COMMENTS}?period={period.name}&sheet={quote(sheet.key, safe=':')}"
    shares = tuple(
        (_share(share, known), f"{to}&looked={share.code.word}") for share in sheet.shares
    )
    return Line(
        sheet.survey,
        process_of(sheet),
        say("desk-coding-progress", looked=looked, n=n),
        shares,
        is_few=bool(looked) and not shares,
        go_on=to if looked < n else "",
        looked=f"{to}&looked=1" if looked else "",
    )


def _share(share: coding.Share, known: Titles) -> str:
    told = {"title": known.label(share.code), "share": percent(share.share, say)}
    if share.count is None:
        return say("desk-coding-band", **told)
    return say("desk-coding-count", n=share.count, **told)


async def _messages(desk: Desk, period: Period, known: Titles) -> Line:
    days = (period.start, period.end)
    work: Work = await desk.parts.storage.codes_of_texts.work(days, desk.clerk.unit)
    may_read = desk.clerk.role in CLERKS
    to = f"/desk{MESSAGES}?period={period.name}"
    rows = sorted(work.counts.items(), key=lambda one: (-one[1], one[0]))
    return Line(
        say("desk-coding-messages"),
        "",
        say("desk-coding-progress", looked=work.looked, n=work.messages),
        tuple(
            (
                say("desk-coding-number", title=known.label(code), n=n),
                f"{to}&code={code.word}" if may_read else "",
            )
            for code, n in rows
        ),
        is_few=False,
        go_on=to if may_read and work.looked < work.messages else "",
        looked="",
    )


PAGE = DeskPage(PATH, show, lambda: say("desk-coding-title"))
