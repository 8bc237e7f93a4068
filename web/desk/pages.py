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
    overview,
    pain_files,
    pain_new,
    pain_row,
    pains,
    publication,
    qr_codes,
    queue,
    report_template,
    reports,
    script_import,
    script_versions,
    sheet_file,
    sheet_line,
    sheet_print,
    sheets,
    signin,
    survey_page,
    survey_preview,
    texts,
    wave_end,
    wave_open,
    wave_slips,
)
from web.desk.frame import Desk, DeskPage
from web.desk.office_pages import OFFICE
from web.desk.side_pages import SIDE
from web.desk.signin import ENTER, Door


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
    *sheets.PAGES,
    *sheet_file.PAGES,
    *sheet_line.PAGES,
    *sheet_print.PAGES,
    imports.PAGE,
    imports.DEED,
    overview.PAGE,
    *qr_codes.PAGES,
    *survey_page.PAGES,
    *survey_preview.PAGES,
    *wave_open.PAGES,
    *wave_end.PAGES,
    *wave_slips.PAGES,
    *reports.PAGES,
    *report_template.PAGES,
    *script_import.PAGES,
    *script_versions.PAGES,
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
