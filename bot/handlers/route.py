"""Which handler takes an event: the whole dialogue at a glance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from bot.events import (
    ButtonPressed,
    CommandGiven,
    Event,
    FilesSent,
    LeftAlone,
    LinkOpened,
    OldButtonPressed,
    SomethingElseSent,
    TextEdited,
    TextFromPage,
    TextSent,
)
from bot.handlers import (
    invitations,
    menu,
    message,
    message_files,
    mine,
    printed,
    privacy,
    rating,
    slip,
    status,
    survey,
)
from bot.handlers import survey_pages as pages
from bot.handlers.around import Around
from bot.message_stages import AskingCode, ReadingMessage, WritingMessage
from bot.stages import AskingSlip, Idle, Stage, TakingSurvey, Turn
from storage.receipts import may_be_code
from storage.records import SLIPS
from storage.short_codes import may_be_code as may_be_short


def route(stage: Stage, event: Event, around: Around) -> Turn:
    """Pure; raises Wanted when it must know more, and is then called anew.

    A code of a message stays in no dialogue, also where nobody asked for one.
    """
    if invitations.declines(stage, event):
        return invitations.decline(stage, around)
    turn = _taken(stage, event, around)
    is_part = isinstance(stage, WritingMessage) and stage.step in ("text", "spot")
    is_code = isinstance(event, TextSent | TextEdited) and may_be_code(event.text)
    if is_code and not (turn.facts or is_part):
        return replace(turn, erase_typed=True, spare_typed=False)
    return turn


def _taken(stage: Stage, event: Event, around: Around) -> Turn:
    is_writing = isinstance(stage, WritingMessage) and stage.has_words
    match stage, event:
        case _, TextFromPage() | FilesSent() if late := _late(stage, event, around):
            return late
        case _, LeftAlone() if not _is_asked(stage, around):
            return _left_alone(stage, event, around)
        case WritingMessage(), CommandGiven(name="cancel"):
            return message.cancelled(stage)
        case WritingMessage(), _ if is_writing and _way(stage, event, around):
            return message.leave(stage, around)
        case _, ButtonPressed(topic=privacy.TOPIC, option=privacy.STORED):
            return privacy.stored(stage, around)
        case _ if way := _way(stage, event, around):
            return way()
        case AskingSlip(), _:
            return slip.hear(event, around)
        case TakingSurvey(), _ if _is_asked(stage, around):
            return menu.go_on(stage, event, around)
        case TakingSurvey(), _:
            return menu.closed(stage, around)
        case _:
            return _around_messages(stage, event, around)


def _late(stage: Stage, event: Event, around: Around) -> Turn | None:
    """What was begun outside of the dialogue, and comes when the talk has gone on."""
    if isinstance(event, FilesSent):
        is_late = message_files.wish(stage, around) is None
        return message_files.too_late(stage, event) if is_late else None
    return None if isinstance(stage, TakingSurvey) else survey.too_late(stage)


def _left_alone(stage: Stage, event: LeftAlone, around: Around) -> Turn:
    match stage:
        case WritingMessage():
            return message.left_alone(stage, around)
        case ReadingMessage(number=""):
            return status.left_alone(stage, around)
        case TakingSurvey(screen="left"):
            return Turn(Idle(), same_step=True)
        case TakingSurvey():
            return Turn(Idle(), (pages.left(),))
        case Idle() if event.tells:
            return Turn(Idle(), (pages.left(),))
        case _:
            return Turn(stage, same_step=True)


def _way(stage: Stage, event: Event, around: Around) -> Callable[[], Turn] | None:
    """Where commands, links and standing buttons lead, wherever the talk stands."""
    match event:
        case CommandGiven(name="start" | "menu" | "cancel"):
            return lambda: menu.show(around)
        case CommandGiven(name="about" | "help"):
            return menu.about
        case _ if privacy.is_asked(event):
            return lambda: _privacy(stage, around)
        case LinkOpened(payload):
            return lambda: menu.link(around, payload)
        case ButtonPressed(topic=menu.TOPIC, option=option):
            return lambda: _door(option, around)
        case ButtonPressed(topic=menu.SURVEY, option=name) if name in around.surveys:
            return lambda: menu.begin(around, name)
        case ButtonPressed(topic=mine.TOPIC, option=option):
            return lambda: _own(option, around)
        case ButtonPressed(topic=invitations.TOPIC | invitations.BEGIN):
            return lambda: _invitations(event, around)
        case ButtonPressed(topic=rating.TOPIC, option=option):
            return lambda: mine.rate(option, around)
        case _:
            return None


def _around_messages(stage: Stage, event: Event, around: Around) -> Turn:
    match stage, event:
        case WritingMessage(), _:
            return message.hear(stage, event, around)
        case AskingCode(), _:
            return status.hear(event, around)
        case Idle() | ReadingMessage(screen="thread"), TextSent(text) if status.is_code(text):
            return status.typed(text, around)
        case ReadingMessage(number=""), _:
            return status.go_on(stage, event, around)
        case ReadingMessage(), _:
            return mine.hear(stage, event, around)
        case _, TextSent(text) if slip.is_slip(text):
            return slip.typed(text, around)
        case Idle(), TextSent(text) if may_be_short(text):
            return printed.typed(text, around)
        case Idle(), ButtonPressed(topic=printed.TOPIC, option=code):
            return printed.opened(code, around)
        case _:
            return _of_no_use(event, around)


def _of_no_use(event: Event, around: Around) -> Turn:
    match event:
        case TextEdited(text):
            return mine.edited(text, around)
        case OldButtonPressed() | ButtonPressed():
            return _old_button(event, around)
        case SomethingElseSent():
            return menu.only_text(around)
        case _:
            return menu.again(around)


def _old_button(event: Event, around: Around) -> Turn:
    """Also of a survey left alone that was finished, or is over: nothing is wrong with that one."""
    is_left = event == ButtonPressed(pages.TOPIC, pages.RESUME)
    return menu.show(around) if is_left else menu.old_button(around)


def _is_asked(stage: Stage, around: Around) -> TypeGuard[TakingSurvey]:
    """Is its wave the one that is open, and answered in this way, with a slip or without?"""
    if not isinstance(stage, TakingSurvey) or stage.survey not in around.surveys:
        return False
    wave, paper = around.surveys[stage.survey].wave, stage.paper
    return wave.id == paper.wave and bool(paper.slip) == (wave.entry == SLIPS)


def _privacy(stage: Stage, around: Around) -> Turn:
    if _is_asked(stage, around):
        return privacy.during(stage, around)
    return privacy.show(around)


def _invitations(pressed: ButtonPressed, around: Around) -> Turn:
    """The page about them, and the button that begins a survey."""
    if pressed.topic == invitations.BEGIN:
        return menu.invited(around, pressed.option)
    return invitations.hear(pressed.option, around)


def _own(option: str, around: Around) -> Turn:
    """Buttons about messages that were sent; any other option is a number."""
    match option:
        case "list":
            return mine.show(around)
        case "opened":
            return status.opened(around)
        case "forget":
            return mine.ask_to_forget()
        case "forgotten":
            return mine.forget()
        case "code":
            return mine.code_deleted()
        case _:
            return mine.open_own(option, around)


def _door(option: str, around: Around) -> Turn:
    match option:
        case "surveys":
            return menu.surveys(around)
        case "message":
            return message.begin(around)
        case "form":
            return menu.form(around)
        case "check":
            return status.ask(around)
        case "official":
            return menu.official(around)
        case "changes":
            return menu.changes(around)
        case "about":
            return menu.about()
        case "staff":
            return menu.for_staff(around)
        case _:
            return menu.show(around)
