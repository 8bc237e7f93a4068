"""Printed sheets of a survey, given to a clerk as a PDF: each with a number of its own."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot import links
from bot.paper_printing import Print, drawn, last_day
from bot.surveys.offered import Offered
from reports.pdf import pdf
from storage.sheet_numbers import numbers
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.sheets import ONE, offered_here
from web.refusals import Refusal, Why

PRINT = f"{ONE}/print"
MOST = 50
"""Sheets at once: some ten seconds of one processor. More are for `otklik survey print`."""


async def give(desk: Desk) -> web.Response:
    """Raises Refusal for a number of sheets, or a place, that the page does not offer."""
    offered = await offered_here(desk)
    count = desk.form.one("count")
    if not (count.isascii() and count.isdecimal() and 1 <= int(count[:4]) <= MOST):
        raise Refusal(Why.NO_FORM)
    told = _print(desk, offered, desk.form.one("place"))
    pages = drawn(told, numbers(int(count), offered.survey.fingerprint()))
    body = await asyncio.to_thread(pdf, pages)
    headers = {"Content-Disposition": f'attachment; filename="{offered.survey.id}.pdf"'}
    return web.Response(body=body, content_type="application/pdf", headers=headers)


def _print(desk: Desk, offered: Offered, place: str) -> Print:
    places = desk.parts.town.places
    is_internal = offered.survey.audience == "internal"
    if place and (is_internal or place not in places):
        raise Refusal(Why.NO_FORM)
    address = desk.parts.address
    reaches = bool(address.public_url) and not is_internal
    return Print(
        survey=offered.survey,
        title=offered.title,
        organisation=desk.parts.town.org_short,
        until=last_day(offered),
        place=places.get(place, ""),
        link=links.web(address.url())(offered.survey.id, place) if reaches else "",
    )


PAGES = (DeskPage(PRINT, give, roles=CLERKS, method="POST", is_heavy=True),)
