"""What a clerk wrote and chose becomes a step with all that is said, in chat and at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.handlers import staff_words as words
from bot.handlers.staff_office import Clerk, Office
from bot.texts import say
from storage.case_records import Case, CaseStep, Closing, StepDraft, Telling
from storage.case_steps import STEPS, Step
from storage.register_records import OPEN, Moment
from storage.twin_records import Original, Twin


@dataclass(frozen=True, slots=True)
class Around:
    """`now` is aware, in the town's zone; `chat`: where the clerk is, as `telegram:-100123`."""

    office: Office
    clerk: Clerk
    now: datetime
    chat: str = ""


def changed_already(case: Case) -> str:
    """To whoever came second: how the case stands now, and who of the colleagues has it."""
    status = say("staff-status", status=case.status)
    owner = case.message.taken_by if case.message.is_open else ""
    held = "somebody" if owner else "nobody"
    return say(
        "staff-changed-already", number=case.number, status=status, held=held, owner=owner or ""
    )


def taken(case: Case, name: str, around: Around) -> CaseStep:
    """A step that nothing was written for."""
    return CaseStep(
        number=case.number,
        revision=case.revision,
        step=name,
        role=around.clerk.role,
        at=Moment(around.now, around.now.date()),
        owner=around.clerk.name,
    )


def reopening(case: Case, around: Around, name: str = "reopen") -> CaseStep:
    due = around.office.due(case.message.topic, around.now.date())
    told = words.reopened(case, due, around.office)
    return replace(taken(case, name, around), due=due, notice=told, owner="")


def complete(
    draft: StepDraft, case: Case, around: Around, original: Original | None = None
) -> CaseStep:
    """The step that a draft has become. `original`: of a duplicate, as it stands now."""
    step = STEPS[draft.step]
    base = replace(taken(case, draft.step, around), draft=draft.id or None)
    match step.name:
        case "ask":
            until = around.office.question_until(around.now.date())
            told = words.question(case, draft.words, until, around.office)
            return replace(
                base, telling=Telling("question", draft.words, told, files=draft.files), until=until
            )
        case "extend":
            return _extended(base, draft, case, around)
        case "keep":
            told = words.kept(case, draft.words, around.office)
            return replace(base, telling=Telling("kept", draft.words, told, files=draft.files))
        case "to_unit":
            return replace(base, unit=draft.cause, owner="")
        case "hand_over":
            return replace(base, owner=draft.words)
        case "hide":
            return replace(base, reason=draft.words, owner="")
        case "duplicate":
            return _linked(base, case, around, original)
        case _:
            return _answered(base, draft, case, around)


def _answered(base: CaseStep, draft: StepDraft, case: Case, around: Around) -> CaseStep:
    """An answer, or the end of the work with one."""
    step, office = STEPS[draft.step], around.office
    if step.closes:
        ground = draft.words if step.needs_ground else ""
        base = replace(base, closing=Closing(step.outcome, draft.cause, ground), until=draft.until)
    if not draft.words:
        return replace(base, notice=words.closed(case, step.outcome, office))
    said = _said(step, draft, office)
    to = () if step.name == "withdrawn" else case.twins  # those go back to the queue
    twins = {twin.number: said(twin) for twin in to}
    told = said(words.about(case))
    return replace(base, telling=Telling("answer", draft.words, told, twins, draft.files))


def _said(step: Step, draft: StepDraft, office: Office) -> Callable[[Twin], str]:
    """What an author is told of it, given whose message it is."""
    match step.name:
        case "forwarded":
            return partial(words.forwarded, agency=draft.words, office=office)
        case "withdrawn":
            return partial(words.withdrawn, office=office)
        case "supported" if draft.until:
            return partial(words.supported, text=draft.words, until=draft.until, office=office)
        case _:
            status = step.outcome or "in_work"
            return partial(words.answer, text=draft.words, status=status, office=office)


def _extended(base: CaseStep, draft: StepDraft, case: Case, around: Around) -> CaseStep:
    if draft.until is None:
        return base
    told = words.extended(case, draft.words, draft.until, around.office)
    kept = say("staff-extended-kept", due=words.day(draft.until), reason=draft.words)
    return replace(base, telling=Telling("notice", kept, told), due=draft.until)


def _linked(base: CaseStep, case: Case, around: Around, original: Original | None) -> CaseStep:
    """Whose original was answered already, is told that answer at once."""
    if original is None:
        return base
    about, base = words.about(case), replace(base, original=original.key)
    if not original.answer:
        return replace(base, notice=words.duplicate(about, around.office))
    status = original.outcome if original.outcome != OPEN else "in_work"
    told = words.answer(about, original.answer, status, around.office)
    return replace(base, telling=Telling("answer", original.answer, told))
