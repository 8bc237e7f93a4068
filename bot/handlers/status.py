"""Status by code, in any door: the code is taken once, erased where the dialogue lets us, and
opens the staff's answers and questions alone.
"""

from __future__ import annotations

from dataclasses import replace

from bot.events import Button, Event, FilesSent, Reply, TextEdited, TextSent
from bot.handlers import mine_thread, thread_files
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.handlers.message_course import KEEP_CODES
from bot.handlers.open_thread import Desk
from bot.message_stages import AskingCode, ReadingMessage
from bot.message_wants import Paused, Read
from bot.stages import Idle, Turn
from bot.texts import say
from storage.receipts import DIGITS, looks_like_code

EXAMPLE = "4821 0937 5516 2048"


def ask(around: Around) -> Turn:
    if around.known.channel in KEEP_CODES:
        return _on_a_page(around, say("status-ask-vk", **_page(around)))
    return _asking(say("status-ask", example=EXAMPLE))


def is_code(text: str) -> bool:
    return looks_like_code(text)


def hear(event: Event, around: Around) -> Turn:
    """A code is awaited. Whatever was typed goes from the dialogue, a wrong code too."""
    match event:
        case TextSent(text) | TextEdited(text):
            return typed(text, around)
        case _:
            turn = ask(around)
            reply = replace(turn.replies[0], toast=say("errors-use-buttons"))
            return replace(turn, replies=(reply,))


def typed(text: str, around: Around) -> Turn:
    if around.known.channel in KEEP_CODES:
        return _on_a_page(around, say("status-typed-vk", **_page(around)))
    match around.known.thread_by_code(text):
        case Read(opened, thread):
            turn = mine_thread.show(Desk(thread, opened, around))
        case Paused(minutes):
            turn = _refused(say("status-too-many", minutes=minutes))
        case None:
            turn = _asking(say("status-not-found"))
    return replace(turn, erase_typed=True)


def go_on(stage: ReadingMessage, event: Event, around: Around) -> Turn:
    """The thread opened before; after half an hour, or a restart, the code is asked for anew."""
    read = around.known.thread_opened()
    if read is None:
        sent = event if isinstance(event, FilesSent) else None
        turn = thread_files.too_late(_asking(say("status-ask-again")), stage, sent)
        return replace(turn, erase_typed=isinstance(event, TextSent | TextEdited | FilesSent))
    return mine_thread.hear(stage, event, Desk(read.thread, read.opened, around))


def left_alone(stage: ReadingMessage, around: Around) -> Turn:
    """Nobody has gone on for a while; the thread stands open as long as it is remembered."""
    if around.known.thread_opened() is not None:
        return Turn(stage, same_step=True)
    turn = _asking(say("status-ask-again"))
    return replace(turn, replies=tuple(replace(one, quiet=True) for one in turn.replies))


def opened(around: Around) -> Turn:
    read = around.known.thread_opened()
    if read is None:
        return ask(around)
    return mine_thread.show(Desk(read.thread, read.opened, around))


def _asking(text: str) -> Turn:
    longest = 2 * DIGITS
    reply = Reply(text, (home(),), in_place=True, entry=True, longest=longest, code="digits")
    return Turn(AskingCode(), (reply,))


def _refused(text: str) -> Turn:
    return Turn(Idle(), (Reply(text, (home(),), in_place=True),))


def _on_a_page(around: Around, text: str) -> Turn:
    link = _page(around)["link"]
    page = (Button(say("buttons-open-page"), url=link),) if link else ()
    return Turn(Idle(), (Reply(text, (*page, home()), in_place=True),))


def _page(around: Around) -> dict[str, str]:
    """Where a code may be typed that must not stay in this dialogue, and until when."""
    web = around.town.writing.web
    if not web:
        return {"web": "no", "link": "", "time": ""}
    page = around.known.status_page()
    return {"web": "yes", "link": f"{web}/status/{page.token}", "time": page.until}
