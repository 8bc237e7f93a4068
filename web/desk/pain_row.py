"""One row of the pain map at the desk: its evidence and formulas, decisions, measures, the log."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.handlers.staff_words import day
from bot.pain_wording import words_of
from bot.texts import say
from config.directories import shipped
from reports.pain.board import Board, Line
from reports.pain.processes import SECTION
from reports.pain.words import PainWords
from reports.period import Period
from storage.pain_records import NoSuchPain, PainChanged, PainRow
from web.desk import pain_forms, pain_measures
from web.desk.frame import Desk, DeskPage
from web.desk.office import Choice, is_saved, told_actor
from web.desk.pains import EDITORS, PATH, board_of, quarter, to, today
from web.desk.queue import CLERKS
from web.desk.side_fields import Wrong
from web.refusals import Refusal, Why

TYPED = (
    *("deed", "measure", "title", "severity", "threat", "reason", "other"),
    *("text", "kind", "unit", "due", "metric", "target", "note"),
)
"""What was typed stays on the page that tells what is wrong with it."""
RECOUNT = "recount"
"""A deed: the row rests on what there is today."""
ONE = PATH + "/{row:[0-9a-f]{16}}"


async def show(desk: Desk) -> web.Response:
    told, line = await _found(desk)
    return await _page(desk, told, line)


async def decide(desk: Desk) -> web.Response:
    """Confirms, merges, rejects, changes; or a measure: whichever form was sent."""
    told, line = await _found(desk)
    try:
        await _do(desk, told, line)
    except Wrong as wrong:
        return await _page(desk, told, line, str(wrong))
    except (PainChanged, NoSuchPain):
        fresh, now = await _found(desk)
        return await _page(desk, fresh, now, say("desk-pains-conflict"))
    raise web.HTTPSeeOther(f"{to(line.row.id, line.row.quarter)}&saved=1")


async def _do(desk: Desk, told: Board, line: Line) -> None:
    """Raises Wrong, PainChanged, NoSuchPain."""
    storage, form = desk.parts.storage.pains, desk.form
    if form.one("deed") in pain_measures.DEEDS:
        await pain_measures.plan(desk, line)
        return
    row = replace(line.row, version=pain_forms.version(desk))
    if form.one("deed") == RECOUNT:
        told_now = replace(line.recounted, version=row.version)
        why = pain_forms.by(desk, say("desk-pains-recounted"))
        await storage.decide(told_now, "changed", why)
        return
    if line.row.state == "rejected" and form.one("deed") == "confirm":
        row = replace(line.recounted, version=row.version)
    rows = [one.row for one in told.confirmed]
    decision = pain_forms.decision(desk, row, rows)
    if decision.row.state != "confirmed" and told.merged_with(row.id):
        raise Wrong(say("desk-pains-holds-others"))  # else they would be in no row of the map
    await storage.decide(decision.row, decision.deed, pain_forms.by(desk, decision.reason))


async def _page(desk: Desk, told: Board, line: Line, trouble: str = "") -> web.Response:
    row, words = line.row, await words_of(desk.parts.storage, told)
    merged = [words.title(one.row) for one in told.merged_with(row.id)]
    status = 409 if trouble == say("desk-pains-conflict") else 422 if trouble else 200
    return desk.page(
        "desk/pain.html",
        status,
        trouble=trouble,
        told={name: desk.form.one(name) if trouble else "" for name in TYPED},
        saved=is_saved(desk),
        row=row,
        line=line,
        title=words.title(row),
        process=words.process(row),
        state=say("map-state", state="candidate" if line.is_candidate else row.state),
        kind=say("map-kind", kind=row.kind),
        grown=_now(line, words) if line.is_grown else "",
        formula=[*map(words.proof, row.proofs), words.prevalence(line), words.priority(line)],
        into=words.title(other.row) if (other := told.line(row.merged_with)) else "",
        merged=merged,
        cases=_cases(desk, row, told.wish.period),
        **await pain_measures.shown(desk, line, words),
        may_edit=desk.decides(EDITORS),
        others=_others(told, row, words),
        severities=pain_forms.severities(row.kind),
        history=await _history(desk, row.id),
        action=to(row.id, row.quarter),
        back=f"/desk{PATH}?period={row.quarter}",
    )


def _now(line: Line, words: PainWords) -> str:
    told = Line(line.recounted)
    return say("desk-pains-now", prevalence=words.prevalence(told), priority=words.priority(told))


async def _history(desk: Desk, name: str) -> list[str]:
    return [
        say(
            "desk-pains-change",
            day=day(one.day),
            who=told_actor(one.actor),
            deed=one.deed,
            why=one.reason or "none",
        )
        for one in await desk.parts.storage.pains.history(name)
    ]


def _others(told: Board, row: PainRow, words: PainWords) -> list[Choice]:
    """Rows of the map that this one may be merged with."""
    rows = [one.row for one in told.confirmed if one.row.id != row.id]
    return [(one.id, f"{words.process(one)}: {words.title(one)}") for one in rows]


def _cases(desk: Desk, row: PainRow, period: Period) -> list[Choice]:
    """Links to messages the row may rest on, for whoever may read them: those of the topics of the
    section, or of what its repeats are about."""
    if desk.clerk.role not in CLERKS or not any(one.source == "appeals" for one in row.proofs):
        return []
    known = shipped().topics
    within = f"/desk/queue?show=any&since={period.start}&until={period.last}"
    kind, _, name = row.process.partition(":")
    topics = [one for one in known if kind == SECTION and one.section == name]
    topics += [one for one in known if kind != SECTION and one.direction == name]
    told = [(f"{within}&topic={one.id}", one.title) for one in topics]
    return told or [(within, say("desk-pains-all-cases"))]


async def _found(desk: Desk) -> tuple[Board, Line]:
    """A candidate of the address's quarter as it is now, or a row decided of."""
    name = desk.request.match_info["row"]
    try:
        asked = (await desk.parts.storage.pains.row(name)).quarter
    except NoSuchPain:
        asked = desk.request.query.get("period", "")
    told = await board_of(desk, quarter(asked, today(desk)))
    line = told.line(name)
    if line is None:
        raise Refusal(Why.NO_PAGE)
    return told, line


PAGES = (
    DeskPage(ONE, show),
    DeskPage(ONE, decide, roles=EDITORS, method="POST", of_town=True),
)
