"""Deeds for several cases at once: what each asks for, and what it makes of one case. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.cleaning import clean
from bot.handlers import staff_steps
from bot.handlers.staff_choices import values
from bot.handlers.staff_making import Around, complete, taken
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, CaseStep, StepDraft
from storage.case_steps import STEPS, Step
from storage.correction_records import Correction
from storage.file_records import HeldFile
from storage.register_records import Moment
from storage.template_records import filled, open_places
from storage.twin_records import Original
from web.forms import Form

DEEDS = ("take", "close", "merge", "topic")
MOST = 50
"""Cases at once: a page of the list."""
OUTCOMES = tuple(
    step.name
    for step in STEPS.values()
    if step.closes and step.needs_cause and not step.wants and step.name != "withdrawn"
)
"""Steps that end the work with one text and one cause, and nothing that differs case by case."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A case as the clerk saw it in the list."""

    number: str
    revision: int


@dataclass(frozen=True, slots=True)
class Bulk:
    """What was ticked and told so far."""

    deed: str
    picks: tuple[Pick, ...]
    outcome: str = ""
    text: str = field(default="", repr=False)
    cause: str = ""
    original: str = ""
    topic: str = ""
    files: tuple[HeldFile, ...] = field(default=(), repr=False)

    @property
    def step(self) -> Step | None:
        names = {"take": "take", "merge": "duplicate", "close": self.outcome}
        return STEPS.get(names.get(self.deed, ""))

    @property
    def touched(self) -> tuple[Pick, ...]:
        """All but the one that the others are merged into."""
        if self.deed != "merge":
            return self.picks
        return tuple(pick for pick in self.picks if pick.number != self.original)


def read(form: Form) -> Bulk:
    picks = {pick.number: pick for one in form.all("pick") if (pick := _pick(one)) is not None}
    return Bulk(
        deed=form.one("deed") if form.one("deed") in DEEDS else "",
        picks=tuple(picks.values())[:MOST],
        outcome=form.one("outcome"),
        text=clean(form.one("text")),
        cause=form.one("cause"),
        original=form.one("original"),
        topic=form.one("topic"),
    )


def fault(bulk: Bulk) -> str:
    """What is still to be told; "" if nothing is."""
    match bulk.deed:
        case "close" if bulk.outcome not in OUTCOMES:
            return say("desk-bulk-choose", what="outcome")
        case "close" if wrong := (
            staff_steps.fault_of(bulk.text) or staff_steps.unfinished(bulk.text)
        ):
            return wrong
        case "close" if bulk.cause not in shipped().causes:
            return say("desk-case-cause-needed")
        case "merge" if bulk.original not in [pick.number for pick in bulk.picks]:
            return say("desk-bulk-choose", what="original")
        case "merge" if not bulk.touched:
            return say("desk-bulk-choose", what="several")
        case "topic" if bulk.topic not in shipped().topics:
            return say("desk-bulk-choose", what="topic")
        case _:
            return ""


def step_of(bulk: Bulk, case: Case, around: Around, original: Original | None) -> CaseStep | None:
    """None if the case does not allow it, or lacks what a place of the text stands for."""
    step = bulk.step
    if step is None or step not in case.steps:
        return None
    if bulk.deed == "take":
        return taken(case, "take", around)
    words = filled(bulk.text, values(case, around.office)) if bulk.deed == "close" else ""
    if open_places(words):
        return None
    draft = StepDraft(
        id=0,
        number=case.number,
        chat="",
        step=step.name,
        screen="check",
        revision=case.revision,
        words=words,
        cause=bulk.cause if bulk.deed == "close" else "",
        files=bulk.files,
    )
    return complete(draft, case, around, original)


def correction_of(bulk: Bulk, case: Case, around: Around) -> Correction:
    at = Moment(around.now, around.now.date())
    values: dict[str, object] = {"topic": bulk.topic}
    return Correction(case.number, case.revision, around.clerk.role, at, values)


def _pick(told: str) -> Pick | None:
    number, _, revision = told.partition(":")
    is_sound = number.isascii() and number.isdecimal() and len(number) < 12
    if is_sound and revision.isascii() and revision.isdecimal() and len(revision) < 10:
        return Pick(number, int(revision))
    return None
