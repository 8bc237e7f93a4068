"""The desk's page that hands a case to another unit: its clock runs on, its card goes there."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.handlers import staff_making
from bot.handlers.staff_steps import changed_already
from bot.texts import say
from storage.case_records import Case, ChangedMeanwhile, NotAllowed
from storage.case_steps import STEPS, TO_UNIT
from web.desk import case as case_page
from web.desk.case_words import said, shown
from web.desk.frame import Desk, DeskPage
from web.desk.office import unit_choices
from web.desk.queue import CLERKS

PATH = f"{case_page.PATH}/{TO_UNIT}"


async def show(desk: Desk) -> web.Response:
    case = await case_page.found(desk)
    if STEPS[TO_UNIT] not in case.steps:
        return await case_page.page_of(desk, case, changed_already(case))
    return await _form(desk, case)


async def hand(desk: Desk) -> web.Response:
    case, unit = await case_page.found(desk), desk.form.one("unit")
    if desk.form.one("revision") != str(case.revision):
        return await _form(desk, case, say("desk-conflict"))
    step = replace(staff_making.taken(case, TO_UNIT, case_page.around(desk)), unit=unit, owner="")
    try:
        await desk.parts.storage.cases.take_step(step)
    except (ChangedMeanwhile, NotAllowed):
        return await _form(desk, await case_page.found(desk), say("desk-hand-bad"))
    return case_page.back(case)


async def _form(desk: Desk, case: Case, trouble: str = "") -> web.Response:
    office, units = desk.parts.office, unit_choices(await desk.parts.storage.units.all())
    return desk.page(
        "desk/handing.html",
        409 if trouble else 200,
        case=shown(case, desk.parts.clock().date(), office.workdays, office.places),
        revision=case.revision,
        now=case.unit.title if case.unit else say("staff-unit-none"),
        units=[one for one in units if one[0] != case.unit_id],
        thread=[said(entry) for entry in case.thread],
        trouble=trouble,
    )


PAGES = (
    DeskPage(PATH, show, roles=CLERKS),
    DeskPage(PATH, hand, roles=CLERKS, method="POST"),
)
