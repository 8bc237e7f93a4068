"""What staff said, on the page of an open thread: each thing once, under a head of its own."""

from __future__ import annotations

from bot.handlers import thread_files
from bot.handlers.message_pages import day
from bot.handlers.open_thread import Desk
from bot.texts import say
from storage.message_records import Entry, Message, Thread
from storage.register_records import WITHDRAWN


def ground(thread: Thread) -> list[str]:
    """The reason of the outcome, unless it stands among what was said, or is a note for staff."""
    told = thread.message
    if not told.outcome_reason or told.outcome == WITHDRAWN:
        return []
    if any(_is_ground(entry, told) for entry in thread.entries):
        return []
    return [f"{say('status-reason', outcome=told.outcome)} {told.outcome_reason}"]


def said(desk: Desk) -> list[str]:
    """All but how its author asked to stop: that is noted for staff."""
    told = desk.message
    is_noted = told.outcome == WITHDRAWN
    entries = [one for one in desk.thread.entries if one.voice == "staff"]
    kept = [one for one in entries if not (is_noted and _is_ground(one, told))]
    return ["\n".join((_told(one, desk), *_replied(one, desk.thread))) for one in kept]


def next_of(thread: Thread) -> list[str]:
    """What its author may do now, where that is worth a word."""
    told, entries = thread.message, thread.entries
    if told.outcome == "refused":
        return [say("status-official-hint")]
    if told.is_open and told.reply_until:
        return [say("status-reply-until", due=day(told.reply_until))]
    is_over = told.is_open and entries and entries[-1].kind == "question"
    return [say("status-question-over")] if is_over else []


def _replied(asked: Entry, thread: Thread) -> list[str]:
    """That a question was replied to, and no word of the reply."""
    if asked.kind != "question":
        return []
    after = thread.entries[thread.entries.index(asked) + 1 :]
    found = next((one for one in after if one.kind in ("question", "reply")), None)
    is_reply = found is not None and found.voice == "author"
    return [say("status-replied", date=day(found.day))] if found and is_reply else []


def _told(entry: Entry, desk: Desk) -> str:
    files = thread_files.told_of(entry, desk)
    return f"{_words(entry, desk.message)}\n{files}" if files else _words(entry, desk.message)


def _words(entry: Entry, told: Message) -> str:
    if entry.kind == "kept":
        return say("reopening-declined", number=told.number, reason=entry.text.rstrip("."))
    return f"{_head(entry, told)}\n{entry.text}"


def _head(entry: Entry, told: Message) -> str:
    date = day(entry.day)
    if _is_ground(entry, told):
        return say("status-ground", outcome=told.outcome, date=date)
    match entry.kind:
        case "question":
            return say("status-question", date=date)
        case "notice":
            return say("status-notice", date=date)
        case _:
            return say("status-answer", date=date)


def _is_ground(entry: Entry, told: Message) -> bool:
    return entry.kind == "answer" and entry.text == told.outcome_reason
