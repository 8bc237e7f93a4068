"""What a clerk's press or words lead to in a staff chat. Pure: a case in, what to write out.

A step that needs words goes through a draft: what it wants, one screen after another, a last look,
and only then to the author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from secrets import randbelow

from bot.cleaning import clean
from bot.handlers import staff_fixing, staff_terms
from bot.handlers.staff_making import Around as Around
from bot.handlers.staff_making import changed_already as changed_already
from bot.handlers.staff_making import complete as complete
from bot.handlers.staff_making import reopening, taken
from bot.handlers.staff_office import LONGEST
from bot.handlers.staff_terms import Days
from bot.signs import sign_in
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, CaseStep, Screen, StepDraft
from storage.case_steps import CORRECT, STEPS, Step
from storage.correction_records import Correction
from storage.twin_records import Original

MORE = "more"
"""The press that shows the steps a card has no room for."""
_OPEN = re.compile(r"(?:^|\s)\u2026(?=\s|$)")
"""Dots that stand alone: what a template leaves to its reader, not a pause in somebody's words."""
LONGEST_REASON = 300
"""Characters of why a message is hidden."""


@dataclass(frozen=True, slots=True)
class Led:
    """At most one of `step`, `correction`, `begun` and `changed` is to be written.

    `said`: a word to the clerk, over the button that was pressed or below what was typed.
    """

    step: CaseStep | None = None
    correction: Correction | None = None
    begun: StepDraft | None = None
    changed: StepDraft | None = None
    said: str = ""


def press(case: Case, name: str, around: Around) -> Led:
    """A button of the card. One that leads on from another state is answered with the state."""
    if name == MORE:
        return Led(begun=draft_of(case, MORE, around, screen="more"))
    step = STEPS.get(name)
    if step is None or step not in case.steps:
        return Led(said=changed_already(case))
    if not step.is_plain:
        begun = draft_of(case, name, around, screen="check")
        return Led(begun=replace(begun, screen=_next_screen(begun, case)))
    said = say("staff-pressed", step=name, number=case.number, owner=around.clerk.name)
    if name in ("reopen", "unlink"):
        return Led(step=reopening(case, around, name), said=said)
    return Led(step=taken(case, name, around), said=said)


def answer_card(case: Case, text: str, around: Around) -> Led:
    """A reply to the card is an answer to the author, after a last look at it."""
    if STEPS["reply"] not in case.steps:
        return Led(said=say("staff-closed-already", number=case.number))
    led = type_words(draft_of(case, "reply", around, screen="words"), case, text, around)
    return replace(led, begun=led.changed, changed=None)


def type_words(draft: StepDraft, case: Case, text: str, around: Around) -> Led:
    """Words for a draft, also in place of earlier ones; or a day, where one is asked for."""
    if draft.screen in ("done", "dropped"):
        return Led(said=say("staff-draft-gone"))
    step, draft = STEPS.get(draft.step), replace(draft, revision=case.revision)
    if step is None or not (step.words or step.wants):
        return Led(said=say("staff-press-here"))
    if draft.screen == "until":
        days = _days(around)
        until, wrong = staff_terms.chosen(step, case, text, days)
        if wrong:
            return Led(said=wrong)
        led = further(replace(draft, until=until), case)
        return replace(led, said=staff_terms.moved(text, until, days))
    if not step.words:
        return Led(said=say("staff-press-here"))
    said = clean(text)
    if fault := fault_of(said) or _reason_fault(step, said):
        return Led(said=fault)
    return further(replace(draft, words=said), case)


def type_original(draft: StepDraft, case: Case, original: Original | None) -> Led:
    """The number of what is answered for the case; `original`: what was found under it."""
    if original is None:
        return Led(said=say("staff-no-original"))
    shown = original.number or original.key
    after = replace(draft, words=shown, original=original.key, revision=case.revision)
    return further(after, case)


def press_draft(
    draft: StepDraft, case: Case, verb: str, around: Around, original: Original | None = None
) -> Led:
    """A button of a draft: `send`, `edit`, `cancel`, or what its screen offers.

    `original`: of a duplicate, as it stands now.
    """
    if verb == "cancel":
        return Led(changed=replace(draft, screen="dropped"))
    if draft.screen == "more":
        return _chosen(draft, case, verb, around)
    step = STEPS[draft.step]
    if step.name == CORRECT:
        after, correction, said = staff_fixing.press(draft, case, verb, around)
        return Led(correction=correction, changed=after, said=said)
    match verb, draft.screen:
        case "edit", "check" if is_typed(step, case):
            return Led(changed=replace(draft, screen="words", until=None))
        case "send", "check":
            return _sent(draft, case, around, original)
        case cause, "cause" if cause in shipped().causes:
            return further(replace(draft, cause=cause, revision=case.revision), case)
        case unit, "unit" if unit in around.office.units:
            return _sent(replace(draft, cause=unit), case, around, None)
        case days, "until":
            led = {
                f"in{number}": day for number, day in staff_terms.offered(step, case, _days(around))
            }
            if days in led:
                return further(replace(draft, until=led[days], revision=case.revision), case)
    return Led(said=say("staff-old-button"))


def needs_words(step: Step, case: Case) -> bool:
    """What was answered already need not be said again to close the case."""
    return bool(step.words) and not (step.words == "result" and case.is_answered)


def is_typed(step: Step, case: Case) -> bool:
    """Words, or a number."""
    return needs_words(step, case) or step.wants == "original"


def fault_of(text: str, longest: int = LONGEST) -> str:
    """What is wrong with words; "" if nothing is."""
    if not text:
        return say("staff-words-empty")
    length = len(text.encode("utf-16-le")) // 2  # as messengers count: an emoji is two
    if length > longest:
        return say("staff-words-long", length=length, limit=longest)
    return ""


def unfinished(text: str) -> str:
    """Why words that began as a template may not go yet; "" if nothing was left open."""
    if sign := sign_in(text):
        return say("help-sign-left", sign=sign)
    return say("help-dots-left") if _OPEN.search(text) else ""


def longest_of(step: Step) -> int:
    return LONGEST_REASON if step.name == "hide" else LONGEST


def _reason_fault(step: Step, said: str) -> str:
    return fault_of(said, longest_of(step))


def _chosen(draft: StepDraft, case: Case, verb: str, around: Around) -> Led:
    """One of the steps that the card has no room for."""
    step = STEPS.get(verb)
    if step is None or step not in case.steps:
        return Led(changed=replace(draft, screen="dropped"), said=changed_already(case))
    if step.wants == "until" and (wrong := staff_terms.fault(step, case, None, _days(around))):
        return Led(said=wrong)
    return further(replace(draft, step=verb, revision=case.revision), case)


def further(draft: StepDraft, case: Case) -> Led:
    return Led(changed=replace(draft, screen=_next_screen(draft, case)))


def _next_screen(draft: StepDraft, case: Case) -> Screen:
    """What the step still wants."""
    step = STEPS[draft.step]
    if step.name == CORRECT:
        return "field"
    if is_typed(step, case) and not draft.words:
        return "words"
    if step.wants == "until" and draft.until is None:
        return "until"
    if step.wants == "unit":
        return "unit"
    if step.wants == "owner" and not draft.words:
        return "owner"
    return "cause" if step.needs_cause and not draft.cause else "check"


def _sent(draft: StepDraft, case: Case, around: Around, original: Original | None) -> Led:
    """What the clerk saw last must still be so: else the draft is shown once more."""
    if STEPS[draft.step] not in case.steps:
        return Led(changed=replace(draft, screen="dropped"), said=changed_already(case))
    if draft.revision != case.revision:
        return Led(changed=replace(draft, revision=case.revision), said=say("staff-look-again"))
    if wrong := unfinished(draft.words):
        return Led(said=wrong)
    if draft.original and original is None:
        return Led(changed=replace(draft, screen="words"), said=say("staff-no-original"))
    return Led(step=complete(draft, case, around, original))


def _days(around: Around) -> Days:
    return Days(around.office, around.now.date())


def draft_of(case: Case, step: str, around: Around, *, screen: Screen) -> StepDraft:
    return StepDraft(
        id=randbelow(2**31 - 1) + 1,
        number=case.number,
        chat=around.chat,
        step=step,
        screen=screen,
        revision=case.revision,
    )
