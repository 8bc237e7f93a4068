"""What the window of a step says once it is taken: what became of the message, what really goes."""

from __future__ import annotations

from typing import Literal

from bot.handlers.staff_office import came_elsewhere, channel_title
from bot.handlers.staff_words import day
from bot.texts import say
from storage.case_records import Case, StepDraft
from storage.case_steps import STEPS

SILENT = ("hide", "correct", "duplicate")
"""Steps after which there is nothing to say of an author."""


def done(draft: StepDraft, case: Case) -> str:
    step, number = STEPS[draft.step], draft.number
    if step.wants == "unit":
        title = case.unit.title if case.unit else say("staff-unit-none")
        return say("staff-card-handed", number=number, unit=title)
    if step.name in SILENT:
        return say("staff-done", step=step.name, number=number)
    if step.name == "extend" and case.message.due:
        return say("staff-extended", number=number, due=day(case.message.due))
    if step.words == "question" and case.question_until:
        return say("staff-question-sent", number=number, due=day(case.question_until))
    if not step.closes:
        return _answer(draft, case)
    status = say("staff-status", status=step.outcome)
    return f"{say('staff-closed', number=number, status=status)}\n{_goes(draft, case)}"


def _goes(draft: StepDraft, case: Case) -> str:
    """Of a step that ends the work: an answer, or no more than that it is over."""
    if draft.step == "withdrawn":
        return f"{say('staff-goes', way=_way(case))} {say('staff-note-kept')}"
    if not draft.words:
        return say("staff-goes", way=_way(case))
    return _answer(draft, case)


def _way(case: Case) -> Literal["dialogue", "code", "nowhere"]:
    if case.message.traceless:
        return "code"
    return "dialogue" if case.message.reachable else "nowhere"


def _answer(draft: StepDraft, case: Case) -> str:
    match _way(case):
        case "code":
            return say("staff-sent-traceless", number=draft.number)
        case "dialogue":
            return say("staff-sent", number=draft.number)
        case _ if came_elsewhere(case.message):
            channel = channel_title(case.message.channel)
            return say("staff-kept-elsewhere", number=draft.number, channel=channel)
        case _:
            return say("staff-address-gone", number=draft.number)
