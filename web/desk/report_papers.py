"""Papers of a period at the desk, as files: a part of the report, the three of a roadmap.

They tell of today. Whoever works for one unit gets the parts that it answers for.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.report_papers import ReportPapers, as_file, directions_of, numbers_of
from bot.texts import say
from config.directories import shipped
from config.profile import Profile
from reports.build import Basis, Wish
from reports.document import Document
from reports.period import Period
from reports.report.roadmap import KINDS
from reports.report.set import stem
from web.desk.frame import Desk
from web.desk.given import given
from web.desk.periods import period_of
from web.refusals import Refusal, Why

PART = "/reports/parts/{part:[a-z_]{1,40}}.docx"
ROADMAP = "/reports/roadmap/{number:[0-9]-[0-9]}.docx"


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    to: str


def part_of(desk: Desk, period: Period, part: str) -> str:
    """Where a part is to be had; "" for whoever has nothing to do with it."""
    if not may_read(desk, part):
        return ""
    return f"/desk/reports/parts/{part}.docx?period={period.name}"


def may_read(desk: Desk, part: str) -> bool:
    profile = _profile(desk)
    if part not in directions_of(profile):
        return False
    return not desk.clerk.unit or profile.direction_units.get(part) == desk.clerk.unit


def roadmap_of(desk: Desk, period: Period) -> tuple[Paper, ...]:
    if desk.clerk.unit:
        return ()
    return tuple(
        Paper(
            say("roadmap-file", paper=KINDS[number]),
            f"/desk/reports/roadmap/{_name(number)}.docx?period={period.name}",
        )
        for number in numbers_of(_profile(desk))
    )


async def give_part(desk: Desk) -> web.Response:
    part = desk.request.match_info["part"]
    if not may_read(desk, part):
        raise Refusal(Why.NO_PAGE)
    papers, wish = _papers(desk)
    document = papers.part(await papers.ground(), part)
    return await _given(desk, document, f"{part}_{stem(wish)}", wish)


async def give_roadmap(desk: Desk) -> web.Response:
    number = desk.request.match_info["number"].replace("-", ".")
    if desk.clerk.unit or number not in numbers_of(_profile(desk)):
        raise Refusal(Why.NO_PAGE)
    papers, wish = _papers(desk)
    document = papers.roadmap(await papers.ground(), number)
    return await _given(desk, document, f"roadmap_{_name(number)}_{stem(wish)}", wish)


async def _given(desk: Desk, document: Document, name: str, wish: Wish) -> web.Response:
    made = await asyncio.to_thread(as_file, document, _profile(desk), wish)
    return given(made, f"{name}.docx")


def _papers(desk: Desk) -> tuple[ReportPapers, Wish]:
    today = desk.parts.clock().date()
    wish = Wish(period_of(desk.request.query.get("period", ""), today), today)
    return ReportPapers(desk.parts.storage, Basis(_profile(desk), shipped()), wish), wish


def _name(number: str) -> str:
    return number.replace(".", "-")


def _profile(desk: Desk) -> Profile:
    return desk.parts.effective.profile
