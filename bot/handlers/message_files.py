"""Files of a message being written: when they are taken, which ones, what is said of them. Pure.

All of them lie sealed in the storage already; the draft holds their names alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.events import Button, FileRefused, FilesSent, Reply
from bot.files.taking import Wish
from bot.handlers.around import Around
from bot.handlers.message_course import TAKES_FILES, longest, modes
from bot.handlers.message_typing import part
from bot.message_stages import ReadingMessage, WritingMessage
from bot.stages import Stage, Turn
from bot.texts import say
from storage.file_records import LONGEST, MOST
from storage.message_records import FilesDropped

STEPS = ("text", "spot", "mode", "files", "review")
"""At which a file is taken: there is a message it belongs to."""
NOTHING = WritingMessage()
MEGABYTES = LONGEST // (1024 * 1024)


def wish(stage: Stage, around: Around) -> Wish | None:
    """What the talk takes now; None: no files."""
    if around.known.channel not in TAKES_FILES:
        return None
    match stage:
        case WritingMessage(step=step) if step in STEPS:
            return Wish(MOST - len(stage.files), only_photos(stage, around))
        case ReadingMessage(number=number, screen="reply" | "addition"):
            return Wish(MOST - len(stage.files), only_photos=not number)
        case _:
            return None


def only_photos(stage: WritingMessage, around: Around) -> bool:
    """A document tells of its author: it is taken only where an address is given."""
    return stage.is_traceless or "here" not in modes(around)


def asked(stage: WritingMessage, around: Around) -> str:
    """The words of the page that asks for them."""
    allowed = formats(only_photos(stage, around))
    told = [say("message-ask-files", count=MOST, size=MEGABYTES, formats=allowed)]
    if stage.files:
        told.append(say("message-files-so-far", count=len(stage.files), limit=MOST))
    return "\n\n".join(told)


def takes(stage: WritingMessage, around: Around) -> Literal["", "photos", "files"]:
    if len(stage.files) >= MOST:
        return ""
    return "photos" if only_photos(stage, around) else "files"


def added(
    stage: WritingMessage, sent: FilesSent, around: Around
) -> tuple[WritingMessage, tuple[str, ...]]:
    """The draft with them, and what is to be said, a sentence each.

    Words under a photo are words of the message.
    """
    told = [_added(stage, sent)] if sent.files else []
    stage = replace(stage, files=(*stage.files, *sent.files))
    if sent.caption.strip():
        written = part(stage, sent.caption, longest(stage, around))
        if isinstance(written, str):
            told.append(written)
        else:
            stage = written
    return stage, (*told, *refusals(sent.refused, only_photos(stage, around)))


def _added(stage: WritingMessage, sent: FilesSent) -> str:
    count = len(stage.files) + len(sent.files)
    return say("message-file-added", added=len(sent.files), count=count, limit=MOST)


def refusals(refused: tuple[FileRefused, ...], photos_alone: bool) -> tuple[str, ...]:
    """Each reason once."""
    return tuple(dict.fromkeys(_refusal(one, refused, photos_alone) for one in refused))


def _refusal(one: FileRefused, refused: tuple[FileRefused, ...], photos_alone: bool) -> str:
    which = say("limits-which-file", n=one.n, of=one.of, look=one.look)
    match one.why:
        case "many":
            return say("limits-many-files", limit=MOST)
        case "big":
            return say("limits-big-file", which=which, size=MEGABYTES)
        case "heic":
            return say("limits-heic", which=which, of=one.of)
        case "macros":
            return say("limits-macros", which=which)
        case "broken":
            return say("limits-broken-file", which=which)
        case "only_photos":
            return say("limits-not-photo", which=which, of=one.of)
        case "lost":
            lost = sum(other.why == "lost" for other in refused)
            return say("limits-lost-files", count=lost)
        case "kind":
            return say("limits-bad-file", which=which, of=one.of, formats=formats(photos_alone))


def fitting(stage: WritingMessage) -> WritingMessage:
    """Without documents, where the author has chosen to leave no trace."""
    if not stage.is_traceless:
        return stage
    return replace(stage, files=tuple(one for one in stage.files if one.kind == "jpeg"))


def dropped(before: WritingMessage, after: WritingMessage = NOTHING) -> tuple[FilesDropped, ...]:
    """What the draft has no more."""
    gone = tuple(one for one in before.files if one not in after.files)
    return (FilesDropped(gone),) if gone else ()


def too_late(stage: Stage, sent: FilesSent) -> Turn:
    """They were still on their way when the message was sent, or given up."""
    facts = (FilesDropped(sent.files),) if sent.files else ()
    home = Button(say("buttons-menu"), "menu", "start", standing=True)
    told = Reply(say("message-files-late"), (home,))
    return Turn(stage, (told,), facts, same_step=True, erase_typed=True)


def formats(photos_alone: bool) -> str:
    return say("message-formats", kind="photos" if photos_alone else "all")
