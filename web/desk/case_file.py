"""A file of a message on the desk: listed beside its words, given out by its own door alone.

What people sent is never opened on the server. A photo is our own drawing and may be looked at in
the browser; all else is only downloaded, and whatever it is, it runs nothing and asks for nothing.
"""

from __future__ import annotations

from aiohttp import web

from storage.file_records import FileKind
from web.desk import case as case_page
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.refusals import Refusal, Why

PATH = case_page.PATH + "/file/{file}"
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: dict[FileKind, str] = {
    "jpeg": "image/jpeg",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


async def show(desk: Desk) -> web.Response:
    """Raises Refusal for a file of another message, an erased one, or a sealed one."""
    case = await case_page.found(desk)
    files = await desk.parts.storage.attachments.of_staff(case.number)
    named = {one.id: (n, one) for n, one in enumerate(files, 1)}
    n, file = named.get(desk.request.match_info["file"], (0, None))
    body = await desk.parts.storage.attachments.body(file) if file else None
    if file is None or body is None:
        raise Refusal(Why.NO_PAGE)
    way = "inline" if file.kind == "jpeg" else "attachment"
    name = f"{case.number}-{n}.{'jpg' if file.kind == 'jpeg' else file.kind}"
    return web.Response(
        body=body,
        content_type=TYPES[file.kind],
        headers={
            "Content-Disposition": f'{way}; filename="{name}"',
            "Content-Security-Policy": POLICY,
        },
    )


PAGE = DeskPage(PATH, show, roles=CLERKS)
