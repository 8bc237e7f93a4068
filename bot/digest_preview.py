"""The digest shown before it is sent: its pictures, its words with their links, and three buttons
for whoever runs the chat.

Nobody has to press any: without a hand the digest goes on the contract's day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import digest_links
from bot.digest_drafts import Asked, Drafting, draft
from bot.events import Button
from bot.texts import say
from reports.period import Period
from reports.period_words import title
from storage.notice_records import DIGEST, NoticeButton, NoticeDraft
from storage.sql.digests import Handed

TOPIC = "digest"
SEND, LATER, DAY, BACK, MEND = "send", "later", "day", "back", "mend"
"""What comes back with a press: `send.2026Q3`, `later.2026Q3.8`, `day.2026Q3.2026-10-05`."""
PAGE = 8
"""Days that are offered at once: with the two other buttons they are all that VK takes."""
KIND = "preview"
"""Of the notice; one that comes twice harms nobody."""


async def shown(drafting: Drafting, asked: Asked, where: tuple[str, datetime]) -> Handed:
    """The digest as it is today, then the buttons. `where`: the chat, and when the digest goes by
    itself."""
    chat, at = where
    found = await draft(drafting, asked, chat)
    drafts = [replace(one, kind=KIND) if one.kind == DIGEST else one for one in found.drafts]
    words = say("digest-preview", period=title(asked.wish.period, say), at=_at(at))
    below = buttons(drafting.desk, asked)
    last = NoticeDraft(KIND, chat=chat, text=words, buttons=below, not_before=asked.now)
    return replace(found, drafts=(*drafts, last))


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


def choices(period: Period, offered: Sequence[date], first: int) -> tuple[Button, ...]:
    """The days from that place on, the way to further ones, and back to the three buttons."""
    page = offered[first : first + PAGE]
    days = [(f"{day:%d.%m}", f"{DAY}.{period.name}.{day.isoformat()}") for day in page]
    if len(offered) > first + PAGE:
        days.append((say("digest-more-days"), f"{LATER}.{period.name}.{first + PAGE}"))
    days.append((say("buttons-back"), f"{BACK}.{period.name}"))
    return tuple(Button(label, TOPIC, option, standing=True) for label, option in days)


def _at(at: datetime) -> str:
    return f"{at:%d.%m.%Y %H:%M}"
