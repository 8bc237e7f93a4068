"""Which steps a message goes through, and what may be chosen at each. Pure looks at the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from bot.cleaning import alike
from bot.handlers.around import Around, Writing
from bot.message_stages import WritingMessage, WritingStep
from bot.surveys.choices import One
from bot.surveys.free_text import Text
from bot.texts import say
from config.entries import Entry
from storage.records import Channel

LONGEST = 4000
"""Characters of a message in all its parts (requirements: F31)."""
LONGEST_SPOT = 300
LONGEST_OWN_TOPIC = 100
A_PAGE = 8
"""Choices on one page; more are behind «Ещё»."""
OTHER = "other"
"""The topic of the employees' form that is told in one's own words."""
AS_ASKED = {"pain": "problem", "idea": "proposal", "practice": "gratitude"}
"""What an employee tells of, in the words of the form, and in those of message_kinds."""
KEEP_CODES = (Channel.VK, Channel.MAX)
"""Dialogues from which a code cannot be deleted: it is shown on a page instead (ruling 12)."""
TAKES_FILES = (Channel.TELEGRAM, Channel.VK, Channel.WEB)
"""Doors through which files come."""

Mode = Literal["here", "traceless"]


def course(stage: WritingMessage, around: Around) -> tuple[WritingStep, ...]:
    files: tuple[WritingStep, ...] = ("files",) if around.known.channel in TAKES_FILES else ()
    if stage.audience == "internal":
        own: tuple[WritingStep, ...] = ("own_topic",) if stage.topic == OTHER else ()
        return ("intro", "topic", *own, "kind", "text", *files, "review")
    chosen: tuple[WritingStep, ...] = ("mode",) if len(modes(around)) > 1 else ()
    return ("intro", "kind", "section", "topic", "text", "spot", *chosen, *files, "review")


def following(stage: WritingMessage, around: Around) -> WritingStep:
    """While something is mended the card comes next, but a section is followed by its topics."""
    steps = course(stage, around)
    after = steps[min(steps.index(stage.step) + 1, len(steps) - 1)]
    if stage.mending and after not in ("topic", "own_topic"):
        return "review"
    return after


def preceding(stage: WritingMessage, around: Around) -> WritingStep:
    if stage.step == "promises":
        return stage.left
    if stage.mending:
        return "review"
    steps = course(stage, around)
    return steps[max(steps.index(stage.step) - 1, 0)]


def modes(around: Around) -> tuple[Mode, ...]:
    """How an answer can come: the web has no address, VK shows a code only where the web is on."""
    channel = around.known.channel
    if channel == Channel.TELEGRAM:
        return ("here", "traceless")
    if channel in KEEP_CODES:
        return ("here", "traceless") if around.town.writing.web else ("here",)
    return ("traceless",)


def mode(stage: WritingMessage, around: Around) -> Mode:
    if stage.audience == "internal":
        return "traceless"
    offered = modes(around)
    return stage.mode if stage.mode and stage.mode in offered else offered[0]


def place(stage: WritingMessage, around: Around) -> str:
    """Whose code was opened, as far as it goes with the message: it would narrow down who wrote a
    traceless one. "" for none, also where the town has it no more."""
    is_kept = stage.place in around.town.places and mode(stage, around) == "here"
    return stage.place if is_kept else ""


def choices(stage: WritingMessage, around: Around) -> tuple[tuple[str, str], ...]:
    """(option, label) of this step, all pages of it."""
    writing = around.town.writing
    if stage.audience == "internal":
        asked = {"topic": "topic", "kind": "matter"}.get(stage.step, "")
        question = writing.form.question(asked)
        options = question.options if isinstance(question, One) else {}
        return tuple((name, option.label) for name, option in options.items())
    match stage.step:
        case "kind":
            return _of(tuple(writing.kinds))
        case "section":
            return _of(tuple(writing.topics.sections))
        case "topic" if stage.found:
            return _of(tuple(writing.topics[name] for name in stage.found))
        case "topic":
            return _of(writing.topics.sections[stage.section].topics)
        case _:
            return ()


def longest(stage: WritingMessage, around: Around) -> int:
    need = around.town.writing.form.question("need")
    if stage.audience == "internal" and isinstance(need, Text):
        return need.longest
    return LONGEST


def topic_title(stage: WritingMessage, writing: Writing) -> str:
    if stage.audience == "external":
        return writing.topics.title(stage.topic)
    asked = writing.form.question("topic")
    options = asked.options if isinstance(asked, One) else {}
    if stage.topic == OTHER:
        return stage.own_topic
    return options[stage.topic].label if stage.topic in options else stage.topic


def kind_title(stage: WritingMessage, writing: Writing) -> str:
    return writing.kinds.title(AS_ASKED.get(stage.asked_as, stage.asked_as))


def is_urgent(text: str) -> bool:
    """Does it hold a word of danger?"""
    stems = [stem.strip() for stem in say("message-danger-words").split(",")]
    return re.search(r"\b(?:" + "|".join(map(re.escape, stems)) + ")", alike(text)) is not None


def likeness(one: str, other: str) -> float:
    """How much of the longer text the beginning and the end they share make up, from 0 to 1."""
    head = _shared(one, other)
    tail = _shared(one[head:][::-1], other[head:][::-1])
    return (head + tail) / max(len(one), len(other), 1)


def most_alike(text: str, parts: Sequence[str]) -> int:
    """The part that an edited text was, most likely; the last of equals."""
    return max(range(len(parts)), key=lambda n: (likeness(text, parts[n]), n))


def _shared(one: str, other: str) -> int:
    """How many first characters they share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _of(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple((entry.id, entry.title) for entry in entries)
