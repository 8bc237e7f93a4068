"""The desk's page of routes: which unit a message goes to, and a try at what would happen."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.cleaning import clean
from bot.handlers.staff_office import topic_title
from bot.texts import say
from config.directories import shipped
from storage.office_records import NoSuchUnit, Route, Whereabouts
from web.desk.frame import Desk, DeskPage
from web.desk.office import (
    ADMINS,
    ROUTES,
    Choice,
    actor,
    is_saved,
    saved,
    tabs,
    topic_choices,
    unit_choices,
)

LONGEST = 300
"""Characters of an organisation's name, as in the register."""


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    text: str


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def change(desk: Desk) -> web.Response:
    """Adds a rule, drops one, or lets one be asked earlier; whichever button was pressed."""
    routes, now, who = desk.parts.storage.routes, desk.parts.clock(), actor(desk)
    if name := _number(desk.form.one("remove")):
        await routes.remove(name, now, who)
    elif name := _number(desk.form.one("up")):
        await routes.raise_up(name, now, who)
    else:
        told = _typed(desk)
        if told is None:
            return await _page(desk, say("desk-routes-bad"))
        try:
            await routes.add(told, now, who)
        except NoSuchUnit:
            return await _page(desk, say("desk-routes-bad"))
    return saved(ROUTES)


async def _page(desk: Desk, trouble: str = "") -> web.Response:
    units = await desk.parts.storage.units.all()
    routes = await desk.parts.storage.routes.listed()
    titles = {unit.id: unit.title for unit in units}
    return desk.page(
        "desk/routes.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        lines=[Line(one.id, _words(desk, one, titles.get(one.unit, one.unit))) for one in routes],
        units=unit_choices(units),
        topics=topic_choices(),
        places=list(desk.parts.town.used_places.items()),
        tried={
            name: desk.request.query.get(name, "") for name in ("topic", "organisation", "place")
        },
        preview=await _preview(desk, titles),
        longest=LONGEST,
    )


async def _preview(desk: Desk, titles: dict[str, str]) -> str:
    """ "" if nothing was asked."""
    asked = desk.request.query
    if "topic" not in asked:
        return ""
    organisation = " ".join(clean(asked.get("organisation", "")).split())
    about = Whereabouts(asked["topic"], organisation, asked.get("place", ""))
    unit = await desk.parts.storage.routes.unit_for(about)
    if not unit:
        return say("desk-routes-preview-nobody")
    return say("desk-routes-preview-told", unit=titles.get(unit, unit))


def _typed(desk: Desk) -> Route | None:
    """None for what is in no list."""
    form = desk.form
    topic, place = form.one("topic"), form.one("place")
    organisation = " ".join(clean(form.one("organisation")).split())
    known = {name for name, _ in topic_choices()}
    places = desk.parts.town.used_places
    if topic not in known | {""} or place not in {"", *places} or len(organisation) > LONGEST:
        return None
    return Route(form.one("unit"), topic, organisation, place) if form.one("unit") else None


def _words(desk: Desk, route: Route, unit: str) -> str:
    places = dict(_places(desk))
    return say(
        "desk-routes-line",
        topic=_topic(route.topic),
        organisation=route.organisation or "none",
        place=places.get(route.spot, route.spot) or "none",
        unit=unit,
    )


def _topic(name: str) -> str:
    if not name:
        return say("desk-routes-topic-any")
    if name in shipped().topics:
        return topic_title(name)
    return dict(topic_choices()).get(name, name)


def _places(desk: Desk) -> list[Choice]:
    return [(place.id, place.title) for place in desk.parts.effective.profile.places]


def _number(told: str) -> int:
    """0 for what is no number of a rule."""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 11 else 0


PAGES = (
    DeskPage(ROUTES, show, roles=ADMINS),
    DeskPage(ROUTES, change, roles=ADMINS, method="POST"),
)
