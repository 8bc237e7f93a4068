"""Printed sheets of a survey, given to a clerk as a PDF: each with a number of its own."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.handlers.printed import codes
from bot.paper.printing import Phone, Print, drawn, last_day
from bot.surveys.offered import Offered
from reports.paper.pdf import pdf
from storage.sheet_numbers import numbers
from storage.short_codes import Where
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.paper.pile import ONE, offered_here
from web.desk.queue import CLERKS
from web.forms import whole
from web.refusals import Refusal, Why

PRINT = f"{ONE}/print"
MOST = 50
"""Sheets at once: some ten seconds of one processor. More are for `otklik survey print`."""


async def give(desk: Desk) -> web.Response:
    """Raises Refusal for a number of sheets, or a place, that the page does not offer."""
    offered = await offered_here(desk)
    count = whole(desk.form.one("count"), 1, MOST)
    if count is None:
        raise Refusal(Why.NO_FORM)
    told = _print(desk, offered, desk.form.one("place"))
    pages = drawn(told, numbers(count, offered.survey.fingerprint()))
    body = await asyncio.to_thread(pdf, pages)
    return given(body, f"{offered.survey.id}.pdf")


def _print(desk: Desk, offered: Offered, place: str) -> Print:
    places = desk.parts.town.places
    is_internal = offered.survey.audience == "internal"
    if place and (is_internal or place not in places):
        raise Refusal(Why.NO_FORM)
    where = (offered.survey.id, place)
    site = "" if is_internal else desk.parts.address.public_url
    return Print(
        survey=offered.survey,
        title=offered.title,
        organisation=desk.parts.town.org_short,
        until=last_day(offered),
        place=places.get(place, ""),
        phone=_phone(desk, site, where) if site else None,
    )


def _phone(desk: Desk, site: str, where: Where) -> Phone:
    """Nobody but this machine would reach a site without a public address."""
    return Phone(site, codes(desk.parts.town, [where])[where])


PAGES = (DeskPage(PRINT, give, roles=CLERKS, method="POST", is_heavy=True),)
