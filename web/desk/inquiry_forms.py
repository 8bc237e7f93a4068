"""What the forms of additional surveys say: read, masked, judged."""

from __future__ import annotations

from dataclasses import asdict

from bot.cleaning import clean
from bot.inquiries import PROBES
from bot.masking import mask
from bot.surveys import pains
from bot.texts import say
from reports.inquiries import wanted
from reports.sampling import Z
from storage.inquiry_records import WORDS, Inquiry, Plan, Step
from web.desk.frame import Desk
from web.refusals import Refusal, Why

ERRORS = (3, 5, 10)
LARGEST = 100_000_000
"""Clients of one process."""


class Wrong(Exception):
    """Said to whoever sent the form."""


def deed_of(desk: Desk, seen: Inquiry) -> tuple[Step, dict[str, object]]:
    """Raises Wrong, and Refusal for a step that the page does not offer."""
    step = desk.form.one("step")
    if step not in steps_of(seen):
        raise Refusal(Why.NO_PAGE)
    match step:
        case "plan":
            return "planned", asdict(_plan(desk))
        case "invited":
            return "invited", {"wave": seen.waves[-1], "count": _number(desk, "count", 1)}
        case "refuse":
            return "refused", {"reason": words_of(desk, "reason")}
    return "ended", {"reason": words_of(desk, "reason")}


def _plan(desk: Desk) -> Plan:
    form, audience = desk.form, desk.form.one("audience")
    error, confidence = form.one("error"), form.one("confidence")
    if audience not in PROBES or error not in map(str, ERRORS) or confidence not in map(str, Z):
        raise Refusal(Why.NO_PAGE)
    population = _number(desk, "population", 0)
    survey = desk.parts.surveys.surveys[PROBES[audience]]
    try:
        pain = pains.title(words_of(desk, "pain"), survey)
    except pains.BadPain as bad:
        raise Wrong(say("inquiry-bad-pain")) from bad
    return Plan(
        population=population,
        error=int(error),
        confidence=int(confidence),
        units=words_of(desk, "units"),
        basis=words_of(desk, "basis"),
        pain=pain,
        audience=audience,
        wanted=wanted(population, int(error), int(confidence)),
    )


def words_of(desk: Desk, name: str) -> str:
    told = mask(" ".join(clean(desk.form.one(name)).split()))
    if not told or len(told) > WORDS:
        raise Wrong(say("inquiry-words", field=name, longest=WORDS))
    return told


def _number(desk: Desk, name: str, least: int) -> int:
    told = "".join(desk.form.one(name).split())
    if not (told.isascii() and told.isdecimal()) or not least <= int(told[:12]) <= LARGEST:
        raise Wrong(say("inquiry-number", field=name))
    return int(told)


def steps_of(one: Inquiry) -> tuple[str, ...]:
    match one.state:
        case "proposed":
            return ("plan", "refuse")
        case "running":
            return ("invited", "end") if one.waves else ("end",)
    return ()
