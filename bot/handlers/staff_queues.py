"""Queues of cases in a staff chat, page by page; each line leads to its card. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.events import Button, Reply
from bot.handlers.staff_cards import left_of
from bot.handlers.staff_office import topic_title
from bot.texts import say
from config.workdays import Workdays
from storage.case_records import Case
from storage.queue_records import Filter
from storage.records import Channel

TOPIC = "queue"
CARD = "card"
"""What comes back with a press on a line: `card.number`; a turn of the page is `queue.page`."""

Queue = Literal["open", "mine", "overdue"]
FILTERS: dict[Queue, Filter] = {"open": "all", "mine": "mine", "overdue": "overdue"}
LINES, LINES_IN_VK = 30, 8
"""Cases of one page. VK has ten buttons under a message, and two of them turn the page."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`total` of the whole queue; `number` of the page, from 0; `owner` of whose cases it is;
    `workdays` of the town's region."""

    queue: Queue
    cases: Sequence[Case]
    total: int
    number: int
    lines: int
    workdays: Workdays
    owner: str = ""


def lines_of(channel: str) -> int:
    return LINES_IN_VK if channel == Channel.VK else LINES


def last_page(total: int, lines: int) -> int:
    return max(0, (total - 1) // lines)


def shown(page: QueuePage, today: date) -> Reply:
    """The page takes the place of the one it was turned from."""
    if not page.total:
        return Reply(say("staff-queue-none", queue=page.queue, owner=page.owner), in_place=True)
    title = say("staff-queue-title", queue=page.queue, owner=page.owner, count=page.total)
    first = page.number * page.lines + 1
    lines = [_line(page, place, case, today) for place, case in enumerate(page.cases, first)]
    last = last_page(page.total, page.lines)
    if last:
        lines.append(say("staff-queue-page", page=page.number + 1, pages=last + 1))
    buttons = [_to_card(place, case) for place, case in enumerate(page.cases, first)]
    turns = [(page.number - 1, "back"), (page.number + 1, "on")]
    buttons += [_turn(page.queue, to, way) for to, way in turns if 0 <= to <= last]
    text = "\n".join([title, *lines, "", say("staff-queue-how")])
    return Reply(text, tuple(buttons), in_place=True)


def _line(page: QueuePage, place: int, case: Case, today: date) -> str:
    message = case.message
    return say(
        "staff-queue-line",
        place=str(place),
        number=case.number,
        topic=topic_title(message.topic),
        status=say("staff-status", status=case.status),
        due_left=left_of(case, today, page.workdays),
        urgent="yes" if message.urgent else "no",
    )


def _to_card(place: int, case: Case) -> Button:
    return Button(str(place), TOPIC, f"{CARD}.{case.number}", standing=True)


def _turn(queue: Queue, to: int, way: str) -> Button:
    return Button(say("staff-queue-turn", way=way), TOPIC, f"{queue}.{to}", standing=True)
