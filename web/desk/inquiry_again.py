"""Asking once more after a measure was done: the form, its deed, the line «before and after»."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta

from bot.handlers.staff_words import day as told_day
from bot.inquiries import PROBES
from bot.inquiry_words import again as again_words
from bot.surveys import pains
from bot.texts import say
from config.directories import shipped
from reports.inquiries import again, wanted
from reports.inquiry_finding import told_of_wave
from reports.pain.processes import Processes
from reports.period import quarter_of
from storage.inquiry_records import Inquiry, Plan
from storage.pain_records import Measure, PainRow
from storage.records import Wave
from web.desk.frame import Desk
from web.desk.inquiry_forms import lacks_act, subject
from web.desk.office import actor
from web.refusals import Refusal, Why

WEEKS = (4, 8, 12)
YEAR = timedelta(days=365)
MET = "met"
UNKNOWN, ERROR, CONFIDENCE = 0, 10, 95
"""Of a short look back: the population is not asked for anew."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that was done."""

    id: str
    label: str


async def choices(desk: Desk, names: Processes) -> list[Choice]:
    done = await _done(desk)
    return [Choice(one.id, _label(one, row, names)) for one, row in done]


async def _done(desk: Desk) -> list[tuple[Measure, PainRow]]:
    today = desk.parts.clock().date()
    return await desk.parts.storage.pains.done_since(today - YEAR)


def _label(measure: Measure, row: PainRow, names: Processes) -> str:
    done = told_day(measure.done) if measure.done else ""
    return f"{done} — {names.title(row.process)}: {_pain(row)}"


def _pain(row: PainRow) -> str:
    return row.title or shipped().pains.title(row.pain)


def _is_about(asked: str, pain: str) -> bool:
    """An earlier wave may have named the problem alone, without its process."""
    return bool(asked) and (asked == pain or pain.startswith(f"{asked} ("))


async def begin(desk: Desk, names: Processes, basis: str) -> str:
    """The trouble, "" if it was begun. Raises Refusal for what the page does not offer."""
    form, parts = desk.form, desk.parts
    found = {one.id: (one, row) for one, row in await _done(desk)}
    weeks, audience = form.one("weeks"), form.one("audience")
    if form.one("measure") not in found or weeks not in map(str, WEEKS) or audience not in PROBES:
        raise Refusal(Why.NO_PAGE)
    if lacks_act(desk, audience, basis):
        return say("inquiry-act")
    measure, row = found[form.one("measure")]
    assert measure.done is not None
    try:
        survey = parts.surveys.surveys[PROBES[audience]]
        pain = subject(_pain(row), names.short(row.process), survey)
    except pains.BadPain:
        return say("inquiry-bad-pain")
    today = parts.clock().date()
    after = max(today, measure.done + timedelta(weeks=int(weeks)))
    needed = wanted(UNKNOWN, ERROR, CONFIDENCE)
    plan = Plan(
        *(UNKNOWN, ERROR, CONFIDENCE, say("inquiry-audience", audience=audience), basis),
        *(pain, audience, needed, after.isoformat()),
    )
    told = {"rule": "M", "title": measure.text[:120], "date": told_day(measure.done)}
    bodies = ({"evidence": [told]}, asdict(plan))
    by = (quarter_of(today).name, today, actor(desk))
    asked = parts.storage.inquiries.ask_again
    is_new = await asked(measure.id, row.process, bodies, by)
    return "" if is_new else say("inquiry-again-there")


async def line(desk: Desk, one: Inquiry, waves: dict[str, Wave]) -> str:
    """Of an inquiry that looks back; "" of another one, and while it is not closed."""
    plan = one.plan
    mine = [waves[name] for name in one.waves if name in waves]
    if plan is None or not one.is_again or not mine or mine[-1].closed_on is None:
        return ""
    before = [
        wave
        for wave in waves.values()
        if wave.survey == PROBES[plan.audience]
        and _is_about(wave.pain, plan.pain)
        and wave.closed_on is not None
        and wave.closed_on < mine[0].opened_on
    ]
    if not before:
        return again_words(None)
    last = max(before, key=lambda wave: wave.closed_on or wave.opened_on)
    storage, k_min = desk.parts.storage, desk.parts.effective.profile.k_min
    earlier, later = [await told_of_wave(storage, k_min, wave, MET) for wave in (last, mine[-1])]
    return again_words(again(earlier, later, k_min))
