"""The digest shown before it is sent: its words, and three buttons for whoever runs the chat.

Nobody has to press any: without a hand the digest goes on the contract's day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import digest_links
from bot.digest_drafts import Asked, Drafting, told
from bot.events import Button
from bot.texts import say
from reports.digest import blocks, title
from reports.digest_messages import messages
from reports.period import Period
from storage.notice_records import NoticeButton, NoticeDraft

TOPIC = "digest"
SEND, LATER, DAY, MEND = "send", "later", "day", "mend"
"""What comes back with a press: `send.2026Q3`, `day.2026Q3.2026-10-05`."""
KIND = "preview"
"""Of the notice; one that comes twice harms nobody."""


async def drafts(
    drafting: Drafting, asked: Asked, where: tuple[str, datetime]
) -> Sequence[NoticeDraft]:
    """Words of the digest as they are today, then the buttons. `where`: the chat, and when the
    digest goes by itself."""
    chat, at = where
    found = await told(drafting.storage, drafting.basis, asked)
    first, second, last = blocks(found, say)
    shown = [one.text for one in messages(((asked.above, *first), second, last), say)]
    words = say("digest-preview", period=title(asked.wish.period, say), at=_at(at))
    parts = [(text, ()) for text in shown] + [(words, buttons(drafting.desk, asked))]
    return [
        NoticeDraft(KIND, chat=chat, text=text, buttons=below, not_before=_turn(asked.now, number))
        for number, (text, below) in enumerate(parts)
    ]


def buttons(desk: str, asked: Asked) -> tuple[NoticeButton, ...]:
    name = asked.wish.period.name
    mend = NoticeButton(say("digest-mend"), TOPIC, f"{MEND}.{name}")
    if desk:
        mend = replace(mend, topic="", option="", url=digest_links.page(desk, asked.wish))
    return (
        NoticeButton(say("digest-send"), TOPIC, f"{SEND}.{name}"),
        NoticeButton(say("digest-later"), TOPIC, f"{LATER}.{name}"),
        mend,
    )


def days(period: Period, latest: date, today: date) -> list[date]:
    """Which may be chosen: from tomorrow to the contract's day, within the month after."""
    first = max(period.end, today + timedelta(days=1))
    return [first + timedelta(days=n) for n in range((latest - first).days + 1)]


def choices(period: Period, offered: Sequence[date]) -> tuple[Button, ...]:
    return tuple(
        Button(f"{day:%d.%m}", TOPIC, f"{DAY}.{period.name}.{day.isoformat()}", standing=True)
        for day in offered
    )


def _at(at: datetime) -> str:
    return f"{at:%d.%m.%Y %H:%M}"


def _turn(now: datetime, number: int) -> datetime:
    return now - timedelta(seconds=1) + timedelta(milliseconds=number)
