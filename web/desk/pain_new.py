"""A row of the pain map that staff write by hand: a problem or a need that no rule found (R-49)."""

from __future__ import annotations

from aiohttp import web

from bot.pain_wording import processes_of
from bot.texts import say
from config.directories import shipped
from reports.pains import LEVELS
from reports.period import Period
from storage.pain_records import PainChanged, PainRow
from storage.sql.side import new_name
from web.desk import pain_forms
from web.desk.frame import Desk, DeskPage
from web.desk.pains import EDITORS, PATH, quarter, to, today
from web.desk.side_fields import Wrong


async def show_new(desk: Desk) -> web.Response:
    return await _form(desk, quarter(desk.request.query.get("period", ""), today(desk)))


async def add(desk: Desk) -> web.Response:
    period = quarter(desk.form.one("period"), today(desk))
    processes = (await processes_of(desk.parts.storage)).choices()
    name = pain_forms.page_name(desk)
    empty = PainRow(
        *(name, period.name, "", "", "confirmed", "problem", "staff", 0, 0, "low", 1, today(desk))
    )
    try:
        row = pain_forms.by_hand(desk, empty, processes)
        await desk.parts.storage.pains.decide(row, "confirmed", pain_forms.by(desk, row.reason))
    except Wrong as wrong:
        return await _form(desk, period, str(wrong))
    except PainChanged:  # the same form again
        pass
    raise web.HTTPSeeOther(f"{to(name, period.name)}&saved=1")


async def _form(desk: Desk, period: Period, trouble: str = "") -> web.Response:
    names = ("process", "pain", "title", "kind", "prevalence", "severity", "threat", "reason")
    return desk.page(
        "desk/pain_new.html",
        422 if trouble else 200,
        trouble=trouble,
        told={name: desk.form.one(name) for name in names},
        period=period.name,
        page=desk.form.one("page") or new_name(),
        processes=(await processes_of(desk.parts.storage)).choices(),
        pains=[(one.id, one.title) for one in shipped().pains],
        kinds=[(one, say("map-kind", kind=one)) for one in pain_forms.KINDS],
        levels=[(one, say("map-level", level=one)) for one in reversed(LEVELS)],
        severities=pain_forms.severities("problem"),
        action=f"/desk{PATH}/new",
        back=f"/desk{PATH}?period={period.name}",
    )


PAGES = (
    DeskPage(f"{PATH}/new", show_new, roles=EDITORS, of_town=True),
    DeskPage(f"{PATH}/new", add, roles=EDITORS, method="POST", of_town=True),
)
