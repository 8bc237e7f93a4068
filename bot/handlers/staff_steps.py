"""What a clerk's press or words lead to in a staff chat. Pure: a case in, what to write out.

A step that needs words goes through a draft: words, cause where it closes the case, a last look,
and only then to the author.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from secrets import randbelow

from bot.cleaning import clean
from bot.handlers import staff_words as words
from bot.handlers.staff_office import LONGEST, Clerk, Office
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, CaseStep, Closing, Screen, StepDraft, Telling
from storage.case_steps import STEPS, Step, allowed
from storage.register_records import Moment


@dataclass(frozen=True, slots=True)
class Around:
    """`now` is aware, in the town's zone; `chat`: where the clerk is, as `telegram:-100123`."""

    office: Office
    clerk: Clerk
    now: datetime
    chat: str = ""


@dataclass(frozen=True, slots=True)
class Led:
    """At most one of `step`, `begun` and `changed` is to be written.

    `said`: a word to the clerk, over the button that was pressed or below what was typed.
    """

    step: CaseStep | None = None
    begun: StepDraft | None = None
    changed: StepDraft | None = None
    said: str = ""


def press(case: Case, name: str, around: Around) -> Led:
    """A button of the card. One that leads on from another state is answered with the state."""
    step = STEPS.get(name)
    if step is None or step not in allowed(case.state, case.message.outcome):
        return Led(said=changed_already(case))
    match name:
        case "take":
            said = say("staff-taken", number=case.number, owner=around.clerk.name)
            return Led(step=_step(case, name, around), said=said)
        case "release":
            return Led(
                step=_step(case, name, around), said=say("staff-released", number=case.number)
            )
        case "reopen":
            return Led(step=reopening(case, around), said=say("staff-reopened", number=case.number))
        case _:
            screen: Screen = "words" if needs_words(step, case) else "cause"
            return Led(begun=_draft(case, name, around, screen=screen))


def answer_card(case: Case, text: str, around: Around) -> Led:
    """A reply to the card is an answer to the author, after a last look at it."""
    if not case.message.is_open:
        return Led(said=say("staff-closed-already", number=case.number))
    return _typed(_draft(case, "reply", around, screen="words"), text, begins=True)


def type_words(draft: StepDraft, case: Case, text: str) -> Led:
    """Words for a draft, also in place of earlier ones."""
    if draft.screen in ("done", "dropped"):
        return Led(said=say("staff-draft-gone"))
    return _typed(replace(draft, revision=case.revision), text)


def press_draft(draft: StepDraft, case: Case, verb: str, around: Around) -> Led:
    """A button of a draft: `send`, `edit`, `cancel`, or the id of a cause."""
    match verb, draft.screen:
        case "cancel", _:
            return Led(changed=replace(draft, screen="dropped"))
        case "edit", "check" if needs_words(STEPS[draft.step], case):
            return Led(changed=replace(draft, screen="words"))
        case "send", "check":
            return _sent(draft, case, around)
        case cause, "cause" if cause in shipped().causes:
            after = replace(draft, cause=cause, screen="check", revision=case.revision)
            return Led(changed=after)
        case _:
            return Led(said=say("staff-old-button"))


def needs_words(step: Step, case: Case) -> bool:
    """What was answered already need not be said again to close the case."""
    return bool(step.words) and not (step.words == "result" and case.is_answered)


def complete(draft: StepDraft, case: Case, around: Around) -> CaseStep:
    """The step that a draft has become; the desk makes its own by the same rules."""
    step, office, today = STEPS[draft.step], around.office, around.now.date()
    base = replace(_step(case, draft.step, around), draft=draft.id or None)
    if step.words == "question":
        until = office.question_until(today)
        told = words.question(case, draft.words, until, office)
        return replace(base, telling=Telling("question", draft.words, told), until=until)
    if not step.closes:
        told = words.answer(case, draft.words, "in_work", office)
        return replace(base, telling=Telling("answer", draft.words, told))
    closing = Closing(step.outcome, draft.cause, draft.words if step.needs_ground else "")
    if not draft.words:
        return replace(base, closing=closing, notice=words.closed(case, step.outcome, office))
    if step.words == "addressee":
        told = words.forwarded(case, draft.words, office)
    else:
        told = words.answer(case, draft.words, step.outcome, office)
    return replace(base, closing=closing, telling=Telling("answer", draft.words, told))


def reopening(case: Case, around: Around) -> CaseStep:
    due = around.office.due(case.message.topic, around.now.date())
    told = words.reopened(case, due, around.office)
    return replace(_step(case, "reopen", around), due=due, notice=told, owner="")


def changed_already(case: Case) -> str:
    status = say("staff-status", status=case.status)
    return say("staff-changed-already", number=case.number, status=status)


def fault_of(text: str) -> str:
    """What is wrong with words for an author; "" if nothing is."""
    if not text:
        return say("staff-words-empty")
    length = len(text.encode("utf-16-le")) // 2  # as messengers count: an emoji is two
    if length > LONGEST:
        return say("staff-words-long", length=length, limit=LONGEST)
    return ""


def _typed(draft: StepDraft, text: str, *, begins: bool = False) -> Led:
    said = clean(text)
    if fault := fault_of(said):
        return Led(said=fault)
    step = STEPS[draft.step]
    screen: Screen = "cause" if step.closes and not draft.cause else "check"
    after = replace(draft, words=said, screen=screen)
    return Led(begun=after) if begins else Led(changed=after)


def _sent(draft: StepDraft, case: Case, around: Around) -> Led:
    """What the clerk saw last must still be so: else the draft is shown once more."""
    if STEPS[draft.step] not in allowed(case.state, case.message.outcome):
        return Led(changed=replace(draft, screen="dropped"), said=changed_already(case))
    if draft.revision != case.revision:
        return Led(changed=replace(draft, revision=case.revision), said=say("staff-look-again"))
    return Led(step=complete(draft, case, around))


def _draft(case: Case, step: str, around: Around, *, screen: Screen) -> StepDraft:
    return StepDraft(
        id=randbelow(2**31 - 1) + 1,
        number=case.number,
        chat=around.chat,
        step=step,
        screen=screen,
        revision=case.revision,
    )


def _step(case: Case, name: str, around: Around) -> CaseStep:
    return CaseStep(
        number=case.number,
        revision=case.revision,
        step=name,
        role=around.clerk.role,
        at=Moment(around.now, around.now.date()),
        owner=around.clerk.name,
    )
