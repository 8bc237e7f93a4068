"""The desk's page of QR codes: what is printed for a survey at a place, seen and taken."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from dataclasses import dataclass

from aiohttp import web

from bot.handlers.printed import codes
from bot.links import MESSAGE
from bot.qr import making
from bot.qr.kit import A4, A5, LETTER, LOCAL, PAIR, STAMP, TENT, Ground, linked
from bot.qr.words import Subject
from bot.surveys.script import Survey
from bot.texts import say
from config.ordinance import Place
from reports.paper import qr
from reports.zipped import packed
from storage.short_codes import grouped
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.office import Choice
from web.desk.qr.index import NAME, index
from web.desk.surveys.overview import doors_of
from web.refusals import Refusal, Why

PATH, FILE = "/qr", "/qr/file"
KIT = "kit.zip"
KINDS = (A4, A5, PAIR, TENT, STAMP, LETTER)


@dataclass(frozen=True, slots=True)
class Shown:
    """`doors`: (name, link); `picture`: an address that needs no second request; `local`: the
    site's address where no phone will reach it."""

    title: str
    code: str
    picture: str
    doors: tuple[tuple[str, str], ...]
    local: str = ""


async def show(desk: Desk) -> web.Response:
    survey, place = desk.request.query.get("survey", ""), desk.request.query.get("place", "")
    found = None
    if survey:
        ground, subject = await _ground(desk), _subject(desk, survey, place)
        found = _shown(desk, ground, subject)
        survey, place = subject.where
    return desk.page(
        "desk/qr_codes.html",
        surveys=await _surveys(desk),
        places=list(desk.parts.town.used_places.items()),
        survey=survey,
        place=place,
        found=found,
        local=found.local if found else "",
        kinds=KINDS,
        kit=KIT,
    )


async def give(desk: Desk) -> web.Response:
    """One file, or all of a place as a ZIP."""
    survey, place, name = (desk.form.one(field) for field in ("survey", "place", "file"))
    ground = await _ground(desk)
    subject = _subject(desk, survey, place)
    if name == KIT:
        return await _kit(desk, ground, subject)
    if name not in making.names(ground):
        raise Refusal(Why.NO_PAGE)
    code = codes(desk.parts.town, [subject.where])[subject.where]
    body = await asyncio.to_thread(making.one, ground, subject, code, name)
    return given(body, "-".join(part for part in (*subject.where, name) if part))


async def _kit(desk: Desk, ground: Ground, subject: Subject) -> web.Response:
    """Everything that hangs at this place; of employees, of this survey."""
    place = subject.where[1]
    some = [subject]
    if place:
        open_now = await desk.parts.surveys.offered()
        surveys = [one.survey for one in open_now.values() if one.wave.audience == "external"]
        where = [one for one in _places(desk) if one.id == place]
        some = making.subjects(surveys, where, _unnamed(desk), message=True)
        if subject.where not in [one.where for one in some]:
            some.append(subject)
    coded = codes(desk.parts.town, [one.where for one in some])
    files = await asyncio.to_thread(making.made, ground, some, coded)
    files[NAME] = index(ground, some, coded)
    body = await asyncio.to_thread(packed, files)
    return given(body, f"qr-{place or subject.where[0]}.zip")


async def _ground(desk: Desk) -> Ground:
    return Ground(desk.parts.town.org_short, desk.parts.address.url(), await doors_of(desk))


def _shown(desk: Desk, ground: Ground, subject: Subject) -> Shown:
    code = codes(desk.parts.town, [subject.where])[subject.where]
    told = linked(ground, subject.where, code)
    picture = b64encode(qr.png(told["web"])).decode()  # white around, also on a dark page
    return Shown(
        title=subject.heading,
        code=grouped(code),
        picture=f"data:image/png;base64,{picture}",
        doors=tuple(told.items()),
        local=ground.site if "web" in told and ground.site.startswith(LOCAL) else "",
    )


def _subject(desk: Desk, survey: str, place: str) -> Subject:
    """Raises Refusal for what is in no list."""
    found = _known(desk).get(survey)
    if found is None and survey != MESSAGE:
        raise Refusal(Why.NO_PAGE)
    if found is not None and found.audience == "internal":
        return Subject((survey, ""), found)
    where = next((one for one in _places(desk) if one.id == place), None)
    if where is None:
        raise Refusal(Why.NO_PAGE)
    title = "" if where.title.startswith(_unnamed(desk)) else where.title
    return Subject((survey, place), found, place=title, point=where.point)


async def _surveys(desk: Desk) -> list[tuple[str, list[Choice]]]:
    """Those asked now first: posters are often printed before."""
    offered = await desk.parts.surveys.offered()
    known = _known(desk)
    now = [(name, _called(one)) for name, one in known.items() if name in offered]
    later = [(name, _called(one)) for name, one in known.items() if name not in offered]
    told = [
        (say("qr-now"), [*now, (MESSAGE, say("buttons-message"))]),
        (say("qr-later"), later),
    ]
    return [(label, choices) for label, choices in told if choices]


def _called(survey: Survey) -> str:
    """Two may have one title, asked of different people."""
    return f"{survey.title} · {say('desk-waves-for', audience=survey.audience)}"


def _known(desk: Desk) -> dict[str, Survey]:
    return {name: one for name, one in desk.parts.surveys.surveys.items() if one.mode != "form"}


def _places(desk: Desk) -> tuple[Place, ...]:
    return desk.parts.effective.profile.used_places


def _unnamed(desk: Desk) -> str:
    return desk.parts.effective.profile.demo_mark


PAGES = (
    DeskPage(PATH, show, lambda: say("desk-nav-qr")),
    DeskPage(FILE, give, method="POST", is_heavy=True),
)
