"""A numbered list in a staff chat, turned page by page: a button a line, and the way on. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.events import Button, Reply
from bot.handlers.staff_queues import last_page
from bot.texts import say

ONE, PAGE = "of", "page"
"""What comes back with a press: `of.name`, or `page.number`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """`lines`: (name, title) in their order."""

    topic: str
    heading: str
    lines: Sequence[tuple[str, str]]


def page(told: Listed, number: int, lines: int) -> Reply:
    """The page with this number, from 0, or the last there is by now; `lines` of it at most."""
    last = last_page(len(told.lines), lines)
    number = min(number, last)
    shown = list(enumerate(told.lines, 1))[number * lines :][:lines]
    text = [told.heading, *(f"{place}. {title}" for place, (_, title) in shown)]
    if last:
        text.append(say("staff-queue-page", page=number + 1, pages=last + 1))
    buttons = [button(told.topic, str(place), ONE, name) for place, (name, _) in shown]
    for to, way in ((number - 1, "back"), (number + 1, "on")):
        if 0 <= to <= last:
            turn = say("staff-queue-turn", way=way)
            buttons.append(button(told.topic, turn, PAGE, str(to)))
    return Reply("\n".join(text), tuple(buttons), in_place=True)


def button(topic: str, label: str, what: str, which: str) -> Button:
    return Button(label, topic, f"{what}.{which}", standing=True)
