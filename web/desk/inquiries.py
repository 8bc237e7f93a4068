"""The desk's page of additional surveys: evidence, the wizard of a plan, refusing, what came of it.

Everybody reads; analysts and admins decide. Nothing starts without population, error and the
document by which it is asked (R-56).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from aiohttp import web

from bot.handlers.staff_words import day as told_day
from bot.inquiries import PROBES, Inquiries
from bot.inquiry_words import rule
from bot.inquiry_words import sample as sample_words
from bot.texts import say
from config.directories import shipped
from reports.build import Basis
from reports.inquiries import sample, wanted
from reports.pain.processes import Processes, by_id
from reports.period import quarter_of
from reports.sampling import Z, invitations
from storage.inquiry_records import (
    WORDS,
    Inquiry,
    InquiryMoved,
    Line,
    NoSuchInquiry,
    Plan,
)
from storage.records import Wave, WaveState
from web.desk import inquiry_again
from web.desk.frame import Desk, DeskPage
from web.desk.inquiry_forms import ERRORS, LARGEST, Wrong, deed_of, steps_of, words_of
from web.desk.office import actor, told_actor
from web.desk.side_record import EDITORS
from web.refusals import Refusal, Why

PATH = "/inquiries"
TYPED = (
    *("inquiry", "step", "audience", "pain", "units", "population", "error", "confidence"),
    *("basis", "reason", "count", "measure", "weeks"),
)
"""What was typed stays on the page that tells what is wrong with it."""
LIKELY = Fraction(1, 4)
"""Response by which the number of invitations is worked out."""


@dataclass(frozen=True, slots=True)
class Card:
    """An inquiry on the page. `steps`: what this clerk may do now."""

    id: str
    title: str
    state: str
    number: int
    rules: tuple[str, ...]
    plan: str
    waves: tuple[tuple[str, str, str], ...]  # (id, heading, its sample)
    history: tuple[str, ...]
    steps: tuple[str, ...]
    pain: str
    again: str = ""
    waits: str = ""


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def take(desk: Desk) -> web.Response:
    if desk.form.one("step") == "again":
        return await _again(desk)
    try:
        seen = await desk.parts.storage.inquiries.one(desk.form.one("inquiry"))
    except NoSuchInquiry as error:
        raise Refusal(Why.NO_PAGE) from error
    if desk.form.one("number") != str(len(seen.lines)):
        return await _page(desk, say("inquiry-moved"), 409)
    try:
        step, body = deed_of(desk, seen, (await _names(desk)).short(seen.process))
        today = desk.parts.clock().date()
        told = (quarter_of(today).name, today, actor(desk), body)
        await desk.parts.storage.inquiries.take(seen, step, told)
        await _begin(desk, seen.id)
    except Wrong as wrong:
        return await _page(desk, str(wrong), 422)
    except InquiryMoved:
        return await _page(desk, say("inquiry-moved"), 409)
    raise web.HTTPSeeOther(f"/desk{PATH}")


async def _again(desk: Desk) -> web.Response:
    try:
        names = await _names(desk)
        trouble = await inquiry_again.begin(desk, names, words_of(desk, "basis"))
    except Wrong as wrong:
        trouble = str(wrong)
    if trouble:
        return await _page(desk, trouble, 422)
    raise web.HTTPSeeOther(f"/desk{PATH}")


async def _begin(desk: Desk, name: str) -> None:
    """At once, if it was planned and nothing is in its way; else by the clock."""
    now = await desk.parts.storage.inquiries.one(name)
    if now.state == "running":
        parts = desk.parts
        basis = Basis(parts.effective.profile, shipped())
        clockwork = Inquiries(parts.storage, parts.surveys, lambda: basis, parts.clock)
        await clockwork.ask(now, parts.clock().date())


async def _page(desk: Desk, trouble: str = "", status: int = 200) -> web.Response:
    storage = desk.parts.storage
    names = await _names(desk)
    waves = {wave.id: wave for wave in await storage.waves.known()}
    found = await storage.inquiries.all()
    return desk.page(
        "desk/inquiries.html",
        status,
        is_on=desk.parts.effective.profile.additional_survey,
        cards=[
            replace(
                _card(desk, one, names.title(one.process), waves),
                again=await inquiry_again.line(desk, one, waves),
                waits=_waits(one, waves),
            )
            for one in found
        ],
        done=await inquiry_again.choices(desk, names) if desk.decides(EDITORS) else [],
        weeks=inquiry_again.WEEKS,
        may=desk.decides(EDITORS),
        trouble=trouble,
        errors=ERRORS,
        confidences=tuple(Z),
        audiences=tuple(PROBES),
        sizes=[(n, error, wanted(n, error)) for n in (100, 1000, 10_000) for error in ERRORS],
        longest=WORDS,
        typed={name: desk.form.one(name) if trouble else "" for name in TYPED},
    )


async def _names(desk: Desk) -> Processes:
    return Processes(shipped(), say, by_id(await desk.parts.storage.side.listed("process")))


def _card(desk: Desk, one: Inquiry, title: str, waves: dict[str, Wave]) -> Card:
    may = desk.decides(EDITORS)
    return Card(
        id=one.id,
        title=title,
        state=say("inquiry-state", state=one.state, clear=one.clear),
        number=len(one.lines),
        rules=tuple(map(rule, one.evidence)),
        plan=_planned(one.plan) if one.plan else "",
        waves=tuple(_wave(one, waves[name]) for name in one.waves if name in waves),
        history=tuple(map(_history, one.lines)),
        steps=steps_of(one) if may else (),
        pain=_first_pain(one),
    )


def _planned(plan: Plan) -> str:
    if plan.is_once:  # who is asked and how many was not planned anew
        return say("inquiry-later", date=told_day(date.fromisoformat(plan.after)))
    return say(
        "inquiry-plan",
        population=plan.population,
        units=plan.units,
        wanted=plan.wanted,
        error=plan.error,
        confidence=plan.confidence,
        invite=min(invitations(plan.wanted, LIKELY), plan.population or LARGEST),
        basis=plan.basis,
        pain=plan.pain,
    )


def _waits(one: Inquiry, waves: dict[str, Wave]) -> str:
    """What keeps it from being asked now; "" if nothing does."""
    if one.state != "running" or one.plan is None:
        return ""
    opened = [wave for wave in waves.values() if wave.state is WaveState.OPEN]
    mine = [wave for wave in opened if wave.survey == PROBES[one.plan.audience]]
    if not mine or mine[0].id in one.waves:
        return ""
    last = told_day(mine[0].last_day)
    return say("inquiry-waits", pain=mine[0].pain, last=last)


def _wave(one: Inquiry, wave: Wave) -> tuple[str, str, str]:
    """Of an open wave nobody knows yet how many answered."""
    last = wave.last_day
    heading = say("inquiry-wave", first=told_day(wave.opened_on), last=told_day(last))
    assert one.plan is not None
    if not wave.closed_on:
        return wave.id, heading, say("inquiry-asked-now")
    return wave.id, heading, sample_words(sample(one.plan, wave.opened, one.invited(wave.id)))


def _history(line: Line) -> str:
    who = told_actor(line.actor) if line.actor else say("inquiry-itself")
    told = say("inquiry-line", step=line.step, date=told_day(line.day), actor=who)
    return f"{told}: {line.body['reason']}" if "reason" in line.body else told


def _first_pain(one: Inquiry) -> str:
    """What the wizard proposes to ask about: a pain of high priority, if the trigger was one."""
    for told in one.evidence:
        for name in (*told.get("new", ()), *told.get("again", ())):
            return shipped().pains.title(name)
    return ""


PAGES = (
    DeskPage(PATH, show, lambda: say("inquiry-title"), is_heavy=True),
    DeskPage(PATH, take, roles=EDITORS, method="POST", of_town=True),
)
