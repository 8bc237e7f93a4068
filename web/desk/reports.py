"""The desk's page of how far a report is: its parts by direction, the report itself (R-35, R-36).

Units hand in the part of their direction; whoever puts the report together accepts it, or gives
it back with what is to be put right. The report is handed in when all its parts are accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.cleaning import clean
from bot.handlers.staff_words import day as told_day
from bot.masking import mask
from bot.texts import say
from config.directories import shipped
from config.profile import Profile
from reports.period import Period, quarter_of
from reports.period_words import title
from reports.submitting import deadline, parts_of
from reports.written_day import written_day
from storage.sql.signins import Role
from storage.submission_records import NOTE, STEPS, WHOLE, Line, Standing, Step, StepTaken
from web.desk import report_papers, report_set_removal, report_sets
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, actor, told_actor
from web.desk.periods import around, period_of
from web.desk.report_sets import Trouble
from web.refusals import Refusal, Why

PATH = "/reports"
GATHERERS = frozenset({Role.ANALYST, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Row:
    """A part, or the report itself. `steps`: what this clerk may do with it now; `file`: where it
    is to be had as a file."""

    part: str
    title: str
    owner: str
    state: str
    history: tuple[str, ...]
    number: int
    steps: tuple[Step, ...]
    file: str


async def show(desk: Desk) -> web.Response:
    return await _page(desk, _period(desk, desk.request.query.get("period", "")))


async def take(desk: Desk) -> web.Response:
    period = _period(desk, desk.form.one("period"))
    part, step = desk.form.one("part"), _step(desk.form.one("step"))
    rows = {row.part: row for row in await _rows(desk, period)}
    if part not in rows:
        raise Refusal(Why.NO_PAGE)
    if not _is_hers(desk, part, step):
        raise Refusal(Why.NOT_YOURS)
    note = mask(clean(desk.form.one("note")))
    trouble = _trouble(desk, period, step, note)
    if not trouble and step == "submit" and part == WHOLE:
        trouble = _unready([row for row in rows.values() if row.part != WHOLE])
    if trouble:
        return await _page(desk, period, Trouble(trouble))
    if wrong := _wrong_day(desk, period):
        return await _page(desk, period, Trouble(wrong, "day", part, desk.form.one("day")))
    day = written_day(desk.form.one("day")) or _today(desk)
    line = Line(period.name, part, _number(desk), step, day, actor(desk), note)
    try:
        await desk.parts.storage.submissions.take(line)
    except StepTaken as taken:
        told = say("reports-taken", state=taken.now.state)
        return await _page(desk, period, Trouble(told), status=409)
    raise web.HTTPSeeOther(f"/desk{PATH}?period={period.name}")


async def make(desk: Desk) -> web.Response:
    """A set of files, in the background; nothing if one is there since the page was shown."""
    period = _period(desk, desk.form.one("period"))
    if trouble := report_sets.ask(desk, period, await report_sets.newest(desk, period)):
        return await _page(desk, period, trouble)
    raise web.HTTPSeeOther(f"/desk{PATH}?period={period.name}")


async def _page(
    desk: Desk, period: Period, trouble: Trouble | None = None, status: int = 422
) -> web.Response:
    profile, today = desk.parts.effective.profile, _today(desk)
    earlier, later = around(period, today)
    due = deadline(period, profile)
    return desk.page(
        "desk/reports.html",
        status if trouble else 200,
        of=period.name,
        period=title(period, say),
        is_over=period.end <= today,
        due=told_day(due) if due else "",
        recipient=profile.report.recipient or "",
        publishes=profile.publication.enabled and desk.decides(ADMINS),
        exports=desk.clerk.role in GATHERERS and not desk.clerk.unit,
        rows=await _rows(desk, period),
        sets=await report_sets.sets_of(desk, period),
        removed=await report_set_removal.removed(desk, period),
        roadmap=report_papers.roadmap_of(desk, period),
        trouble=trouble,
        today=told_day(today),
        longest=NOTE,
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def _rows(desk: Desk, period: Period) -> list[Row]:
    profile = desk.parts.effective.profile
    standings = await desk.parts.storage.submissions.of(period.name)
    units = {unit.id: unit.title for unit in await desk.parts.storage.units.all()}
    rows = []
    for part in parts_of(profile):
        standing = standings.get(part, Standing())
        rows.append(
            Row(
                part=part,
                title=shipped().directions.title(part) if part else say("reports-whole"),
                owner=units.get(_owner(profile, part), ""),
                state=say("reports-state", state=standing.state),
                history=tuple(_told(line) for line in standing.lines),
                number=len(standing.lines) + 1,
                steps=_steps(desk, part, standing) if period.end <= _today(desk) else (),
                file=report_papers.part_of(desk, period, part),
            )
        )
    return rows


def _steps(desk: Desk, part: str, standing: Standing) -> tuple[Step, ...]:
    """The report itself is accepted by whoever it is handed in to, outside."""
    fitting = (step for step in STEPS if standing.may(step) and _is_hers(desk, part, step))
    return tuple(step for step in fitting if part != WHOLE or step != "accept")


def _is_hers(desk: Desk, part: str, step: Step) -> bool:
    """A unit hands in its own part, whatever its clerk may do there; everything else is for
    analysts and admins of the whole town."""
    if desk.clerk.role in GATHERERS and not desk.clerk.unit:
        return part != WHOLE or step != "accept"
    own = _owner(desk.parts.effective.profile, part)
    return bool(own) and step == "submit" and desk.clerk.unit == own


def _owner(profile: Profile, part: str) -> str:
    return profile.direction_units.get(part, "")


def _trouble(desk: Desk, period: Period, step: Step, note: str) -> str:
    today = _today(desk)
    if period.end > today:
        return say("reports-not-over", date=told_day(period.end))
    if step == "return" and not note:
        return say("reports-why")
    if len(note) > NOTE:
        return say("reports-long", longest=NOTE, length=len(note))
    return ""


def _wrong_day(desk: Desk, period: Period) -> str:
    """ "" for a day that may be, and where none is named: that is today."""
    named, today = desk.form.one("day"), _today(desk)
    day = written_day(named)
    if not named or (day is not None and period.end <= day <= today):
        return ""
    return say("reports-day", first=told_day(period.end), last=told_day(today))


def _unready(parts: list[Row]) -> str:
    """Names of the parts that nobody has accepted yet."""
    accepted = say("reports-state", state="accepted")
    left = [row.title for row in parts if row.state != accepted]
    return say("reports-unready", parts="; ".join(left), count=len(left)) if left else ""


def _told(line: Line) -> str:
    told = say(
        "reports-line", step=line.step, date=told_day(line.day), actor=told_actor(line.actor)
    )
    return f"{told}: {line.note}" if line.note else told


def _period(desk: Desk, asked: str) -> Period:
    """The last quarter that is over, unless another is asked for."""
    today = _today(desk)
    return period_of(asked, quarter_of(today).previous().start)


def _step(told: str) -> Step:
    for step in STEPS:
        if step == told:
            return step
    raise Refusal(Why.NO_PAGE)


def _number(desk: Desk) -> int:
    told = desk.form.one("number")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 5 else 0


def _today(desk: Desk) -> date:
    return desk.parts.clock().date()


PAGES = (
    DeskPage(PATH, show, lambda: say("reports-title")),
    DeskPage(PATH, take, method="POST"),
    DeskPage(f"{PATH}/make", make, roles=report_sets.MAKERS, method="POST"),
    *report_set_removal.PAGES,
    DeskPage(report_sets.FILE, report_sets.give),
    DeskPage(report_papers.PART, report_papers.give_part, is_heavy=True),
    DeskPage(report_papers.ROADMAP, report_papers.give_roadmap, is_heavy=True),
)
