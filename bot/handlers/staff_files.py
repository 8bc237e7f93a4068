"""Files that a clerk replies with in a staff chat: to what they may go, and what is said. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.cleaning import clean
from bot.events import Button, FilesSent, Reply
from bot.files.taking import Wish
from bot.handlers import message_files, staff_steps
from bot.handlers.staff_steps import Around, Led
from bot.handlers.staff_windows import TOPIC
from bot.texts import say
from storage.case_records import Case, Screen, StepDraft
from storage.case_steps import STEPS
from storage.file_records import MOST

AWAY = "unfile"
"""The press after which nothing but words goes to the author."""
SCREENS: tuple[Screen, ...] = ("words", "until", "cause", "check")


def wish(draft: StepDraft | None, case: Case) -> Wish | None:
    """What a draft takes, or a card, which begins an answer; None: no files."""
    if draft is None:
        return Wish(MOST, only_photos=False) if STEPS["reply"] in case.steps else None
    return Wish(MOST - len(draft.files), only_photos=False) if takes(draft, case) else None


def takes(draft: StepDraft, case: Case) -> bool:
    """Words for the author are asked for, or given already."""
    step = STEPS.get(draft.step)
    if step is None or not step.takes_files or draft.screen not in SCREENS:
        return False
    return staff_steps.needs_words(step, case)


def to_card(case: Case, sent: FilesSent, around: Around) -> Led:
    """A reply to the card is the beginning of an answer, as with words."""
    if STEPS["reply"] not in case.steps:
        return Led(said=say("staff-closed-already", number=case.number))
    draft = staff_steps.draft_of(case, "reply", around, screen="words")
    led = to_draft(draft, case, sent)
    return replace(led, begun=led.changed, changed=None)


def to_draft(draft: StepDraft, case: Case, sent: FilesSent) -> Led:
    """Words under a file take the place of earlier ones, as typed words do."""
    told = "\n".join(message_files.refusals(sent.refused, photos_alone=False))
    if not takes(draft, case):
        return Led(said=say("staff-no-files-here"))
    words = clean(sent.caption)
    if not words and not sent.files:
        return Led(said=told)
    if words and (fault := staff_steps.fault_of(words)):
        return Led(said=fault)
    files = (*draft.files, *sent.files)[:MOST]
    after = replace(draft, words=words or draft.words, files=files, revision=case.revision)
    return replace(staff_steps.further(after, case), said=told)


def put_away(draft: StepDraft) -> Led:
    return Led(changed=replace(draft, files=()))


def with_files(shown: Reply, draft: StepDraft, case: Case) -> Reply:
    """The window with what is enclosed, and a way to take it out again."""
    if not takes(draft, case):
        return shown
    if not draft.files:
        more = say("staff-may-attach", count=MOST) if draft.screen == "words" else ""
        return replace(shown, text=f"{shown.text}\n{more}") if more else shown
    text = f"{shown.text}\n\n{say('staff-attached', count=len(draft.files), limit=MOST)}"
    *before, cancel = shown.buttons
    option = f"{draft.id}.{draft.version}.{AWAY}"
    away = Button(say("staff-verb", verb=AWAY), TOPIC, option, standing=True)
    return replace(shown, text=text, buttons=(*before, away, cancel))
