"""What a person sees while writing a message: one page a step, made anew each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.events import Button, Reply
from bot.handlers import message_files as files
from bot.handlers.around import Around
from bot.handlers.message_buttons import (
    ANEW,
    BACK,
    BEGIN,
    CANCEL,
    EARLIER,
    EDIT_FILES,
    EDIT_KIND,
    EDIT_MODE,
    EDIT_SPOT,
    EDIT_TEXT,
    EDIT_TOPIC,
    MORE,
    NEXT,
    PROMISES,
    RESUME,
    SECTIONS,
    SEND,
    SKIP,
    TOPIC,
    UNFILE,
    WITHOUT,
    home,
    move,
)
from bot.handlers.message_course import (
    A_PAGE,
    LONGEST_OWN_TOPIC,
    LONGEST_SPOT,
    choices,
    course,
    kind_title,
    longest,
    mode,
    modes,
    place,
    topic_title,
)
from bot.message_stages import WritingMessage
from bot.texts import say

SHOWN = 700
"""Characters of a draft shown while it is written; the review card shows all of it."""


def page(stage: WritingMessage, around: Around) -> Reply:
    match stage.step:
        case "intro":
            return _intro(stage, around)
        case "kind" | "section" | "topic" | "own_topic":
            return _own_topic() if stage.step == "own_topic" else _choice(stage, around)
        case "text":
            return _text(stage, around)
        case "spot":
            return _spot(stage)
        case "mode":
            return _mode(around)
        case "files":
            return _files(stage, around)
        case "promises":
            return _page(promises(around), [move(BACK)])
        case "review":
            return _review(stage, around)
        case "leave" | "left":
            return _page(say("message-leave"), [move(RESUME), move(CANCEL)])


def _own_topic() -> Reply:
    text = say("message-own-topic", limit=LONGEST_OWN_TOPIC)
    return _asking(text, [move(BACK), move(CANCEL)], LONGEST_OWN_TOPIC)


def day(told: date) -> str:
    return f"{told:%d.%m.%Y}"


def due(stage: WritingMessage, around: Around) -> date:
    topic = stage.topic if stage.audience == "external" else None
    return around.known.today + timedelta(days=around.town.writing.term(topic))


def unit(stage: WritingMessage, around: Around) -> str:
    writing = around.town.writing
    is_internal = stage.audience == "internal"
    return writing.responsible_internal if is_internal else writing.responsible


def promises(around: Around) -> str:
    writing = around.town.writing
    days = {"address_days": writing.address_days, "content_days": writing.content_days}
    if "here" not in modes(around):
        return say("message-promises-web", **days)
    return say("message-promises", site=around.town.site, **days)


def _intro(stage: WritingMessage, around: Around) -> Reply:
    if stage.audience == "internal":
        return _page(around.town.writing.form.greeting, [move(BEGIN), move(PROMISES), home()])
    told = [say("message-intro"), say("start-emergency")]
    may_hide = "yes" if "traceless" in modes(around) else "no"
    if title := around.town.places.get(place(stage, around)):
        told.append(say("place-opened", place=title, traceless=may_hide))
    if may_hide == "no":
        told.append(say("message-traceless-not-here"))
    official = Button(say("buttons-official"), "menu", "official", standing=True)
    return _page("\n\n".join(told), [move(BEGIN), official, move(PROMISES), home()])


def _choice(stage: WritingMessage, around: Around) -> Reply:
    offered = choices(stage, around)
    pages = -(-len(offered) // A_PAGE)
    shown = offered[stage.page * A_PAGE : (stage.page + 1) * A_PAGE]
    moves = [
        *([move(EARLIER)] if stage.page > 0 else []),
        *([move(MORE)] if stage.page + 1 < pages else []),
        *([move(SECTIONS)] if _is_narrow(stage) else []),
        move(BACK),
        move(CANCEL),
    ]
    told = [_asked(stage, around)]
    if pages > 1:
        told.append(say("message-topic-page", page=stage.page + 1, pages=pages))
    if stage.step in ("section", "topic") and stage.audience == "external":
        told.append(say("message-topic-search"))
    buttons = [Button(label, TOPIC, option) for option, label in shown]
    may_type = stage.step != "kind" and stage.audience == "external"
    return Reply("\n".join(told), (*buttons, *moves), in_place=True, entry=may_type, longest=100)


def _asked(stage: WritingMessage, around: Around) -> str:
    writing = around.town.writing
    if stage.audience == "internal":
        question = writing.form.question("matter" if stage.step == "kind" else "topic")
        return question.text if question else ""
    match stage.step:
        case "kind":
            return say("message-choose-kind")
        case "section":
            return say("message-choose-section")
        case _ if stage.found:
            return say("message-topic-found")
        case _:
            title = writing.topics.sections.title(stage.section)
            return say("message-choose-topic", section=title)


def _is_narrow(stage: WritingMessage) -> bool:
    return stage.step == "topic" and stage.audience == "external"


def _text(stage: WritingMessage, around: Around) -> Reply:
    limit = longest(stage, around)
    if not stage.parts:
        ask = say("message-ask-text", kind=stage.asked_as, limit=limit)
        if stage.audience == "internal":
            question = around.town.writing.form.question("need")
            ask = f"{question.text}\n\n{ask}" if question else ask
        return _asking(ask, [move(BACK), move(CANCEL)], limit)
    told = (
        say("message-text-so-far", length=len(stage.text), limit=limit),
        shortened(stage.text),
        say("message-text-more"),
    )
    moves = [move(NEXT), move(ANEW), move(BACK), move(CANCEL)]
    return _asking("\n\n".join(told), moves, max(limit - len(stage.text) - 1, 1))


def _spot(stage: WritingMessage) -> Reply:
    told = [say("message-ask-place", limit=LONGEST_SPOT)]
    if stage.spot:
        told.append(say("message-place-so-far", place=stage.spot))
    moves = [*([move(NEXT)] if stage.spot else []), move(SKIP), move(BACK), move(CANCEL)]
    return _asking("\n\n".join(told), moves, LONGEST_SPOT)


def _mode(around: Around) -> Reply:
    text = say("message-choose-mode", retention_days=around.town.writing.address_days)
    if around.known.channel in ("vk", "max"):
        text = f"{text}\n\n{_dialogue_sees(around)}"
    offered = [
        Button(say("buttons-answer-here"), TOPIC, "here"),
        Button(say("buttons-traceless"), TOPIC, "traceless"),
    ]
    return _page(text, [*offered, move(PROMISES), move(BACK), move(CANCEL)])


def _files(stage: WritingMessage, around: Around) -> Reply:
    moves = [move(NEXT), move(UNFILE)] if stage.files else [move(WITHOUT)]
    shown = _page(files.asked(stage, around), [*moves, move(BACK), move(CANCEL)])
    return replace(shown, takes=files.takes(stage, around))


def _dialogue_sees(around: Around) -> str:
    return say("message-dialogue-sees", channel=around.known.channel, site=around.town.site)


def dialogue_sees(around: Around) -> str:
    """What stays in the dialogue whatever we keep; "" on the web, where nothing stays."""
    return "" if around.known.channel in ("web", "console") else _dialogue_sees(around)


def _review(stage: WritingMessage, around: Around) -> Reply:
    """The text itself stands between: what fills a gap in Fluent ends at 2,500 characters."""
    writing = around.town.writing
    head = {"kind": kind_title(stage, writing), "topic": topic_title(stage, writing)}
    end = {"unit": unit(stage, around), "due": day(due(stage, around))}
    edits = [move(EDIT_TEXT), move(EDIT_TOPIC), move(EDIT_KIND)]
    if stage.audience == "internal":
        above = say("message-review-internal", **head)
        below = say("message-review-internal-end", **end)
    else:
        above = say("message-review", place=stage.spot or say("message-place-none"), **head)
        below = say("message-review-end", mode=mode(stage, around), **end)
        edits += [move(EDIT_SPOT), *([move(EDIT_MODE)] if len(modes(around)) > 1 else [])]
    if "files" in course(stage, around):
        edits.append(move(EDIT_FILES))
    if title := around.town.places.get(place(stage, around)):
        below = say("place-of-message", place=title) + f"\n{below}"
    if stage.files:
        below = say("message-review-files", count=len(stage.files)) + f"\n{below}"
    text = f"{above} {stage.text}\n\n{below}"
    return _page(text, [move(SEND), *edits, move(BACK), move(CANCEL)])


def shortened(text: str) -> str:
    """The beginning and the end: that nothing is lost is told by the count."""
    if len(text) <= SHOWN:
        return text
    return f"{text[: SHOWN // 2].rstrip()}\n…\n{text[-SHOWN // 2 :].lstrip()}"


def _page(text: str, buttons: list[Button]) -> Reply:
    return Reply(text, tuple(buttons), in_place=True)


def _asking(text: str, buttons: list[Button], limit: int) -> Reply:
    return Reply(text, tuple(buttons), in_place=True, entry=True, longest=limit)
