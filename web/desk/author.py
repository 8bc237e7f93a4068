"""The desk's page about an author who floods: shut out for a while, with a reason, or let in again.

Nobody is named: the author is whoever sent this message, known by a sealed tag alone.
"""

from __future__ import annotations

from aiohttp import web

from bot.cleaning import clean
from bot.texts import say
from storage.case_records import Case
from storage.sql.blocked import REASON, NobodyToBlock
from web.desk import case as case_page
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.refusals import Refusal, Why

PATH = f"{case_page.PATH}/author"


async def show(desk: Desk) -> web.Response:
    return await _page(desk, await _found(desk))


async def change(desk: Desk) -> web.Response:
    case, blocked = await _found(desk), desk.parts.storage.blocked
    role = str(desk.clerk.role)
    try:
        if desk.form.one("let_in"):
            await blocked.let_in(case.number, role)
        else:
            reason = " ".join(clean(desk.form.one("reason")).split())
            await blocked.block(case.number, reason, role)
    except NobodyToBlock as error:
        raise Refusal(Why.NO_PAGE) from error
    except ValueError:
        return await _page(desk, case, say("desk-author-reason-needed", longest=REASON))
    return case_page.back(case)


async def _page(desk: Desk, case: Case, trouble: str = "") -> web.Response:
    return desk.page(
        "desk/author.html",
        422 if trouble else 200,
        number=case.number,
        back=case_page.back_to(case),
        is_blocked=await desk.parts.storage.blocked.is_author_blocked(case.number),
        longest=REASON,
        trouble=trouble,
    )


async def _found(desk: Desk) -> Case:
    """Of a message whose author can be told apart: a traceless one's cannot."""
    case = await case_page.found(desk)
    if not case.message.reachable:
        raise Refusal(Why.NO_PAGE)
    return case


PAGES = (
    DeskPage(PATH, show, roles=CLERKS),
    DeskPage(PATH, change, roles=CLERKS, method="POST"),
)
