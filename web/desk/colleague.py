"""The desk's page that hands a case to a colleague by name, as the chat does: its clock runs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiohttp import web

from bot.cleaning import clean
from bot.handlers import staff_making
from bot.handlers.staff_choices import LONGEST_NAME, owner_fault
from bot.handlers.staff_steps import changed_already
from bot.texts import say
from storage.case_records import Case, ChangedMeanwhile, NotAllowed
from storage.case_steps import STEPS
from storage.queue_records import names_of
from web.desk import case as case_page
from web.desk.case_words import said, shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS

STEP = STEPS["hand_over"]
PATH = f"{case_page.PATH}/{STEP.name}"


@dataclass(frozen=True, slots=True)
class Known:
    """Names known of colleagues: `offered` in the form, all `seeing` the case, and those `outside`,
    who are signed in and would not see it."""

    offered: Sequence[str]
    seeing: Sequence[str]
    outside: Sequence[str]

    def written(self, typed: str) -> str:
        """As the colleague is known, if one alone is meant: so they find it among their own."""
        meant = _meant(typed, self.seeing)
        return meant[0] if len(meant) == 1 and typed not in self.seeing else typed

    def outsider(self, typed: str) -> str:
        """ "" if whoever is named may see the case, or is not known here."""
        meant = [] if _meant(typed, self.seeing) else _meant(typed, self.outside)
        return meant[0] if meant else ""


async def show(desk: Desk) -> web.Response:
    case = await case_page.found(desk)
    if STEP not in case.steps:
        return await case_page.page_of(desk, case, changed_already(case))
    return await _form(desk, case, await _known(desk, case))


async def hand(desk: Desk) -> web.Response:
    case = await case_page.found(desk)
    if STEP not in case.steps:
        return await case_page.page_of(desk, case, changed_already(case))
    known = await _known(desk, case)
    if desk.form.one("revision") != str(case.revision):
        return await _form(desk, case, known, (409, say("desk-conflict")))
    owner = known.written(_typed(desk))
    if wrong := owner_fault(owner, case) or _unseen(known, owner):
        return await _form(desk, case, known, (422, wrong))
    step = staff_making.taken(case, STEP.name, case_page.around(desk))
    try:
        await desk.parts.storage.cases.take_step(replace(step, owner=owner))
    except ChangedMeanwhile as changed:
        return await _form(desk, changed.case, known, (409, say("desk-conflict")))
    except NotAllowed:
        fresh = await case_page.found(desk)
        return await case_page.page_of(desk, fresh, changed_already(fresh))
    return case_page.back(case)


def _typed(desk: Desk) -> str:
    return " ".join(clean(desk.form.one("owner")).split())


def _meant(typed: str, names: Sequence[str]) -> list[str]:
    told = typed.casefold()
    return [name for name in names if told in [one.casefold() for one in names_of(name)]]


def _unseen(known: Known, owner: str) -> str:
    name = known.outsider(owner)
    return say("desk-colleague-outside", name=name) if name else ""


async def _known(desk: Desk, case: Case) -> Known:
    """A clerk of a unit is offered its own people."""
    parts, unit = desk.parts, desk.clerk.unit
    clerks = [one.clerk for one in await parts.signins.sessions(parts.clock())]
    seeing = [one for one in clerks if one.role in CLERKS and one.unit in ("", case.unit_id)]
    names = {one.name for one in seeing}
    outside = {one.name for one in clerks} - names
    owners = set(await parts.storage.search.owners(unit)) - outside
    near = {one.name for one in seeing if not unit or one.unit == unit}
    offered = (near | owners) - {case.message.taken_by}
    return Known(sorted(offered), sorted(names | owners), sorted(outside))


async def _form(
    desk: Desk, case: Case, known: Known, trouble: tuple[int, str] = (200, "")
) -> web.Response:
    """`trouble`: the status, and what is wrong."""
    office = desk.parts.office
    return desk.page(
        "desk/colleague.html",
        trouble[0],
        case=shown(case, desk.parts.clock().date(), office.workdays, office.places),
        revision=case.revision,
        thread=[said(entry) for entry in case.thread],
        names=known.offered,
        typed=_typed(desk),
        longest=LONGEST_NAME,
        trouble=trouble[1],
    )


PAGES = (
    DeskPage(PATH, show, roles=CLERKS),
    DeskPage(PATH, hand, roles=CLERKS, method="POST"),
)
