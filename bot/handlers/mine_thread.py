"""An open thread: where the message stands, what staff say and ask, and what its author may do.

One's own words are not shown: whoever forces a code out of a person reads answers only (B40).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.cleaning import clean
from bot.events import (
    BoxesSent,
    Button,
    ButtonPressed,
    Event,
    FilesSent,
    OldButtonPressed,
    Reply,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.handlers import hindrance, rating, rating_pages, thread_files, thread_words
from bot.handlers.message_buttons import home
from bot.handlers.message_course import LONGEST
from bot.handlers.message_pages import day
from bot.handlers.open_thread import BACK, TOPIC, Desk, move, ways
from bot.message_stages import ReadingMessage
from bot.stages import Idle, Turn
from bot.texts import say
from storage.message_records import MessageExtended, MessageWithdrawn

REPLY, ADD, WITHDRAW, YES = "+reply", "+add", "+withdraw", "+yes"


def show(desk: Desk) -> Turn:
    return Turn(desk.stage, (page(desk),))


def hear(stage: ReadingMessage, event: Event, desk: Desk) -> Turn:
    """Typed words of a traceless thread are erased from the dialogue after the commit; what did
    not fit stays until its step is over, so that nobody has to write it anew.
    """
    turn = _heard(stage, event, desk)
    if not isinstance(event, TextSent | TextEdited | SomethingElseSent | FilesSent):
        return turn
    if desk.opened:
        unfit = turn.same_step
        return replace(turn, erase_typed=not unfit, spare_typed=unfit)
    return replace(turn, replies=tuple(replace(one, in_place=False) for one in turn.replies))


def page(desk: Desk) -> Reply:
    told = desk.message
    topic = desk.around.town.writing.topics.title(told.topic) if told.topic else "—"
    lines = [
        say("status-header", number=told.number, date=day(told.received), topic=topic),
        say("status-line", status=say("status-names", status=told.status)),
    ]
    if told.is_open and told.due:
        extended = "yes" if told.extended else "no"
        lines.append(say("status-due", due=day(told.due), extended=extended))
    if told.outcome == "supported" and told.promised:
        lines.append(say("status-promised", due=day(told.promised)))
    lines += thread_words.ground(desk.thread)
    said = thread_words.said(desk)
    parts = ["\n".join(lines), *said, *thread_words.next_of(desk.thread), *rating_pages.told(desk)]
    return Reply("\n\n".join(parts), _moves(desk), in_place=True)


def rate(verdict: str, desk: Desk) -> Turn:
    """A button under an answer that was sent: what counts no more leads to where it stands.

    What is said then stands below: the answer itself stays to be read.
    """
    turn = rating.from_notice(verdict, desk) or show(desk)
    return replace(turn, replies=tuple(replace(one, in_place=False) for one in turn.replies))


def _heard(stage: ReadingMessage, event: Event, desk: Desk) -> Turn:
    shown = _screen(stage, desk)
    option = event.option if isinstance(event, ButtonPressed) else ""
    offered = [button.option for button in shown.buttons if button.topic == TOPIC]
    if isinstance(event, ButtonPressed) and event.topic == TOPIC and option in offered:
        return _press(option, stage, desk)
    match event:
        case BoxesSent(options) if stage.screen == "reasons":
            return rating.choose(options, stage, desk)
        case TextSent(text) | TextEdited(text) if shown.entry and stage.screen == "wish":
            return rating.write(text, stage, desk)
        case TextSent(text) | TextEdited(text) if shown.entry:
            return _write(stage, text, desk)
        case FilesSent() if shown.entry and stage.screen in ("reply", "addition"):
            return _filed(stage, event, desk)
        case FilesSent():
            return _late(thread_files.too_late(show(desk), stage, event), stage, desk)
        case TextSent() | TextEdited():
            return _late(_refused(stage, event, shown), stage, desk)
        case _:
            return _refused(stage, event, shown)


def _refused(stage: ReadingMessage, event: Event, shown: Reply) -> Turn:
    return Turn(stage, (replace(shown, toast=_why(event, shown)),), same_step=True)


def _late(turn: Turn, stage: ReadingMessage, desk: Desk) -> Turn:
    """Whoever was adding when it was closed is told so, and what to do now."""
    if desk.message.is_open or stage.screen not in ("reply", "addition"):
        return turn
    why = say("thread-closed", number=desk.message.number)
    return replace(turn, replies=tuple(replace(one, toast=why) for one in turn.replies))


def _turned_to(screen: Literal["reply", "addition", "withdraw"], desk: Desk) -> Turn:
    return _at(replace(desk.stage, screen=screen), desk)


def _at(stage: ReadingMessage, desk: Desk) -> Turn:
    return Turn(stage, (_screen(stage, desk),))


def _filed(stage: ReadingMessage, sent: FilesSent, desk: Desk) -> Turn:
    """Words under a photo are the words that were awaited, so all of it goes at once."""
    after, told = thread_files.added(stage, sent, desk)
    turn = _write(after, sent.caption, desk) if clean(sent.caption) else _at(after, desk)
    if turn.facts:
        told = thread_files.refused(sent, desk)
    toasts = [*(one.toast for one in turn.replies if one.toast), *told]
    replies = tuple(replace(one, toast="\n".join(toasts)) for one in turn.replies)
    return replace(turn, replies=replies, same_step=bool(sent.refused) and not turn.facts)


def _press(option: str, stage: ReadingMessage, desk: Desk) -> Turn:
    match option:
        case "+yes":
            return _withdrawn(desk)
        case "+reply":
            return _turned_to("reply", desk)
        case "+add":
            return _turned_to("addition", desk)
        case "+withdraw":
            return _turned_to("withdraw", desk)
        case thread_files.SEND:
            return _write(stage, "", desk)
        case thread_files.AWAY:
            turn = _at(replace(stage, files=()), desk)
            return replace(turn, facts=thread_files.dropped(stage.files))
        case "+back":
            return replace(show(desk), facts=thread_files.dropped(stage.files))
        case _:
            return rating.press(option, stage, desk)


def _screen(stage: ReadingMessage, desk: Desk) -> Reply:
    """A closed message takes no more words: then its page is all there is."""
    if not desk.message.is_open:
        return rating_pages.page(stage, desk) or page(desk)
    match stage.screen:
        case "reply" | "addition":
            return thread_files.screen(stage, desk)
        case "withdraw":
            back = move(say("buttons-back"), BACK)
            yes = move(say("buttons-withdraw-message"), YES)
            text = say("status-withdraw-ask", number=desk.message.number)
            return Reply(text, (yes, back), in_place=True)
        case _:
            return page(desk)


def _write(stage: ReadingMessage, typed: str, desk: Desk) -> Turn:
    """No words are words enough beside a file."""
    text = clean(typed)
    if left := thread_files.gone(stage, desk):
        return _again(left, say("message-files-gone"), desk)
    if len(text) > LONGEST:
        return _again(stage, say("errors-too-long", length=len(text), limit=LONGEST), desk)
    if not text and not stage.files:
        return _again(stage, say("errors-empty"), desk)
    if hindered := desk.around.known.hindrance(adds=True):
        return _again(stage, hindrance.words(hindered, desk.around), desk)
    number = desk.message.number
    is_reply = stage.screen == "reply"
    kind: Literal["reply", "addition"] = "reply" if is_reply else "addition"
    fact = MessageExtended(number, text, kind, desk.opened, desk.tell, stage.files)
    said = say("clarify-accepted", number=number) if is_reply else ""
    told = said or say("clarify-added", number=number)
    return Turn(Idle(), (Reply(told, ways(desk), in_place=True),), (fact,))


def _again(stage: ReadingMessage, why: str, desk: Desk) -> Turn:
    return Turn(stage, (replace(_screen(stage, desk), toast=why),), same_step=True)


def _withdrawn(desk: Desk) -> Turn:
    number = desk.message.number
    fact = MessageWithdrawn(number, desk.opened, desk.tell)
    text = say("status-withdrawn", number=number)
    return Turn(Idle(), (Reply(text, (home(),), in_place=True),), (fact,))


def _moves(desk: Desk) -> tuple[Button, ...]:
    told = desk.message
    moves = [move(say("buttons-answer-question"), REPLY)] if told.asks and told.is_open else []
    if told.is_open:
        moves.append(move(say("buttons-add-words"), ADD))
        moves.append(move(say("buttons-withdraw-message"), WITHDRAW))
    moves += [*rating_pages.buttons(desk), *thread_files.links(desk)]
    if told.outcome == "refused":
        moves.append(Button(say("buttons-official"), "menu", "official", standing=True))
    if desk.opened:
        moves.append(Button(say("buttons-another-code"), "menu", "check", standing=True))
    else:
        moves.append(Button(say("buttons-my-messages"), "mine", "list", standing=True))
    return (*moves, home())


def _why(event: Event, shown: Reply) -> str:
    match event:
        case ButtonPressed() | OldButtonPressed():
            return say("errors-old-button")
        case SomethingElseSent(kind="voice" | "audio" | "video" | "video_note"):
            return say("limits-no-audio")
        case SomethingElseSent() if shown.entry:
            return say("thread-only-words") if shown.takes else say("limits-no-files")
        case TextEdited():
            return say("message-edit-unknown")
        case _:
            return say("errors-use-buttons")
