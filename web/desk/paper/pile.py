"""The desk's page «Paper questionnaires»: a pile of them, typed in one after another.

Each becomes a sealed ballot of the open wave at once; nobody at the desk sees it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import web

from bot.paper.taken import form_of, why_not
from bot.surveys.filled_in import judge
from bot.surveys.offered import Offered
from bot.surveys.paper import asked
from bot.texts import say
from storage.keys import KeyLost
from storage.sheet_numbers import WrongNumber
from storage.sheet_records import FilledIn, NotTaken
from web.desk.frame import Desk, DeskPage
from web.desk.paper import numbered
from web.desk.paper.form import Filled, blank, read, whom_for
from web.desk.paper.numbered import NUMBER, SERIES
from web.desk.queue import CLERKS
from web.forms import whole
from web.refusals import Refusal, Why

PATH = "/sheets"
ONE = f"{PATH}/{{survey}}"
LINE = f"{ONE}/line"
MOST = 9999
"""Sheets of one sitting that are counted on the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A survey that is open now; `why` it takes no sheets, or ""."""

    title: str
    is_internal: bool
    to: str
    why: str


async def show(desk: Desk) -> web.Response:
    offered = await desk.parts.surveys.offered()
    return desk.page("desk/sheets.html", lines=[_line(one) for one in offered.values()])


async def blank_sheet(desk: Desk) -> web.Response:
    offered = await offered_here(desk)
    asks = desk.request.query
    usual = form_of(offered.survey, {}).channel
    series = asks.get("series", "")[: numbered.LONGEST]
    filled = blank(asks.get("channel", "") or usual, asks.get("place", ""), series)
    return _page(desk, offered, filled, (sitting(asks.get("n", "")), {}))


async def enter(desk: Desk) -> web.Response:
    offered = await offered_here(desk)
    filled, entered = read(desk.form, offered.survey), sitting(desk.form.one("n"))
    told = judge(offered.survey, filled.cells)
    faults = {**told.faults, **unlisted(desk, offered, (filled.channel, filled.place))}
    if faults:
        return _page(desk, offered, filled, (entered, faults))
    sheet = FilledIn("", told.answers, filled.channel, filled.place)
    kept = await _kept(desk, offered, sheet, faults)
    if faults:
        return _page(desk, offered, filled, (entered, faults))
    asks = {
        "series": numbered.series_of(filled.number, offered.survey),
        "channel": filled.channel,
        "place": filled.place,
        "n": str(min(entered + kept, MOST)),
    }
    there = f"/desk{PATH}/{offered.survey.id}?{urlencode(asks)}"
    return web.Response(status=303, headers={"Location": there})


async def _kept(desk: Desk, offered: Offered, sheet: FilledIn, faults: dict[str, str]) -> int:
    """How many new ones; or what is wrong, among `faults`."""
    typed, page = numbered.read(desk.form), desk.form.one("page")[:64] or token_hex(16)
    try:
        named = numbered.named(sheet, offered.survey, typed, page)
        kept = await desk.parts.storage.sheets.enter(offered.wave.id, [named])
    except WrongNumber as wrong:
        faults[NUMBER] = numbered.fault_of(wrong)
    except NotTaken as error:
        faults[""] = why_not_taken(offered, error.why)
    except KeyLost:
        faults[""] = say("desk-waves-lost")
    else:
        if not kept.new and named.row is not None:
            faults[NUMBER] = say("paper-known")
        return kept.new
    return 0


async def offered_here(desk: Desk) -> Offered:
    """Raises Refusal: it is not open, or takes no sheets."""
    offered = await desk.parts.surveys.offered()
    found = offered.get(desk.request.match_info["survey"])
    if found is None:
        raise Refusal(Why.OVER)
    if why_not(found.wave):
        raise web.HTTPSeeOther(f"/desk{PATH}")
    return found


def _page(
    desk: Desk, offered: Offered, filled: Filled, told: tuple[int, dict[str, str]]
) -> web.Response:
    entered, faults = told
    form = form_of(offered.survey, desk.parts.town.places)
    return desk.page(
        "desk/sheet.html",
        422 if faults else 200,
        title=offered.title,
        to=f"/desk{PATH}/{offered.survey.id}",
        questions=asked(offered.survey),
        whom_for=whom_for,
        filled=filled,
        faults=faults,
        entered=entered,
        page=token_hex(16),
        names=(SERIES, NUMBER),
        is_internal=offered.survey.audience == "internal",
        channels=list(form.channels.items()),
        places=list(form.places.items()),
    )


def _line(offered: Offered) -> Line:
    why = why_not(offered.wave)
    return Line(
        title=offered.title,
        is_internal=offered.survey.audience == "internal",
        to="" if why else f"/desk{PATH}/{offered.survey.id}/line",
        why=why_not_taken(offered, why) if why else "",
    )


def why_not_taken(offered: Offered, why: str) -> str:
    """In words; `why` as `taken.why_not` or NotTaken tell it."""
    return say("sheets-not-taken", why=why, survey=offered.survey.id, wave=offered.wave.id)


def unlisted(desk: Desk, offered: Offered, where: tuple[str, str]) -> dict[str, str]:
    """By field: a channel or a place that the page does not offer. `where`: (channel, place)."""
    form, (channel, place) = form_of(offered.survey, desk.parts.town.places), where
    faults = {} if channel in form.channels else {"+channel": say("desk-sheets-choose")}
    if place not in {"", *form.places}:
        faults["+place"] = say("desk-sheets-choose")
    return faults


def sitting(told: str) -> int:
    """How many sheets were entered in this sitting, as a form or an address tells."""
    return whole(told, 0, MOST) or 0


PAGES = (
    DeskPage(PATH, show, lambda: say("desk-nav-paper"), roles=CLERKS),
    DeskPage(ONE, blank_sheet, roles=CLERKS),
    DeskPage(ONE, enter, roles=CLERKS, method="POST"),
)
