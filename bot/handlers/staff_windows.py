"""The bot's message about a step that was begun: what is asked, a last look, what came of it."""

from __future__ import annotations

from bot.events import Button, Reply
from bot.handlers.staff_office import QUESTION_DAYS, Office, cause_title
from bot.handlers.staff_steps import needs_words
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, StepDraft
from storage.case_steps import STEPS

TOPIC = "draft"


def window(draft: StepDraft, case: Case, office: Office) -> Reply:
    """A press comes back as `draft.version.verb`; words come as a reply to this message."""
    match draft.screen:
        case "words":
            text = f"{_question(draft, case, office)}\n\n{say('staff-reply-here')}"
            return Reply(text, (_button(draft, "cancel"),))
        case "cause":
            causes = tuple(_cause(draft, cause.id) for cause in shipped().causes)
            text = say("staff-ask-cause", number=draft.number)
            return Reply(text, (*causes, _button(draft, "cancel")))
        case "check":
            return Reply(_check(draft, case), _last_buttons(draft, case))
        case "done":
            return Reply(_done(draft, case))
        case _:
            return Reply(say("staff-dropped", number=draft.number))


def _question(draft: StepDraft, case: Case, office: Office) -> str:
    number, traceless = case.number, case.message.traceless
    link = office.link(number) or say("staff-desk-here")
    match STEPS[draft.step].words:
        case "answer" if traceless:
            return say("staff-ask-reply-traceless", number=number, link=link)
        case "answer":
            return say("staff-ask-reply", number=number)
        case "question" if traceless:
            return say("staff-ask-question-traceless", number=number, days=QUESTION_DAYS, link=link)
        case "question":
            return say("staff-ask-question", number=number, days=QUESTION_DAYS)
        case "addressee":
            return say("staff-ask-agency", number=number)
        case "ground" if draft.step == "refused":
            return say("staff-ask-refusal", number=number)
        case "ground":
            return say("staff-ask-no-answer", number=number)
        case _:
            return say("staff-ask-result", number=number)


def _check(draft: StepDraft, case: Case) -> str:
    """All that will be sent and kept, word for word."""
    step = STEPS[draft.step]
    lines = []
    if draft.words:
        told = "question" if step.words == "question" else "answer"
        lines.append(say("staff-check", number=draft.number, kind=told, text=draft.words))
    if step.closes:
        status = say("staff-status", status=step.outcome)
        cause = cause_title(draft.cause)
        lines.append(say("staff-check-closing", number=draft.number, status=status, cause=cause))
    if not case.message.reachable:
        lines.append(say("staff-check-fetched" if case.message.traceless else "staff-check-nobody"))
    return "\n\n".join([*lines, say("staff-check-ask")])


def _last_buttons(draft: StepDraft, case: Case) -> tuple[Button, ...]:
    if needs_words(STEPS[draft.step], case):
        return tuple(_button(draft, verb) for verb in ("send", "edit", "cancel"))
    return tuple(_button(draft, verb) for verb in ("send", "cancel"))


def _done(draft: StepDraft, case: Case) -> str:
    step, number = STEPS[draft.step], draft.number
    if step.words == "question" and case.question_until:
        return say("staff-question-sent", number=number, due=day(case.question_until))
    lines = []
    if step.closes:
        lines.append(
            say("staff-closed", number=number, status=say("staff-status", status=step.outcome))
        )
    if case.message.traceless:
        lines.append(say("staff-sent-traceless", number=number))
    elif case.message.reachable:
        lines.append(say("staff-sent", number=number))
    else:
        lines.append(say("staff-address-gone", number=number))
    return "\n".join(lines)


def _button(draft: StepDraft, verb: str) -> Button:
    return Button(say("staff-verb", verb=verb), TOPIC, _option(draft, verb), standing=True)


def _cause(draft: StepDraft, cause: str) -> Button:
    return Button(cause_title(cause), TOPIC, _option(draft, cause), standing=True)


def _option(draft: StepDraft, verb: str) -> str:
    return f"{draft.id}.{draft.version}.{verb}"
