"""The pain map in a staff chat: candidates by pages, one with its formula, what to do. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import Button, Reply
from bot.handlers.staff_queues import last_page
from bot.texts import say
from reports.pain.board import Line
from reports.pain.words import PainWords

TOPIC = "pains"
PAGE, CARD, YES, WHY, NO, WITH, MERGE = "p", "c", "y", "n", "r", "m", "g"
"""What comes back with a press: `c.2026Q4.1f2e…`, the beginning of the row's name."""
REASONS = ("once", "doubt", "others", "mistake")
SHORT = 8
"""Characters of a name in a button."""
MOST = 6
"""Rows to merge with that are offered; the desk has all."""


def listed(lines: Sequence[Line], words: PainWords, at: tuple[str, str, int, int]) -> Reply:
    """`at`: the period, its title, the page, lines of a page."""
    period, title, number, size = at
    if not lines:
        return Reply(say("map-chat-none", period=title), in_place=True)
    last = last_page(len(lines), size)
    number = min(number, last)
    shown = list(enumerate(lines, 1))[number * size :][:size]
    text = [say("map-chat-list", period=title, n=len(lines))]
    text += [f"{place}. {_line(one, words)}" for place, one in shown]
    if last:
        text.append(say("staff-queue-page", page=number + 1, pages=last + 1))
    buttons = [_button(str(place), CARD, period, short(one)) for place, one in shown]
    for to, way in ((number - 1, "back"), (number + 1, "on")):
        if 0 <= to <= last:
            buttons.append(_button(say("staff-queue-turn", way=way), PAGE, period, str(to)))
    return Reply("\n".join(text), tuple(buttons), in_place=True)


def card(line: Line, words: PainWords, period: str, *, can_merge: bool) -> Reply:
    row = line.row
    text = [
        _line(line, words),
        "",
        *(words.proof(one) for one in row.proofs),
        words.prevalence(line),
        words.priority(line),
    ]
    buttons = [
        _button(say("map-chat-deed", deed="confirm"), YES, period, short(line)),
        _button(say("map-chat-deed", deed="reject"), WHY, period, short(line)),
    ]
    if can_merge:
        buttons.append(_button(say("map-chat-deed", deed="merge"), WITH, period, short(line)))
    return Reply("\n".join(text), (*buttons, _back(period)), in_place=True)


def reasons(line: Line, words: PainWords, period: str) -> Reply:
    text = say("map-chat-why", title=words.title(line.row))
    buttons = [
        _button(reason(number), f"{NO}{number}", period, short(line))
        for number in range(len(REASONS))
    ]
    return Reply(text, (*buttons, _back(period)), in_place=True)


def others(line: Line, rows: Sequence[Line], words: PainWords, period: str) -> Reply:
    shown = list(enumerate(rows[:MOST], 1))
    text = [say("map-chat-with", title=words.title(line.row))]
    text += [f"{place}. {_line(one, words)}" for place, one in shown]
    buttons = [_button(str(place), MERGE, period, short(line) + short(one)) for place, one in shown]
    return Reply("\n".join(text), (*buttons, _back(period)), in_place=True)


def reason(number: int) -> str:
    """As it is kept with the row."""
    return say("map-chat-reason", reason=REASONS[number])


def short(line: Line) -> str:
    return line.row.id[:SHORT]


def _line(line: Line, words: PainWords) -> str:
    level = words.level(line.priority)
    return say(
        "map-chat-line",
        process=words.process(line.row),
        pain=words.title(line.row),
        priority=level,
    )


def _back(period: str) -> Button:
    return _button(say("map-chat-back"), PAGE, period, "0")


def _button(label: str, what: str, period: str, which: str) -> Button:
    return Button(label, TOPIC, f"{what}.{period}.{which}", standing=True)
