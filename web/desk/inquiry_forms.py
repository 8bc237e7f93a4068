"""What the forms of additional surveys say: read, masked, judged."""

from __future__ import annotations

from dataclasses import asdict

from bot.cleaning import clean
from bot.inquiries import PROBES
from bot.masking import mask
from bot.new_waves import Card
from bot.surveys import pains
from bot.surveys.script import Survey
from bot.texts import say
from reports.inquiries import wanted
from reports.sampling import Z
from storage.inquiry_records import WORDS, Inquiry, Plan, Step
from web.desk.frame import Desk
from web.forms import whole
from web.refusals import Refusal, Why

ERRORS = (3, 5, 10)
LARGEST = 100_000_000
"""Clients of one process."""


class Wrong(Exception):
    """Said to whoever sent the form."""


def deed_of(desk: Desk, seen: Inquiry, process: str) -> tuple[Step, dict[str, object]]:
    """`process`: its title. Raises Wrong, and Refusal for a step that the page does not offer."""
    step = desk.form.one("step")
    if step not in steps_of(seen):
        raise Refusal(Why.NO_PAGE)
    match step:
        case "plan":
            return "planned", asdict(_plan(desk, process))
        case "invited":
            return "invited", {"wave": seen.waves[-1], "count": _number(desk, "count", 1)}
        case "refuse":
            return "refused", {"reason": words_of(desk, "reason")}
    return "ended", {"reason": words_of(desk, "reason")}


def _plan(desk: Desk, process: str) -> Plan:
    form, audience = desk.form, desk.form.one("audience")
    error, confidence = form.one("error"), form.one("confidence")
    if audience not in PROBES or error not in map(str, ERRORS) or confidence not in map(str, Z):
        raise Refusal(Why.NO_PAGE)
    population = _number(desk, "population", 0)
    survey = desk.parts.surveys.surveys[PROBES[audience]]
    try:
        pain = subject(words_of(desk, "pain"), process, survey)
    except pains.BadPain as bad:
        raise Wrong(say("inquiry-bad-pain")) from bad
    basis = words_of(desk, "basis")
    if lacks_act(desk, audience, basis):
        raise Wrong(say("inquiry-act"))
    return Plan(
        population=population,
        error=int(error),
        confidence=int(confidence),
        units=words_of(desk, "units"),
        basis=basis,
        pain=pain,
        audience=audience,
        wanted=wanted(population, int(error), int(confidence)),
    )


def lacks_act(desk: Desk, audience: str, basis: str) -> bool:
    """Where employees are asked by an order alone (R-23), its number and date are to be there:
    without them no wave would ever begin."""
    ordered = desk.parts.surveys.plan.staff_order and audience == "internal"
    return ordered and not Card(basis).names_an_act


def subject(pain: str, process: str, survey: Survey) -> str:
    """The problem, and the process it is of, so that who answers knows: in the questions there is
    nothing else. Without the process where both are too long. Raises pains.BadPain."""
    told = pains.title(pain, survey)
    if process.casefold() in told.casefold():
        return told
    try:
        return pains.title(f"{told} ({process})", survey)
    except pains.BadPain:
        return told


def words_of(desk: Desk, name: str) -> str:
    told = mask(" ".join(clean(desk.form.one(name)).split()))
    if not told or len(told) > WORDS:
        raise Wrong(say("inquiry-words", field=name, longest=WORDS))
    return told


def _number(desk: Desk, name: str, least: int) -> int:
    told = whole(desk.form.one(name), least, LARGEST)
    if told is None:
        raise Wrong(say("inquiry-number", field=name))
    return told


def steps_of(one: Inquiry) -> tuple[str, ...]:
    match one.state:
        case "proposed":
            return ("plan", "refuse")
        case "running":
            return ("invited", "end") if one.waves else ("end",)
    return ()
