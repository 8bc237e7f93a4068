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
    FilesSent,
    OldButtonPressed,
    Reply,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.handlers import hindrance
from bot.handlers import message_buttons as buttons
from bot.handlers import message_files as files
from bot.handlers import message_moves as moves
from bot.handlers import message_pages as pages
from bot.handlers.around import Around
from bot.handlers.message_course import (
    KEEP_CODES,
    TAKES_FILES,
    modes,
)
from bot.handlers.message_sending import send
from bot.handlers.message_typing import write
from bot.message_stages import WritingMessage
from bot.stages import Idle, Turn
from bot.texts import say


def begin(around: Around, place: str = "") -> Turn:
    """`place`: whose code was opened; forgotten at once where no answer can come."""
    if hindered := around.known.hindrance():
        return hindrance.page(hindered, around)
    return _at(WritingMessage(place=place if "here" in modes(around) else ""), around)


def begin_form(around: Around) -> Turn:
    """An employee's message: always traceless; VK would keep its words beside a name."""
    if around.known.channel in KEEP_CODES:
        web = around.town.writing.web
        text = say("message-form-on-site", link=web) if web else say("message-form-nowhere")
        return Turn(Idle(), (Reply(text, (buttons.home(),), in_place=True),))
    if hindered := around.known.hindrance():
        return hindrance.page(hindered, around)
    return _at(WritingMessage("internal"), around)


def leave(stage: WritingMessage, around: Around) -> Turn:
    """The person turned to something else with words unsent: they are not thrown away."""
    turn = _at(moves.aside_from(stage, "leave"), around)
    return replace(turn, replies=tuple(replace(one, in_place=False) for one in turn.replies))


def left_alone(stage: WritingMessage, around: Around) -> Turn:
    """Nobody has gone on for a while: words that lead to nobody do not wait beside a name."""
    if not stages.shows(stage):
        return Turn(stage, same_step=True)
    turn = _at(moves.aside_from(stage, "left"), around)
    quiet = tuple(replace(one, quiet=True) for one in turn.replies)
    return replace(turn, replies=quiet, erase_held=True)


def cancelled(stage: WritingMessage) -> Turn:
    told = Reply(say("message-cancelled"), (buttons.home(),), in_place=True)
    facts = files.dropped(stage)
    return Turn(Idle(), (told,), facts, erase_held=stage.is_traceless)


def hear(stage: WritingMessage, event: Event, around: Around) -> Turn:
    """An employee's typed words are erased from the dialogue, for what is traceless stays so;
    what did not fit stays until its step is over, so that nobody has to write it anew.
    """
    turn = _heard(moves.sound(stage, around), event, around)
    if not isinstance(event, TextSent | TextEdited | SomethingElseSent | FilesSent):
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
        case FilesSent():
            return _filed(stage, event, around)
        case _:
            return _again(stage, page, _why(event, page, around))


def _press(stage: WritingMessage, option: str, around: Around) -> Turn:
    match option:
        case buttons.CANCEL:
            return cancelled(stage)
        case buttons.SEND if hindered := around.known.hindrance():
            return _again(stage, pages.page(stage, around), hindrance.words(hindered, around))
        case buttons.SEND if hindrance.is_twin(stage, around):
            return replace(hindrance.there_already(stage, around), facts=files.dropped(stage))
        case buttons.SEND if _lost(stage, around):
            left = replace(stage, files=around.known.still_held(stage.files))
            return _again(left, pages.page(left, around), say("message-files-gone"))
        case buttons.SEND:
            return send(stage, around)
        case _:
            return _moved(stage, moves.pressed(stage, option, around), around)


def _moved(before: WritingMessage, after: WritingMessage, around: Around) -> Turn:
    """What the draft has no more goes from the storage, too."""
    fitting = files.fitting(after)
    turn = replace(_at(fitting, around), facts=files.dropped(before, fitting))
    if fitting.files == after.files:
        return turn
    told = tuple(replace(one, toast=say("limits-only-photos")) for one in turn.replies)
    return replace(turn, replies=told)


def _filed(stage: WritingMessage, sent: FilesSent, around: Around) -> Turn:
    """The same page below what was sent, and above it what became of each."""
    stage, told = files.added(stage, sent, around)
    turn = _at(stage, around)
    replies = tuple(replace(one, toast="\n".join(told)) for one in turn.replies)
    return replace(turn, replies=replies, same_step=bool(sent.refused))


def _lost(stage: WritingMessage, around: Around) -> bool:
    """Is a file gone from the storage, since the draft lay for so long?"""
    return bool(stage.files) and around.known.still_held(stage.files) != stage.files


def _at(stage: WritingMessage, around: Around) -> Turn:
    stage = moves.sound(stage, around)
    return Turn(stage, (pages.page(stage, around),))


def _again(stage: WritingMessage, page: Reply, why: str) -> Turn:
    return Turn(stage, (replace(page, toast=why),), same_step=True)


def _pressed(event: Event, page: Reply) -> str:
    """The option of that button of the page which was pressed, or whose label was typed."""
    own = [button for button in page.buttons if button.topic == buttons.TOPIC]
    match event:
        case ButtonPressed(topic=buttons.TOPIC, option=option):
            return option if option in [button.option for button in own] else ""
        case TextSent(text):
            told = alike(clean(text))
            named = {alike(button.label): button.option for button in own}
            plain = [button.option for button in own if not button.option.startswith("+")]
            named |= {str(number): option for number, option in enumerate(plain, 1)}
            return named.get(told, "")
        case _:
            return ""


def _why(event: Event, page: Reply, around: Around) -> str:
    match event:
        case ButtonPressed() | OldButtonPressed():
            return say("errors-old-button")
        case SomethingElseSent(kind="voice" | "audio" | "video" | "video_note"):
            return say("limits-no-audio")
        case SomethingElseSent("photo" | "document") if around.known.channel in TAKES_FILES:
            return say("limits-files-later")
        case SomethingElseSent() if page.entry:
            return say("limits-no-files")
        case TextEdited():
            return say("message-edit-unknown")
        case _:
            return say("errors-use-buttons")
