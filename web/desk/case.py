"""One case on the desk: what was said, what happened, and the steps that lead on from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.handlers import staff_hints, staff_steps
from bot.handlers.staff_office import Clerk
from bot.handlers.staff_steps import Around
from bot.texts import say
from storage.case_records import Case, ChangedMeanwhile, NoSuchCase, NotAllowed
from storage.case_steps import CORRECT, STEPS, State, Step
from storage.sql.signins import Role
from web.desk import coding_messages
from web.desk.case_log import happened, named
from web.desk.case_words import enclosed, said, shown
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.queue_lines import Line, lines
from web.desk.side_praise import praise
from web.desk.upcoming import upcoming
from web.refusals import Refusal, Why

PATH = "/case/{number}"
NEXT: Mapping[State, str] = {
    "new": "take",
    "taken": "reply",
    "waiting": "reply",
    "promised": "done",
}
"""The step a case waits for; a closed one waits for none."""
ADMINS = ("hide", "show")


@dataclass(frozen=True, slots=True)
class Offered:
    """A step on the page: a button, or a link to a page that asks for words. `is_next`: filled;
    `is_rare`: below the others."""

    name: str
    label: str
    to: str
    is_next: bool
    is_rare: bool


async def show(desk: Desk) -> web.Response:
    return await page_of(desk, await found(desk))


async def take(desk: Desk) -> web.Response:
    """Takes, gives back or reopens: steps that need nothing but a press."""
    case = await found(desk)
    name = desk.form.one("step")
    if name not in STEPS:
        raise Refusal(Why.NO_FORM)
    if not may(desk, STEPS[name]):
        raise Refusal(Why.NOT_YOURS)
    if not STEPS[name].is_plain:
        return await page_of(
            desk, case, say("desk-step-is-page", label=say("staff-step", step=name))
        )
    if desk.form.one("revision") != str(case.revision):
        return await page_of(desk, case, say("desk-conflict"))
    led = staff_steps.press(case, name, around(desk))
    if led.step is None:
        return await page_of(desk, case, led.said)
    try:
        await desk.parts.storage.cases.take_step(led.step)
    except (ChangedMeanwhile, NotAllowed):
        return await page_of(desk, await found(desk), say("desk-conflict"))
    return back(case)


async def found(desk: Desk) -> Case:
    try:
        return await desk.cases.one(desk.request.match_info["number"])
    except NoSuchCase as error:
        raise Refusal(Why.NO_PAGE) from error


async def page_of(desk: Desk, case: Case, trouble: str = "") -> web.Response:
    """`trouble`: why the last step was not taken; the page shows how things stand now."""
    now, office = desk.parts.clock(), desk.parts.office
    history = await desk.parts.storage.cases.history(case.number)
    has_files = case.files or any(one.files for one in case.thread)
    files = await desk.parts.storage.attachments.of_staff(case.number) if has_files else ()
    steps = [step for step in case.steps if may(desk, step)]
    links = [_offered(case, step) for step in steps if not step.is_plain]
    return desk.page(
        "desk/case.html",
        409 if trouble else 200,
        case=shown(case, now.date(), office.workdays, office.places),
        revision=case.revision,
        sealed=case.sealed,
        thread=[said(entry) for entry in case.thread],
        files=[enclosed(case.number, n, one) for n, one in enumerate(files, 1)],
        history=[happened(one, now.tzinfo) for one in await named(desk, history)],
        presses=[_offered(case, step) for step in steps if step.is_plain],
        links=[link for link in links if not link.is_rare],
        rare=[link for link in links if link.is_rare],
        likely=_likely(desk, case, steps),
        alike=await _alike(desk, case, steps),
        pick=f"{case.number}:{case.revision}",
        trouble=trouble,
        upcoming=await upcoming(desk, case),
        author=f"{back_to(case)}/author" if case.message.reachable else "",
        praise=await praise(desk, case),
        coding=coding_messages.link_of(case),
    )


def _likely(desk: Desk, case: Case, steps: Sequence[Step]) -> Mapping[str, str]:
    """Topics that the words speak of more than of the one it has."""
    if STEPS[CORRECT] not in steps:
        return {}
    return staff_hints.titles(staff_hints.doubted(case, desk.parts.office))


async def _alike(desk: Desk, case: Case, steps: Sequence[Step]) -> list[Line]:
    """Open ones that say the same, while this one may still be merged with them. A traceless one
    is merged with its like alone, whose words are sealed."""
    if STEPS["duplicate"] not in steps or case.message.traceless:
        return []
    text = f"{staff_hints.words_of(case)}\n{case.message.spot}"
    found = await desk.parts.storage.likeness.open_ones(case, text, desk.clerk.unit)
    return lines(found, text, desk.parts.clock().date(), desk.parts.office.workdays)


def around(desk: Desk) -> Around:
    clerk = Clerk(desk.clerk.name, str(desk.clerk.role))
    return Around(desk.parts.office, clerk, desk.parts.clock())


def back(case: Case) -> web.Response:
    return web.Response(status=303, headers={"Location": back_to(case)})


def back_to(case: Case) -> str:
    return f"/desk/case/{case.number}"


def may(desk: Desk, step: Step) -> bool:
    """What leaves the queue and the figures is the administrator's to decide, and to undo."""
    return step.name not in ADMINS or desk.clerk.role is Role.ADMIN


def _offered(case: Case, step: Step) -> Offered:
    to = f"/desk/case/{case.number}/{step.name}"
    is_next = NEXT.get(case.state) == step.name
    return Offered(step.name, say("staff-step", step=step.name), to, is_next, step.is_rare)


PAGE = DeskPage(PATH, show, roles=CLERKS)
DEED = DeskPage(PATH, take, roles=CLERKS, method="POST")
