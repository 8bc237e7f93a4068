"""The desk's page on which a survey from Excel is checked, looked at, compared and published.

Nothing is held between the look and the deed: what was looked at travels in the form, and is
checked anew.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from dataclasses import dataclass

from aiohttp import web

from bot.publishing import NotPublished, Planned, Publishing
from bot.surveys.codes import codes_of
from bot.surveys.loader import judged
from bot.surveys.mistakes import Raw
from bot.surveys.xlsform.brought import Brought
from bot.surveys.xlsform.filling import Wanted
from bot.texts import say
from bot.workbooks.apart import LARGEST, refused
from bot.workbooks.reading import BadScripts, read
from config.directories import shipped
from storage.release_records import NOTE, PublishedMeanwhile
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, actor
from web.desk.surveys import plain_words, script_shown
from web.refusals import Refusal, Why

log = logging.getLogger(__name__)

PATH = "/surveys/import"
PUBLISH = PATH + "/publish"
ROOM = LARGEST + (64 << 10)
"""Bytes that are taken, so that a file a little too large is refused in its own words."""
SCRIPT = re.compile(rb"(?:\xef\xbb\xbf)?(?:(?:---)?[ \t\r]*(?:#[^\n]*)?\n)*\w+[ \t]*:")
"""A script of YAML begins with a key, under its comments; whatever does not is judged as a book."""
WORDS = 48 * 1024
"""Bytes of a script as it travels in the form; the longest that is shipped has 7,000."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What would be published; `body`: the script as the form brings it back."""

    planned: Planned
    body: str
    notes: tuple[str, ...] = ()


async def show(desk: Desk) -> web.Response:
    _door(desk)
    return _page(desk)


async def look(desk: Desk) -> web.Response:
    door, data = _door(desk), desk.form.files.get("file", b"")
    if not data:
        return _page(desk, faults=[say("desk-script-no-file")])
    wanted = Wanted(direction=desk.form.one("direction"))
    try:
        brought = await asyncio.to_thread(read, data, _name(desk), wanted, shipped())
        planned = await door.plan(brought)
        body = brought.survey.body()
        if len(body.encode()) > WORDS:
            raise refused(brought.survey.id, "too_big")
    except BadScripts as bad:
        return _page(desk, faults=bad.faults)
    except NotPublished as error:
        return _page(desk, faults=[_refused(error)])
    except OSError as error:
        log.warning("a survey was not read: %s", type(error).__name__)
        return _page(desk, faults=[say("desk-script-not-read")])
    return _page(desk, Looked(planned, body, brought.notes))


def _name(desk: Desk) -> str:
    """Of the file, as far as it matters: what kind it is, and a code where the file has none."""
    typed = desk.form.one("name").strip()
    is_script = SCRIPT.match(desk.form.files.get("file", b"")) is not None
    return f"{typed or say('desk-script-file-name')}{'.yaml' if is_script else '.xlsx'}"


async def publish(desk: Desk) -> web.Response:
    door = _door(desk)
    brought = _again(desk.form.one("script"))
    try:
        planned = await door.plan(brought)
        if str(planned.survey.version) != desk.form.one("version"):
            raise PublishedMeanwhile(planned.survey.id, planned.survey.version - 1)
        if not planned.is_same:
            await door.publish(planned, actor(desk), desk.form.one("note").strip()[:NOTE])
    except NotPublished as error:
        return _page(desk, faults=[_refused(error)])
    except PublishedMeanwhile as error:
        told = say("publishing-meanwhile", survey=error.survey, version=error.version)
        planned = await door.plan(brought)
        return _page(desk, Looked(planned, brought.survey.body()), [told])
    await desk.parts.effective.look()
    log.info("a version of a survey was published by %s", desk.clerk.role)
    to = f"/desk/surveys/{planned.survey.id}/versions?saved=1"
    return web.Response(status=303, headers={"Location": to})


def _again(body: str) -> Brought:
    """What the form brought back, judged as if it came from a stranger. Raises Refusal."""
    try:
        values = json.loads(body) if len(body.encode()) <= WORDS else None
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise Refusal(Why.NO_FORM)
    survey, *faults = judged(Raw(values, str(values.get("id"))), codes_of(shipped()))
    if survey is None or any(faults):
        raise Refusal(Why.NO_FORM)
    return Brought(survey)


def _refused(error: NotPublished) -> str:
    return say("publishing-refused", why=error.why, survey=error.survey)


def _door(desk: Desk) -> Publishing:
    if desk.parts.publishing is None:
        raise Refusal(Why.NO_PAGE)
    return desk.parts.publishing


def _page(
    desk: Desk, looked: Looked | None = None, faults: list[str] | tuple[str, ...] = ()
) -> web.Response:
    survey = looked.planned.survey if looked else None
    today = desk.parts.clock().date()
    return desk.page(
        "desk/script_import.html",
        422 if faults else 200,
        looked=looked,
        faults=faults,
        directions=[(one.id, one.title) for one in shipped().directions],
        pages=script_shown.pages(survey, desk.parts.town, today) if survey else [],
        questions=plain_words.asked(survey) if survey else [],
        longest=NOTE,
        largest=LARGEST // (1 << 20),
        direction=desk.form.one("direction"),
        code=desk.form.one("name"),
        path=f"/desk{PATH}",
        publish=f"/desk{PUBLISH}",
    )


PAGES = (
    DeskPage(PATH, show, roles=ADMINS, of_town=True),
    DeskPage(PATH, look, roles=ADMINS, of_town=True, method="POST", takes_file=True, largest=ROOM),
    DeskPage(PUBLISH, publish, roles=ADMINS, of_town=True, method="POST", takes_file=True),
)
