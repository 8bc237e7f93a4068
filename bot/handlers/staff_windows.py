"""The bot's message about a step that was begun: what is asked, a last look, what came of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.events import Button, Reply
from bot.handlers import staff_after, staff_fixing, staff_hints, staff_terms
from bot.handlers.staff_office import (
    QUESTION_DAYS,
    Office,
    came_elsewhere,
    cause_title,
    channel_title,
    topic_title,
    unsent,
)
from bot.handlers.staff_steps import is_typed
from bot.handlers.staff_terms import Days
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.case_records import Case, StepDraft
from storage.case_steps import CORRECT, STEPS, Step

TOPIC = "draft"
ASKED = ("extend", "supported", "done", "withdrawn", "duplicate", "hide", "answered")
"""Steps that ask in words of their own; others ask by the kind of words."""
TO_NOBODY = ("withdrawn", "duplicate", "hide")
"""Steps whose words are not for the author."""


def window(draft: StepDraft, case: Case, office: Office, today: date) -> Reply:
    """A press comes back as `draft.version.verb`; words come as a reply to this message."""
    days = Days(office, today)
    if draft.screen in ("done", "dropped"):
        over = staff_after.done(draft, case) if draft.screen == "done" else _dropped(draft)
        return Reply(over)
    if draft.step == CORRECT:
        return _correcting(draft, case, office)
    match draft.screen:
        case "more":
            return _more(draft, case)
        case "until":
            return _until(draft, case, days)
        case "unit":
            return _units(draft, case, office)
        case "words":
            asked = _unsent(draft, case) or _question(draft, case, office)
            text = f"{asked}\n\n{say('staff-reply-here')}"
            return Reply(text, (_button(draft, "cancel"),))
        case "cause":
            causes = tuple(_option_of(draft, cause.id, cause.title) for cause in shipped().causes)
            text = say("staff-ask-cause", number=draft.number)
            return Reply(text, (*causes, _button(draft, "cancel")))
        case _:
            return Reply(_check(draft, case, days), _last_buttons(draft, case))


def told_of_twins(step: Step, case: Case) -> list[str]:
    """What becomes of the messages that are joined with it."""
    if not case.twins or step.name in ("ask", "extend", "duplicate"):
        return []
    numbers = ", ".join(twin.number for twin in case.twins)
    return [say("staff-check-twins", step=step.name, numbers=numbers)]


def _more(draft: StepDraft, case: Case) -> Reply:
    """The steps that a card has no room for."""
    rare = [step.name for step in case.steps if step.is_rare]
    buttons = [_option_of(draft, name, say("staff-step", step=name)) for name in rare]
    return Reply(say("staff-ask-step", number=draft.number), (*buttons, _button(draft, "cancel")))


def _until(draft: StepDraft, case: Case, days: Days) -> Reply:
    step = STEPS[draft.step]
    offered = staff_terms.offered(step, case, days)
    buttons = [_option_of(draft, f"in{number}", day(led)) for number, led in offered]
    due = day(case.message.due) if case.message.due else say("staff-due-none")
    text = say("staff-ask-until", step=step.name, number=draft.number, due=due)
    return Reply(f"{text}\n\n{say('staff-reply-day')}", (*buttons, _button(draft, "cancel")))


def _units(draft: StepDraft, case: Case, office: Office) -> Reply:
    others = {name: title for name, title in office.units.items() if name != case.unit_id}
    buttons = [_option_of(draft, name, title) for name, title in others.items()]
    text = say("staff-ask-unit", number=draft.number, count=len(others))
    return Reply(text, (*buttons, _button(draft, "cancel")))


def _correcting(draft: StepDraft, case: Case, office: Office) -> Reply:
    text = say(
        "staff-ask-fix",
        screen=draft.screen,
        number=draft.number,
        kind=shipped().kinds.title(case.message.kind),
        topic=topic_title(case.message.topic),
        cause=cause_title(case.cause) if case.cause else shipped().unspecified,
    )
    if draft.screen == "section":
        text = staff_hints.above(staff_hints.likely_in_chat(case, office), text)
    found = staff_fixing.offered(draft, case, office).items()
    buttons = [_option_of(draft, verb, label) for verb, label in found]
    return Reply(text, (*buttons, _button(draft, "cancel")))


def _unsent(draft: StepDraft, case: Case) -> str:
    """What is asked where the words are not sent to the author; "" if they are."""
    road = "" if draft.step in TO_NOBODY else unsent(case.message)
    if not road:
        return ""
    channel = channel_title(case.message.channel)
    asked = say("staff-ask-unsent", step=draft.step, number=case.number)
    return f"{asked} {say('staff-unsent', road=road, channel=channel)}"


def _question(draft: StepDraft, case: Case, office: Office) -> str:
    number, traceless = case.number, case.message.traceless
    link = office.link(number) or say("staff-desk-here")
    if draft.step in ASKED:
        return say("staff-ask-words", step=draft.step, number=number)
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
        case "verdict":
            return say("staff-ask-verdict", number=number)
        case "ground" if draft.step == "refused":
            return say("staff-ask-refusal", number=number)
        case "ground":
            return say("staff-ask-no-answer", number=number)
        case _:
            return say("staff-ask-result", step=draft.step, number=number)


def _check(draft: StepDraft, case: Case, days: Days) -> str:
    """All that will be sent and kept, word for word."""
    step, number = STEPS[draft.step], draft.number
    if step.name == "hide":
        return "\n\n".join(
            [say("staff-check-hide", number=number, reason=draft.words), *told_of_twins(step, case)]
        )
    lines = []
    if step.wants == "original":
        lines.append(say("staff-check-duplicate", number=number, original=draft.words))
    elif draft.words:
        told = step.name if step.name in ("ask", "extend") else "answer"
        lines.append(say("staff-check", number=number, kind=told, text=draft.words))
    if draft.until:
        lines.append(say("staff-check-until", step=step.name, due=day(draft.until)))
    if step.needs_cause:
        status = say("staff-status", status=step.outcome)
        cause = cause_title(draft.cause)
        lines.append(say("staff-check-closing", number=number, status=status, cause=cause))
    lines += _warnings(step, case, days)
    return "\n\n".join([*lines, say("staff-check-ask", verb=last_verb(STEPS[draft.step], case))])


def _warnings(step: Step, case: Case, days: Days) -> list[str]:
    """What is worth a second thought before it is sent."""
    lines = []
    late = staff_terms.forwarding_late(case, days) if step.name == "forwarded" else 0
    if late:
        lines.append(say("staff-check-late", days=late, term=days.office.forward_term))
    lines += told_of_twins(step, case)
    if came_elsewhere(case.message):
        lines.append(say("staff-check-elsewhere"))
    elif not case.message.reachable:
        lines.append(say("staff-check-fetched" if case.message.traceless else "staff-check-nobody"))
    return lines


def _last_buttons(draft: StepDraft, case: Case) -> tuple[Button, ...]:
    goes = say("staff-verb", verb=last_verb(STEPS[draft.step], case))
    last = (Button(goes, TOPIC, _option(draft, "send"), standing=True), _button(draft, "cancel"))
    if not is_typed(STEPS[draft.step], case):
        return last
    return last[0], _button(draft, "edit"), last[1]


def last_verb(step: Step, case: Case) -> Literal["send", "keep", "hide", "duplicate", "withdrawn"]:
    """What the last press does: words for an author out of reach stay in the register, and what
    is not for the author is named by what becomes of the message."""
    match step.name:
        case "hide" | "duplicate" | "withdrawn" as deed:
            return deed
        case _:
            return "keep" if unsent(case.message) else "send"


def _dropped(draft: StepDraft) -> str:
    return say("staff-dropped", number=draft.number)


def _option_of(draft: StepDraft, verb: str, label: str) -> Button:
    return Button(label, TOPIC, _option(draft, verb), standing=True)


def _button(draft: StepDraft, verb: str) -> Button:
    return Button(say("staff-verb", verb=verb), TOPIC, _option(draft, verb), standing=True)


def _option(draft: StepDraft, verb: str) -> str:
    return f"{draft.id}.{draft.version}.{verb}"
