"""What is typed while a message is written: its parts, the place, a word to find a topic by."""

from __future__ import annotations

from dataclasses import replace

from bot.cleaning import clean
from bot.handlers.around import Around
from bot.handlers.message_course import (
    A_PAGE,
    LONGEST_OWN_TOPIC,
    LONGEST_SPOT,
    following,
    longest,
    most_alike,
)
from bot.message_stages import WritingMessage
from bot.texts import say
from bot.topic_sense import topics_said


def write(
    stage: WritingMessage, typed: str, around: Around, *, is_edit: bool
) -> WritingMessage | str:
    """The draft with it, or why it does not fit; then nothing of the draft is lost."""
    text = clean(typed)
    if not text:
        return say("errors-empty")
    match stage.step:
        case "text":
            return part(stage, text, longest(stage, around), is_edit=is_edit)
        case "spot" | "own_topic":
            return _line(stage, " ".join(text.split()), around)
        case _:
            return _search(stage, text)


def part(
    stage: WritingMessage, typed: str, limit: int, *, is_edit: bool = False
) -> WritingMessage | str:
    """The draft with it, or why it does not fit. An edited message takes the place of the part
    it was (F28)."""
    text = clean(typed)
    parts = [*stage.parts, text]
    if is_edit and stage.parts:
        parts = list(stage.parts)
        parts[most_alike(text, parts)] = text
    length = len("\n".join(parts))
    if length <= limit:
        return replace(stage, parts=tuple(parts))
    if stage.parts:
        return say("message-text-too-long", length=length, limit=limit)
    return say("errors-too-long", length=length, limit=limit)


def _line(stage: WritingMessage, text: str, around: Around) -> WritingMessage | str:
    limit = LONGEST_SPOT if stage.step == "spot" else LONGEST_OWN_TOPIC
    if len(text) > limit:
        return say("errors-too-long", length=len(text), limit=limit)
    is_spot = stage.step == "spot"
    stage = replace(stage, spot=text) if is_spot else replace(stage, own_topic=text)
    after = following(stage, around)
    return replace(stage, step=after, page=0, mending=stage.mending and after != "review")


def _search(stage: WritingMessage, text: str) -> WritingMessage | str:
    found = topics_said(text[:LONGEST_OWN_TOPIC], A_PAGE)
    if not found:
        return say("message-topic-not-found")
    return replace(stage, step="topic", found=found, page=0)
