"""The desk's page of a survey's versions: each as a file; a town's own may be asked no more."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.handlers.staff_words import day
from bot.offers import parsed
from bot.surveys.script import Survey
from bot.texts import say
from bot.workbooks.writing import book
from config.directories import shipped
from storage.release_records import Version
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.office import ADMINS, actor, is_saved, told_actor
from web.forms import whole
from web.refusals import Refusal, Why

PATH = "/surveys/{survey}/versions"
FILE = PATH + "/{file}"
RETIRE = PATH + "/retire"
ENDING = ".xlsx"
NEWEST = 999_999


@dataclass(frozen=True, slots=True)
class Line:
    """`when` and `who` are of whoever published it."""

    number: int
    when: str
    who: str
    note: str
    file: str
    is_now: bool


async def show(desk: Desk) -> web.Response:
    name = desk.request.match_info["survey"]
    survey = desk.parts.surveys.surveys.get(name)
    known = await desk.parts.storage.releases.versions(name)
    if survey is None and not known:
        raise Refusal(Why.NO_PAGE)
    if survey is not None and survey.version not in [one.number for one in known]:
        known = [Version(survey.version), *known]  # nobody was asked it yet
    return desk.page(
        "desk/script_versions.html",
        saved=is_saved(desk),
        survey=name,
        title=survey.title if survey else await _last_title(desk, name, known[0].number),
        lines=[_line(name, one, survey) for one in known],
        is_retired=survey is None,
        may_publish=desk.parts.publishing is not None and desk.decides(ADMINS),
        may_retire=_may_retire(desk, name),
    )


def _line(name: str, one: Version, now: Survey | None) -> Line:
    return Line(
        number=one.number,
        when=day(one.day) if one.day else say("desk-versions-shipped"),
        who=told_actor(one.actor) if one.actor else "",
        note=one.note,
        file=f"/desk/surveys/{name}/versions/{one.number}{ENDING}",
        is_now=now is not None and now.version == one.number,
    )


async def _last_title(desk: Desk, name: str, version: int) -> str:
    body = await desk.parts.storage.scripts.asked(name, version)
    return parsed(body).title if body else name


def _may_retire(desk: Desk, name: str) -> bool:
    """Those that come with Otklik are the ordinance's: they stay."""
    door = desk.parts.publishing
    return door is not None and desk.decides(ADMINS) and door.is_of_town(name)


async def retire(desk: Desk) -> web.Response:
    name = desk.request.match_info["survey"]
    if not _may_retire(desk, name) or desk.form.one("sure") != "yes":
        raise Refusal(Why.NO_PAGE)
    parts = desk.parts
    await parts.storage.releases.retire(name, parts.clock(), actor(desk))
    await parts.effective.look()
    to = f"/desk/surveys/{name}/versions?saved=1"
    return web.Response(status=303, headers={"Location": to})


async def give(desk: Desk) -> web.Response:
    """One version as an XLSForm."""
    name, file = desk.request.match_info["survey"], desk.request.match_info["file"]
    number = whole(file.removesuffix(ENDING), 1, NEWEST) if file.endswith(ENDING) else None
    if number is None:
        raise Refusal(Why.NO_PAGE)
    survey = await _version(desk, name, number)
    body = await asyncio.to_thread(book, survey, shipped())
    return given(body, f"{name}-{survey.version}{ENDING}")


async def _version(desk: Desk, name: str, number: int) -> Survey:
    now = desk.parts.surveys.surveys.get(name)
    if now is not None and now.version == number:
        return now
    body = await desk.parts.storage.scripts.asked(name, number)
    if body is None:
        raise Refusal(Why.NO_PAGE)
    return parsed(body)


PAGES = (
    DeskPage(PATH, show, of_town=True),
    DeskPage(RETIRE, retire, roles=ADMINS, of_town=True, method="POST"),
    DeskPage(FILE, give, of_town=True),
)
