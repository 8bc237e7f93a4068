"""What a draft offers from what is kept: colleagues to hand a case to, templates. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cleaning import clean
from bot.events import Button, Reply
from bot.handlers.staff_office import Office, topic_title
from bot.handlers.staff_steps import Around as Around
from bot.handlers.staff_steps import Led, type_words
from bot.handlers.staff_windows import TOPIC
from bot.handlers.staff_words import day
from bot.texts import say
from storage.case_records import Case, StepDraft
from storage.case_steps import STEPS
from storage.template_records import ReplyTemplate, filled

TEMPLATE, BACK = "template", "back"
WITH_TEMPLATES = frozenset({"answer", "result", "deed", "promise", "ground"})
"""Kinds of words that a template may begin: what an author is told as an answer."""
LONGEST_NAME = 64


def is_owner(draft: StepDraft) -> bool:
    """Is a case being handed to a colleague?"""
    return draft.step in STEPS and STEPS[draft.step].wants == "owner"


def owner_window(draft: StepDraft, case: Case, names: Sequence[str]) -> Reply:
    """Of every screen but the dropped one. `names`: colleagues, also whoever has it now."""
    number = draft.number
    match draft.screen:
        case "owner":
            others = [name for name in names if name != case.message.taken_by]
            buttons = [_button(draft, _verb(name), name) for name in others]
            return Reply(say("staff-ask-owner", number=number), (*buttons, _cancel(draft)))
        case "done":
            return Reply(say("staff-handed", number=number, owner=draft.words))
        case _:
            text = say("staff-check-owner", number=number, owner=draft.words)
            send = _button(draft, "send", say("staff-hand-over"))
            return Reply(text, (send, _cancel(draft)))


def choose_owner(draft: StepDraft, case: Case, verb: str, names: Sequence[str]) -> Led:
    chosen = next((name for name in names if _verb(name) == verb), "")
    if not chosen:
        return Led(said=say("staff-old-button"))
    return Led(changed=replace(draft, words=chosen, screen="check", revision=case.revision))


def type_owner(draft: StepDraft, case: Case, text: str) -> Led:
    """A name typed instead of a press: of somebody who took nothing lately."""
    name = " ".join(clean(text).split())
    if wrong := owner_fault(name, case):
        return Led(said=wrong)
    return Led(changed=replace(draft, words=name, screen="check", revision=case.revision))


def owner_fault(name: str, case: Case) -> str:
    """Why a case cannot be handed to whoever is named so; "" if it can."""
    if not 0 < len(name) <= LONGEST_NAME:
        return say("staff-owner-long", limit=LONGEST_NAME)
    if name == case.message.taken_by:
        return say("staff-owner-has-it", number=case.number, owner=name)
    return ""


def takes_template(draft: StepDraft) -> bool:
    step = STEPS.get(draft.step)
    return draft.screen == "words" and step is not None and step.words in WITH_TEMPLATES


def to_templates(draft: StepDraft) -> Led:
    return Led(changed=replace(draft, screen="template"))


def with_template(shown: Reply, draft: StepDraft) -> Reply:
    """The window that asks for words, and a way to the templates."""
    way = _button(draft, TEMPLATE, say("staff-template"))
    return replace(shown, buttons=(way, *shown.buttons))


def template_window(draft: StepDraft, templates: Sequence[ReplyTemplate]) -> Reply:
    if not templates:
        return Reply(say("staff-no-templates"), (_back(draft), _cancel(draft)))
    buttons = [_button(draft, f"t{one.id}", _short(one.title)) for one in templates]
    return Reply(say("staff-choose-template"), (*buttons, _back(draft), _cancel(draft)))


def choose_template(
    draft: StepDraft, verb: str, templates: Sequence[ReplyTemplate], told: tuple[Case, Around]
) -> Led:
    """Its words, filled, become the draft's: for a last look, and to be typed anew."""
    case, around = told
    if verb == BACK:
        return Led(changed=replace(draft, screen="words"))
    chosen = next((one for one in templates if f"t{one.id}" == verb), None)
    if chosen is None:
        return Led(said=say("staff-old-button"))
    words = filled(chosen.body, values(case, around.office))
    return type_words(replace(draft, screen="words"), case, words, around)


def values(case: Case, office: Office) -> Mapping[str, str]:
    """What the places of a template stand for."""
    message = case.message
    told = {
        "number": case.number,
        "topic": topic_title(message.topic),
        "date": day(message.received),
        "org_short": office.org_short,
    }
    return told | ({"due": day(message.due)} if message.due else {})


def _short(title: str) -> str:
    """A button of VK holds 40 characters; the clerk sees the whole text before it is sent."""
    return title if len(title) <= 40 else f"{title[:39]}…"


def _verb(name: str) -> str:
    """A name as a button can bear it."""
    return "w" + hashlib.blake2b(name.encode(), digest_size=6).hexdigest()


def _back(draft: StepDraft) -> Button:
    return _button(draft, BACK, say("staff-template-back"))


def _cancel(draft: StepDraft) -> Button:
    return _button(draft, "cancel", say("staff-verb", verb="cancel"))


def _button(draft: StepDraft, verb: str, label: str) -> Button:
    return Button(label, TOPIC, f"{draft.id}.{draft.version}.{verb}", standing=True)
