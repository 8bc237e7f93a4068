"""Where a press leads while a message is written: from step to step of its draft. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import message_buttons as buttons
from bot.handlers.around import Around
from bot.handlers.message_course import choices, course, following, preceding
from bot.message_stages import WritingMessage, WritingStep

MENDED: dict[str, WritingStep] = {
    buttons.EDIT_TEXT: "text",
    buttons.EDIT_TOPIC: "section",
    buttons.EDIT_SPOT: "spot",
    buttons.EDIT_KIND: "kind",
    buttons.EDIT_MODE: "mode",
    buttons.EDIT_FILES: "files",
}

ASIDE = ("leave", "left", "promises")
"""Pages that lead back to the step that was left."""


def pressed(stage: WritingMessage, option: str, around: Around) -> WritingMessage:
    """`option`: a button of the open page that leads on within the draft."""
    match option:
        case buttons.BACK:
            return _to(stage, preceding(stage, around))
        case buttons.BEGIN | buttons.NEXT | buttons.WITHOUT:
            return _to(stage, following(stage, around))
        case buttons.SKIP:
            return _to(replace(stage, spot=""), following(stage, around))
        case buttons.SECTIONS:
            return _to(stage, "section")
        case buttons.UNFILE:
            return replace(stage, files=())
        case buttons.ANEW:
            return replace(stage, parts=())
        case edit if edit in MENDED:
            return _mend(stage, MENDED[edit], around)
        case _ if option.startswith("+"):
            return _aside(stage, option)
        case _:
            return _chosen(stage, option, around)


def _aside(stage: WritingMessage, option: str) -> WritingMessage:
    """Other pages of the same step."""
    match option:
        case buttons.MORE:
            return replace(stage, page=stage.page + 1)
        case buttons.EARLIER:
            return replace(stage, page=stage.page - 1)
        case buttons.PROMISES:
            return replace(stage, step="promises", left=stage.step)
        case _:
            return replace(stage, step=stage.left)


def aside_from(stage: WritingMessage, step: WritingStep) -> WritingMessage:
    """To a page that leads back to where the draft stood."""
    left = stage.left if stage.step in ASIDE else stage.step
    return replace(stage, step=step, left=left)


def _mend(stage: WritingMessage, step: WritingStep, around: Around) -> WritingMessage:
    first = step if step in course(stage, around) else "topic"
    return replace(_to(stage, first), mending=True)


def _chosen(stage: WritingMessage, option: str, around: Around) -> WritingMessage:
    match stage.step:
        case "kind":
            stage = replace(stage, asked_as=option)
        case "section":
            stage = replace(stage, section=option, found=())
        case "topic":
            stage = replace(stage, topic=option, found=())
        case "mode":
            stage = _in_mode(stage, option)
    return _to(stage, following(stage, around))


def _in_mode(stage: WritingMessage, option: str) -> WritingMessage:
    """From now on a draft without a trace does not even remember where it was begun."""
    if option == "here":
        return replace(stage, mode="here")
    return replace(stage, mode="traceless", place="")


def _to(stage: WritingMessage, step: WritingStep) -> WritingMessage:
    mending = stage.mending and step != "review"
    found = () if step == "section" else stage.found
    return replace(stage, step=step, page=0, mending=mending, found=found)


def sound(stage: WritingMessage, around: Around) -> WritingMessage:
    """Where something is missing, at the step that asks for it: the directory may have changed."""
    writing = around.town.writing
    if stage.step == "review" and not stage.parts:
        return _to(stage, "text")
    if stage.audience == "internal" or stage.step in ASIDE:
        return stage
    if stage.step not in course(stage, around):
        return replace(stage, step="review")
    known = stage.section in writing.topics.sections or bool(stage.found)
    if stage.step == "topic" and not (known and choices(stage, around)):
        return _to(stage, "section")
    return stage
