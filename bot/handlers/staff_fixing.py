"""Corrections from a staff chat: topic, kind and cause, a few presses each. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import staff_hints
from bot.handlers.staff_making import Around, changed_already
from bot.handlers.staff_office import Office
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, Screen, StepDraft
from storage.case_steps import CORRECT, STEPS
from storage.correction_records import Correction
from storage.register_records import Moment

FIELDS: dict[str, Screen] = {"topic": "section", "kind": "kind", "cause": "cause"}
"""What may be corrected from a chat, and the screen it begins with."""

Pressed = tuple[StepDraft | None, Correction | None, str]
"""The draft as it goes on, or what is to be written; and a word to the clerk."""


def press(draft: StepDraft, case: Case, verb: str, around: Around) -> Pressed:
    if STEPS[CORRECT] not in case.steps:
        return replace(draft, screen="dropped"), None, changed_already(case)
    if verb not in offered(draft, case, around.office) and not _is_hint(draft, verb):
        return None, None, say("staff-old-button")
    match draft.screen:
        case "field" if verb == "topic" and case.message.audience == "internal":
            return replace(draft, screen="topic", words=""), None, ""
        case "field":
            return replace(draft, screen=FIELDS[verb]), None, ""
        case "section" if verb in shipped().topics.sections:
            return replace(draft, screen="topic", words=verb), None, ""
        case "section":
            return None, _correction(draft, case, ("topic", verb), around), ""
        case field:
            return None, _correction(draft, case, (str(field), verb), around), ""


def offered(draft: StepDraft, case: Case, office: Office) -> dict[str, str]:
    """What the screen offers: verbs and their labels."""
    known = shipped()
    match draft.screen:
        case "field":
            return {name: say("staff-fix-field", field=name) for name in FIELDS}
        case "section":
            near = staff_hints.titles(staff_hints.likely_in_chat(case, office))
            return near | {one.id: one.title for one in known.topics.sections}
        case "topic" if draft.words in known.topics.sections:
            return {one.id: one.title for one in known.topics.sections[draft.words].topics}
        case "topic":
            return {one.id: one.title for one in known.topics.internal}
        case "kind":
            return {one.id: one.title for one in known.kinds}
        case "cause":
            return {one.id: one.title for one in known.causes}
        case _:
            return {}


def _is_hint(draft: StepDraft, verb: str) -> bool:
    """Hints learn while a window is open: one that was shown stays good."""
    return draft.screen == "section" and verb in shipped().topics


def _correction(draft: StepDraft, case: Case, told: tuple[str, str], around: Around) -> Correction:
    """Of the case as it is now: a correction of one field undoes nothing that others did."""
    at = Moment(around.now, around.now.date())
    role, values = around.clerk.role, dict([told])
    return Correction(case.number, case.revision, role, at, values, draft=draft.id)
