"""Measures of a row of the pain map at the desk: set, put right, done with a note, given up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from reports import pains
from reports.build import Basis
from reports.pain.after import checked
from reports.pain.board import Line, priority_of
from reports.pain.words import PainWords
from reports.wording import number
from storage.pain_records import Measure, PainChanged, PainRow
from storage.sql.side import new_name
from web.desk import pain_forms
from web.desk.frame import Desk
from web.desk.office import unit_choices
from web.desk.pains import is_late, today

DEEDS = frozenset({"plan", "done", "drop"})


@dataclass(frozen=True, slots=True)
class Shown:
    """`target`: what it is to reach, in words; "" if no figure was set."""

    measure: Measure
    told: str
    unit: str
    target: str
    number: str
    is_late: bool
    after: tuple[str, ...]


async def plan(desk: Desk, line: Line) -> None:
    """Raises Wrong, PainChanged, NoSuchPain."""
    storage, form = desk.parts.storage.pains, desk.form
    there = next((one for one in line.measures if one.id == form.one("measure")), None)
    if there is None and any(one.id == form.one("page") for one in line.measures):
        return  # the same form again
    if there is not None and not there.is_open:
        raise PainChanged
    told = replace(there or _fresh(desk, line.row), version=pain_forms.version(desk))
    if form.one("deed") == "plan":
        units = unit_choices(await desk.parts.storage.units.all())
        told = pain_forms.measure(desk, told, units)
        await storage.plan(told, "moved" if there else "planned", pain_forms.by(desk))
        return
    if there is None:
        raise PainChanged
    ended, deed = pain_forms.ended(desk, told)
    await storage.plan(ended, deed, pain_forms.by(desk, ended.note))


async def shown(desk: Desk, line: Line, words: PainWords) -> dict[str, object]:
    """What the page of a row says of its measures."""
    units, row = await desk.parts.storage.units.all(), line.row
    titles = {unit.id: unit.title for unit in units}
    known = shipped().pains
    basis = Basis(desk.parts.effective.profile, shipped())
    after = await checked(desk.parts.storage, basis, [line], today(desk))
    measures = [
        replace(
            _shown(desk, one, titles.get(one.unit, one.unit)),
            told=words.measure(one),
            after=words.after(one, after.get(one.id)),
        )
        for one in line.measures
    ]
    return {
        "measures": measures,
        "kinds": pain_forms.measure_kinds(),
        "metrics": pain_forms.metrics(),
        "units": unit_choices(units),
        "page": new_name(),
        "due": _due(line, today(desk)).isoformat(),
        "term": _terms(line),
        "advised": known[row.pain].measure if row.pain in known else "",
    }


def _shown(desk: Desk, one: Measure, unit: str) -> Shown:
    """Without its words."""
    told = "" if one.target is None else number(one.target / 10, say)
    metric = say("desk-pains-aims", metric=one.metric, target=told) if told else ""
    return Shown(one, "", unit, metric, told, is_late(one, today(desk)), ())


def _due(line: Line, today: date) -> date:
    """What the form proposes: of a real threat today."""
    return today if line.row.is_threat else pains.term(line.row.day, line.priority)


def _terms(line: Line) -> str:
    """By priority, from the day of approval; of a real threat at once."""
    row, first = line.row, line.priority
    if row.is_threat:
        return say("map-priority-threat")
    return say(
        "desk-pains-term",
        first=day(pains.term(row.day, first)),
        anew=day(pains.term(row.day, first, reengineering=True)),
    )


def _fresh(desk: Desk, row: PainRow) -> Measure:
    """Named by its form, so that one sent twice is kept once."""
    due = pains.term(row.day, priority_of(row))
    return Measure(pain_forms.page_name(desk), row.id, "instruction", "", "", due)
