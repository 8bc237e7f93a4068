"""The desk's page for a pile of printed sheets: a number, a line `1 3 2 5 4`, Enter, the next.

By keyboard alone: the page opens where typing goes on. What was entered is not shown again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import web

from bot.paper.taken import form_of
from bot.surveys import paper
from bot.surveys.offered import Offered
from bot.surveys.paper_line import Typed, example, mistakes
from bot.surveys.paper_line import read as read_line
from bot.texts import say
from storage.keys import KeyLost
from storage.sheet_numbers import MOST as MOST_PRINTED
from storage.sheet_numbers import WrongNumber
from storage.sheet_records import FilledIn, NotTaken
from web.desk.frame import Desk, DeskPage
from web.desk.paper import numbered
from web.desk.paper.numbered import NUMBER, SERIES
from web.desk.paper.pile import LINE, MOST, PATH, offered_here, sitting, unlisted, why_not_taken
from web.desk.paper.printed import MOST as MOST_HERE
from web.desk.queue import CLERKS

LONGEST = 200
"""Characters of a line: nine questions take far fewer."""
ANSWERS = "+line"


@dataclass(frozen=True, slots=True)
class Sheet:
    """As it was typed; `entered`: how many before it in this sitting."""

    number: numbered.Typed = numbered.NOTHING
    line: str = field(default="", repr=False)
    own: dict[str, str] = field(default_factory=dict, repr=False)
    channel: str = ""
    place: str = ""
    entered: int = 0


async def show(desk: Desk) -> web.Response:
    offered = await offered_here(desk)
    asks = desk.request.query
    series = numbered.Typed(asks.get("series", "")[: numbered.LONGEST])
    channel = asks.get("channel", "") or form_of(offered.survey, {}).channel
    sheet = Sheet(series, channel=channel, place=asks.get("place", ""))
    return _page(desk, offered, _with(sheet, sitting(asks.get("n", ""))), {})


async def enter(desk: Desk) -> web.Response:
    offered = await offered_here(desk)
    sheet = _read(desk, offered)
    faults = unlisted(desk, offered, (sheet.channel, sheet.place))
    told = read_line(offered.survey, Typed(sheet.line, sheet.own))
    faults |= told.faults
    filled = FilledIn("", told.answers, sheet.channel, sheet.place)
    try:
        page = desk.form.one("page")[:64] or token_hex(16)
        named = numbered.named(filled, offered.survey, sheet.number, page)
    except WrongNumber as wrong:
        faults[NUMBER] = numbered.fault_of(wrong)
    if faults:
        return _page(desk, offered, sheet, faults)
    try:
        kept = await desk.parts.storage.sheets.enter(offered.wave.id, [named])
    except NotTaken as error:
        return _page(desk, offered, sheet, {"": why_not_taken(offered, error.why)})
    except KeyLost:
        return _page(desk, offered, sheet, {"": say("desk-waves-lost")})
    if not kept.new and named.row is not None:
        return _page(desk, offered, sheet, {NUMBER: say("paper-known")})
    return _next(offered, sheet, kept.new)


def _read(desk: Desk, offered: Offered) -> Sheet:
    own = {one.name: desk.form.one(one.name) for one in paper.fields(offered.survey)}
    return Sheet(
        number=numbered.read(desk.form),
        line=desk.form.one(ANSWERS).strip()[:LONGEST],
        own=own,
        channel=desk.form.one("+channel") or form_of(offered.survey, {}).channel,
        place=desk.form.one("+place"),
        entered=sitting(desk.form.one("n")),
    )


def _next(offered: Offered, sheet: Sheet, new: int) -> web.Response:
    asks = {
        "series": numbered.series_of(sheet.number, offered.survey),
        "channel": sheet.channel,
        "place": sheet.place,
        "n": str(min(sheet.entered + new, MOST)),
    }
    there = f"{_here(offered)}?{urlencode(asks)}"
    return web.Response(status=303, headers={"Location": there})


def _page(desk: Desk, offered: Offered, sheet: Sheet, faults: dict[str, str]) -> web.Response:
    survey = offered.survey
    form = form_of(survey, desk.parts.town.places)
    label = say("desk-paper-sheet", n=sheet.entered + 1, example=example(survey))
    of_line = {name: why for name, why in faults.items() if not name.startswith("+")}
    return desk.page(
        "desk/sheet_line.html",
        422 if faults else 200,
        title=offered.title,
        to=_here(offered),
        by_marks=f"/desk{PATH}/{survey.id}",
        label=label,
        sheet=sheet,
        faults=faults,
        mistakes=mistakes(survey, of_line),
        focus=_focus(sheet, faults),
        own=paper.fields(survey),
        coded=paper.coded(survey),
        page=token_hex(16),
        names=(SERIES, NUMBER, ANSWERS),
        is_internal=survey.audience == "internal",
        channels=list(form.channels.items()),
        places=list(form.places.items()),
        most=min(MOST_HERE, MOST_PRINTED),
    )


def _focus(sheet: Sheet, faults: dict[str, str]) -> str:
    """The field where typing goes on: the one that is wrong, or the first that is empty."""
    if NUMBER in faults or not faults:
        has_series = bool(sheet.number.series)
        return NUMBER if has_series else SERIES
    own = next((name for name in faults if name in sheet.own), "")
    return own or (ANSWERS if faults.keys() - {"+channel", "+place"} else "")


def _with(sheet: Sheet, entered: int) -> Sheet:
    return Sheet(sheet.number, channel=sheet.channel, place=sheet.place, entered=entered)


def _here(offered: Offered) -> str:
    return f"/desk{PATH}/{offered.survey.id}/line"


PAGES = (
    DeskPage(LINE, show, roles=CLERKS),
    DeskPage(LINE, enter, roles=CLERKS, method="POST"),
)
