"""The section's own pages: what can be answered now, where else to turn to, how it works."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiohttp import web
from markupsafe import Markup, escape

from bot import changes as told
from bot.events import ButtonPressed
from bot.handlers import menu
from bot.handlers import privacy as handler
from bot.surveys.sizes import duration
from bot.texts import say
from storage.engine import NotKept
from storage.publication_records import changes as list_of
from web import openings
from web.parts import PAGES, PARTS
from web.refusals import Refusal, Why
from web.visiting import visit_of

EXPRESS = "express"
"""The direction of a survey about anything, which «Rate our work» leads to."""
_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)»]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A survey on the start page; `host`: whose page it is on, "" for ours."""

    name: str
    title: str
    duration: str
    host: str


async def start(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    offered = await parts.surveys.offered()
    surveys = [
        Shown(name, one.title, duration(one.survey), one.survey.elsewhere)
        for name, one in offered.items()
        if one.wave.audience == "external"
    ]
    quick = [one for one in surveys if offered[one.name].survey.direction == EXPRESS]
    return request.app[PAGES].page(
        "start.html",
        surveys=surveys,
        quick=quick[0] if quick else None,
        doors=await openings.doors(parts.conversation),
        changes=bool(parts.town.changes),
    )


async def official(request: web.Request) -> web.Response:
    pressed = ButtonPressed(menu.TOPIC, "official")
    shown = await request.app[PARTS].conversation.look(openings.NOBODY, pressed)
    heading, told = say("web-headings-official"), _linked(shown.replies[-1].text)
    return request.app[PAGES].page("text.html", heading=heading, paragraphs=told)


async def about(request: web.Request) -> web.Response:
    town = request.app[PARTS].town
    promises = say(
        "anonymity-external",
        batch_min=town.batch_min,
        k_min=town.k_min,
        opening="batches",
        channel="web",
        site=town.site,
    )
    told = "\n\n".join((say("web-about"), say("web-emergency"), say("anonymity-web"), promises))
    return request.app[PAGES].page(
        "text.html", heading=say("buttons-about"), paragraphs=_linked(told)
    )


async def changes(request: web.Request) -> web.Response:
    """What everybody may read, where the ordinance has it published (R-41)."""
    parts = request.app[PARTS]
    if not parts.effective.profile.publication.enabled:
        raise Refusal(Why.NO_PAGE)
    published = await parts.storage.publications.shown()
    return request.app[PAGES].page(
        "changes.html",
        changes=[told.item(one) for one in list_of(published)],
        editions=[told.told(one.edition) for one in published],
    )


async def privacy(request: web.Request) -> web.Response:
    """What is kept of everybody, and of whoever looks: nothing of it stays anywhere."""
    visit = visit_of(request)
    person = visit.person if visit else openings.NOBODY
    pressed = ButtonPressed(handler.TOPIC, handler.STORED)
    (shown,) = (await request.app[PARTS].conversation.look(person, pressed)).replies
    _, *told = _linked(shown.text)
    return request.app[PAGES].page(
        "privacy.html", heading=say("web-headings-privacy"), paragraphs=told, stored=shown.alert
    )


async def health(request: web.Request) -> web.Response:
    """200 while answers can be kept, 503 otherwise. For supervisors."""
    try:
        await request.app[PARTS].storage.waves.known()
    except NotKept:
        return web.Response(status=503, text="storage out of reach\n")
    return web.Response(text="ok\n")


def _linked(text: str) -> list[Markup]:
    """Paragraphs in which addresses can be followed; only for words of our own texts."""
    return [_with_links(part) for part in text.split("\n\n")]


def _with_links(text: str) -> Markup:
    told, end = Markup(), 0
    for found in _ADDRESS.finditer(text):
        link = Markup('<a href="{0}">{0}</a>').format(found[0])
        told, end = told + escape(text[end : found.start()]) + link, found.end()
    return told + escape(text[end:])
