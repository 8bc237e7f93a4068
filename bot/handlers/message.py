"""«Write to us», from the honest first page to the card that is sent: a page is open, an event
answers it. Nothing is kept but the draft in the sealed stage, until the person sends it.
"""

from __future__ import annotations

from dataclasses import replace

from bot import stages
from bot.cleaning import alike, clean
from bot.events import (
    ButtonPressed,
    Event,
    OldButtonPressed,
    Reply,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.handlers import message_pages as pages
from bot.handlers.around import Around
from bot.handlers.message_course import (
    A_DAY,
    KEEP_CODES,
    choices,
    course,
    following,
    preceding,
)
from bot.handlers.message_sending import send
from bot.handlers.message_typing import write
from bot.message_stages import WritingMessage, WritingStep
from bot.stages import Idle, Turn
from bot.texts import say

MENDED: dict[str, WritingStep] = {
    pages.EDIT_TEXT: "text",
    pages.EDIT_TOPIC: "section",
    pages.EDIT_SPOT: "spot",
    pages.EDIT_KIND: "kind",
    pages.EDIT_MODE: "mode",
}

ASIDE = ("leave", "left", "promises")
"""Pages that lead back to the step that was left."""


def begin(around: Around) -> Turn:
    if around.known.sent_today() >= A_DAY:
        return _full(around)
    return _at(WritingMessage(), around)


def begin_form(around: Around) -> Turn:
    """An employee's message: always traceless; VK would keep its words beside a name."""
    if around.known.channel in KEEP_CODES:
        web = around.town.writing.web
        text = say("message-form-on-site", link=web) if web else say("message-form-nowhere")
        return Turn(Idle(), (Reply(text, (pages.home(),), in_place=True),))
    if around.known.sent_today() >= A_DAY:
        return _full(around)
    return _at(WritingMessage("internal"), around)


def leave(stage: WritingMessage, around: Around) -> Turn:
    """The person turned to something else with words unsent: they are not thrown away."""
    turn = _at(_aside_from(stage, "leave"), around)
    return replace(turn, replies=tuple(replace(one, in_place=False) for one in turn.replies))


def left_alone(stage: WritingMessage, around: Around) -> Turn:
    """Nobody has gone on for a while: words that lead to nobody do not wait beside a name."""
    if not stages.shows(stage):
        return Turn(stage, same_step=True)
    turn = _at(_aside_from(stage, "left"), around)
    quiet = tuple(replace(one, quiet=True) for one in turn.replies)
    return replace(turn, replies=quiet, erase_held=True)


def cancelled(stage: WritingMessage) -> Turn:
    told = Reply(say("message-cancelled"), (pages.home(),), in_place=True)
    return Turn(Idle(), (told,), erase_held=stage.is_traceless)


def hear(stage: WritingMessage, event: Event, around: Around) -> Turn:
    """An employee's typed words are erased from the dialogue, for what is traceless stays so;
    what did not fit stays until its step is over, so that nobody has to write it anew.
    """
    turn = _heard(_sound(stage, around), event, around)
    if not isinstance(event, TextSent | TextEdited | SomethingElseSent):
        return turn
    if stage.audience == "internal":
        unfit = turn.same_step
        return replace(turn, erase_typed=not unfit, spare_typed=unfit)
    below = tuple(replace(reply, in_place=False) for reply in turn.replies)
    return replace(turn, replies=below, hold_typed=True)  # under what was typed, not above it


def _heard(stage: WritingMessage, event: Event, around: Around) -> Turn:
    page = pages.page(stage, around)
    option = _pressed(event, page)
    if option:
        return _press(stage, option, around)
    before = replace(stage, step=stage.left)
    match event:
        case TextSent() if stage.step == "left" and pages.page(before, around).entry:
            return _heard(before, event, around)  # it took a while to write
        case TextSent(text) | TextEdited(text) if page.entry:
            told = write(stage, text, around, is_edit=isinstance(event, TextEdited))
            if isinstance(told, str):
                return _again(stage, page, told)
            return _at(told, around)
        case _:
            return _again(stage, page, _why(event, page))


def _press(stage: WritingMessage, option: str, around: Around) -> Turn:
    match option:
        case pages.CANCEL:
            return cancelled(stage)
        case pages.SEND if around.known.sent_today() >= A_DAY:
            return _again(stage, pages.page(stage, around), _too_many(around))
        case pages.SEND:
            return send(stage, around)
        case _:
            return _at(_moved(stage, option, around), around)


def _moved(stage: WritingMessage, option: str, around: Around) -> WritingMessage:
    match option:
        case pages.BACK:
            return _to(stage, preceding(stage, around))
        case pages.BEGIN | pages.NEXT:
            return _to(stage, following(stage, around))
        case pages.SKIP:
            return _to(replace(stage, spot=""), following(stage, around))
        case pages.SECTIONS:
            return _to(stage, "section")
        case pages.ANEW:
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
        case pages.MORE:
            return replace(stage, page=stage.page + 1)
        case pages.EARLIER:
            return replace(stage, page=stage.page - 1)
        case pages.PROMISES:
            return replace(stage, step="promises", left=stage.step)
        case _:
            return replace(stage, step=stage.left)


def _aside_from(stage: WritingMessage, step: WritingStep) -> WritingMessage:
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
            stage = replace(stage, mode="here" if option == "here" else "traceless")
    return _to(stage, following(stage, around))


def _to(stage: WritingMessage, step: WritingStep) -> WritingMessage:
    mending = stage.mending and step != "review"
    found = () if step == "section" else stage.found
    return replace(stage, step=step, page=0, mending=mending, found=found)


def _at(stage: WritingMessage, around: Around) -> Turn:
    stage = _sound(stage, around)
    return Turn(stage, (pages.page(stage, around),))


def _again(stage: WritingMessage, page: Reply, why: str) -> Turn:
    return Turn(stage, (replace(page, toast=why),), same_step=True)


def _sound(stage: WritingMessage, around: Around) -> WritingMessage:
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


def _full(around: Around) -> Turn:
    return Turn(Idle(), (Reply(_too_many(around), (pages.home(),), in_place=True),))


def _too_many(around: Around) -> str:
    return say("limits-per-day", limit=A_DAY, reception_info=around.town.reception_info)


def _pressed(event: Event, page: Reply) -> str:
    """The option of that button of the page which was pressed, or whose label was typed."""
    own = [button for button in page.buttons if button.topic == pages.TOPIC]
    match event:
        case ButtonPressed(topic=pages.TOPIC, option=option):
            return option if option in [button.option for button in own] else ""
        case TextSent(text):
            told = alike(clean(text))
            named = {alike(button.label): button.option for button in own}
            plain = [button.option for button in own if not button.option.startswith("+")]
            named |= {str(number): option for number, option in enumerate(plain, 1)}
            return named.get(told, "")
        case _:
            return ""


def _why(event: Event, page: Reply) -> str:
    match event:
        case ButtonPressed() | OldButtonPressed():
            return say("errors-old-button")
        case SomethingElseSent(kind="voice" | "audio" | "video" | "video_note"):
            return say("limits-no-audio")
        case SomethingElseSent() if page.entry:
            return say("limits-no-files")
        case TextEdited():
            return say("message-edit-unknown")
        case _:
            return say("errors-use-buttons")
