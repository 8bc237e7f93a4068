"""Files that go with what an author adds to a message, or replies to a question. Pure.

They lie sealed in the storage already; the stage holds their names until the words are sent.
"""

from __future__ import annotations

from dataclasses import replace

from bot.events import Button, FilesSent, Reply
from bot.handlers import message_files
from bot.handlers.message_course import LONGEST, TAKES_FILES
from bot.handlers.open_thread import BACK, Desk, move
from bot.message_stages import ReadingMessage
from bot.stages import Turn
from bot.texts import say
from storage.file_records import MOST, HeldFile
from storage.message_records import Entry, FilesDropped
from storage.records import Channel

PATH = "/file"
"""Of the page that gives a file of an open thread."""
SEND, AWAY = "+send", "+unfile"
"""What was sent so far is enough; it is not wanted after all."""


def screen(stage: ReadingMessage, desk: Desk) -> Reply:
    """What is to be written, and what may be sent beside it."""
    page = "yes" if desk.around.known.channel == Channel.WEB else "no"
    ask = say(
        "clarify-write" if stage.screen == "reply" else "clarify-add", limit=LONGEST, page=page
    )
    back = move(say("buttons-back"), BACK)
    if desk.around.known.channel not in TAKES_FILES:
        return Reply(ask, (back,), True, True, LONGEST)
    formats = message_files.formats(bool(desk.opened))
    told = [ask, say("thread-may-attach", count=MOST, formats=formats)]
    buttons: tuple[Button, ...] = (back,)
    if stage.files:
        told.append(say("message-files-so-far", count=len(stage.files), limit=MOST))
        away = move(say("buttons-remove-files"), AWAY)
        buttons = (move(say("buttons-send"), SEND), away, back)
    shown = Reply("\n\n".join(told), buttons, True, True, LONGEST)
    if len(stage.files) >= MOST:
        return shown
    return replace(shown, takes="photos" if desk.opened else "files")


def told_of(entry: Entry, desk: Desk) -> str:
    """A line about files that came with words of the staff; "" if none did."""
    if not entry.files:
        return ""
    if not desk.opened:
        return say("thread-given", count=entry.files, way="here")
    if desk.around.known.channel == Channel.WEB:
        return say("thread-given", count=entry.files, way="below")
    return say("thread-given", count=entry.files, way="site")


def links(desk: Desk) -> tuple[Button, ...]:
    """To files of the staff, where a page can give them."""
    if not desk.opened or desk.around.known.channel != Channel.WEB:
        return ()
    return tuple(
        Button(say("buttons-given-file", n=n, kind=one.kind), url=f"{PATH}/{one.id}")
        for n, one in enumerate(desk.thread.given, 1)
    )


def added(
    stage: ReadingMessage, sent: FilesSent, desk: Desk
) -> tuple[ReadingMessage, tuple[str, ...]]:
    """With them, and what is to be said of it, a sentence each."""
    after = replace(stage, files=(*stage.files, *sent.files))
    told = refused(sent, desk)
    if not sent.files:
        return after, told
    count = len(after.files)
    said = say("thread-file-added", added=len(sent.files), count=count, limit=MOST)
    return after, (said, *told)


def refused(sent: FilesSent, desk: Desk) -> tuple[str, ...]:
    return message_files.refusals(sent.refused, bool(desk.opened))


def dropped(files: tuple[HeldFile, ...]) -> tuple[FilesDropped, ...]:
    return (FilesDropped(files),) if files else ()


def gone(stage: ReadingMessage, desk: Desk) -> ReadingMessage | None:
    """Without those that the storage has no more; None if all are there."""
    if not stage.files:
        return None
    there = desk.around.known.still_held(stage.files)
    return None if there == stage.files else replace(stage, files=there)


def too_late(turn: Turn, stage: ReadingMessage, sent: FilesSent | None = None) -> Turn:
    """The thread is not open any more: nothing of it is kept."""
    files = (*stage.files, *(sent.files if sent else ()))
    facts = (*turn.facts, *dropped(files))
    if sent is None:
        return replace(turn, facts=facts)
    told = tuple(replace(one, toast=say("message-files-late")) for one in turn.replies)
    return replace(turn, replies=told, facts=facts, erase_typed=True)
