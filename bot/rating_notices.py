"""The question under an answer that is sent, and the one asked once more by consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.handlers import rating
from bot.handlers.message_pages import day
from bot.texts import say
from storage.notice_records import Notice, NoticeButton, NoticeDraft
from storage.store import Storage

ANSWERS = frozenset({"answer", "status"})
"""Kinds of notices that may tell an author how a message ended."""


async def with_question(storage: Storage, notice: Notice) -> Notice:
    """The notice with «did it help», if it is about an answer that may be rated."""
    if notice.kind not in ANSWERS or notice.appeal is None:
        return notice
    asked = await storage.ratings.asked(notice.appeal)
    if asked is None:
        return notice
    number, until = asked
    question = say("notify-rating", number=number, date=day(until))
    buttons = (*notice.buttons, *_buttons(number))
    return replace(notice, text=f"{notice.text}\n\n{question}", buttons=buttons)


def once_more(number: str, until: date) -> NoticeDraft:
    text = say("notify-check", number=number, date=day(until))
    return NoticeDraft("check", text=text, buttons=_buttons(number))


def _buttons(number: str) -> tuple[NoticeButton, ...]:
    return (
        NoticeButton(say("buttons-helped"), rating.TOPIC, f"{number}.yes"),
        NoticeButton(say("buttons-not-helped"), rating.TOPIC, f"{number}.no"),
    )
