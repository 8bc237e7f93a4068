"""The card is sent: what is kept of it, and what its author is told."""

from __future__ import annotations

from bot.events import Button, Reply
from bot.handlers import message_pages as pages
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.handlers.message_course import (
    AS_ASKED,
    KEEP_CODES,
    OTHER,
    is_urgent,
    mode,
    place,
    topic_title,
)
from bot.message_stages import WritingMessage
from bot.stages import Idle, Turn
from bot.texts import say
from storage.message_records import MessageSent, Receipt, Showing
from storage.receipts import grouped
from storage.records import Channel


def send(stage: WritingMessage, around: Around) -> Turn:
    """Raises Wanted until number and receipt are there."""
    number = around.known.fresh_number()
    receipt = around.known.fresh_receipt() if mode(stage, around) == "traceless" else None
    showing = _showing(receipt, around) if receipt else None
    fact = _fact(stage, around, (number, receipt, showing))
    accepted = _accepted(stage, around, fact)
    return Turn(Idle(), (accepted,), (fact,), erase_held=receipt is not None)


def _showing(receipt: Receipt, around: Around) -> Showing | None:
    if around.known.channel not in KEEP_CODES:
        return None
    return Showing(around.known.fresh_token(), receipt.code)


def _fact(
    stage: WritingMessage, around: Around, made: tuple[str, Receipt | None, Showing | None]
) -> MessageSent:
    number, receipt, showing = made
    writing = around.town.writing
    asked_as = AS_ASKED.get(stage.asked_as, stage.asked_as)
    is_internal = stage.audience == "internal"
    topics = writing.topics.internal if is_internal else writing.topics
    topic = topics.find(stage.topic)
    return MessageSent(
        number=number,
        audience=stage.audience,
        asked_as=asked_as,
        kind=writing.kinds[asked_as].kind,
        topic=topic.id if topic else None,
        direction=topic.direction if topic and is_internal else None,
        due=pages.due(stage, around),
        text=text_of(stage, around),
        spot=stage.spot,
        place=place(stage, around),
        urgent=is_urgent(stage.text),
        receipt=receipt,
        showing=showing,
        tell=() if receipt else writing.staff_chats,
        lang=writing.language,
        files=stage.files,
    )


def text_of(stage: WritingMessage, around: Around) -> str:
    """A topic in one's own words stands before the text: the register has no such topic."""
    if stage.audience == "internal" and stage.topic == OTHER:
        return f"{topic_title(stage, around.town.writing)}\n\n{stage.text}"
    return stage.text


def _accepted(stage: WritingMessage, around: Around, fact: MessageSent) -> Reply:
    told = {
        "date": pages.day(around.known.today),
        "number": fact.number,
        "due": pages.day(fact.due),
    }
    if fact.receipt is None:
        days = around.town.writing.address_days
        text = say("message-accepted-here", retention_days=days, **told)
        return Reply(text, (_mine(), home()), in_place=True)
    if fact.showing:
        link = f"{around.town.writing.web}/code/{fact.showing.token}"
        text = say("message-accepted-vk", link=link, **told)
        buttons = (Button(say("buttons-open-page"), url=link), home())
        return Reply(text, buttons, in_place=True)
    web = "yes" if around.town.writing.web or around.known.channel == Channel.WEB else "no"
    text = say("message-accepted", code=grouped(fact.receipt.code), web=web, **told)
    if stage.audience == "internal":
        text = f"{text}\n\n{around.town.writing.form.thanks}"
    elif sees := pages.dialogue_sees(around):
        text = f"{text}\n\n{sees}"
    return Reply(text, (*_erasers(around), home()), in_place=True)


def _erasers(around: Around) -> tuple[Button, ...]:
    if around.known.channel != Channel.TELEGRAM:
        return ()
    return (Button(say("buttons-delete-code"), "mine", "code", standing=True),)


def _mine() -> Button:
    return Button(say("buttons-my-messages"), "mine", "list", standing=True)
