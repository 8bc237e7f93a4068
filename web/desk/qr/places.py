"""The desk's page of places where QR codes hang: added, named anew, retired, by admins alone.

None is ever taken away: its codes may hang somewhere, and figures of old quarters name it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from aiohttp import web

from bot.cleaning import clean
from bot.texts import say
from config.changeable import LONGEST_TERM, BadValue, checked, value_of
from config.directories import shipped
from config.ordinance import Place
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, PLACES, Choice, actor, is_saved, saved, tabs
from web.refusals import Refusal, Why

ONE = PLACES + "/{place}"
LONGEST = 120
"""Characters of a title: a line on a poster."""
SETTING = "places"

Told = dict[str, Any]
"""A place as the settings keep it."""


@dataclass(frozen=True, slots=True)
class Line:
    place: Place
    point: str
    to: str
    codes: str


async def show(desk: Desk) -> web.Response:
    return _list(desk)


async def add(desk: Desk) -> web.Response:
    told = _typed(desk)
    there = _there(desk)
    told["id"] = fresh_id(told["point"], [one["id"] for one in there])
    if trouble := await _kept(desk, [*there, told]):
        return _list(desk, trouble, told)
    return saved(PLACES)


async def show_one(desk: Desk) -> web.Response:
    return _one(desk, _found(desk))


async def change(desk: Desk) -> web.Response:
    """What was typed of one place; the others stay."""
    place = _found(desk)
    told = _typed(desk) | {"id": place.id, "retired": desk.form.one("used") != "1"}
    changed = [told if one["id"] == place.id else one for one in _there(desk)]
    if trouble := await _kept(desk, changed):
        return _one(desk, place, trouble, told)
    return saved(f"{PLACES}/{place.id}")


def fresh_id(point: str, taken: Sequence[str]) -> str:
    """The kind, and a number where there is one of that kind: it stands in links.

    >>> fresh_id("hall", ["hall", "hall_2"]), fresh_id("mfc", ["hall"])
    ('hall_3', 'mfc')
    """
    if point not in taken:
        return point
    return next(name for n in count(2) if (name := f"{point}_{n}") not in taken)


async def _kept(desk: Desk, places: list[Told]) -> str:
    """What is wrong; "" where it holds now, at every door."""
    titles = [str(one["title"]).casefold() for one in places]
    twin = next((one["title"] for one in places if titles.count(one["title"].casefold()) > 1), "")
    if twin:
        return say("desk-places-twin", title=twin)
    if not all(0 < len(one["title"]) <= LONGEST for one in places):
        return say("desk-places-bad-title", longest=LONGEST)
    parts = desk.parts
    try:
        checked(parts.effective.profile, SETTING, places)
    except BadValue as bad:
        return say("desk-settings-bad", why=bad.why, found=bad.found, longest=LONGEST_TERM)
    if places != _there(desk):
        await parts.storage.settings.change(SETTING, places, parts.clock(), actor(desk))
        await parts.effective.look()
    return ""


def _there(desk: Desk) -> list[Told]:
    return list(value_of(desk.parts.effective.profile, SETTING))


def _typed(desk: Desk) -> Told:
    title = " ".join(clean(desk.form.one("title")).split())
    return {"id": "", "point": desk.form.one("point"), "title": title, "retired": False}


def _found(desk: Desk) -> Place:
    asked = desk.request.match_info["place"]
    for place in desk.parts.effective.profile.places:
        if place.id == asked:
            return place
    raise Refusal(Why.NO_PAGE)


def _list(desk: Desk, trouble: str = "", typed: Mapping[str, Any] | None = None) -> web.Response:
    return desk.page(
        "desk/places.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        lines=[_line(place) for place in desk.parts.effective.profile.places],
        points=_points(),
        typed=typed or {"title": "", "point": ""},
        longest=LONGEST,
    )


def _one(
    desk: Desk, place: Place, trouble: str = "", typed: Mapping[str, Any] | None = None
) -> web.Response:
    return desk.page(
        "desk/place.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        line=_line(place),
        points=_points(),
        typed=typed or place.model_dump(),
        longest=LONGEST,
    )


def _line(place: Place) -> Line:
    point = shipped().qr_places.title(place.point)
    codes = "" if place.retired else f"/desk/qr?place={place.id}"
    return Line(place, point, f"/desk{PLACES}/{place.id}", codes)


def _points() -> list[Choice]:
    return [(point.id, point.title) for point in shipped().qr_places]


PAGES = (
    DeskPage(PLACES, show, roles=ADMINS),
    DeskPage(PLACES, add, roles=ADMINS, method="POST"),
    DeskPage(ONE, show_one, roles=ADMINS),
    DeskPage(ONE, change, roles=ADMINS, method="POST"),
)
