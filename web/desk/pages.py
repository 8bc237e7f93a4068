"""All pages of the desk, in the order of its menu. A new page is one file and one name here."""

from __future__ import annotations

from aiohttp import web

from web.desk import (
    bulk,
    case,
    case_file,
    case_step,
    coding,
    coding_comments,
    coding_messages,
    correct,
    digest,
    digest_cases,
    entry,
    exports,
    frame,
    imports,
    inquiries,
    key,
    loaded,
    mailing,
    pain_files,
    pain_new,
    pain_row,
    pains,
    publication,
    queue,
    report_template,
    reports,
    signin,
    texts,
)
from web.desk.frame import Desk, DeskPage
from web.desk.office_pages import OFFICE
from web.desk.paper.pages import PAPER
from web.desk.qr import codes
from web.desk.side_pages import SIDE
from web.desk.signin import ENTER, Door
from web.desk.surveys.pages import SURVEYS


async def _begin(desk: Desk) -> web.Response:
    """The first page of the menu that this role may open: the queue for whoever answers."""
    raise web.HTTPSeeOther(desk.menu[0].to)


PAGES: tuple[DeskPage, ...] = (
    DeskPage("/", _begin),
    queue.PAGE,
    bulk.PAGE,
    bulk.DEED,
    loaded.PAGE,
    entry.PAGE,
    entry.DEED,
    *PAPER,
    imports.PAGE,
    imports.DEED,
    *SURVEYS,
    *codes.PAGES,
    *reports.PAGES,
    *report_template.PAGES,
    *exports.PAGES,
    *digest.PAGES,
    digest_cases.PAGE,
    *publication.PAGES,
    texts.PAGE,
    coding.PAGE,
    coding_comments.PAGE,
    coding_comments.DEED,
    coding_messages.PAGE,
    coding_messages.DEED,
    pains.PAGE,
    *pain_files.PAGES,
    *pain_new.PAGES,
    *pain_row.PAGES,
    *inquiries.PAGES,
    *mailing.PAGES,
    key.PAGE,
    key.DEED,
    *SIDE,
    *OFFICE,
    correct.PAGE,
    correct.DEED,
    case.PAGE,
    case.DEED,
    case_file.PAGE,
    case_step.PAGE,
    case_step.DEED,
    signin.LEAVE,
)


def routes() -> list[web.RouteDef]:
    door = Door()
    return [
        web.get("/desk", _home),
        web.get(ENTER, door.show),
        web.post(ENTER, door.enter),
        *(frame.route(page, PAGES) for page in PAGES),
    ]


async def _home(request: web.Request) -> web.Response:
    raise web.HTTPSeeOther(frame.HOME)
