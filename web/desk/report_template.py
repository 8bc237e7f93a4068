"""The report's template at the desk: the one in use taken home, another one given, or none."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from aiohttp import web

from bot.texts import say
from reports.word.own import OwnTemplate
from reports.word.template import LARGEST, BadTemplate
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.office import ADMINS, is_saved, saved
from web.refusals import Refusal, Why

log = logging.getLogger(__name__)

PATH = "/report-template"
FILE = PATH + "/file.docx"
ROOM = LARGEST + (1 << 20)
"""Bytes that are taken, so that a file a little too large is refused in its own words."""


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def change(desk: Desk) -> web.Response:
    own, data = _own(desk), desk.form.files.get("file", b"")
    try:
        if desk.form.one("remove"):
            await asyncio.to_thread(own.drop)
        elif not data:
            return await _page(desk, say("reporttemplate-no-file"))
        else:
            await asyncio.to_thread(own.put, data)
    except BadTemplate as error:
        return await _page(desk, f"{_why(error)} {say('reporttemplate-not-taken')}")
    except OSError as error:
        log.warning("the template of the report was not written: %s", type(error).__name__)
        return await _page(desk, say("reporttemplate-not-written"))
    log.info("the template of the report was changed by %s", desk.clerk.role)
    return saved(PATH)


async def give(desk: Desk) -> web.Response:
    """The town's own; the shipped one where there is none."""
    own = _own(desk)
    path = own.path if await asyncio.to_thread(own.path.is_file) else _shipped()
    body = await asyncio.to_thread(path.read_bytes)
    return given(body, "report.docx")


async def _page(desk: Desk, trouble: str = "") -> web.Response:
    own = _own(desk)
    has_own = await asyncio.to_thread(own.path.is_file)
    refused = await asyncio.to_thread(own.trouble)
    return desk.page(
        "desk/report_template.html",
        422 if trouble else 200,
        saved=is_saved(desk),
        trouble=trouble,
        has_own=has_own,
        refused=f"{_why(refused)} {say('report-template-instead')}" if refused else "",
        path=f"/desk{PATH}",
        file=f"/desk{FILE}",
    )


def _why(error: BadTemplate) -> str:
    name = say("reporttemplate-this")
    return say("report-template-bad", file=name, code=error.code, found=error.found)


def _own(desk: Desk) -> OwnTemplate:
    if desk.parts.template is None or desk.clerk.unit:
        raise Refusal(Why.NO_PAGE)
    return desk.parts.template


def _shipped() -> Path:
    from reports.word.writing import SHIPPED

    return SHIPPED


PAGES = (
    DeskPage(PATH, show, roles=ADMINS),
    DeskPage(PATH, change, roles=ADMINS, method="POST", takes_file=True, largest=ROOM),
    DeskPage(FILE, give, roles=ADMINS),
)
